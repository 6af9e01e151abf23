/** Percent-encoding as signatures have it. */
import { expect, test } from 'vitest'
import { percentEncoded } from '../../../src/runtime/percent-encoding.js'

test.each([
  ['unreserved characters as they are', 'Az09-._~', 'Az09-._~'],
  ['what encodeURIComponent leaves', "!'()*", '%21%27%28%29%2A'],
  ['a space and a plus', 'a b+c', 'a%20b%2Bc'],
  ['the bytes of UTF-8', 'é😀', '%C3%A9%F0%9F%98%80'],
])('%s', (_, text, encoded) => {
  expect(percentEncoded(text)).toBe(encoded)
})
