/** Text that may not be JSON, and text that would cost too much to parse. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from '../../../src/runtime/parse-json.js'

test.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['', undefined],
  ['{"a":', undefined],
])('%s is read as %o', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})

const checkedLength = 256 * 1024

/** Blanks that make a text long enough to be checked. */
const padded = (text: string): string => text + ' '.repeat(checkedLength)

const lists = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const objects = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

test.each([
  ['lists', lists],
  ['objects', objects],
])('long text with more than 512 levels of %s is refused', (_, nested) => {
  expect(parseJson(padded(nested(512)))).toEqual(JSON.parse(nested(512)))
  expect(parseJson(padded(nested(513)))).toBeUndefined()
})

test('short text may be deeper', () => {
  expect(parseJson(lists(5000))).toBeInstanceOf(Array)
})

test('60 MB of brackets are refused at once', () => {
  const text = '['.repeat(60_000_000)
  const usage = process.cpuUsage()
  expect(parseJson(text)).toBeUndefined()
  expect(process.cpuUsage(usage).user).toBeLessThan(1_000_000) // microseconds; JSON.parse takes 13 seconds
})

test.each([
  ['brackets in a string', '['.repeat(1000)],
  ['quotes in a string', `"${'['.repeat(1000)}`],
  ['backslashes in a string', `\\"${'['.repeat(1000)}\\`],
])('%s are no levels', (_, string) => {
  const value = { string, next: [string] }
  expect(parseJson(padded(JSON.stringify(value)))).toEqual(value)
})

test('brackets behind a string that ends with a backslash are levels', () => {
  expect(parseJson(padded(`["\\\\",${lists(512)}]`))).toBeUndefined()
})

test('closed levels do not add up', () => {
  expect(parseJson(padded(`[${Array(1000).fill(lists(500)).join()}]`))).toHaveLength(1000)
})

test('long text is read as JSON.parse reads it, or refused as by it', () => {
  const text = fc.oneof(fc.json(), fc.string({ unit: fc.constantFrom(...Array.from('[]{}",:1\\ ')) }))
  fc.assert(
    fc.property(text, (some) => {
      let expected: unknown
      try {
        expected = JSON.parse(some)
      } catch {
        expected = undefined
      }
      expect(parseJson(padded(some))).toEqual(expected)
    }),
    { seed: 3 },
  )
})
