/** Text from elsewhere in a log line. */
import { expect, test } from 'vitest'
import { printable } from '../../../src/contracts/printable.js'

test.each([
  ['text', 10, 'text'],
  ['a\r\nb\u0000c', 10, 'a b c'],
  ['a\u202eb\u2028c\u200bd', 10, 'a b c d'],
  ['ends in control\n', 20, 'ends in control'],
  ['0123456789', 10, '0123456789'],
  ['0123456789x', 10, '0123456789…'],
  ['😀😀', 3, '😀…'],
  ['', 10, ''],
])('%j in at most %i characters is %j', (text, most, shown) => {
  expect(printable(text, most)).toBe(shown)
})
