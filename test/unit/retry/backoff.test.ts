/** How long the pipeline waits between attempts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextDelay } from '../../../src/retry/backoff.js'

test.each([
  ['transient', 1, 50],
  ['transient', 2, 100],
  ['transient', 3, 200],
  ['transient', 9, 12_800],
  ['transient', 10, 20_000],
  ['transient', 1000, 20_000],
  ['throttle', 1, 1000],
  ['throttle', 2, 2000],
  ['throttle', 5, 16_000],
  ['throttle', 6, 20_000],
  ['throttle', 1000, 20_000],
  ['throttle', 5000, 20_000],
] as const)('after a %s fault in attempt %i the wait is at most %i ms', (fault, attempt, mostMs) => {
  expect(nextDelay(fault, attempt, 1)).toBe(mostMs)
})

test.each([
  [0, 0],
  [0.25, 250],
  [0.5, 500],
  [1, 1000],
])('a random number of %f gives a throttle a first wait of %i ms', (random, delayMs) => {
  expect(nextDelay('throttle', 1, random)).toBe(delayMs)
})

test('a wait is never negative, never over 20 s and never shorter for a throttle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const [transient, throttle] = [nextDelay('transient', attempt, random), nextDelay('throttle', attempt, random)]
      return transient >= 0 && throttle >= transient && throttle <= 20_000
    }),
    { seed: 6 },
  )
})
