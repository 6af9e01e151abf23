/** Records of objects reach the consumer, and a job hears when all of it is accepted, or what is not and why. */
import { onTestFinished, expect, test } from 'vitest'
import type { IntakeBatch } from '../../../../src/intake/delivery/batch.js'
import { Dedupe } from '../../../../src/intake/delivery/dedupe.js'
import { seenInMemory } from '../../../../src/intake/options/seen-set.js'
import {
  Delivery,
  type DeliveryPlan,
  type Job,
  type ObjectFailure,
  type IndexedRecord,
} from '../../../../src/intake/delivery/delivery.js'
import type { ObjectReference } from '../../../../src/bucket/object-reference.js'
import { logKey } from '../../../support/log-keys.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { settled } from '../../../support/faults.js'

/** What an object holds: batches of records, or what is thrown in their place. */
type Content = readonly (readonly string[] | Error)[]

const objectOf = (key: string): ObjectReference => ({ bucket: 'trail-logs', key })

/** A delivery out of objects in memory. */
function deliveryOf(contents: Readonly<Record<string, Content>>, plan: Partial<DeliveryPlan<string>> = {}) {
  const clock = new FakeClock()
  const read: string[] = []
  const ended: string[] = []
  const delivery = new Delivery<string>({
    async *read({ key }, signal) {
      read.push(key)
      try {
        let firstIndex = 0
        for (const records of contents[key] ?? []) {
          await Promise.resolve()
          signal.throwIfAborted()
          if (records instanceof Error) throw records
          yield { firstIndex, records, textBytes: 1, isVerified: key !== 'plain' }
          firstIndex += records.length
        }
      } finally {
        ended.push(key)
      }
    },
    ackWithinMs: 1000,
    clock,
    ...plan,
  })
  onTestFinished(() => {
    expect(clock.pending).toBe(0)
  })
  return { delivery, clock, read, ended }
}

/** A job, and what it hears. */
function jobOf(...keys: readonly string[]) {
  const heard = { idle: 0, settled: [] as (readonly ObjectFailure[])[] }
  const controller = new AbortController()
  const job: Job = {
    objects: keys.map(objectOf),
    // As messages of a queue are: the body and the receipt handle are nobody else's business.
    message: Object.assign({ messageId: 'm1', receiveCount: 2 }, { body: 'secret', receiptHandle: 'secret' }),
    signal: controller.signal,
    idle: () => heard.idle++,
    settled: (failures) => heard.settled.push(failures),
  }
  return { job, heard, controller }
}

/** Takes all batches as a loop does. */
async function consume(delivery: Delivery<string>, handle: (batch: IntakeBatch<string>) => unknown): Promise<void> {
  for (let taken = await delivery.take(); taken !== undefined; taken = await delivery.take()) {
    await handle(taken.batch)
    taken.release()
  }
}

const acknowledge = (batch: IntakeBatch<string>) => batch.ack()

test('all records are handed out in their order, and the job settles without failures', async () => {
  const { delivery, read } = deliveryOf({ a: [['1', '2'], ['3']], b: [['4']] })
  const { job, heard } = jobOf('a', 'b')
  const got: string[][] = []
  void consume(delivery, (batch) => {
    got.push([...batch.records])
    return batch.ack()
  })
  await delivery.deliver(job)
  await settled()
  expect(got).toEqual([['1', '2'], ['3'], ['4']])
  expect(read).toEqual(['a', 'b'])
  expect(heard).toEqual({ idle: 0, settled: [[]] })
})

test('a batch tells where it comes from', async () => {
  const key = logKey('2026-01-15T12:05')
  const { delivery } = deliveryOf({ [key]: [['1']], other: [['2']] })
  const sources: unknown[] = []
  void consume(delivery, (batch) => {
    sources.push(batch.source)
    return batch.ack()
  })
  await delivery.deliver(jobOf(key, 'other').job)
  const told = { bucket: 'trail-logs', messageId: 'm1', receiveCount: 2 }
  expect(sources).toMatchObject([{ ...told, key, log: { accountId: '111111111111', day: '2026-01-15' } }, told])
  expect(sources[1]).not.toHaveProperty('log')
  expect(JSON.stringify(sources)).not.toContain('secret')
})

