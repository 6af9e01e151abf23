/** A limiter on a store: what it asks the store, who gets the slots, and what happens when the store fails. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { createRateLimiter } from '../../../src/retry/create-limiter.js'
import type { GrantRequest } from '../../../src/retry/limiter.js'
import type { PaceRequest, PaceSlot, PaceStore } from '../../../src/retry/pace-store.js'
import { StorePace } from '../../../src/retry/store-pace.js'
import { createMemoryPaceStore } from '../../../src/testing/memory-pace-store.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { settled } from '../../support/faults.js'

const request = { key: 'aws/123456789012/eu-west-1/LookupEvents', ratePerSecond: 2, capacity: 1 }

type Answer = (request: PaceRequest) => Promise<PaceSlot> | PaceSlot

/** Limiters on one store, as in several processes, and who was granted when, in milliseconds. */
function observed(answer?: Answer) {
  const clock = new FakeClock(0)
  const memory = createMemoryPaceStore({ now: clock.now })
  const asked: PaceRequest[] = []
  const store: PaceStore = {
    take: async (slot) => {
      asked.push(slot)
      return (answer ?? memory.take)(slot)
    },
    report: memory.report,
  }
  const granted: [name: string, ms: number][] = []
  const process = () => {
    const limiter = createRateLimiter({ clock, store })
    const ask = (name: string, more: Partial<GrantRequest> = {}) =>
      limiter.acquire({ ...request, ...more }).then(({ waitedMs }) => {
        granted.push([name, clock.now()])
        return waitedMs
      })
    return { limiter, ask }
  }
  const pass = async (ms: number) => {
    for (const untilMs = clock.now() + ms; ;) {
      await settled()
      if (clock.nextMs === undefined || clock.nextMs > untilMs) {
        clock.advance(untilMs - clock.now())
        return settled()
      }
      clock.advanceToNext()
    }
  }
  return { clock, asked, granted, process, pass, ...process() }
}

test('the store is asked for one slot at a time, with the interval of the rate', async () => {
  const { ask, asked, granted, pass } = observed()
  await pass(100)
  const waits = Promise.all(['a', 'b', 'c'].map((name) => ask(name)))
  await pass(400)
  expect(granted).toEqual([['a', 100]])
  expect(asked).toEqual([1, 2].map(() => ({ key: request.key, intervalMs: 500, burst: 1 })))
  await pass(1000)
  expect(granted).toEqual([
    ['a', 100],
    ['b', 600],
    ['c', 1100],
  ])
  expect(await waits).toEqual([0, 500, 1000])
  await pass(10_000)
  expect(asked).toHaveLength(3)
})

test('processes that share a store share the rate, and take turns', async () => {
  const { process, granted, pass } = observed()
  const processes = ['a', 'b', 'c'].map((name) => ({ name, ...process() }))
  for (const { name, ask } of processes) for (let call = 0; call < 4; call++) void ask(name)
  await pass(20_000)
  expect(granted.map(([, ms]) => ms)).toEqual(granted.map((_, index) => index * 500))
  for (const { name } of processes) {
    expect(granted.slice(0, 6).filter(([who]) => who === name)).toHaveLength(2)
    expect(granted.filter(([who]) => who === name)).toHaveLength(4)
  }
})

test('a burst is granted at once, one round trip after the other', async () => {
  const { ask, granted, pass } = observed()
  for (let call = 0; call < 5; call++) void ask('a', { capacity: 3 })
  await pass(1000)
  expect(granted.map(([, ms]) => ms)).toEqual([0, 0, 0, 500, 1000])
})

test('a slot goes to the request whose turn it is when it comes, not to the one that it was asked for', async () => {
  const { ask, granted, pass } = observed()
  void ask('taken')
  void ask('job', { priority: 'backfill' })
  await pass(100)
  void ask('person')
  await pass(5000)
  expect(granted).toEqual([
    ['taken', 0],
    ['person', 500],
    ['job', 1000],
  ])
})

test('priorities and turns by requester are those of the queue without a store', async () => {
  const { ask, granted, pass } = observed()
  void ask('taken')
  await pass(0)
  for (const name of ['a1', 'a2', 'a3']) void ask(name, { requester: 'a' })
  void ask('b1', { requester: 'b' })
  void ask('poll', { priority: 'follow' })
  await pass(10_000)
  expect(granted.map(([name]) => name)).toEqual(['taken', 'a1', 'b1', 'a2', 'a3', 'poll'])
})

