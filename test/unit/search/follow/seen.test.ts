/** What a tail remembers of the events that it has returned. */
import { expect, test } from 'vitest'
import { SeenEvents } from '../../../../src/search/follow/seen.js'

test('an event is known by place, second and id, until its second is forgotten', () => {
  const seen = new SeenEvents([['us-east-1 ', 100, 'stored']])
  seen.add([200_000, 'us-east-1 ', 'added'])
  seen.add([100_000, 'eu-west-1 ', 'elsewhere'])
  expect(seen.has([100_000, 'us-east-1 ', 'stored'])).toBe(true)
  expect(seen.has([100_000, 'eu-west-1 ', 'stored'])).toBe(false)
  expect(seen.has([201_000, 'us-east-1 ', 'added'])).toBe(false)
  seen.forget('us-east-1 ', 200)
  expect(seen.stored()).toEqual([
    ['us-east-1 ', 200, 'added'],
    ['eu-west-1 ', 100, 'elsewhere'],
  ])
})

test('of more than 10,000 events the newest are stored', () => {
  const seen = new SeenEvents([])
  for (let second = 1; second <= 10_000; second++) seen.add([second * 1000, 'us-east-1 ', 'id'])
  expect(seen.stored()).toHaveLength(10_000)
  seen.add([10_001_000, 'us-east-1 ', 'id'])
  const stored = seen.stored()
  expect(stored).toHaveLength(10_000)
  expect([stored[0]?.[1], stored.at(-1)?.[1]]).toEqual([10_001, 2])
})
