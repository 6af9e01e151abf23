/** Who is granted a request, when, and who is not. */
import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { TimeoutError } from '../../../src/contracts/errors.js'
import { createRateLimiter } from '../../../src/retry/create-limiter.js'
import type { GrantRequest, RateLimiter } from '../../../src/retry/limiter.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { settled } from '../../support/faults.js'

const request = { key: 'aws/123456789012/eu-west-1/LookupEvents', ratePerSecond: 2, capacity: 1 }

/** A limiter on a clock of its own, and who was granted when, in milliseconds from its start. */
function observed() {
  const clock = new FakeClock(0)
  const limiter = createRateLimiter({ clock })
  const granted: [name: string, ms: number][] = []
  const ask = (name: string, more: Partial<GrantRequest> = {}) =>
    limiter.acquire({ ...request, ...more }).then(({ waitedMs }) => {
      granted.push([name, clock.now()])
      return waitedMs
    })
  const pass = async (ms: number) => {
    for (const untilMs = clock.now() + ms; ;) {
      await settled()
      if (clock.nextMs === undefined || clock.nextMs > untilMs) {
        clock.advance(untilMs - clock.now())
        return
      }
      clock.advanceToNext()
    }
  }
  return { clock, limiter, granted, ask, pass }
}

test('the first request goes at once, the others at the rate, first come, first served', async () => {
  const { granted, ask, pass } = observed()
  const waits = Promise.all(['a', 'b', 'c', 'd'].map((name) => ask(name)))
  await pass(5000)
  expect(granted).toEqual([
    ['a', 0],
    ['b', 500],
    ['c', 1000],
    ['d', 1500],
  ])
  expect(await waits).toEqual([0, 500, 1000, 1500])
})

test('each key has a rate of its own', async () => {
  const { granted, ask } = observed()
  await Promise.all([ask('here'), ask('there', { key: 'aws/123456789012/us-east-1/LookupEvents' })])
  expect(granted.map(([name]) => name)).toEqual(['here', 'there'])
})

test('those who have time let those who have none go first', async () => {
  const { granted, ask, pass } = observed()
  void ask('taken')
  void ask('job', { priority: 'backfill' })
  void ask('poll', { priority: 'follow' })
  void ask('person')
  void ask('second person', { priority: 'interactive' })
  await pass(5000)
  expect(granted.map(([name]) => name)).toEqual(['taken', 'person', 'second person', 'poll', 'job'])
})

test('a job that has waited 20 s goes before a person who comes then', async () => {
  const { granted, ask, pass } = observed()
  void ask('taken', { ratePerSecond: 0.04 })
  void ask('job', { priority: 'backfill' })
  await pass(20_001)
  void ask('person')
  await pass(100_000)
  expect(granted.map(([name]) => name)).toEqual(['taken', 'job', 'person'])
})

test('who gives up gives the place back, and leaves nothing behind', async () => {
  const { granted, ask, pass, clock } = observed()
  const controller = new AbortController()
  const { signal } = controller
  void ask('a')
  const gone = failed(ask('b', { signal }))
  void ask('c')
  await pass(100)
  controller.abort('no longer needed')
  expect(await gone).toBe('no longer needed')
  await pass(5000)
  expect(granted).toEqual([
    ['a', 0],
    ['c', 500],
  ])
  expect([clock.pending, getEventListeners(signal, 'abort')]).toEqual([0, []])
})

test('when the last one gives up, no timer stays', async () => {
  const { ask, clock } = observed()
  const controller = new AbortController()
  await ask('a')
  const gone = failed(ask('b', { signal: controller.signal }))
  expect(clock.pending).toBe(1)
  controller.abort('stop')
  expect(await gone).toBe('stop')
  expect(clock.pending).toBe(0)
})

test('a signal that has fired takes no grant', async () => {
  const { ask, granted } = observed()
  expect(await failed(ask('late', { signal: AbortSignal.abort('stop') }))).toBe('stop')
  await ask('next')
  expect(granted).toEqual([['next', 0]])
})

test('who would wait too long is told at once how long', async () => {
  const { ask, pass, granted } = observed()
  void ask('a')
  void ask('b')
  void ask('c')
  const error = await failed(ask('hasty', { maxWaitMs: 1499 }))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({
    code: 'GrantTimeout',
    mayBeSent: false,
    expectedWaitMs: 1500,
    message: `${request.key}: the limiter would grant this request in 1500 ms; maxWaitMs allows a wait of 1499 ms`,
  })
  void ask('patient', { maxWaitMs: 1500 })
  await pass(5000)
  expect(granted.map(([name]) => name)).toEqual(['a', 'b', 'c', 'patient'])
})