test('a slot whose request gave up is used by the next one, when it comes', async () => {
  const { ask, asked, granted, pass, clock } = observed()
  const controller = new AbortController()
  const { signal } = controller
  void ask('a')
  const gone = failed(ask('b', { signal }))
  await pass(100)
  controller.abort('stop')
  expect(await gone).toBe('stop')
  expect([clock.pending, getEventListeners(signal, 'abort')]).toEqual([0, []])
  void ask('c')
  await pass(1000)
  expect(granted).toEqual([
    ['a', 0],
    ['c', 500],
  ])
  expect(asked).toHaveLength(2)
})

test('a slot that nobody used costs one interval', async () => {
  const { ask, granted, pass, process } = observed()
  const controller = new AbortController()
  void ask('a')
  const gone = failed(ask('b', { signal: controller.signal }))
  await pass(100)
  controller.abort('stop')
  await gone
  void process().ask('other process')
  await pass(5000)
  expect(granted).toEqual([
    ['a', 0],
    ['other process', 1000],
  ])
})

test('a slot that came long ago is let go, and another one asked for', async () => {
  const { ask, asked, granted, pass } = observed()
  const controller = new AbortController()
  void ask('a')
  const gone = failed(ask('b', { signal: controller.signal }))
  await pass(0)
  controller.abort('stop')
  await gone
  await pass(560) // the slot came at 500, and others may have had the one after
  expect(asked).toHaveLength(2)
  void ask('c')
  await pass(10_000)
  expect(granted.slice(1)).toEqual([['c', 1000]])
  expect(asked).toHaveLength(3)
})

test('a process that always comes too late for its slot gets every other one', async () => {
  let asked = 0
  const take = () => Promise.resolve({ waitMs: 100 * ++asked })
  const pace = new StorePace({ take, report: () => 0 }, { key: 'a', intervalMs: 500, burst: 1 }, new FakeClock(0))
  const takenAt = async (nowMs: number) => {
    const isTaken = pace.take(nowMs)
    await settled()
    return isTaken
  }
  expect([await takenAt(0), await takenAt(601), await takenAt(1400), await takenAt(1400)]).toEqual([
    false,
    false, // 501 ms after the slot at 100; another one, in 200 ms, is asked for
    true, // 599 ms late
    false,
  ])
  expect(asked).toBe(3)
  expect([await takenAt(1699), await takenAt(1700)]).toEqual([false, true])
})

test('maxWaitMs is compared with what the store answers', async () => {
  const { ask, granted, pass, process } = observed()
  void ask('a')
  await pass(0)
  const { ask: askInOther } = process()
  expect(await failed(askInOther('hasty', { maxWaitMs: 499 }))).toMatchObject({
    code: 'GrantTimeout',
    expectedWaitMs: 500,
    mayBeSent: false,
  })
  void askInOther('patient', { maxWaitMs: 500 })
  await pass(5000)
  expect(granted).toEqual([
    ['a', 0],
    ['patient', 500],
  ])
})

test('who waits in the queue is refused as soon as an answer shows that the wait is too long', async () => {
  const answers = [0, 500, 3000]
  const { ask, granted, pass, clock } = observed(() => ({ waitMs: answers.shift() ?? 0 }))
  void ask('a')
  void ask('b')
  await pass(0)
  const refused = failed(ask('c', { maxWaitMs: 1200 })).then((error) => [error, clock.now()])
  await pass(600)
  expect(granted.map(([name]) => name)).toEqual(['a', 'b'])
  expect(await refused).toEqual([expect.objectContaining({ code: 'GrantTimeout', expectedWaitMs: 3000 }), 500])
})

test('of those who share a store with others, the expected wait counts the slots of the others', async () => {
  const { process, pass, ask } = observed()
  const others = Array.from({ length: 4 }, process)
  for (const other of others) for (let call = 0; call < 5; call++) void other.ask('other')
  void ask('a')
  await pass(0)
  expect(await failed(ask('b', { maxWaitMs: 3999 }))).toMatchObject({ code: 'GrantTimeout', expectedWaitMs: 4000 })
})

test('onWait is called with the wait that the store answered, and not without a wait', async () => {
  const { ask, pass } = observed()
  const waits: unknown[] = []
  const onWait = (wait: unknown) => waits.push(wait)
  void ask('a', { onWait })
  void ask('b', { onWait })
  void ask('c', { onWait })
  await pass(5000)
  expect(waits).toEqual([
    { delayMs: 500, queueLength: 0 },
    { delayMs: 1000, queueLength: 1 },
  ])
})

