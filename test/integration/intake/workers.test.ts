/** Several intakes on one queue, and one whose consumer is slow. */
import { expect, test } from 'vitest'
import { FakeClock } from '../../support/fake-clock.js'
import { cutsAfter, onOperation, passes, resets, type Fate } from '../../support/fault-layer.js'
import { accept, idsOf, intakeSetting, Received, recordOf, until } from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('workers')
const names = (count: number) => Array.from({ length: count }, (_, index) => `file${String(index)}`)

test('several intakes on one queue deliver every record and remove every message', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(120), 5)
  const received = new Received()
  const shares = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const intake = setting.intake({ waitSeconds: 1 })
      await accept(intake, received)
      return intake.counts.messagesReceived
    }),
  )
  expect(shares.filter((share) => share > 0).length).toBeGreaterThan(1)
  await expectAll('four intakes on one queue', setting, received, ids)
  expect(received.repeats).toBe(0)
})

test('intakes that come, fail and leave on a bad network deliver every record', async () => {
  const setting = await intakeSetting({ maxReceiveCount: 1000 })
  const ids = await setting.deliver(names(60), 5)
  const faults: (Fate | undefined)[] = [undefined, undefined, cutsAfter(10), undefined, undefined, undefined, resets]
  let requests = 0
  setting.layer.meet(() => faults[requests++ % faults.length])
  const received = new Received()
  for (let round = 0; (await setting.content()).ready.length > 0; round++) {
    const work = Array.from({ length: 3 }, async (_, worker) => {
      let batches = 0
      for await (const batch of setting.intake()) {
        received.take(batch)
        if (++batches % 4 === 3 && worker === 0) break
        if (batches % 5 !== 4) await batch.ack()
      }
    })
    await Promise.all(work)
    await setting.expire()
    expect(round).toBeLessThan(40)
  }
  await expectAll('three intakes on a bad network', setting, received, ids)
})

test('a slow consumer is never ahead of by more objects than asked for, and receiving stops', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(30), 8)
  let open = 0
  let most = 0
  setting.layer.meet(
    onOperation('GetObject', () => async (passage, response) => {
      most = Math.max(most, ++open)
      await passes(passage, response)
    }),
  )
  const received = new Received()
  const finished = new Set<string>()
  const intake = setting.intake({
    maxObjectsInFlight: 2,
    chunkSize: 4,
    on: {
      object: ({ source }) => {
        finished.add(source.key)
        open--
      },
    },
  })
  const held: number[] = []
  for await (const batch of intake) {
    await setting.content() // a round trip, in which the intake could run ahead
    held.push(intake.counts.messagesReceived - finished.size)
    received.take(batch)
    await batch.ack()
  }
  expect(most).toBeLessThanOrEqual(2)
  // Two are read, and two more wait so that the next is there when its turn comes.
  expect(Math.max(...held)).toBeLessThanOrEqual(5)
  await expectAll('a slow consumer, two objects in flight', setting, received, ids)
})

test('as many objects as may be in flight can wait for a consumer, while heartbeats and removals go on', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(65), 4)
  for (const name of names(65)) await setting.putFile(name, widePlainFile(name, 4))
  const received = new Received()
  const clock = new FakeClock()
  const beats = () =>
    setting.layer.passages.filter(({ operation }) => operation === 'ChangeMessageVisibilityBatch').length
  const requestsForAll = Math.ceil(65 / 10)
  /** A request, or a wait for bytes of an object, would have a timer as well. */
  const onlyHeartbeatIsTimed = () => clock.pending === 1
  const options = {
    maxObjectsInFlight: 60,
    maxBatchBytes: 1,
    requestTimeoutMs: 200,
    visibilityTimeoutSeconds: 1,
    clock,
  }
  await setting.intake(options).run(async (batch) => {
    const isFirst = received.times.size === 0
    received.take(batch)
    if (!isFirst) return
    for (let beat = 1; beat <= 3; beat++) {
      await until(onlyHeartbeatIsTimed)
      clock.advance(500)
      await until(() => beats() === beat * requestsForAll)
    }
    await until(onlyHeartbeatIsTimed)
  })
  expect(setting.told.failure).toEqual([])
  expect(received.repeats).toBe(0)
  await expectAll('60 objects in flight and a slow consumer', setting, received, ids)
})

/** Too large for what a connection takes ahead. */
const widePlainFile = (name: string, count: number): Uint8Array =>
  Buffer.from(JSON.stringify({ Records: idsOf(name, count).map((id) => recordOf(id, { wide: 'x'.repeat(100_000) })) }))