test('a wait of 0 accepts a grant that is there, and no other', async () => {
  const { ask } = observed()
  expect(await ask('a', { maxWaitMs: 0 })).toBe(0)
  expect(await failed(ask('b', { maxWaitMs: 0 }))).toMatchObject({ code: 'GrantTimeout', expectedWaitMs: 500 })
})

test('who is overtaken, so that the wait becomes too long, is told when that happens', async () => {
  const { ask, granted, pass } = observed()
  void ask('a')
  const job = failed(ask('job', { priority: 'backfill', maxWaitMs: 600 }))
  void ask('person')
  expect(await job).toMatchObject({ code: 'GrantTimeout', expectedWaitMs: 1000 })
  await pass(5000)
  expect(granted.map(([name]) => name)).toEqual(['a', 'person'])
})

test('a wait longer than a timer can be is slept in pieces', async () => {
  const { clock, ask, granted, pass } = observed()
  const slow = { ratePerSecond: 1e-7, key: 'slow' }
  for (const name of ['a', 'b']) void ask(name, slow)
  await pass(1e10 - 1)
  expect(granted).toEqual([['a', 0]])
  expect(clock.delays.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 2 ** 31 - 1))
  await pass(2)
  expect(granted.map(([name]) => name)).toEqual(['a', 'b'])
})

test('who is overtaken, so that the wait is just the longest that was accepted, waits on', async () => {
  const { ask, granted, pass } = observed()
  void ask('a')
  void ask('job', { priority: 'backfill', maxWaitMs: 1000 })
  void ask('person')
  await pass(5000)
  expect(granted).toEqual([
    ['a', 0],
    ['person', 500],
    ['job', 1000],
  ])
})

test('a throttle slows down those who wait already, and it passes', async () => {
  const { ask, granted, pass, limiter } = observed()
  for (let second = 0; second < 3; second++) {
    void ask('before')
    await pass(1000)
    limiter.report({ key: request.key, isThrottle: false })
  }
  void ask('a')
  void ask('b')
  limiter.report({ key: request.key, isThrottle: true })
  await pass(10_000)
  const [a = 0, b = 0] = granted.slice(-2).map(([, ms]) => ms)
  expect(b - a).toBeGreaterThan(500)
  expect(b - a).toBeLessThanOrEqual(2000)
  void ask('c')
  void ask('d')
  await pass(10_000)
  const [c = 0, d = 0] = granted.slice(-2).map(([, ms]) => ms)
  expect(d - c).toBe(500)
})

test('a throttle that makes a wait too long ends it', async () => {
  const { ask, limiter, pass } = observed()
  await pass(5000)
  await ask('a')
  const hasty = failed(ask('b', { maxWaitMs: 600 }))
  limiter.report({ key: request.key, isThrottle: true })
  expect(await hasty).toMatchObject({ code: 'GrantTimeout' })
})

test('who waits is told for how long and behind how many', async () => {
  const { ask, pass } = observed()
  const waits: unknown[] = []
  const onWait = (wait: unknown) => waits.push(wait)
  void ask('a', { onWait })
  void ask('b', { onWait })
  void ask('c', { onWait })
  expect(waits).toEqual([
    { delayMs: 500, queueLength: 0 },
    { delayMs: 1000, queueLength: 1 },
  ])
  await pass(5000)
})

test('what happened to a request of nobody is passed over', () => {
  expect(() => {
    createRateLimiter().report({ key: 'unheard of', isThrottle: true })
  }).not.toThrow()
})

test('keys that are no longer used are forgotten, those in use are not', async () => {
  const { limiter, ask, pass, granted } = observed()
  await ask('first')
  for (let key = 0; key < 2500; key++) await limiter.acquire({ ...request, key: String(key) })
  void ask('second')
  await pass(400)
  expect(granted).toHaveLength(1) // its bucket is still known to be empty
  await pass(100)
  expect(granted).toHaveLength(2)
})

/** Any mix of requests that come over time, of which some give up. */
const crowd = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 800 }),
    priority: fc.constantFrom('interactive' as const, 'follow' as const, 'backfill' as const),
    givesUpAfterMs: fc.option(fc.integer({ min: 0, max: 4000 })),
    isThrottled: fc.boolean(),
  }),
  { maxLength: 60 },
)

interface Grantee {
  readonly id: number
  readonly priority: string
  readonly askedMs: number
  grantedMs?: number
  isGone?: boolean
}

