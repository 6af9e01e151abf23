/** How long the pipeline waits between attempts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextDelay, retryAfterOf } from '../../../src/retry/backoff.js'

test.each([
  ...[50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 20_000, 20_000].map(
    (mostMs, index) => ['transient', index + 1, mostMs] as const,
  ),
  ['transient', 1000, 20_000],
  ['throttle', 1, 1000],
  ['throttle', 2, 2000],
  ['throttle', 5, 16_000],
  ['throttle', 6, 20_000],
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

test.each([
  ['1500', 1500],
  ['0', 50],
  ['10000', 5050],
  ['invalid', 50],
  ['-100', 50],
  ['1.5', 50],
  ['', 50],
])('x-amz-retry-after: %s makes the first wait after a transient fault %d ms', (header, delayMs) => {
  expect(nextDelay('transient', 1, 1, retryAfterOf({ 'x-amz-retry-after': header }, 0))).toBe(delayMs)
})

const nowMs = Date.parse('2026-01-01T12:00:00Z')

test.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Thu, 01 Jan 2026 12:00:03 GMT' }, 3000],
  [{ 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'x-amz-retry-after': '700', 'retry-after': '2' }, 700],
  [{ 'x-amz-retry-after': 'none', 'retry-after': '2' }, 2000],
  [{}, undefined],
])('%j asks for a wait of %j ms', (headers, delayMs) => {
  expect(retryAfterOf(headers, nowMs)).toBe(delayMs)
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

test('what the service asks for never shortens a wait, and adds at most 5 s', () => {
  const fault = fc.constantFrom('transient' as const, 'throttle' as const)
  const random = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fault, fc.integer({ min: 1, max: 50 }), random, fc.nat(), (kind, attempt, fraction, askedMs) => {
      const [plain, asked] = [nextDelay(kind, attempt, fraction), nextDelay(kind, attempt, fraction, askedMs)]
      return asked >= plain && asked <= plain + 5000
    }),
    { seed: 6 },
  )
})
