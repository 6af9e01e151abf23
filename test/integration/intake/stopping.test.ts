/** How an intake ends: by `break`, `stop`, a signal, an empty queue; and what it leaves behind. */
import { expect, test } from 'vitest'
import type { IntakeBatch } from 'cloudtrail-client/intake'
import { FakeClock } from '../../support/fake-clock.js'
import { onOperation } from '../../support/fault-layer.js'
import { failed } from '../../support/failed.js'
import { accept, intakeSetting, Received, until, type IntakeSetting } from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('stopping')
const names = (count: number) => Array.from({ length: count }, (_, index) => `file${String(index)}`)
const forever = { stopWhenEmpty: false, waitSeconds: 20 }

/** A longer one fires at once. */
const longestTimerMs = 2 ** 31 - 1

const receivesOf = (setting: IntakeSetting) =>
  setting.layer.passages.filter(({ operation }) => operation === 'ReceiveMessage').length

/** One that takes what comes until the queue is empty, right now. */
const acceptRest = (setting: IntakeSetting, received: Received) => accept(setting.intake(), received)

test('break releases what was not acknowledged, and another intake receives it at once', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(9))
  const received = new Received()
  for await (const batch of setting.intake(forever)) {
    received.take(batch)
    break
  }
  const { ready, hidden } = await setting.content()
  expect({ ready: ready.length, hidden }).toEqual({ ready: 9, hidden: [] })
  await acceptRest(setting, received)
  await expectAll('break at the first batch', setting, received, ids)
})

test('break behind an acknowledgement keeps what is accepted', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(3))
  const received = new Received()
  for await (const batch of setting.intake({ ...forever, maxObjectsInFlight: 1 })) {
    received.take(batch)
    expect(await batch.ack()).toBe(true)
    break
  }
  expect((await setting.content()).ready).toHaveLength(2)
  await acceptRest(setting, received)
  expect(received.repeats).toBe(0)
  await expectAll('break behind an acknowledgement', setting, received, ids)
})

test('an error in the loop ends the intake as break does, and comes out of the loop', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(3))
  const received = new Received()
  const loop = async () => {
    for await (const batch of setting.intake(forever)) {
      received.take(batch)
      throw new Error('full')
    }
  }
  expect(await failed(loop())).toMatchObject({ message: 'full' })
  expect((await setting.content()).ready).toHaveLength(3)
  await acceptRest(setting, received)
  await expectAll('an error in the loop', setting, received, ids)
})

test('stop lets work under way finish, and releases the rest', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(6))
  const received = new Received()
  const intake = setting.intake({ ...forever, maxObjectsInFlight: 1 })
  const gate = gateOf()
  const running = intake.run(async (batch) => {
    received.take(batch)
    await gate.promise
  })
  await until(() => received.times.size > 0)
  const stopped = intake.stop({ graceMs: 10_000 })
  gate.resolve()
  await stopped
  await running
  const { ready, hidden } = await setting.content()
  // The second file was under way too: its records waited for the handler.
  expect({ ready: ready.length, hidden }).toEqual({ ready: 4, hidden: [] })
  expect(setting.told.failure).toEqual([])
  await acceptRest(setting, received)
  expect(received.repeats).toBe(0)
  await expectAll('stop with time to finish', setting, received, ids)
})

test('a message that comes while the intake stops is not begun, but released', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file0'])
  const received = new Received()
  const intake = setting.intake({ ...forever, maxObjectsInFlight: 1 })
  const gate = gateOf()
  const running = intake.run(async (batch) => {
    received.take(batch)
    await gate.promise
  })
  await until(() => received.times.size > 0 && receivesOf(setting) === 2)
  const stopped = intake.stop()
  gate.resolve()
  const later = await setting.deliver(['file1'])
  await stopped
  await running
  expect(received.ids).toEqual(ids)
  expect(await setting.content()).toMatchObject({ ready: [expect.any(String)], hidden: [] })
  await acceptRest(setting, received)
  await expectAll('a message that comes during stop', setting, received, [...ids, ...later])
})

test('stop gives up what is not finished in time', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(6))
  const received = new Received()
  const intake = setting.intake(forever)
  const gate = gateOf()
  const running = intake.run(async (batch) => {
    received.take(batch)
    await gate.promise
  })
  await until(() => received.times.size > 0)
  await intake.stop({ graceMs: 20 })
  expect((await setting.content()).ready).toHaveLength(6)
  expect(setting.told.failure[0]).toMatchObject({ error: { code: 'Stopped' } })
  gate.resolve()
  await running
  await acceptRest(setting, received)
  await expectAll('stop without time', setting, received, ids)
})