async function admit(people: typeof crowd extends fc.Arbitrary<infer Value> ? Value : never, withThrottles: boolean) {
  const { clock, limiter, pass } = observed()
  const grantees: Grantee[] = []
  for (const [id, { afterMs, priority, givesUpAfterMs, isThrottled }] of people.entries()) {
    await pass(afterMs)
    const grantee: Grantee = { id, priority, askedMs: clock.now() }
    grantees.push(grantee)
    const controller = new AbortController()
    if (givesUpAfterMs !== null)
      clock.after(givesUpAfterMs, () => {
        controller.abort('gives up')
      })
    limiter.acquire({ ...request, priority, signal: controller.signal }).then(
      () => {
        grantee.grantedMs = clock.now()
        limiter.report({ key: request.key, isThrottle: withThrottles && isThrottled })
      },
      () => {
        grantee.isGone = true
      },
    )
  }
  await pass(10 * 60_000)
  return { grantees, clock }
}

test('nobody starves: whoever does not give up is granted, and nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(crowd, async (people) => {
      const { grantees, clock } = await admit(people, true)
      expect(grantees.filter(({ grantedMs, isGone }) => grantedMs === undefined && isGone !== true)).toEqual([])
      expect(clock.pending).toBe(0)
    }),
    { seed: 8, numRuns: 40 },
  )
})

test('grants are never closer than the rate allows', async () => {
  await fc.assert(
    fc.asyncProperty(crowd, fc.boolean(), async (people, withThrottles) => {
      const times = (await admit(people, withThrottles)).grantees.flatMap(({ grantedMs }) => grantedMs ?? [])
      const inOrder = times.sort((a, b) => a - b)
      inOrder.slice(1).forEach((ms, index) => {
        expect(ms - (inOrder[index] ?? 0)).toBeGreaterThanOrEqual(499.999)
      })
    }),
    { seed: 8, numRuns: 40 },
  )
})

test('within a priority the first to come is the first to go', async () => {
  await fc.assert(
    fc.asyncProperty(crowd, async (people) => {
      const { grantees } = await admit(people, true)
      for (const level of ['interactive', 'follow', 'backfill']) {
        const granted = grantees.filter(({ priority, grantedMs }) => priority === level && grantedMs !== undefined)
        const byGrant = [...granted].sort((a, b) => (a.grantedMs ?? 0) - (b.grantedMs ?? 0) || a.id - b.id)
        expect(byGrant.map(({ id }) => id)).toEqual(granted.map(({ id }) => id))
      }
    }),
    { seed: 8, numRuns: 40 },
  )
})

test('a queue of ten thousand is served in order', async () => {
  const clock = new FakeClock(0)
  const limiter: RateLimiter = createRateLimiter({ clock })
  const order: number[] = []
  const fast = { key: 'fast', ratePerSecond: 10_000, capacity: 1 }
  const all = Array.from({ length: 10_000 }, async (_, id) => limiter.acquire(fast).then(() => order.push(id)))
  clock.advance(10_000)
  await Promise.all(all)
  expect(order).toEqual(all.map((_, id) => id))
})

test('an onWait that throws, or asks for a grant itself, holds nobody up', async () => {
  const { ask, granted, pass, clock } = observed()
  void ask('a')
  void ask('b', {
    onWait: () => {
      throw new Error('the metrics are away')
    },
  })
  void ask('c', { onWait: () => void ask('d') })
  await pass(5000)
  expect(granted.map(([name]) => name)).toEqual(['a', 'b', 'c', 'd'])
  expect(clock.pending).toBe(0)
})

test('the lane that is asked for is not swept away when others are', async () => {
  const { limiter } = observed()
  for (let key = 0; key < 1000; key++) await limiter.acquire({ ...request, key: String(key) })
  const waits = [await limiter.acquire({ ...request, key: 'new' }), limiter.acquire({ ...request, key: 'new' })]
  expect(waits[0]).toEqual({ waitedMs: 0 })
  expect(await Promise.race([waits[1], settled().then(() => 'waits')])).toBe('waits')
})

test('without a clock of its own it goes by a time that is never set back', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const limiter = createRateLimiter()
  await limiter.acquire(request)
  const order: string[] = []
  const first = limiter.acquire(request).then(() => order.push('first'))
  vi.setSystemTime(Date.now() - 3600_000)
  const second = limiter.acquire(request).then(() => order.push('second'))
  await vi.advanceTimersByTimeAsync(1100)
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
})

test('an abort in the tick in which a permit is given takes no other request out of the queue', async () => {
  const { clock, granted, ask, pass } = observed()
  const controller = new AbortController()
  void ask('taken')
  void ask('a', { signal: controller.signal })
  void ask('b')
  await settled()
  clock.advance(500)
  controller.abort('too late')
  await pass(5000)
  expect(granted).toEqual([
    ['taken', 0],
    ['a', 500],
    ['b', 1000],
  ])
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
})
