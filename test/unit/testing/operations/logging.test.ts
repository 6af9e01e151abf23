/** Starting and stopping a trail. */
import { expect, test } from 'vitest'
import { createEmulator } from '../../../../src/testing/index.js'
import { call } from '../../../support/emulator-call.js'

test('a trail logs from StartLogging to StopLogging, and tells both times', async () => {
  let now = Date.UTC(2024, 2, 1, 12)
  const emulator = createEmulator({ now: () => now })
  await call(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs' })
  const status = () => call(emulator, 'GetTrailStatus', { Name: 'main' })

  const fresh = await status()
  expect(fresh).toMatchObject({ IsLogging: false, TimeLoggingStarted: '' })
  expect(fresh).not.toHaveProperty('StartLoggingTime')

  await call(emulator, 'StartLogging', { Name: 'main' })
  now += 500
  await call(emulator, 'StartLogging', { Name: 'main' })
  expect(await status()).toMatchObject({
    IsLogging: true,
    StartLoggingTime: 1709294400,
    TimeLoggingStarted: '2024-03-01T12:00:00Z',
    TimeLoggingStopped: '',
  })

  await call(emulator, 'StopLogging', { Name: 'main' })
  expect(await status()).toMatchObject({
    IsLogging: false,
    StartLoggingTime: 1709294400,
    StopLoggingTime: 1709294400.5,
    TimeLoggingStopped: '2024-03-01T12:00:00Z',
  })
})