test('nothing is read ahead of a consumer', async () => {
  const { delivery, read, ended } = deliveryOf({ a: [['1'], ['2']], b: [['3']] })
  const { job, heard, controller } = jobOf('a', 'b')
  const delivering = delivery.deliver(job)
  await settled()
  expect([read, ended]).toEqual([['a'], []])
  controller.abort('enough')
  await delivering
  await settled()
  expect(heard.settled).toEqual([['a', 'b'].map((key) => ({ object: objectOf(key), error: 'enough' }))])
})

test('an object that cannot be read fails, and the others of its job are read all the same', async () => {
  const broken = new Error('cut off')
  const { delivery } = deliveryOf({ a: [['1'], broken], b: [['2']] })
  const { job, heard } = jobOf('a', 'b')
  void consume(delivery, acknowledge)
  await delivery.deliver(job)
  await settled()
  expect(heard.settled).toEqual([[{ object: objectOf('a'), error: broken }]])
})

test('an object without records is accepted when it is read', async () => {
  const { delivery } = deliveryOf({ a: [] })
  const { job, heard } = jobOf('a')
  await delivery.deliver(job)
  await settled()
  expect(heard).toEqual({ idle: 0, settled: [[]] })
})

test('a batch that is given up ends the reading of its object, and is the reason', async () => {
  const { delivery, ended } = deliveryOf({ a: [['1'], ['2'], ['3']] })
  const { job, heard } = jobOf('a')
  const reason = new Error('said the test')
  const got: string[] = []
  void consume(delivery, (batch) => {
    got.push(...batch.records)
    batch.fail(reason)
  })
  await delivery.deliver(job)
  await settled()
  expect(got.length).toBeLessThan(3)
  expect(ended).toEqual(['a'])
  expect(heard.settled).toEqual([[{ object: objectOf('a'), error: reason, isConsumers: true }]])
})

test('a consumer that goes on may acknowledge later', async () => {
  const { delivery, clock } = deliveryOf({ a: [['1'], ['2']] })
  const { job, heard } = jobOf('a')
  const batches: IntakeBatch<string>[] = []
  void consume(delivery, (batch) => batches.push(batch))
  await delivery.deliver(job)
  await settled()
  expect(heard).toEqual({ idle: 1, settled: [] })
  clock.advance(999)
  for (const batch of batches) expect(await batch.ack()).toBe(true)
  await settled()
  expect(heard).toEqual({ idle: 1, settled: [[]] })
})

test('a consumer that never acknowledges is waited for that long, and not longer', async () => {
  const { delivery, clock } = deliveryOf({ a: [['1']], b: [['2']] })
  const { job, heard } = jobOf('a', 'b')
  const batches: IntakeBatch<string>[] = []
  void consume(delivery, (batch) => batches.push(batch))
  await delivery.deliver(job)
  await settled()
  await batches[1]?.ack()
  clock.advance(1000)
  await settled()
  expect(heard.settled).toMatchObject([[{ object: objectOf('a'), error: { code: 'NotAcknowledged' } }]])
  expect(await batches[0]?.ack()).toBe(false)
})

test('while the consumer is at work on a batch it has all the time it needs', async () => {
  const { delivery, clock } = deliveryOf({ a: [['1']] })
  const { job, heard } = jobOf('a')
  void delivery.deliver(job)
  const taken = await delivery.take()
  await settled()
  clock.advance(1_000_000)
  await settled()
  expect(heard).toEqual({ idle: 0, settled: [] })
  await taken?.batch.ack()
  taken?.release()
  await settled()
  expect(heard.settled).toEqual([[]])
})

test('a job that is called off settles at once, though the consumer still holds a batch', async () => {
  const { delivery } = deliveryOf({ a: [['1']] })
  const { job, heard, controller } = jobOf('a')
  void delivery.deliver(job)
  const taken = await delivery.take()
  await settled()
  controller.abort('lost')
  await settled()
  expect(heard.settled).toEqual([[{ object: objectOf('a'), error: 'lost' }]])
  expect(await taken?.batch.ack()).toBe(false)
})

test('once it is closed consumers go away, and no timer is left, but acknowledgements still count', async () => {
  const { delivery, clock } = deliveryOf({ a: [['1']] })
  const { job, heard } = jobOf('a')
  const batches: IntakeBatch<string>[] = []
  const consuming = consume(delivery, (batch) => batches.push(batch))
  await delivery.deliver(job)
  await settled()
  delivery.close()
  await consuming
  expect(clock.pending).toBe(0)
  expect(await batches[0]?.ack()).toBe(true)
  await settled()
  expect(heard.settled).toEqual([[]])
})

