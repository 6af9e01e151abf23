/** What replies mean, however broken they are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DescribeTrails } from '../../../src/operations/trails.js'
import { unknownErrorCode } from '../../../src/contracts/error-codes.js'
import { decodeReply, requestIdOf } from '../../../src/protocol/decode.js'
import type { Reply } from '../../../src/contracts/operation.js'
import { redacted } from '../../../src/contracts/printable.js'

const redact = (text: string) => redacted(text, ['top+secret/key'])

const decode = (one: Reply) => decodeReply(DescribeTrails, one, redact)

const reply = (status: number, body: string, headers: Record<string, string> = {}): Reply => ({ status, headers, body })

const errorOf = (body: string, headers?: Record<string, string>, status = 400) => {
  const decoded = decode(reply(status, body, headers))
  if (decoded.kind !== 'error') throw new Error(`not an error but ${decoded.kind}`)
  return decoded
}

test('a byte order mark hides neither the code nor the message of an error', () => {
  const json = '\ufeff{"__type":"TrailNotFoundException","message":"Unknown trail"}'
  expect(errorOf(json)).toMatchObject({ code: 'TrailNotFoundException', message: 'Unknown trail' })
  expect(errorOf('\ufeff<Error><Code>AccessDenied</Code><Message>No</Message></Error>')).toMatchObject({
    code: 'AccessDenied',
    message: 'No',
  })
  expect(errorOf('\ufeff{}')).toMatchObject({ message: 'HTTP 400 without a message' })
})

describe('success', () => {
  test.each([
    ['an object', '{"a":[1]}', { a: [1] }],
    ['an object with white space around it', ' \r\n{"a":1}\n', { a: 1 }],
    ['an object after a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['a byte order mark alone', '\ufeff', {}],
    ['an array', '[1]', [1]],
    ['null', 'null', null],
    ['a number', '42', 42],
    ['nothing, which stands for no members', '', {}],
    ['white space only', ' \n', {}],
  ])('a body that is %s is read', (_, body, json) => {
    expect(decode(reply(200, body))).toEqual({ kind: 'success', json })
  })

  test.each([200, 201, 204, 299])('status %i is one', (status) => {
    expect(decode(reply(status, '{}')).kind).toBe('success')
  })

  test.each([0, 101, 199, 300, 302, 304, 400, 500, 600])('status %i is none', (status) => {
    expect(decode(reply(status, '{}')).kind).toBe('error')
  })

  test.each([
    [{ 'content-type': 'text/html; charset=utf-8' }, 'text/html'],
    [{ 'content-type': 'text/top+secret/key' }, 'no content type'],
    [{ 'content-type': 'hello, is anyone there?' }, 'no content type'],
    [{}, 'no content type'],
  ])('text that is not JSON is unreadable, and nothing of it is shown: %j', (headers, type) => {
    const html = '<html>\n  <body>Log in to\tthe hotel</body>\n</html>'
    expect(decode(reply(200, html, headers))).toEqual({
      kind: 'unreadable',
      reason: `HTTP 200 (${type}), 49 characters that cannot be read`,
    })
  })

  test('of JSON that breaks off nothing is shown but its length', () => {
    expect(decode(reply(200, '{"Events":[{"Username":"alice'))).toEqual({
      kind: 'unreadable',
      reason: 'HTTP 200, 29 characters of JSON that break off, are malformed or nested too deep',
    })
  })
})

describe('the code of an error', () => {
  test.each([
    ['the header', '', { 'x-amzn-errortype': 'FooError' }],
    ['the header with a URI', '{}', { 'x-amzn-errortype': 'FooError:http://internal.amazon.com/coral/' }],
    ['the header with a namespace and a URI', '', { 'x-amzn-errortype': 'com.amazon#FooError:http://x/#y' }],
    ['the header with a list', '', { 'x-amzn-errortype': 'FooError,http://x/' }],
    ['__type', '{"__type":"FooError"}', {}],
    ['__type with a namespace', '{"__type":"com.amazonaws.cloudtrail.v20131101#FooError"}', {}],
    ['__type with a namespace and a URI', '{"__type":"com.amazon#FooError:http://x/"}', {}],
    ['code', '{"code":"FooError"}', {}],
    ['code with a namespace', '{"code":"com.amazon#FooError"}', {}],
    ['Code', '{"Code":"FooError"}', {}],
    ['XML', '<ErrorResponse><Error><Code>FooError</Code></Error></ErrorResponse>', {}],
    ['the body when the header is empty', '{"__type":"FooError"}', { 'x-amzn-errortype': '' }],
    ['code when __type is no text', '{"__type":7,"code":"FooError"}', {}],
    ['Code when code is null', '{"code":null,"Code":"FooError"}', {}],
    ['Code when code is a number', '{"code":400,"Code":"FooError"}', {}],
  ])('comes from %s', (_, body, headers) => {
    expect(errorOf(body, headers).code).toBe('FooError')
  })

  test('comes from the header before __type, and from __type before code', () => {
    const body = '{"__type":"FromType","code":"FromCode"}'
    expect(errorOf(body, { 'x-amzn-errortype': 'FromHeader' }).code).toBe('FromHeader')
    expect(errorOf(body).code).toBe('FromType')
  })

  test.each([
    ['an empty body', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['an array', '[{"__type":"FooError"}]'],
    ['a number', '503'],
    ['text', '"FooError"'],
    ['cut-off JSON', '{"__type":"FooErr'],
    ['HTML', '<html><h1>502 Bad Gateway</h1></html>'],
    ['a nested type', '{"Details":[{"__type":"FooError"}]}'],
    ['a namespace and nothing else', '{"__type":"com.amazon#"}'],
    ['a URI and nothing else', '{"__type":":http://x"}'],
  ])('is unknown when the body is %s', (_, body) => {
    expect(errorOf(body).code).toBe(unknownErrorCode)
  })

  test('is not taken from the body of a page that merely has such a word in it', () => {
    expect(errorOf('<p>Code: FooError</p>').code).toBe(unknownErrorCode)
  })
})

describe('the message of an error', () => {
  test.each([
    ['message', '{"__type":"E","message":"why"}'],
    ['Message', '{"__type":"E","Message":"why"}'],
    ['message before Message', '{"message":"why","Message":"other"}'],
    ['Message when message is empty', '{"message":"","Message":"why"}'],
    ['Message when message is no text', '{"message":{"a":1},"Message":"why"}'],
    ['XML', '<Error><Code>E</Code><Message>why</Message></Error>'],
  ])('comes from %s', (_, body) => {
    expect(errorOf(body).message).toBe('why')
  })

  test.each([
    ['empty', '', 'HTTP 502 with an empty body'],
    ['HTML', '<h1>Bad Gateway</h1>', 'HTTP 502 (text/html) that is not JSON: <h1>Bad Gateway</h1>'],
    [
      'cut-off JSON',
      '{"message":"wh',
      'HTTP 502, 14 characters of JSON that break off, are malformed or nested too deep',
    ],
    ['JSON without a message', '{"__type":"E","Secret":"x"}', 'HTTP 502 without a message'],
    ['null', 'null', 'HTTP 502 without a message'],
    ['a number', '123', 'HTTP 502 without a message'],
  ])('says what came instead when the body is %s', (_, body, message) => {
    expect(errorOf(body, { 'content-type': 'text/html' }, 502).message).toBe(message)
  })

  test('shows no more than 200 characters of a page', () => {
    expect(errorOf('x'.repeat(1000)).message).toBe(`HTTP 400 (no content type) that is not JSON: ${'x'.repeat(200)}...`)
  })

  test('is cut only after the secrets are', () => {
    const start = 'x'.repeat(1990)
    expect(errorOf(JSON.stringify({ message: `${start} top+secret/key` })).message).toBe(`${start} [redacted...`)
    const page = 'x'.repeat(190)
    expect(errorOf(`${page} top+secret/key`).message).toContain(`${page} [redacted...`)
  })

  test('has no line break or control character from a page that is shown', () => {
    const { message } = errorOf('<p>a\r\nb\u0000\u001b[31mc</p>')
    expect(message).toBe('HTTP 400 (no content type) that is not JSON: <p>a b [31mc</p>')
  })
})

describe('the request id', () => {
  test.each([
    [{ 'x-amzn-requestid': 'a' }, 'a'],
    [{ 'x-amz-request-id': 'b' }, 'b'],
    [{ 'x-amzn-requestid': 'a', 'x-amz-request-id': 'b' }, 'a'],
    [{ 'x-amzn-requestid': '4e5b1d4c-6b1c-4a3e-8f39-0d4f1c2b3a49' }, '4e5b1d4c-6b1c-4a3e-8f39-0d4f1c2b3a49'],
    [{ 'x-amz-request-id': 'Ab+/=:-_.9' }, 'Ab+/=:-_.9'],
    [{ 'x-amzn-requestid': 'top+secret/key' }, undefined],
    [{ 'x-amzn-requestid': '1-cret/key' }, undefined],
    [{ 'x-amzn-requestid': '1-ret/key' }, '1-ret/key'],
    [{ 'x-amzn-requestid': 'id: op+secret' }, undefined],
    [{ 'x-amzn-requestid': 'x'.repeat(128) }, 'x'.repeat(128)],
    [{ 'x-amzn-requestid': 'x'.repeat(129) }, undefined],
    [{ 'x-amzn-requestid': '<script>' }, undefined],
    [{ 'x-amzn-requestid': '' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (headers, id) => {
    expect(requestIdOf(reply(200, '', headers), redact)).toBe(id)
  })
})

const headersOf = fc.dictionary(
  fc.constantFrom('x-amzn-errortype', 'x-amzn-requestid', 'content-type', 'x'),
  fc.string({ unit: 'binary' }),
)

test('no reply makes decoding throw, and an error always has a code and a message', () => {
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.tuple(fc.json(), fc.nat(100)).map(([json, length]) => json.slice(0, length)),
    fc.record({ __type: fc.anything(), code: fc.anything(), message: fc.anything() }).map((value) => stringify(value)),
    fc.string().map((text) => `<Code>${text}</Code><Message>${text}</Message>`),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), headersOf, body, (status, headers, text) => {
      const decoded = decode(reply(status, text, headers))
      if (decoded.kind === 'error') {
        expect(decoded.code).not.toBe('')
        expect(decoded.message).not.toBe('')
      }
      if (decoded.kind === 'unreadable') expect(decoded.reason).not.toBe('')
    }),
    { seed: 3, numRuns: 2000 },
  )
})

test("no part of a JSON body is shown, wherever it breaks off: it may be somebody's events", () => {
  const events = fc.array(fc.record({ EventId: fc.constant('SECRET'), More: fc.jsonValue() }), { minLength: 1 })
  const body = fc
    .tuple(
      fc.constantFrom('', ' ', '\n\t', '\ufeff'),
      events,
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('', ',', '}', '<html>'),
    )
    .map(([before, list, asPage, part, after]) => {
      const json = JSON.stringify(asPage ? { Events: list } : list)
      return before + json.slice(0, 1 + Math.floor(part * json.length)) + after
    })
  fc.assert(
    fc.property(fc.constantFrom(200, 400, 503), body, (status, text) => {
      const decoded = decode(reply(status, text))
      const shown =
        decoded.kind === 'error' ? decoded.code + decoded.message : decoded.kind === 'unreadable' ? decoded.reason : ''
      expect(shown).not.toMatch(/SECRET|EventId|More|Events|\{|\[/)
    }),
    { seed: 4, numRuns: 2000 },
  )
})

/** `JSON.stringify` that cannot fail: what has no JSON form is left out. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? String(member) : member))
  } catch {
    return '{}'
  }
}
