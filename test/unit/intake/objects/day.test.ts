/** Days and minutes as texts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, dayPlus, isDay, minuteBefore, minuteOf, timeOfMinute } from '../../../../src/intake/objects/day.js'

test.each([
  ['2024-02-29', 1, '2024-03-01'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2023-12-31', 1, '2024-01-01'],
  ['2024-03-31', 1, '2024-04-01'],
  ['2024-01-01', 0, '2024-01-01'],
])('%s and %i days are %s', (day, days, expected) => {
  expect(dayPlus(day, days)).toBe(expected)
})

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-00-10', false],
  ['2024-1-10', false],
  ['', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

test.each([
  ['20240301T0010', 20, '20240229T2350'],
  ['20240101T0000', 1, '20231231T2359'],
  ['20240101T0000', 1440, '20231231T0000'],
  ['19700101T0005', 10, '19700101T0000'],
])('%s less %i minutes is %s', (minute, minutes, expected) => {
  expect(minuteBefore(minute, minutes)).toBe(expected)
})

test.each([['20240101T2400'], ['20240101T0060'], ['20240230T0000'], ['20240101T000'], ['2024-01-01T00'], ['']])(
  '%j is no minute',
  (text) => {
    expect(timeOfMinute(text)).toBeNaN()
  },
)

test('the text of a time is of its minute, and sorts as time does', () => {
  const time = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) })
  fc.assert(
    fc.property(time, time, (one, other) => {
      expect(timeOfMinute(minuteOf(one))).toBe(Math.floor(one / 60_000) * 60_000)
      expect(dayOf(one).replaceAll('-', '')).toBe(minuteOf(one).slice(0, 8))
      if (minuteOf(one) < minuteOf(other)) expect(one).toBeLessThan(other)
    }),
  )
})
