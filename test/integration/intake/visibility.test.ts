/** How long a message stays hidden: while it is worked on, until it is acknowledged, and no longer once it is given up. */
import { expect, test } from 'vitest'
import type { IntakeBatch } from 'cloudtrail-client/intake'
import { FakeClock } from '../../support/fake-clock.js'
import { failsEntries, onOperation, passes } from '../../support/fault-layer.js'
import { FastClock } from '../../support/fast-clock.js'
import { accept, idsOf, intakeSetting, Received, until, type IntakeSetting } from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('visibility')

/** Twenty seconds that are over in a fifth of one; the emulator is told when they are. */
const fast = { clock: new FastClock(), visibilityTimeoutSeconds: 20 }

interface Change {
  readonly ReceiptHandle: string
  readonly VisibilityTimeout: number
}

const changesOf = (setting: IntakeSetting): readonly Change[] =>
  setting.layer.passages
    .filter(({ operation }) => operation === 'ChangeMessageVisibilityBatch')
    .flatMap(({ input }) => input['Entries'] as Change[]) // sound: so the operation writes them

/** What was asked for, in seconds. */
const visibilityChanges = (setting: IntakeSetting) => changesOf(setting).map((change) => change.VisibilityTimeout)

test('messages stay hidden for as long as a handler takes, those that wait their turn too', async () => {
  const clock = new FakeClock()
  const setting = await intakeSetting()
  const ids = await setting.deliver(['slow', 'waiting'])
  const received = new Received()
  const askedAtMs = new Map<string, number[]>()
  setting.layer.meet(
    onOperation('ChangeMessageVisibilityBatch', () => async (passage, response) => {
      for (const { ReceiptHandle } of passage.input['Entries'] as Change[])
        askedAtMs.set(ReceiptHandle, [...(askedAtMs.get(ReceiptHandle) ?? []), clock.now()])
      await passes(passage, response)
    }),
  )
  const startMs = clock.now()
  await setting.intake({ clock, visibilityTimeoutSeconds: 20, maxObjectsInFlight: 1 }).run(async (batch) => {
    const isFirst = received.times.size === 0
    received.take(batch)
    if (!isFirst) return
    await until(async () => (await setting.content()).hidden.length === 2)
    for (let beat = 1; beat <= 4; beat++) {
      clock.advance(10_000)
      await until(() => visibilityChanges(setting).length === 2 * beat)
    }
  })
  expect([...askedAtMs.values()]).toEqual(
    Array.from({ length: 2 }, () => [10, 20, 30, 40].map((s) => startMs + s * 1000)),
  )
  expect(new Set(visibilityChanges(setting))).toEqual(new Set([20]))
  expect(received.repeats).toBe(0)
  await expectAll('a handler slower than the visibility timeout', setting, received, ids)
})

test('a heartbeat that fails is repeated, and the work goes on', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  const failing = failsEntries(() => true, 'InternalError', true)
  setting.layer.meet(onOperation('ChangeMessageVisibilityBatch', (_, nth) => (nth < 2 ? failing : undefined)))
  const received = new Received()
  await setting.intake({ clock: new FastClock(), visibilityTimeoutSeconds: 20 }).run(async (batch) => {
    received.take(batch)
    await until(() => visibilityChanges(setting).length > 3)
  })
  expect(setting.told.failure).toMatchObject([
    { error: { code: 'InternalError' } },
    { error: { code: 'InternalError' } },
  ])
  await expectAll('heartbeats that fail twice', setting, received, ids)
})

test('a heartbeat with a stale receipt ends the work, and its acknowledgement does not count', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'], 4)
  const stale = failsEntries(() => true, 'ReceiptHandleIsInvalid', true)
  setting.layer.meet(onOperation('ChangeMessageVisibilityBatch', (_, nth) => (nth === 0 ? stale : undefined)))
  const received = new Received()
  const acks: boolean[] = []
  for await (const batch of setting.intake({ clock: new FastClock(), visibilityTimeoutSeconds: 20, chunkSize: 2 })) {
    received.take(batch)
    await until(() => setting.told.failure.length > 0)
    acks.push(await batch.ack())
  }
  expect(acks).toEqual([false])
  expect(setting.told.failure).toMatchObject([{ error: { code: 'NotOurs' }, receiveCount: 1 }])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('a heartbeat with a stale receipt', setting, received, idsOf('file', 4))
})

test('a batch that a loop went on from is delivered again when it was not acknowledged', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['one', 'two'])
  const received = new Received()
  const expired = until(() => setting.told.failure.length > 0).then(() => setting.expire())
  for await (const batch of setting.intake({ ...fast, stopWhenEmpty: false })) {
    received.take(batch)
    const { receiveCount, key } = batch.source
    if (receiveCount !== 1 || !key.includes('one')) await batch.ack()
    if (receiveCount === 2) break
  }
  await expired
  expect(setting.told.failure.map(({ error }) => error)).toMatchObject([{ code: 'NotAcknowledged' }])
  expect(received.times.get('one-0')).toBe(2)
  await expectAll('a batch that is not acknowledged', setting, received, ids)
})

test('acknowledgements that come later count, in any order', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['one', 'two', 'three'], 4)
  const received = new Received()
  const batches: IntakeBatch[] = []
  const intake = setting.intake({ chunkSize: 2 })
  for await (const batch of intake) {
    received.take(batch)
    batches.push(batch)
  }
  const acks = await Promise.all(batches.reverse().map((batch) => batch.ack()))
  expect(acks).toEqual(Array.from({ length: 6 }, () => true))
  await until(async () => (await setting.content()).hidden.length === 0)
  await expectAll('acknowledged after the end of the loop', setting, received, ids)
  expect(intake.counts).toMatchObject({ messagesRemoved: 3, failures: 0 })
})

test('an acknowledgement that comes too late does not count', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  const received = new Received()
  let first: IntakeBatch | undefined
  const expired = until(() => setting.told.failure.length > 0).then(() => setting.expire())
  for await (const batch of setting.intake({ ...fast, stopWhenEmpty: false })) {
    received.take(batch)
    if (first !== undefined) {
      expect(await first.ack()).toBe(false)
      await batch.ack()
      break
    }
    first = batch
  }
  await expired
  await expectAll('acknowledged too late', setting, received, ids)
  expect(received.repeats).toBe(3)
})

test('a batch that is given up is delivered again, and later batches of its object are not handed out', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'], 6)
  const received = new Received()
  for await (const batch of setting.intake({ chunkSize: 2 })) {
    received.take(batch)
    batch.fail(new Error('the store is full'))
    expect(await batch.ack()).toBe(false)
  }
  expect(received.ids).toEqual(['file-0', 'file-1'])
  expect(setting.told.failure).toMatchObject([{ error: { message: 'the store is full' } }])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('a batch that is given up', setting, received, idsOf('file', 6))
})

test('a batch that is left unacknowledged has the whole visibility timeout from then on', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  for await (const _ of setting.intake({ visibilityTimeoutSeconds: 77 }));
  await until(() => visibilityChanges(setting).length > 0)
  expect(visibilityChanges(setting)).toEqual([77])
})
