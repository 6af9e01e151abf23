import { expect, test } from 'vitest'
import { parseTime } from '../../../src/cli/time.js'

test.each([
  ['2026-01-08', '2026-01-08T00:00:00.000Z'],
  ['2026-01-08T05:21:42Z', '2026-01-08T05:21:42.000Z'],
  ['2026-01-08 05:21', '2026-01-08T05:21:00.000Z'],
  ['2026-01-08T05:21:42.5', '2026-01-08T05:21:42.500Z'],
  ['20260108T052142Z', '2026-01-08T05:21:42.000Z'],
  ['2026-01-08T05:30:00+02:00', '2026-01-08T03:30:00.000Z'],
  ['2026-01-08T05:30:00-0230', '2026-01-08T08:00:00.000Z'],
])('%s is %s, in UTC unless it has an offset', (text, time) => {
  expect(parseTime(text)?.toISOString()).toBe(time)
})

test.each(['', 'yesterday', '2026-02-30', '2026-01-08T25:00:00Z', '08.01.2026'])('%j is no time', (text) => {
  expect(parseTime(text)).toBeUndefined()
})
