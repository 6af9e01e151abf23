/** The places of events, which decide their order, and what stands for them in cursors. */
import { expect, test } from 'vitest'
import { hashOf } from '../../../../src/runtime/hash.js'
import { comparePlaces, timeOf, type Place } from '../../../../src/search/walk/candidate.js'

test('a text is hashed by FNV-1a, so that cursors stay good', () => {
  expect(['', 'a', 'foobar'].map(hashOf)).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968'])
})

test('places are in the order of time, which can be reversed; then of Region and account, then of id', () => {
  const places: Place[] = [
    [1, 'b', 'x'],
    [2, 'a', 'x'],
    [2, 'a', 'y'],
    [2, 'b', 'a'],
    [3, 'a', 'a'],
  ]
  const sorted = (direction: 1 | -1) =>
    [...places].reverse().sort((left, right) => comparePlaces(left, right, direction))
  expect(sorted(1)).toEqual(places)
  expect(sorted(-1).map((place) => places.indexOf(place))).toEqual([4, 1, 2, 3, 0])
  expect(comparePlaces([1, 'a', 'x'], [1, 'a', 'y'], 1)).toBe(-1)
  expect(comparePlaces([1, 'a', 'y'], [1, 'a', 'x'], -1)).toBe(1)
  expect(comparePlaces([1, 'a', 'x'], [1, 'a', 'x'], -1)).toBe(0)
})

test.each([
  [new Date(5000), 5000],
  [5, 5000],
  ['5', undefined],
  [new Date(NaN), undefined],
  [undefined, undefined],
])('the time %j of an event is %s', (EventTime, timeMs) => {
  expect(timeOf({ EventTime: EventTime as Date })).toBe(timeMs)
})
