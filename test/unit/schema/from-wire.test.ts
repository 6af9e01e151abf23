/** Replies, read by the schemas of outputs. */
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { double } from '../../../src/schema/double.js'
import { readerOf } from '../../../src/schema/from-wire.js'
import type { Issue } from '../../../src/schema/issue.js'

function read(schema: z.core.$ZodType, wire: unknown) {
  const issues: Issue[] = []
  const value = readerOf(schema)(wire, issues)
  return { value, issues: issues.map(({ path, message }) => `${path.join('.')} ${message}`) }
}

const time = Date.parse('2026-01-01T00:00:00.123Z')

test.each<[unknown, number]>([
  [1_767_225_600.123, time],
  ['1767225600.123', time],
  ['1.767225600123E9', time],
  ['2026-01-01T00:00:00.123Z', time],
  ['2026-01-01T01:00:00.123+01:00', time],
  [0, 0],
])('the timestamp %j is read', (wire, milliseconds) => {
  expect(read(z.date(), wire)).toEqual({ value: new Date(milliseconds), issues: [] })
})

test.each(['', ' ', 'today', '2026-01-01T00:00:00', true, {}, 1e300])('%j is no timestamp', (wire) => {
  expect(read(z.date(), wire).issues).toEqual([
    expect.stringContaining('must be epoch seconds or ISO 8601 text with an offset'),
  ])
})

test('bytes are base64 text, and doubles may be text', () => {
  expect(read(z.instanceof(Uint8Array), 'aGk=').value).toEqual(new Uint8Array([104, 105]))
  expect(read(z.instanceof(Uint8Array), '=').issues).toEqual([' must be base64 text, got a string'])
  expect(read(z.array(double()), ['NaN', '-Infinity', 1.5]).value).toEqual([NaN, -Infinity, 1.5])
  expect(read(z.number(), 'NaN').issues).toEqual([' must be a number, got a string'])
})

test('unknown members stay, null is absent, and nothing is changed in place', () => {
  const schema = z.looseObject({ a: z.optional(z.string()), map: z.optional(z.record(z.string(), z.date())) })
  const wire = { a: null, map: { x: 5, y: null }, shade: null }
  expect(read(schema, wire)).toStrictEqual({ value: { map: { x: new Date(5000) }, shade: null }, issues: [] })
  expect(wire).toStrictEqual({ a: null, map: { x: 5, y: null }, shade: null })
})

test('each wrong value is named by its path', () => {
  const schema = z.looseObject({
    list: z.array(z.looseObject({ on: z.boolean() })),
    map: z.record(z.string(), z.string()),
  })
  expect(read(schema, { list: [{ on: 1 }, {}, 5], map: { a: [] } }).issues).toEqual([
    'list.0.on must be true or false, got the number 1',
    'list.1.on is required',
    'list.2 must be an object, got the number 5',
    'map.a must be a string, got an array',
  ])
})

test('a schema that contains itself is read to any depth', () => {
  const tree = z.looseObject({
    get children() {
      return z.optional(z.array(tree))
    },
    at: z.optional(z.date()),
  })
  const { value } = read(tree, { children: [{ children: [{ at: 5 }] }] })
  expect(value).toEqual({ children: [{ children: [{ at: new Date(5000) }] }] })
})
