/** Tokens: opaque, whole, bound to their request. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openToken, sealToken } from '../../../../src/testing/front/page-token.js'

const text = fc.string({ unit: 'grapheme' })

test('a token gives back what it holds, to the same request only', () => {
  fc.assert(
    fc.property(text, text, text, (payload, request, other) => {
      const token = sealToken(payload, request)
      expect(openToken(token, request)).toBe(payload)
      if (other !== request) expect(openToken(token, other)).toBeUndefined()
    }),
    { seed: 17 },
  )
})

test('any other text is not a token', () => {
  fc.assert(
    fc.property(text, (garbage) => {
      expect(openToken(garbage, '')).toBeUndefined()
    }),
    { seed: 19 },
  )
})