test('what a filter leaves out is accepted, and ids are those of the places in the object', async () => {
  const contents = { a: [['1', '2', '3'], ['4'], ['5', '6']] }
  const filtered = deliveryOf(contents, { filter: (record) => Number(record) % 2 === 0 && record !== '4' })
  const whole = deliveryOf(contents)
  const idsOf = async ({ delivery }: typeof whole) => {
    const ids: Record<string, string | undefined> = {}
    void consume(delivery, (batch) => {
      batch.records.forEach((record, index) => (ids[record] = batch.ids[index]))
      return batch.ack()
    })
    const { job, heard } = jobOf('a')
    await delivery.deliver(job)
    await settled()
    expect(heard.settled).toEqual([[]])
    return ids
  }
  const [some, all] = [await idsOf(filtered), await idsOf(whole)]
  expect(Object.keys(some)).toEqual(['2', '6'])
  expect(all).toMatchObject(some)
})

test('a filter that throws fails its object', async () => {
  const { delivery } = deliveryOf(
    { a: [['1']] },
    {
      filter: () => {
        throw new Error('said the test')
      },
    },
  )
  const { job, heard } = jobOf('a')
  await delivery.deliver(job)
  await settled()
  expect(heard.settled).toMatchObject([[{ error: { message: 'said the test' } }]])
})

const dedupeBy =
  (seen = seenInMemory()) =>
  () =>
    new Dedupe<IndexedRecord<string>>(seen, ({ record }) => record)

test('what was acknowledged before is left out, and what was not comes again', async () => {
  const { delivery } = deliveryOf({ a: [['1', '2']], b: [['2', '3']], c: [['3', '4']] }, { dedupe: dedupeBy() })
  const got: string[][] = []
  void consume(delivery, (batch) => {
    got.push([...batch.records])
    if (batch.source.key !== 'b') return batch.ack()
    batch.fail()
    return undefined
  })
  for (const key of ['a', 'b', 'c']) await delivery.deliver(jobOf(key).job)
  expect(got).toEqual([['1', '2'], ['3'], ['3', '4']])
})

test('an object that fails leaves nothing behind, whichever of its batches were acknowledged', async () => {
  const added: (readonly string[])[] = []
  const dedupe = dedupeBy({ has: (ids) => ids.map(() => false), add: (ids) => added.push(ids) })
  const contents = {
    broken: [['1', '2'], new Error('cut off')],
    given: [['3'], ['4'], ['5']],
    whole: [['6'], ['7', '6']],
  }
  const { delivery } = deliveryOf(contents, { dedupe })
  const got: string[][] = []
  void consume(delivery, (batch) => {
    got.push([...batch.records])
    if (batch.records[0] !== '4') return batch.ack()
    batch.fail()
    return undefined
  })
  for (const key of ['broken', 'given', 'whole']) await delivery.deliver(jobOf(key).job)
  await settled()
  expect(got).toEqual(expect.arrayContaining([['1', '2'], ['3'], ['4'], ['6'], ['7']]))
  expect(added).toEqual([['6'], ['7']])
})

test('a batch says whether its records are proven', async () => {
  const { delivery } = deliveryOf({ plain: [['1']], zipped: [['2']] })
  const said: unknown[] = []
  void consume(delivery, ({ isVerified }) => said.push(isVerified))
  await delivery.deliver(jobOf('plain', 'zipped').job)
  await settled()
  delivery.close()
  expect(said).toEqual([false, true])
})

test('a set that cannot mark is heard of, and the batch is accepted', async () => {
  const errors: unknown[] = []
  const down = new Error('down')
  const dedupe = dedupeBy({ has: () => [], add: () => Promise.reject(down) })
  const { delivery } = deliveryOf({ a: [['1']] }, { dedupe, onError: (error) => errors.push(error) })
  const { job, heard } = jobOf('a')
  void consume(delivery, acknowledge)
  await delivery.deliver(job)
  await settled()
  expect(heard.settled).toEqual([[]])
  expect(errors).toEqual([down])
})

test('each object that was read to its end is told of, with what was handed out', async () => {
  const told: unknown[] = []
  const { delivery } = deliveryOf(
    { a: [['1', '2'], ['3']], b: [['4'], new Error('cut off')] },
    { filter: (record) => record !== '2', onRead: ({ key }, counts) => told.push([key, counts]) },
  )
  void consume(delivery, acknowledge)
  await delivery.deliver(jobOf('a', 'b').job)
  expect(told).toEqual([['a', { records: 3, delivered: 2, durationMs: 0 }]])
})
