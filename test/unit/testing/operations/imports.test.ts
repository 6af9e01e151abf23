/** Imports of log files into event data stores: how they move on, and what is refused. */
import { beforeEach, expect, test } from 'vitest'
import { CloudTrail, waitForImport } from 'cloudtrail-client'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal } from '../../../support/emulator-call.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { inVirtualTime } from '../../../support/virtual-time.js'

let emulator: Emulator
let clock: FakeClock
let store: string

beforeEach(async () => {
  clock = new FakeClock()
  const records = Array.from({ length: 7 }, (_, id) => ({ eventID: String(id), eventTime: '2026-01-01T11:00:00Z' }))
  emulator = createEmulator({ now: clock.now, records })
  const made = await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
    Name: 'events',
    TerminationProtectionEnabled: false,
  })
  store = made.EventDataStoreArn
})

const S3 = {
  S3LocationUri: 's3://audit-logs/AWSLogs/123456789012/CloudTrail/',
  S3BucketRegion: 'us-east-1',
  S3BucketAccessRoleArn: 'arn:aws:iam::123456789012:role/import',
}
const input = (more: object = {}) => ({ Destinations: [store], ImportSource: { S3 }, ...more })
const start = (more: object = {}) =>
  call<{ ImportId: string; ImportStatus: string }>(emulator, 'StartImport', input(more))

test('an import goes from state to state, and is waited for by the client', async () => {
  const { ImportId, ...started } = await start({ StartEventTime: 1, EndEventTime: 2 })
  expect(started).toEqual({
    ImportStatus: 'INITIALIZING',
    Destinations: [store],
    ImportSource: { S3 },
    StartEventTime: 1,
    EndEventTime: 2,
    CreatedTimestamp: clock.now() / 1000,
    UpdatedTimestamp: clock.now() / 1000,
  })
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
  })
  const { ImportStatistics } = await inVirtualTime(clock, waitForImport(cloudtrail, { ImportId }, { clock }))
  expect(ImportStatistics).toMatchObject({ EventsCompleted: 7, FailedEntries: 0 })
  expect((await cloudtrail.listImportFailures({ ImportId })).Failures).toEqual([])
})

test('looking at it is enough when the clock stands', async () => {
  const { ImportId } = await start()
  const states: unknown[] = []
  for (let look = 0; look < 3; look++) states.push((await call(emulator, 'GetImport', { ImportId }))['ImportStatus'])
  expect(states).toEqual(['IN_PROGRESS', 'COMPLETED', 'COMPLETED'])
})

test('one runs at a time; a stopped one can be started again', async () => {
  const { ImportId } = await start()
  expect(await refusal(emulator, 'StartImport', input())).toBe('AccountHasOngoingImportException')
  expect(await refusal(emulator, 'DeleteEventDataStore', { EventDataStore: store })).toBe(
    'EventDataStoreHasOngoingImportException',
  )
  expect(await refusal(emulator, 'StartImport', { ImportId })).toBe('InvalidParameterException')
  expect(await call(emulator, 'StopImport', { ImportId })).toMatchObject({ ImportStatus: 'STOPPED' })
  expect(await call(emulator, 'StartImport', { ImportId })).toMatchObject({ ImportStatus: 'INITIALIZING', ImportId })
})

test('they are listed by destination and status', async () => {
  const { ImportId } = await start()
  clock.advance(2000)
  const idsOf = async (filter: object) =>
    (await call<{ Imports: { ImportId: string }[] }>(emulator, 'ListImports', filter)).Imports.map(
      (one) => one.ImportId,
    )
  expect(await idsOf({})).toEqual([ImportId])
  expect(await idsOf({ Destination: store, ImportStatus: 'COMPLETED' })).toEqual([ImportId])
  expect(await idsOf({ ImportStatus: 'FAILED' })).toEqual([])
  expect(await refusal(emulator, 'ListImports', { MaxResults: 0 })).toBe('InvalidParameterException')
})

test.each([
  [{ ImportId: '11111111-2222-3333-4444-555555555555' }, 'InvalidParameterException'],
  [{ Destinations: ['x'] }, 'EventDataStoreARNInvalidException'],
  [{ ImportSource: { S3: { ...S3, S3LocationUri: 'https://audit-logs' } } }, 'InvalidImportSourceException'],
  [{ ImportSource: { S3: { ...S3, S3BucketRegion: 'here' } } }, 'InvalidImportSourceException'],
  [{ ImportSource: { S3: { ...S3, S3BucketAccessRoleArn: 'import' } } }, 'InvalidImportSourceException'],
  [{ StartEventTime: 2, EndEventTime: 1 }, 'InvalidParameterException'],
])('%j is refused with %s', async (more, code) => {
  expect(await refusal(emulator, 'StartImport', input(more))).toBe(code)
})

test('an import that does not exist is told so', async () => {
  expect(await refusal(emulator, 'GetImport', { ImportId: '11111111-2222-3333-4444-555555555555' })).toBe(
    'ImportNotFoundException',
  )
  expect(await refusal(emulator, 'GetImport', { ImportId: 'x' })).toBe('InvalidParameterException')
})
