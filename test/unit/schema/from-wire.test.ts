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

test.each<[string, z.core.$ZodType, unknown, unknown]>([
  ['a number for text', z.string(), 5, '5'],
  ['true for text', z.string(), true, 'true'],
  ['false for the value of an enum', z.enum(['a']), false, 'false'],
  ['an object for text that is JSON', z.string(), { eventName: 'A', list: [1] }, '{"eventName":"A","list":[1]}'],
  ['text for true', z.boolean(), 'true', true],
  ['text of Python for false', z.boolean(), 'False', false],
  ['text for a number', z.number(), '5.5', 5.5],
  ['text for a double', double(), '1e3', 1000],
  ['null among items', z.array(z.string()), [null, 'a', null], ['a']],
])('%s is read', (_, schema, wire, value) => {
  expect(read(schema, wire)).toEqual({ value, issues: [] })
})

test.each<[string, z.core.$ZodType, unknown]>([
  ['a list for text', z.string(), []],
  ['other text for true or false', z.boolean(), 'yes'],
  ['empty text for true or false', z.boolean(), ''],
  ['a number for true or false', z.boolean(), 1],
  ['other text for a number', z.number(), '5 days'],
  ['empty text for a number', z.number(), ''],
  ['true for a number', z.number(), true],
  ['an object for a list', z.array(z.string()), {}],
  ['text for an object', z.looseObject({}), 'a'],
])('%s is not read, because what is meant is not certain', (_, schema, wire) => {
  expect(read(schema, wire).issues).toHaveLength(1)
})

test('what is said of a reply is no advice about inputs', () => {
  const wrong = [null, {}, [], 'x', NaN, 5, true]
  const schemas = [z.string(), z.boolean(), z.number(), z.date(), z.array(z.string()), z.instanceof(Uint8Array)]
  const said = schemas.flatMap((schema) => wrong.flatMap((wire) => read(schema, wire).issues))
  expect(said.filter((text) => /did you mean|leave|give|instead/.test(text))).toEqual([])
})
