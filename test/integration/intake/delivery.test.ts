/** What becomes of messages and their objects: every record is delivered at least once, and none is accepted unread. */
import { createIntake } from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { changesReply, failsEntries, onOperation, s3Refusal } from '../../support/fault-layer.js'
import {
  accept,
  cloudTrailMessage,
  idsOf,
  intakeSetting,
  keyOf,
  Received,
  until,
} from '../../support/intake-setting.js'
import { FastClock } from '../../support/fast-clock.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('messages and objects')
const names = (count: number) => Array.from({ length: count }, (_, index) => `file${String(index)}`)
const empty = { ready: [], hidden: [] }

test('all records of all files are delivered, and the messages removed', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(25), 40)
  const intake = setting.intake()
  const received = await accept(intake)
  await expectAll('nothing goes wrong', setting, received, ids)
  expect(received.repeats).toBe(0)
  expect(intake.counts).toMatchObject({ messagesReceived: 25, messagesRemoved: 25, objectsRead: 25, failures: 0 })
  expect(intake.counts).toMatchObject({ recordsRead: 1000, recordsDelivered: 1000 })
})

test('messages that are delivered twice and in another order lose nothing', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(20))
  const twice = changesReply((output) => {
    const messages = (output['Messages'] ?? []) as object[] // sound: the output of a receive
    return messages.length === 0 ? {} : { Messages: [...messages, ...messages].reverse().slice(0, 10) }
  })
  setting.layer.meet(onOperation('ReceiveMessage', () => twice))
  const received = new Received()
  // What the layer holds back of a receive is shown again when its time is over.
  while ((await setting.content()).ready.length > 0) {
    await accept(setting.intake(), received)
    await setting.expire()
  }
  await expectAll('messages twice and in reverse', setting, received, ids)
  expect(received.repeats).toBeGreaterThan(0)
})

test('an entry that cannot be removed at first is removed with the next request', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(4))
  const busy = failsEntries((_, index) => index === 0, 'InternalError', false)
  setting.layer.meet(onOperation('DeleteMessageBatch', (_, nth) => (nth === 0 ? busy : undefined)))
  const received = await accept(setting.intake())
  await expectAll('an entry fails once in a removal', setting, received, ids)
  expect(setting.told.failure).toEqual([])
})

test('a removal that is refused is reported, and the message is delivered again', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(4))
  const refusing = failsEntries((_, index) => index === 0, 'InternalError', true)
  setting.layer.meet(onOperation('DeleteMessageBatch', (_, nth) => (nth === 0 ? refusing : undefined)))
  const received = await accept(setting.intake())
  expect(setting.told.failure).toMatchObject([{ error: { code: 'InternalError' } }])
  expect((await setting.content()).hidden).toHaveLength(1)
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('an entry fails for good in a removal', setting, received, ids)
})

test('a stale receipt is reported, and the message is delivered again', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(2))
  const stale = failsEntries(() => true, 'ReceiptHandleIsInvalid', true)
  setting.layer.meet(onOperation('DeleteMessageBatch', (_, nth) => (nth === 0 ? stale : undefined)))
  const received = await accept(setting.intake())
  expect(setting.told.failure[0]).toMatchObject({ error: { code: 'ReceiptHandleIsInvalid' } })
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('stale receipts in a removal', setting, received, ids)
})

test('an object that is not there yet is read with the next delivery', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(2))
  await setting.send(cloudTrailMessage(keyOf('late')))
  const received = await accept(setting.intake())
  expect(setting.told.failure).toMatchObject([{ error: { code: 'NoSuchKey' }, object: { key: keyOf('late') } }])
  expect((await setting.content()).hidden).toHaveLength(1)
  await setting.putFile('late')
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('an object that comes late', setting, received, [...ids, ...idsOf('late', 3)])
})

test('a missing object can count as accepted', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(2))
  await setting.send(cloudTrailMessage(keyOf('gone')))
  const received = await accept(setting.intake({ onMissingObject: 'ack' }))
  await expectAll('a missing object that is acknowledged', setting, received, ids)
  expect(setting.told.skip).toMatchObject([{ reason: 'missing', object: { key: keyOf('gone') } }])
})

