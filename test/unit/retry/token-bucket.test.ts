/** How many grants a bucket gives, and when. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AdaptiveRate } from '../../../src/retry/adaptive-rate.js'
import { TokenBucket } from '../../../src/retry/token-bucket.js'

test('gives its capacity at once, and then one grant after another at its rate', () => {
  const bucket = new TokenBucket(10, 3, 0)
  expect([0, 0, 0, 0, 99, 100, 100, 200].map((ms) => bucket.take(ms))).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    false,
    true,
  ])
})

test('tells how long so many grants will take', () => {
  const bucket = new TokenBucket(2, 1, 0)
  expect([1, 2, 3].map((grants) => bucket.msUntil(grants, 0))).toEqual([0, 500, 1000])
  bucket.take(0)
  expect(bucket.msUntil(1, 0)).toBe(500)
  expect(bucket.msUntil(1, 400)).toBeCloseTo(100, 9)
})

test('tells how many grants so much time will bring', () => {
  const bucket = new TokenBucket(2, 1, 0)
  bucket.take(0)
  expect([0, 1, 500, 501].map((ms) => bucket.countIn(ms, 0))).toEqual([0, 1, 1, 2])
  expect(bucket.countIn(0, 400)).toBe(1)
  expect(bucket.countIn(1000, 400)).toBe(3)
})

test('after a throttle a slow bucket holds one grant, however long nobody asks', () => {
  const bucket = new TokenBucket(5, 5, 0)
  bucket.observe(true, 1000)
  expect([1, 2].map(() => bucket.take(4000))).toEqual([true, false])
})

test('what was earned before a throttle stays, up to the lower capacity', () => {
  const bucket = new TokenBucket(10, 10, 0)
  for (let grant = 0; grant < 10; grant++) bucket.take(0)
  bucket.observe(true, 500)
  expect([1, 2].map(() => bucket.take(500))).toEqual([true, false])
})

test('holds no more than its capacity, however long nobody asks', () => {
  const bucket = new TokenBucket(100, 2, 0)
  expect([1, 2, 3].map(() => bucket.take(86_400_000))).toEqual([true, true, false])
})

test('a clock that is set back costs nothing but the time it was set back by', () => {
  const bucket = new TokenBucket(2, 1, 10_000)
  bucket.take(10_000)
  expect(bucket.take(0)).toBe(false)
  expect(bucket.take(500)).toBe(true)
})

test('a throttle lowers rate and capacity, until the curve is past the quota again', () => {
  const bucket = new TokenBucket(10, 10, 0)
  for (let ms = 100; ms <= 2000; ms += 100) bucket.observe(ms === 2000, ms)
  const atOnce = Array.from({ length: 20 }, () => bucket.take(2000)).filter(Boolean).length
  expect(atOnce).toBeLessThan(8)
  expect(bucket.msUntil(2, 2000) - bucket.msUntil(1, 2000)).toBeGreaterThan(100)
  expect(bucket.isFresh(2000)).toBe(false)
  expect(bucket.isFresh(10_000)).toBe(true)
  expect(Array.from({ length: 20 }, () => bucket.take(10_000)).filter(Boolean)).toHaveLength(10)
})

test('in no stretch of time are there more grants than the capacity and the rate allow, throttled or not', () => {
  const step = fc.record({ ms: fc.integer({ min: 0, max: 700 }), isThrottle: fc.boolean(), isReport: fc.boolean() })
  const rate = fc.integer({ min: 1, max: 20 })
  fc.assert(
    fc.property(rate, fc.integer({ min: 1, max: 20 }), fc.array(step, { maxLength: 300 }), (perSecond, size, steps) => {
      const capacity = Math.min(size, perSecond)
      const bucket = new TokenBucket(perSecond, capacity, 0)
      const granted: number[] = []
      let now = 0
      for (const { ms, isThrottle, isReport } of steps) {
        now += ms
        if (bucket.take(now)) granted.push(now)
        if (isReport) bucket.observe(isThrottle, now)
      }
      granted.forEach((from, first) => {
        granted.slice(first).forEach((until, index) => {
          expect(index + 1).toBeLessThanOrEqual(capacity + ((until - from) / 1000) * perSecond + 1e-6)
        })
      })
    }),
    { seed: 3, numRuns: 60 },
  )
})

test('whatever was throttled, a grant comes within two seconds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.boolean())), (replies) => {
      const bucket = new TokenBucket(2, 1, 0)
      let now = 0
      for (const [ms, isThrottle] of replies) bucket.observe(isThrottle, (now += ms))
      bucket.take(now)
      return bucket.msUntil(1, now) <= 2000
    }),
    { seed: 3 },
  )
})

test('tells how many grants there can be in some time, the part of one included', () => {
  const bucket = new TokenBucket(2, 1, 0)
  expect([0, 0.5, 499, 500.5, 1000, 1000.5].map((ms) => bucket.countIn(ms, 0))).toEqual([1, 2, 2, 3, 3, 4])
})

test('after throttles its rate is the adaptive one, in seconds', () => {
  const bucket = new TokenBucket(10, 10, 0)
  const adaptive = new AdaptiveRate(0)
  for (let ms = 100; ms <= 4000; ms += 100) {
    bucket.observe(ms % 2000 === 0, ms)
    adaptive.observe(ms % 2000 === 0, ms / 1000)
    const interval = bucket.msUntil(200, ms) - bucket.msUntil(199, ms)
    expect(interval).toBeCloseTo(1000 / adaptive.within(10, ms / 1000), 6)
  }
})
