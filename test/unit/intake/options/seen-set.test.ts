/** The set of event ids that `dedupe` asks for. */
import { InputError } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { seenInMemory, seenSetOf } from '../../../../src/intake/options/seen-set.js'

test('nothing is deduplicated unless it is asked for', () => {
  const own = { has: () => [], add: () => undefined }
  expect([seenSetOf(undefined), seenSetOf(false)]).toEqual([undefined, undefined])
  expect(seenSetOf(own)).toBe(own)
  expect(seenSetOf(true)).toHaveProperty('has')
})

test('the set in memory forgets the oldest ids', async () => {
  const seen = seenInMemory(2)
  seen.add(['a', 'b', 'c'])
  expect(await seen.has(['a', 'b', 'c'])).toEqual([false, true, true])
})

test.each([[0], [-1], [1.5], [NaN], [Infinity]])('a size of %s is refused', (size) => {
  expect(() => seenInMemory(size)).toThrow(InputError)
})