test('a refused object is no missing one', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(2))
  setting.layer.meet(onOperation('GetObject', (_, nth) => (nth === 0 ? s3Refusal(403, 'AccessDenied') : undefined)))
  const received = await accept(setting.intake({ onMissingObject: 'ack' }))
  expect(setting.told.failure).toMatchObject([{ error: { code: 'AccessDenied' } }])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('an object is refused once', setting, received, ids)
})

test('a store that is busy for a moment is asked again', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(3))
  setting.layer.meet(onOperation('GetObject', (_, nth) => (nth < 2 ? s3Refusal(503, 'SlowDown') : undefined)))
  const received = await accept(setting.intake())
  await expectAll('503 SlowDown twice', setting, received, ids)
  expect(setting.told.failure).toEqual([])
})

test('when one object of a message fails while others can be read, the next delivery reads only that one', async () => {
  const setting = await intakeSetting()
  const keys = await Promise.all(names(4).map((name) => setting.putFile(name)))
  await setting.send(cloudTrailMessage(...keys))
  const isFailing = (path: string) => path.includes('file2') && setting.told.failure.length === 0
  const denied = s3Refusal(403, 'AccessDenied')
  setting.layer.meet(onOperation('GetObject', ({ path }) => (isFailing(path) ? denied : undefined)))
  const received = new Received()
  const reads: string[] = []
  const intake = setting.intake({ stopWhenEmpty: false, waitSeconds: 20 })
  const running = intake.run((batch) => {
    reads.push(batch.source.key)
    received.take(batch)
  })
  await until(() => received.times.size === 9)
  const others = await setting.deliver(['other'])
  await until(() => setting.told.failure.length === 1 && setting.told.remove.length === 1)
  await setting.expire()
  await until(() => setting.told.remove.length === 2)
  await intake.stop()
  await running
  const ids = names(4).flatMap((name) => idsOf(name, 3))
  await expectAll('one object of four fails', setting, received, [...ids, ...others])
  expect(received.repeats).toBe(0)
  expect(reads).toHaveLength(5)
})

test('when one object of a message fails and nothing else is read, it alone is tried again in place', async () => {
  const setting = await intakeSetting()
  const keys = await Promise.all(names(4).map((name) => setting.putFile(name)))
  await setting.send(cloudTrailMessage(...keys))
  const denied = s3Refusal(403, 'AccessDenied')
  let left = 2
  setting.layer.meet(
    onOperation('GetObject', ({ path }) => (path.includes('file2') && left-- > 0 ? denied : undefined)),
  )
  const received = new Received()
  const reads: string[] = []
  const intake = setting.intake({ stopWhenEmpty: false, waitSeconds: 20, clock: new FastClock() })
  const running = intake.run((batch) => {
    reads.push(batch.source.key)
    received.take(batch)
  })
  await until(() => setting.told.remove.length === 1)
  await intake.stop()
  await running
  expect({ reads: reads.length, failures: setting.told.failure }).toEqual({ reads: 4, failures: [] })
  const ids = names(4).flatMap((name) => idsOf(name, 3))
  await expectAll('one object of four fails twice', setting, received, ids)
})

test('with deleteConsumedMessages false every message stays', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(3))
  await setting.send('CloudTrail validation message.')
  const received = await accept(setting.intake({ deleteConsumedMessages: false }))
  await expectAll('deleteConsumedMessages: false', setting, received, ids, { inQueue: 4 })
  expect(setting.layer.passages.filter(({ operation }) => operation === 'DeleteMessageBatch')).toEqual([])
})

test('records are handed out as text with parse false', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(2))
  const received = new Received()
  for await (const batch of createIntake({ ...setting.options, parse: false })) {
    expect(batch.records.every((record) => typeof record === 'string')).toBe(true)
    received.take(batch)
    await batch.ack()
  }
  await expectAll('parse: false', setting, received, ids)
})

test('an empty queue ends the iteration', async () => {
  const setting = await intakeSetting()
  expect((await accept(setting.intake())).ids).toEqual([])
  expect(await setting.content()).toEqual(empty)
})
