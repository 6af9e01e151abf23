/** Text from elsewhere in a log line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable, redacted } from '../../../src/contracts/printable.js'

test.each([
  ['text', 10, 'text'],
  ['a\r\nb\u0000c', 10, 'a b c'],
  ['a\u202eb\u2028c\u200bd', 10, 'a b c d'],
  ['ends in control\n', 20, 'ends in control'],
  ['0123456789', 10, '0123456789'],
  ['0123456789x', 10, '0123456789...'],
  ['😀😀', 3, '😀...'],
  ['', 10, ''],
])('%j in at most %i characters is %j', (text, most, shown) => {
  expect(printable(text, most)).toBe(shown)
})

const token = 'IQoJb3JpZ2lu+X2VjEJr/wEaCWV1LXdlc3QtMSJHMEUCIQD0=='

const jsonEscaped = (text: string) =>
  Array.from(text, (one) => (/\w/.test(one) ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')

const markup = (text: string, radix: 10 | 16) =>
  Array.from(text, (one) => `&#${radix === 16 ? 'x' : ''}${one.charCodeAt(0).toString(radix)};`).join('')

test.each([
  ['as it is', token],
  ['with its slashes escaped', token.replaceAll('/', '\\/')],
  ['in JSON', jsonEscaped(token)],
  ['in a URL', encodeURIComponent(token)],
  ['in a URL, with small letters', encodeURIComponent(token).replace(/%../g, (escape) => escape.toLowerCase())],
  ['in a URL in a URL', encodeURIComponent(encodeURIComponent(token))],
  ['in markup', markup(token, 10)],
  ['in hexadecimal markup', markup(token, 16)],
  ['in a URL in JSON', jsonEscaped(encodeURIComponent(token))],
  ['twice', `${token} ${token}`],
  ['broken off at its end', token.slice(0, 20)],
  ['broken off at its start', token.slice(-20)],
])('no part of a secret is left when it stands there %s', (_, form) => {
  const shown = redacted(`token: ${form}.`, ['other secret', token])
  expect(shown).toMatch(/^token: (\[redacted\] ?)+\.$/)
})

test('no eight characters of a secret are left, whatever stands around it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  const cut = fc.tuple(fc.nat(token.length), fc.nat(token.length))
  fc.assert(
    fc.property(text, cut, text, (before, [from, to], after) => {
      const shown = redacted(before + token.slice(from, to) + after, [token])
      for (let at = 0; at + 8 <= token.length; at++) expect(shown).not.toContain(token.slice(at, at + 8))
    }),
  )
})

test('text without a secret stays as it is, its escapes too', () => {
  const text = 'a%2Fb \\u002f &#47; C:\\x Name must not be "secret" or "top"'
  expect(redacted(text, [token, 'test', ''])).toBe(text)
})

test.each([
  ["does not match.\n\nThe Canonical String for this request should have been\n'POST\n/'", 'does not match.'],
  ["does not match.\nThe String-to-Sign should have been\n'AWS4'", 'does not match.'],
  ['not valid: AWS4-HMAC-SHA256 Credential=AKID/x, Signature=0', 'not valid:'],
  ['bad%20AWS4-HMAC-SHA256%20Credential', 'bad'],
  [
    "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    "'Host' must be a 'SignedHeader' in the AWS Authorization.",
  ],
])('what was signed is not shown: %j', (text, shown) => {
  expect(redacted(text, [])).toBe(shown)
})
