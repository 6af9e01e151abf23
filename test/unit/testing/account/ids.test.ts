/** The ids that the emulator makes. */
import { expect, test } from 'vitest'
import { createIds } from '../../../../src/testing/account/ids.js'
import { createEmulator } from '../../../../src/testing/index.js'
import { call } from '../../../support/emulator-call.js'

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

test('ids are UUIDs, and none comes twice', () => {
  const [one, other] = [createIds(1, '111111111111'), createIds(1, '222222222222')]
  const ids = ['query', 'import'].flatMap((kind) => Array.from({ length: 50 }, () => [one(kind), other(kind)]).flat())
  expect(new Set(ids).size).toBe(200)
  expect(ids.every((id) => uuid.test(id))).toBe(true)
})

test('the same seed makes the same ids, whatever else was asked', async () => {
  const arnOf = async (seed: number | undefined, callsBefore: number) => {
    const emulator = createEmulator({ seed })
    for (let index = 0; index < callsBefore; index++) await call(emulator, 'ListTrails')
    return (await call(emulator, 'CreateEventDataStore', { Name: 'events' }))['EventDataStoreArn']
  }
  const arn = await arnOf(undefined, 0)
  expect(await arnOf(1, 3)).toBe(arn)
  expect(await arnOf(2, 0)).not.toBe(arn)
})
