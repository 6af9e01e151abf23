/** A set that forgets the oldest. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import { BoundedSet } from '../../../../src/intake/delivery/bounded-set.js'

test('it has the texts that were added last, and no others', () => {
  const text = fc.integer({ min: 0, max: 30 }).map(String)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(text, { maxLength: 200 }), (limit, added) => {
      const set = new BoundedSet(limit)
      let newest: string[] = []
      for (const one of added) {
        set.add(one)
        if (!newest.includes(one)) newest = [...newest, one].slice(-limit)
      }
      for (let number = 0; number <= 30; number++) expect(set.has(String(number))).toBe(newest.includes(String(number)))
    }),
  )
})

test.each([[0], [-1], [1.5], [NaN], [Infinity]])('a limit of %s is refused', (limit) => {
  expect(() => new BoundedSet(limit)).toThrow(InputError)
})