test('a grace without end is one', async () => {
  const clock = new FakeClock()
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  const received = new Received()
  const intake = setting.intake({ ...forever, clock, visibilityTimeoutSeconds: 43_200 })
  const running = intake.run(async (batch) => {
    received.take(batch)
    void intake.stop({ graceMs: Infinity })
    clock.advance(250) // ends the receive that is under way
    await until(() => clock.delays.includes(longestTimerMs))
    clock.advance(3_600_000)
  })
  await running
  expect(Math.max(...clock.delays)).toBe(longestTimerMs)
  expect(setting.told.failure).toEqual([])
  await expectAll('stop with graceMs: Infinity', setting, received, ids)
})

test('stop ends a loop that waits for messages', async () => {
  const setting = await intakeSetting()
  const intake = setting.intake(forever)
  const loop = accept(intake)
  await until(() => setting.layer.passages.some(({ operation }) => operation === 'ReceiveMessage'))
  await intake.stop()
  expect((await loop).ids).toEqual([])
})

test('a message that fails by itself while the intake stops is not shown at once', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  const intake = setting.intake(forever)
  const running = intake.run(() => {
    void intake.stop()
    throw new Error('full')
  })
  await running
  expect((await setting.content()).hidden).toHaveLength(1)
})

test('run goes on after a handler throws', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(5))
  const received = new Received()
  await setting.intake().run((batch) => {
    if (batch.source.key.includes('file2')) throw new Error('full')
    received.take(batch)
  })
  expect(setting.told.failure).toMatchObject([{ error: { message: 'full' } }])
  expect(received.times.size).toBe(12)
  await setting.expire()
  await acceptRest(setting, received)
  expect(received.repeats).toBe(0)
  await expectAll('a handler throws', setting, received, ids)
})

test('run rejects with the reason of its signal, and releases what it had', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(5))
  const received = new Received()
  const controller = new AbortController()
  const running = setting.intake(forever).run(
    (batch) => {
      received.take(batch)
      controller.abort('enough')
    },
    { signal: controller.signal },
  )
  expect(await failed(running)).toBe('enough')
  expect((await setting.content()).hidden).toEqual([])
  await acceptRest(setting, received)
  await expectAll('a signal fires', setting, received, ids)
})

test('run with a signal that has fired sends nothing', async () => {
  const setting = await intakeSetting()
  expect(await failed(setting.intake().run(() => undefined, { signal: AbortSignal.abort('no') }))).toBe('no')
  expect(setting.layer.passages).toEqual([])
})

test('several handlers work at the same time, and no more than asked for', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names(12))
  const received = new Received()
  let atWork = 0
  let most = 0
  const three = gateOf()
  const handler = async (batch: IntakeBatch) => {
    most = Math.max(most, ++atWork)
    if (atWork === 3) three.resolve()
    await three.promise
    received.take(batch)
    await setting.content() // a round trip, in which a fourth handler could begin
    atWork--
  }
  await setting.intake().run(handler, { concurrency: 3 })
  expect(most).toBe(3)
  await expectAll('three handlers at a time', setting, received, ids)
})

test.each([0, -1, 1.5, NaN])('%d handlers are refused before anything is sent', async (concurrency) => {
  const setting = await intakeSetting()
  const error = await failed(setting.intake().run(() => undefined, { concurrency }))
  expect(error).toMatchObject({ code: 'InvalidInput' })
  expect(setting.layer.passages).toEqual([])
})

test('an intake that was used cannot be used again', async () => {
  const setting = await intakeSetting()
  const intake = setting.intake()
  await accept(intake)
  expect(await failed(accept(intake))).toMatchObject({ code: 'InUse' })
})

test('a slow consumer of a queue that is to be emptied is not made to pay for idle receives', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  const received = new Received()
  await setting.intake().run(async (batch) => {
    received.take(batch)
    await until(() => receivesOf(setting) === 2)
    // Twenty round trips to the emulator, in which the intake makes none.
    for (let trip = 0; trip < 20; trip++) await setting.content()
    expect(receivesOf(setting)).toBe(2)
  })
  expect(receivesOf(setting)).toBeLessThan(5)
  await expectAll('a slow handler and stopWhenEmpty', setting, received, ids)
})

test('short polls of an empty queue leave a pause between them', async () => {
  const clock = new FakeClock()
  const setting = await intakeSetting()
  const intake = setting.intake({ stopWhenEmpty: false, clock })
  const loop = accept(intake)
  for (let receives = 1; receives <= 3; receives++) {
    await until(() => clock.delays.filter((delayMs) => delayMs === 1000).length === receives)
    clock.advance(999)
    await setting.content()
    expect(receivesOf(setting)).toBe(receives)
    clock.advance(1)
  }
  await until(() => receivesOf(setting) === 4)
  await intake.stop()
  await loop
})

test('a queue that does not tell its settings holds nobody up', async () => {
  const setting = await intakeSetting()
  setting.layer.meet(onOperation('GetQueueAttributes', () => () => undefined)) // is never answered
  const ids = await setting.deliver(['file'])
  await expectAll('GetQueueAttributes hangs', setting, await accept(setting.intake()), ids)
})

function gateOf(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((release) => {
    resolve = release
  })
  return { promise, resolve }
}
