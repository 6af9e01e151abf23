/** A map that forgets the oldest keys. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoundedMap } from '../../../src/runtime/bounded-map.js'

test('it has the keys that were added last, each with its latest value, and no others', () => {
  const key = fc.integer({ min: 0, max: 30 }).map(String)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(key, { maxLength: 200 }), (limit, added) => {
      const map = new BoundedMap<number>(limit)
      let newest: [string, number][] = []
      for (const [value, one] of added.entries()) {
        map.set(one, value)
        const isKnown = newest.some(([known]) => known === one)
        newest = isKnown
          ? newest.map(([known, old]) => [known, known === one ? value : old])
          : [...newest, [one, value] as [string, number]].slice(-limit)
      }
      const expected = new Map(newest)
      for (let number = 0; number <= 30; number++) {
        expect(map.has(String(number))).toBe(expected.has(String(number)))
        expect(map.get(String(number))).toBe(expected.get(String(number)))
      }
    }),
  )
})
