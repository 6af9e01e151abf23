/** Where a JSON value ends. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ValueScanner } from '../../../../src/intake/log-file/value-scanner.js'
import { bytesOf } from '../../../support/log-file.js'

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The end found when the window grows by these lengths, as the bytes of a file come in. */
function endOf(text: string, lengths: readonly number[] = []): number {
  const bytes = bytesOf(text)
  const scanner = new ValueScanner()
  let at = 0
  for (const end of [...lengths.filter((length) => length < bytes.length).sort((a, b) => a - b), bytes.length]) {
    const behind = scanner.scan(viewOf(bytes), at, end)
    if (behind !== -1) return behind
    at = end
  }
  return -1
}

test.each([
  ['an empty object', '{}', 2],
  ['an empty list', '[]', 2],
  ['a text', '"ab"', 4],
  ['an empty text', '""', 2],
  ['nested values', '{"a":[{"b":[]}]}', 16],
  ['brackets in a text', '{"a":"}]{["}', 12],
  ['an escaped quote', '{"a":"\\"}"}', 11],
  ['an escaped backslash before the closing quote', '{"a":"\\\\"}', 10],
  ['an escaped quote at the end of a text of eight', '"12345678\\""', 12],
])('finds the end of %s', (_, value, end) => {
  expect(endOf(`${value},{"next":1}]`)).toBe(end)
})

test.each(['{', '{"a', '{"a":"\\', '{"a":[}', '"'])('says that %s goes on', (text) => {
  expect(endOf(text)).toBe(-1)
})

test('goes on with the next value after one has ended', () => {
  const view = viewOf(bytesOf('{"a":1}[2]"3"'))
  const scanner = new ValueScanner()
  expect([scanner.scan(view, 0, 13), scanner.scan(view, 7, 13), scanner.scan(view, 10, 13)]).toEqual([7, 10, 13])
})

test('finds the end wherever the window is cut, whatever texts and keys hold', () => {
  const value = fc.oneof(fc.object({ withUnicodeString: true } as object), fc.array(fc.jsonValue()), fc.string())
  fc.assert(
    fc.property(value, fc.array(fc.nat({ max: 200 })), fc.constantFrom(undefined, 2), (json, lengths, indent) => {
      const text = JSON.stringify(json, null, indent)
      expect(endOf(`${text}]}"`, lengths)).toBe(bytesOf(text).length)
    }),
    { numRuns: 500 },
  )
})
