import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { AnyOperation } from '../../../../src/contracts/operation.js'
import { operations } from '../../../../src/operations/table.js'
import { jsonSchemaOf, type Side } from '../../../../src/connector/json/json-schema.js'
import { listOf, mapOf } from '../../../../src/schema/collections.js'
import {
  blob,
  closedEnum,
  double,
  text,
  timestamp,
  wholeNumber,
  wholeSecondTimestamp,
} from '../../../../src/schema/scalars.js'
import type { Schema } from '../../../../src/schema/schema.js'

const validates = (schema: Schema<unknown>, side: Side, value: unknown): boolean =>
  new Ajv2020({ strict: true }).validate(jsonSchemaOf(schema, side), value)

test.each([
  ['the least characters', text({ min: 2 }), ['ab'], ['a']],
  ['the most characters', text({ max: 2 }), ['ab', '😀😀'], ['abc']],
  ['a pattern', text({ pattern: /^[a-z]+$/u }), ['abc'], ['ABC']],
  ['an enum', closedEnum('a', 'b'), ['a'], ['c']],
  ['a whole number', wholeNumber(), [3, -3], [3.5, '3']],
  ['the bounds of a number', wholeNumber({ min: 1, max: 3 }), [1, 3], [0, 4]],
  ['the size of a list', listOf(text(), { min: 1, max: 2 }), [['a'], ['a', 'b']], [[], ['a', 'b', 'c'], [1]]],
  ['the size of a map', mapOf(text(), text(), { min: 1 }), [{ a: 'b' }], [{}, { a: 1 }]],
  ['the keys of a map', mapOf(text({ max: 1 }), text()), [{ a: 'b' }], [{ ab: 'b' }]],
  ['a moment', timestamp(), ['2026-11-01T00:00:00Z', '2026-11-01T02:00+02:00', '2026-11-01', 1.5], ['today', true]],
  ['a whole second', wholeSecondTimestamp(), ['2026-11-01', 5], ['2026-11-01T00:00:00']],
])('what is sent keeps %s', (_, schema: Schema<unknown>, good, bad) => {
  expect(good.filter((value) => !validates(schema, 'sent', value))).toEqual([])
  expect(bad.filter((value) => validates(schema, 'sent', value))).toEqual([])
})

test.each([
  ['no bounds', text({ max: 2 }), ['abc'], [1]],
  ['no enum', closedEnum('a'), ['b'], [1]],
  ['moments as text in UTC', timestamp(), ['2026-11-01T00:00:00.000Z'], ['2026-11-01', 5]],
  ['bytes as text', blob(), ['aGk='], [5]],
  ['numbers that JSON cannot hold as text', double(), [1.5, 'NaN'], ['abc']],
])('what is received has %s', (_, schema: Schema<unknown>, good, bad) => {
  expect(good.filter((value) => !validates(schema, 'received', value))).toEqual([])
  expect(bad.filter((value) => validates(schema, 'received', value))).toEqual([])
})

test('a structure is closed when sent and open when received', () => {
  const schema = operations.GetTrail.input()
  expect(validates(schema, 'sent', { Name: 'audit', Nam: 'audit' })).toBe(false)
  expect(validates(schema, 'received', { Name: 'audit', Nam: 'audit' })).toBe(true)
  expect(validates(schema, 'received', {})).toBe(false)
})

test.each(Object.values<AnyOperation>(operations).map((row) => [row.name, row] as const))(
  'the schemas of %s compile in the strictest mode',
  (_, row) => {
    const ajv = new Ajv2020({ strict: true })
    expect(() => ajv.compile(jsonSchemaOf(row.input(), 'sent'))).not.toThrow()
    expect(() => ajv.compile(jsonSchemaOf(row.output(), 'received'))).not.toThrow()
  },
)
