/** Whose turn it is: requesters of one quota, priorities among each other, and how truthful the expected waits are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { createRateLimiter } from '../../../src/retry/create-limiter.js'
import type { GrantRequest, Priority } from '../../../src/retry/limiter.js'
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
  return { clock, limiter, granted, ask, pass, names: () => granted.map(([name]) => name) }
}

const repeat = (count: number, act: (index: number) => void) => {
  for (let index = 0; index < count; index++) act(index)
}

test.each([0, 19_000, 21_000, 120_000])(
  'an interactive request behind 800 backfill requests that have waited %d ms waits at most 2 s',
  async (agedMs) => {
    const { ask, pass } = observed()
    repeat(800, (index) => void ask(`job ${index}`, { priority: 'backfill', requester: String(index % 2) }))
    repeat(50, (index) => void ask(`poll ${index}`, { priority: 'follow' }))
    for (const offsetMs of [0, 100, 400, 499, 500, 1000, 1500]) {
      await pass(agedMs + offsetMs)
      const waited = ask('person')
      await pass(5000)
      expect(await waited).toBeLessThanOrEqual(2000)
    }
  },
)

test('requesters of the same priority take turns, each with its requests in the order of arrival', async () => {
  const { ask, pass, names } = observed()
  void ask('taken')
  repeat(4, (index) => void ask(`a${index}`, { requester: 'a' }))
  repeat(2, (index) => void ask(`b${index}`, { requester: 'b' }))
  void ask('c0', { requester: 'c' })
  await pass(1100)
  void ask('d0', { requester: 'd' })
  await pass(10_000)
  expect(names()).toEqual(['taken', 'a0', 'b0', 'c0', 'a1', 'b1', 'd0', 'a2', 'a3'])
})

test('one requester with 800 requests delays another by one turn', async () => {
  const { ask, pass } = observed()
  repeat(800, (index) => void ask(`a${index}`, { requester: 'a', priority: 'backfill' }))
  await pass(60_000)
  const waited = ask('b', { requester: 'b', priority: 'backfill' })
  await pass(5000)
  expect(await waited).toBeLessThanOrEqual(1000)
})

test('a requester whose requests are cancelled loses no turn by it', async () => {
  const { ask, pass, names } = observed()
  const controller = new AbortController()
  void ask('taken')
  const gone = Array.from({ length: 50 }, (_, index) =>
    failed(ask(`gone ${index}`, { requester: 'a', signal: controller.signal })),
  )
  repeat(2, (index) => void ask(`a${index}`, { requester: 'a' }))
  repeat(3, (index) => void ask(`b${index}`, { requester: 'b' }))
  controller.abort('enough')
  expect(await Promise.all(gone)).toEqual(gone.map(() => 'enough'))
  await pass(10_000)
  expect(names().slice(1, 5).sort()).toEqual(['a0', 'a1', 'b0', 'b1'])
  expect(names()).toHaveLength(6)
})

test('backfill gets one permit in four after 20 s, however many interactive requests come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 }),
      fc.boolean(),
      async (arrivals, hasPolls) => {
        const { ask, pass, granted } = observed()
        repeat(60, (index) => void ask(`job`, { priority: 'backfill', requester: String(index % 3) }))
        if (hasPolls) repeat(60, () => void ask('poll', { priority: 'follow' }))
        for (const count of arrivals) {
          repeat(count, () => void ask('person'))
          await pass(500)
        }
        // From 20 s on the interactive requests are never all served: each window of five permits has a job.
        const late = granted.filter(([, ms]) => ms > 21_000).map(([name]) => name)
        const busy = late.slice(0, late.lastIndexOf('person'))
        busy.slice(4).forEach((_, index) => {
          expect(busy.slice(index, index + 5)).toContain('job')
        })
        expect(busy.filter((name) => name === 'person').length).toBeGreaterThanOrEqual(Math.floor(busy.length / 2) - 1)
      },
    ),
    { seed: 4, numRuns: 20 },
  )
})

const priorities: readonly Priority[] = ['interactive', 'follow', 'backfill']

const arrival = fc.record({
  afterMs: fc.integer({ min: 0, max: 3000 }),
  priority: fc.constantFrom(...priorities),
  requester: fc.constantFrom('a', 'b', 'c'),
})

test('the wait that a request is told is the wait that it has, if nobody else comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 60 }), arrival, async (crowd, last) => {
      const { ask, pass, granted } = observed()
      for (const { afterMs, ...more } of crowd) {
        await pass(afterMs)
        void ask('other', more)
      }
      await pass(last.afterMs)
      const before = granted.length
      let told = { delayMs: 0, queueLength: 0 }
      const waited = ask('last', { ...last, onWait: (wait) => (told = wait) })
      await pass(200_000)
      const queueLength = granted.findIndex(([name]) => name === 'last') - before
      // Two lanes that are due at once cost one turn more.
      expect(Math.abs(queueLength - told.queueLength)).toBeLessThanOrEqual(1)
      expect(Math.abs((await waited) - told.delayMs)).toBeLessThanOrEqual(520)
    }),
    { seed: 6, numRuns: 200 },
  )
})

test('among requests of all priorities each is told just the turn that it gets', async () => {
  const { ask, pass, names } = observed()
  const told = new Map<string, number>()
  const asks = (name: string, priority: Priority) =>
    void ask(name, { priority, onWait: ({ queueLength }) => told.set(name, queueLength) })
  repeat(100, (index) => {
    asks(`person ${index}`, 'interactive')
  })
  repeat(4, (index) => {
    asks(`job ${index}`, 'backfill')
  })
  repeat(2, (index) => {
    asks(`poll ${index}`, 'follow')
  })
  asks('last', 'interactive')
  await pass(100_000)
  const later = ['job 0', 'job 1', 'job 2', 'job 3', 'poll 0', 'poll 1', 'last']
  expect(later.map((name) => told.get(name))).toEqual([39, 43, 47, 51, 19, 23, 105])
  expect(later.map((name) => names().indexOf(name) - 1)).toEqual(later.map((name) => told.get(name)))
})

test('who comes when a share is due is told to be second', async () => {
  const { ask, pass, names } = observed()
  repeat(43, (index) => void ask(`person ${index}`))
  repeat(4, (index) => void ask(`job ${index}`, { priority: 'backfill' }))
  await pass(21_500)
  expect(names().slice(-5)).toEqual(['person 39', 'job 0', 'person 40', 'person 41', 'person 42'])
  let told = 0
  void ask('late', { onWait: ({ queueLength }) => (told = queueLength) })
  await pass(10_000)
  expect([told, ...names().slice(44)]).toEqual([1, 'job 1', 'late', 'job 2', 'job 3'])
})

test('with one priority the wait that a request is told is exact, whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 60 }), arrival, async (crowd, last) => {
      const { ask, pass, granted } = observed()
      for (const { afterMs, requester } of crowd) {
        await pass(afterMs / 10)
        void ask('other', { requester })
      }
      await settled()
      const before = granted.length
      let told = 0
      void ask('last', { requester: last.requester, onWait: ({ queueLength }) => (told = queueLength) })
      await pass(200_000)
      expect(granted.findIndex(([name]) => name === 'last') - before).toBe(told)
    }),
    { seed: 6, numRuns: 100 },
  )
})

test('nobody with maxWaitMs waits longer than that', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(arrival, fc.option(fc.integer({ min: 0, max: 20_000 }))), { maxLength: 80 }),
      async (crowd) => {
        const { clock, limiter, pass } = observed()
        const waits: [number, number][] = []
        for (const [{ afterMs, ...more }, limitMs] of crowd) {
          await pass(afterMs / 5)
          const maxWaitMs = limitMs ?? Infinity
          void limiter.acquire({ ...request, ...more, maxWaitMs }).then(
            ({ waitedMs }) => waits.push([waitedMs, maxWaitMs]),
            (error: unknown) => {
              expect(error).toMatchObject({ code: 'GrantTimeout' })
              waits.push([0, maxWaitMs])
            },
          )
        }
        await pass(300_000)
        expect(waits).toHaveLength(crowd.length)
        expect(waits.filter(([waitedMs, maxWaitMs]) => waitedMs > maxWaitMs + 510)).toEqual([])
        expect(clock.pending).toBe(0)
      },
    ),
    { seed: 2, numRuns: 60 },
  )
})

test('ten thousand of all kinds that wait are served, and looked at seldom enough', async () => {
  const clock = new FakeClock(0)
  const limiter = createRateLimiter({ clock })
  const fast = { key: 'fast', ratePerSecond: 10_000, capacity: 1 }
  const startMs = performance.now()
  let served = 0
  repeat(10_000, (index) => {
    void limiter
      .acquire({
        ...fast,
        priority: priorities[index % 3],
        requester: String(index % 7),
        maxWaitMs: index % 2 === 0 ? 1_000_000 : undefined,
      })
      .then(() => served++)
  })
  await settled()
  clock.advance(12_000)
  await settled()
  expect(served).toBe(10_000)
  expect(performance.now() - startMs).toBeLessThan(4000)
})

test.each<[Partial<Record<keyof GrantRequest, unknown>>, string]>([
  [{ ratePerSecond: 0 }, 'ratePerSecond must be a finite number above 0, got the number 0'],
  [{ ratePerSecond: -1 }, 'ratePerSecond must be a finite number above 0, got the number -1'],
  [{ ratePerSecond: Number.NaN }, 'ratePerSecond must be a finite number above 0, got NaN'],
  [{ ratePerSecond: Infinity }, 'ratePerSecond must be a finite number above 0, got the number Infinity'],
  [{ ratePerSecond: '2' }, 'ratePerSecond must be a finite number above 0, got a string'],
  [{ capacity: 0 }, 'capacity must be a finite number from 1, got the number 0'],
  [{ capacity: 0.5 }, 'capacity must be a finite number from 1, got the number 0.5'],
  [{ capacity: Number.NaN }, 'capacity must be a finite number from 1, got NaN'],
  [{ capacity: Infinity }, 'capacity must be a finite number from 1, got the number Infinity'],
  [{ key: undefined }, 'key must be a string, got an undefined'],
  [{ priority: 'urgent' }, 'priority must be interactive, follow or backfill, got a string'],
  [{ priority: 'toString' }, 'priority must be interactive, follow or backfill, got a string'],
  [{ maxWaitMs: Number.NaN }, 'maxWaitMs must be a number from 0, got NaN'],
])('a request with %j is refused, for it would wait forever or not at all', async (more, message) => {
  const limiter = createRateLimiter()
  const error = await failed(limiter.acquire({ ...request, ...more } as GrantRequest))
  expect(error).toBeInstanceOf(InputError)
  expect(error).toMatchObject({ message: `acquire: ${message}` })
})

test('options of a limiter are checked', () => {
  const make = (options: unknown) => () => createRateLimiter(options as object)
  expect(make({ clock: {} })).toThrow('createRateLimiter: clock must be an object with now and after, got an object')
  expect(make({ rate: 2 })).toThrow('createRateLimiter: rate is not an option')
  expect(make(null)).toThrow(InputError)
})

test('a rate of one permit in a year sets no timer that is too long for the runtime', async () => {
  const clock = new FakeClock(0)
  const limiter = createRateLimiter({ clock })
  const seldom = { ...request, ratePerSecond: 1 / (365 * 86_400) }
  await limiter.acquire(seldom)
  void limiter.acquire(seldom)
  await settled()
  expect(clock.delays).toEqual([2 ** 31 - 1])
})
