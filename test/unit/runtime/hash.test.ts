import { expect, test } from 'vitest'
import { hashOf } from '../../../src/runtime/hash.js'

// Values of the algorithm's own list, http://www.isthe.com/chongo/src/fnv/test_fnv.c
test.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('%j has the hash that FNV-1a gives it', (text, hash) => {
  expect(hashOf(text)).toBe(hash)
})
