/** Zod's issues in the words of this package, and when rules between members are checked. */
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { must } from '../../../src/schema/checks.js'
import { check, pathText } from '../../../src/schema/issue.js'

const messages = (schema: z.core.$ZodType, value: unknown) =>
  check(schema, value).issues.map(({ path, message }) => `${pathText(path)} ${message}`.trim())

test.each<[string, z.core.$ZodType, unknown, string]>([
  ['a string', z.string(), 5, 'must be a string, got the number 5'],
  ['nothing', z.string(), undefined, 'is required'],
  ['null', z.string(), null, 'must be a string, got null (leave the member out instead)'],
  ['a boolean', z.boolean(), 'yes', 'must be true or false, got a string'],
  ['a fraction', z.int(), 1.5, 'must be a whole number, got the number 1.5'],
  ['a least number', z.int().check(z.gte(1)), 0, 'must be at least 1'],
  ['a most number', z.int().check(z.lte(50)), 51, 'must be at most 50'],
  ['one character', z.string().check(z.minLength(1)), '', 'must have at least 1 character'],
  ['characters, not units', z.string().check(z.maxLength(2)), '😀😀😀', 'must have at most 2 characters'],
  ['items', z.array(z.string()).check(z.maxLength(1)), ['a', 'b'], 'must have at most 1 item'],
  ['a pattern', z.string().check(z.regex(/^a\/b$/u)), 'c', 'must match ^a\\/b$'],
  [
    'a near value',
    z.enum(['Enabled', 'Disabled']),
    'enabld',
    'must be one of Enabled, Disabled; did you mean Enabled?',
  ],
  ['another type of value', z.enum(['a']), 5, 'must be a string, got the number 5'],
  [
    'an invalid date',
    z.date(),
    new Date(NaN),
    "must be a Date, e.g. new Date('2026-11-21T00:00:00Z'), got an invalid Date",
  ],
  ['a map', z.record(z.string(), z.string()), [], 'must be an object, got an array'],
])('%s', (_, schema, value, message) => {
  expect(messages(schema, value)).toEqual([message])
})

test('two characters of four units are two', () => {
  expect(messages(z.string().check(z.maxLength(2)), '😀😀')).toEqual([])
})

test('a value of the wrong type has one issue, whatever its length', () => {
  expect(messages(z.string().check(z.maxLength(2)), ['a', 'b', 'c'])).toEqual(['must be a string, got an array'])
})

test('each unknown member has its own issue, those that are undefined have none', () => {
  const schema = z.strictObject({ MaxResults: z.optional(z.int()) })
  expect(messages(schema, { MaxResult: 5, Other: 1, Left: undefined })).toEqual([
    'MaxResult is not a member; did you mean MaxResults?',
    'Other is not a member; the members are MaxResults',
  ])
})

test('a key of a map is called a key', () => {
  const map = z.record(z.string().check(z.maxLength(1)), z.string())
  expect(messages(map, { ab: 'c' })).toEqual(['ab as a key must have at most 1 character'])
  const byEnum = z.partialRecord(z.enum(['EventId', 'EventName']), z.string())
  expect(messages(byEnum, { EventNam: 'c' })).toEqual([
    'EventNam as a key must be one of EventId, EventName; did you mean EventName?',
  ])
})

const range = z
  .strictObject({ low: z.int().check(z.gte(0)), high: z.int() })
  .check(must('low', 'must not be above high', ({ low, high }) => low <= high))

test('rules between members are checked only when all members are of the right type', () => {
  expect(messages(range, { low: 2, high: '1' })).toEqual(['high must be a number, got a string'])
  expect(messages(range, { low: -1, high: -2 })).toEqual(['low must be at least 0', 'low must not be above high'])
})

test('rules of one object are checked whatever is wrong with another', () => {
  const found = messages(z.array(range), [
    { low: '1', high: 1 },
    { low: 9, high: 1 },
  ])
  expect(found).toEqual(['[0].low must be a number, got a string', '[1].low must not be above high'])
})

test('a broken rule of a part does not keep the whole from being checked', () => {
  const whole = z.strictObject({ part: range }).check(must('part', 'must be whole', () => false))
  expect(messages(whole, { part: { low: 2, high: 1 } })).toEqual([
    'part.low must not be above high',
    'part must be whole',
  ])
})
