/** The curve along which the rate falls and grows, against the vectors that the AWS SDKs share. */
import { describe, expect, test } from 'vitest'
import { AdaptiveRate, grownRate } from '../../../src/retry/adaptive-rate.js'

test.each([
  [5, 7],
  [6, 9.64893600966],
  [7, 10.000030849917364],
  [8, 10.453284520772092],
  [9, 13.408697022224185],
  [10, 21.26626835427364],
  [11, 36.425998516920465],
])('throttled at rate 10 in second 5, the curve is in second %d at %d', (second, rate) => {
  expect(grownRate(10, second - 5)).toBeCloseTo(rate, 9)
})

test('throttled again on its way, the curve begins anew from where it was', () => {
  const seen: number[] = []
  let [rateAtThrottle, throttledAt] = [10, 5]
  for (let second = 5; second <= 12; second++) {
    const isThrottle = second === 7 || second === 8
    if (isThrottle) [rateAtThrottle, throttledAt] = [seen.at(-1) ?? 0, second]
    seen.push(isThrottle ? rateAtThrottle * 0.7 : grownRate(rateAtThrottle, second - throttledAt))
  }
  const expected = [
    7, 9.64893600966, 6.754255206761999, 4.727978644733399, 6.606547753887045, 6.763279816944947, 7.598174833907107,
    11.511232804773524,
  ]
  expected.forEach((rate, index) => {
    expect(seen[index]).toBeCloseTo(rate, 9)
  })
})

describe('from the first reply on', () => {
  const throttled = true
  const rows: [seconds: number, measured: number, rate: number, isThrottle?: boolean][] = [
    [0.2, 0, 0.5],
    [0.4, 0, 0.5],
    [0.6, 4.8, 0.5],
    [0.8, 4.8, 0.5],
    [1, 4.16, 0.5],
    [1.2, 4.16, 0.6912],
    [1.4, 4.16, 1.0976],
    [1.6, 5.632, 1.6384],
    [1.8, 5.632, 2.3328],
    [2, 4.3264, 3.02848, throttled],
    [2.2, 4.3264, 3.486639],
    [2.4, 4.3264, 3.821874],
    [2.6, 5.66528, 4.053386],
    [2.8, 5.66528, 4.200373],
    [3, 4.333056, 4.282037],
    [3.2, 4.333056, 2.997426, throttled],
    [3.4, 4.333056, 3.452226],
  ]
  test('measured and allowed rate are those of the SDKs after every reply', () => {
    const adaptive = new AdaptiveRate(0)
    const seen = rows.map(([seconds, , , isThrottle = false]) => {
      adaptive.observe(isThrottle, seconds)
      return [adaptive.measuredRate, adaptive.rate] as const
    })
    rows.forEach(([, measured, rate], index) => {
      expect(seen[index]?.[0]).toBeCloseTo(measured, 6)
      expect(seen[index]?.[1]).toBeCloseTo(rate, 6)
    })
  })

  test('one reply in second 1 counts as a rate of 0.8', () => {
    const adaptive = new AdaptiveRate(0)
    adaptive.observe(false, 1)
    expect(adaptive.measuredRate).toBeCloseTo(0.8, 12)
  })

  test('six replies within half a second count as a rate of 9.6', () => {
    const adaptive = new AdaptiveRate(0)
    for (const seconds of [0.1, 0.2, 0.3, 0.4, 0.45, 0.5]) adaptive.observe(false, seconds)
    expect(adaptive.measuredRate).toBeCloseTo(9.6, 12)
  })
})

describe('within a quota', () => {
  /** Ten replies a second for two seconds, the last one a throttle. */
  function throttledAtTen(): AdaptiveRate {
    const adaptive = new AdaptiveRate(0)
    for (let reply = 1; reply <= 20; reply++) adaptive.observe(reply === 20, reply / 10)
    return adaptive
  }

  test('nothing is lowered until the first throttle', () => {
    const adaptive = new AdaptiveRate(0)
    for (let second = 0.5; second < 20; second += 0.5) adaptive.observe(false, second)
    expect(adaptive.within(10, 20)).toBe(10)
  })

  test('a throttle lowers the rate to 0.7 of what was sent', () => {
    const adaptive = throttledAtTen()
    expect(adaptive.within(10, 2)).toBeCloseTo(0.7 * adaptive.measuredRate, 9)
  })

  test('the rate is never above the quota, however much the curve has grown', () => {
    const adaptive = throttledAtTen()
    for (let second = 2; second < 30; second += 0.1) {
      adaptive.observe(false, second)
      expect(adaptive.within(10, second)).toBeLessThanOrEqual(10)
    }
  })

  test('without further throttles the full quota is back within seconds, though hardly anything is sent', () => {
    const adaptive = throttledAtTen()
    expect(adaptive.within(10, 2.1)).toBeLessThan(10)
    expect(adaptive.within(10, 6)).toBe(10)
  })

  test('no throttle brings it below one request in two seconds', () => {
    const adaptive = new AdaptiveRate(0)
    for (let second = 0; second < 100; second += 5) adaptive.observe(true, second)
    expect(adaptive.within(2, 95)).toBe(0.5)
  })

  test('a clock that is set back does not hold it down', () => {
    const adaptive = throttledAtTen()
    adaptive.observe(false, -3600)
    expect(adaptive.within(10, -3594)).toBe(10)
  })
})