test('the time until the answer counts as waited', async () => {
  const { ask, pass, clock } = observed(
    () =>
      new Promise((resolve) => {
        clock.after(30, () => {
          resolve({ waitMs: 10 })
        })
      }),
  )
  const waited = ask('a')
  await pass(100)
  expect(await waited).toBe(40)
})

test('a store that fails fails the calls that wait for its answer, and is asked again for the next', async () => {
  let failures = 2
  const { ask, granted, pass } = observed((slot) => {
    if (failures-- > 0) throw new Error(`no ${slot.key}`)
    return { waitMs: 0 }
  })
  const first = [failed(ask('a')), failed(ask('b'))]
  expect(await Promise.all(first)).toMatchObject([{ message: `no ${request.key}` }, { message: `no ${request.key}` }])
  expect(await failed(ask('c'))).toMatchObject({ message: `no ${request.key}` })
  void ask('d')
  await pass(0)
  expect(granted).toEqual([['d', 0]])
})

test('in a queue a failure costs one request, and the others go on', async () => {
  const answers: (Error | number)[] = [0, 500, new Error('lost'), 500]
  const { ask, granted, pass } = observed(() => {
    const answer = answers.shift() ?? 500
    if (typeof answer === 'object') throw answer
    return { waitMs: answer }
  })
  void ask('a')
  const [b, c, d] = ['b', 'c', 'd'].map((name) => ask(name))
  const lost = failed(c!)
  await pass(5000)
  expect(await lost).toMatchObject({ message: 'lost' })
  expect([await b, await d]).toEqual([500, 1000])
  expect(granted.map(([name]) => name)).toEqual(['a', 'b', 'd'])
})

test.each([[undefined], [{}], [{ waitMs: NaN }], [{ waitMs: -1 }], [{ waitMs: '5' }], [{ waitMs: Infinity }]])(
  'a store that answers %j fails',
  async (answer) => {
    const { ask, clock } = observed(() => answer as PaceSlot)
    const error = await failed(ask('a'))
    expect(error).toBeInstanceOf(TypeError)
    expect(error).toMatchObject({ message: expect.stringContaining('the store must answer with a waitMs') as string })
    expect(clock.pending).toBe(0)
  },
)

test('a store that rejects with nothing fails too', async () => {
  const { ask } = observed(() => Promise.reject())
  expect(await failed(ask('a'))).toMatchObject({ message: 'the store failed, and gave no reason' })
})

test('a signal ends the wait for a store that never answers', async () => {
  const { ask, clock } = observed(() => new Promise(() => 0))
  const controller = new AbortController()
  const gone = failed(ask('a', { signal: controller.signal }))
  await settled()
  controller.abort('stop')
  expect(await gone).toBe('stop')
  expect([clock.pending, getEventListeners(controller.signal, 'abort')]).toEqual([0, []])
})

test('a signal that has fired asks the store for nothing', async () => {
  const { ask, asked } = observed()
  expect(await failed(ask('a', { signal: AbortSignal.abort('stop') }))).toBe('stop')
  expect(asked).toEqual([])
})

test('a throttle that one process reports slows down the others', async () => {
  const { limiter, process, ask, granted, pass } = observed()
  await ask('a')
  for (let throttle = 0; throttle < 10; throttle++) limiter.report({ key: request.key, isThrottle: true })
  const other = process()
  for (let call = 0; call < 3; call++) void other.ask('b')
  await pass(20_000)
  const [, first, second, third] = granted.map(([, ms]) => ms)
  expect(second! - first!).toBeGreaterThan(1500)
  expect(third! - second!).toBeLessThan(second! - first!)
})

test('what report throws or rejects with is ignored', async () => {
  const errors: unknown[] = []
  for (const report of [
    () => {
      throw new Error('at once')
    },
    () => Promise.reject(new Error('later')),
  ]) {
    const store = { take: () => Promise.resolve({ waitMs: 0 }), report }
    try {
      createRateLimiter({ store }).report({ key: 'a', isThrottle: true })
    } catch (error) {
      errors.push(error)
    }
  }
  await settled()
  expect(errors).toEqual([])
})

test('a store must have take and report', () => {
  const store = { take: () => Promise.resolve({ waitMs: 0 }) } as unknown as PaceStore
  expect(() => createRateLimiter({ store })).toThrow(InputError)
  expect(() => createRateLimiter({ store })).toThrow('store must be an object with take and report')
})
