/** Which records are in a range: by the time of an event, or by the window of an aggregated record. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBetween } from '../../../../src/intake/backfill/time-range.js'

const fromMs = Date.UTC(2026, 0, 15, 12)
const toMs = Date.UTC(2026, 0, 15, 13)
const isWanted = isBetween(fromMs, toMs)

const windowOf = (windowStart: string, windowEnd: string) => ({
  timeWindow: { windowStart, windowEnd, windowSize: 'PT5M' },
})

test.each([
  [{ eventTime: '2026-01-15T11:59:59Z' }, false],
  [{ eventTime: '2026-01-15T12:00:00Z' }, true],
  [{ eventTime: '2026-01-15T12:59:59Z' }, true],
  [{ eventTime: '2026-01-15T13:00:00Z' }, false],
  [windowOf('2026-01-15T11:55:00Z', '2026-01-15T12:00:00Z'), false],
  [windowOf('2026-01-15T11:58:00Z', '2026-01-15T12:03:00Z'), true],
  [windowOf('2026-01-15T12:00:00Z', '2026-01-15T12:05:00Z'), true],
  [windowOf('2026-01-15T12:55:00Z', '2026-01-15T13:00:00Z'), true],
  [windowOf('2026-01-15T13:00:00Z', '2026-01-15T13:05:00Z'), false],
  [{ eventTime: '2026-01-15T14:00:00Z', ...windowOf('2026-01-15T12:00:00Z', '2026-01-15T12:05:00Z') }, false],
  [{ timeWindow: { windowStart: 'noon' } }, true],
  [{ timeWindow: null }, true],
  [{ eventTime: 5 }, true],
  [{}, true],
  [null, true],
])('%j is in the range from 12 to 13: %s', (record, isIn) => {
  expect(isWanted(record)).toBe(isIn)
})

test('ranges that meet at a multiple of five minutes have each event and each window in one of them', () => {
  const step = 5 * 60_000
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (at, border) => {
      const borderMs = fromMs + border * step
      const startMs = fromMs + at * step
      const aggregated = windowOf(new Date(startMs).toISOString(), new Date(startMs + step).toISOString())
      for (const record of [aggregated, { eventTime: new Date(startMs).toISOString() }]) {
        const found = [isBetween(0, borderMs), isBetween(borderMs, borderMs + 2000 * step)].filter((is) => is(record))
        expect(found).toHaveLength(1)
      }
    }),
  )
})
