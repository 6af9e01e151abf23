/** The store of paces in memory: when its slots come. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryPaceStore } from '../../../src/testing/memory-pace-store.js'

const lookups = { key: 'LookupEvents', intervalMs: 500, burst: 1 }

function observed() {
  const time = { ms: 0 }
  const store = createMemoryPaceStore({ now: () => time.ms })
  const waits = async (count: number, request = lookups) => {
    const taken: number[] = []
    for (let slot = 0; slot < count; slot++) taken.push(Math.round((await store.take(request)).waitMs))
    return taken
  }
  const throttle = () => {
    store.report({ key: 'LookupEvents', isThrottle: true })
  }
  return { time, store, waits, throttle }
}

test('one slot comes after the other, each key for itself', async () => {
  const { waits } = observed()
  expect(await waits(3)).toEqual([0, 500, 1000])
  expect(await waits(2, { ...lookups, key: 'GetTrail', intervalMs: 100 })).toEqual([0, 100])
})

test('after a pause the burst is there again, and no more', async () => {
  const { time, waits } = observed()
  expect(await waits(4, { ...lookups, burst: 3 })).toEqual([0, 0, 0, 500])
  time.ms = 60_000
  expect(await waits(4, { ...lookups, burst: 3 })).toEqual([0, 0, 0, 500])
})

test('a throttle lowers the rate, not below one in two seconds, and it recovers', async () => {
  const { time, waits, throttle, store } = observed()
  expect(await waits(1)).toEqual([0])
  throttle()
  expect(await waits(3)).toEqual([500, 1214, 1929]) // 500 ÷ 0.7 apart
  for (let throttles = 0; throttles < 20; throttles++) throttle()
  const [first = 0, second = 0] = await waits(2)
  expect(second - first).toBe(2000)
  time.ms = 20_000
  expect(await waits(3)).toEqual([0, 500, 1000])
  store.report({ key: 'LookupEvents', isThrottle: false })
  store.report({ key: 'unknown', isThrottle: true })
  expect(await waits(1)).toEqual([1500])
})

test('in no stretch of time are there more slots than the burst and the rate allow, throttled or not', async () => {
  const step = fc.record({ ms: fc.integer({ min: 0, max: 1500 }), isThrottle: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 100 }), async (burst, steps) => {
      const { time, store, throttle } = observed()
      const slots: number[] = []
      for (const { ms, isThrottle } of steps) {
        time.ms += ms
        slots.push(time.ms + (await store.take({ ...lookups, burst })).waitMs)
        if (isThrottle) throttle()
      }
      for (const from of slots) {
        for (const until of slots) {
          const within = slots.filter((slot) => slot >= from && slot <= until).length
          if (from <= until) expect(within).toBeLessThanOrEqual(burst + (until - from) / 500 + 1e-6)
        }
      }
    }),
    { seed: 5, numRuns: 40 },
  )
})
