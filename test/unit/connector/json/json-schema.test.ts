import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { AnyOperation } from '../../../../src/contracts/operation.js'
import { operations } from '../../../../src/operations/generated/table.js'
import { jsonSchemaOf, type Side } from '../../../../src/connector/json/json-schema.js'
import { double } from '../../../../src/schema/double.js'
import { ListInsightsDataInput } from '../../../../src/schemas.js'

const validates = (schema: z.core.$ZodType, side: Side, value: unknown): boolean =>
  new Ajv2020({ strict: true }).validate(jsonSchemaOf(schema, side), value)

test.each([
  ['the least characters', z.string().check(z.minLength(2)), ['ab'], ['a']],
  ['the most characters', z.string().check(z.maxLength(2)), ['ab', '😀😀'], ['abc']],
  ['a pattern', z.string().check(z.regex(/^[a-z]+$/u)), ['abc'], ['ABC']],
  ['an enum', z.enum(['a', 'b']), ['a'], ['c']],
  ['an integer', z.int(), [3, -3], [3.5, '3']],
  ['the bounds of a number', z.int().check(z.gte(1), z.lte(3)), [1, 3], [0, 4]],
  [
    'the size of a list',
    z.array(z.string()).check(z.minLength(1), z.maxLength(2)),
    [['a'], ['a', 'b']],
    [[], ['a', 'b', 'c'], [1]],
  ],
  ['the size of a map', ListInsightsDataInput.shape.Dimensions, [{ EventId: 'b' }], [{}, { EventId: 1 }]],
  ['the keys of a map', z.record(z.string().check(z.maxLength(1)), z.string()), [{ a: 'b' }], [{ ab: 'b' }]],
  ['a timestamp', z.date(), ['2026-11-01T00:00:00Z', '2026-11-01T02:00+02:00', '2026-11-01', 1.5], ['today', true]],
  ['an offset of a timestamp', z.date(), ['2026-11-01', 5], ['2026-11-01T00:00:00']],
])('what is sent keeps %s', (_, schema: z.core.$ZodType, good, bad) => {
  expect(good.filter((value) => !validates(schema, 'sent', value))).toEqual([])
  expect(bad.filter((value) => validates(schema, 'sent', value))).toEqual([])
})

test.each([
  ['timestamps as text in UTC', z.date(), ['2026-11-01T00:00:00.000Z'], ['2026-11-01', 5]],
  ['bytes as text', z.instanceof(Uint8Array), ['aGk='], [5]],
  ['numbers that JSON cannot hold as text', double(), [1.5, 'NaN'], ['abc']],
])('what is received has %s', (_, schema: z.core.$ZodType, good, bad) => {
  expect(good.filter((value) => !validates(schema, 'received', value))).toEqual([])
  expect(bad.filter((value) => validates(schema, 'received', value))).toEqual([])
})

test('an input is closed, an output is open', () => {
  const { input, output } = operations.AddTags
  const tags = { ResourceId: 'audit', TagsList: [] }
  expect(validates(input(), 'sent', tags)).toBe(true)
  expect(validates(input(), 'sent', { ...tags, Tags: [] })).toBe(false)
  expect(validates(output(), 'received', { Unheard: 'of' })).toBe(true)
})

test('what must be there is required', () => {
  expect(validates(operations.GetTrail.input(), 'sent', {})).toBe(false)
  expect(validates(operations.PutAuditEvents.output(), 'received', { failed: [] })).toBe(false)
})

test.each(Object.values<AnyOperation>(operations).map((row) => [row.name, row] as const))(
  'the schemas of %s compile in the strictest mode',
  (_, row) => {
    const ajv = new Ajv2020({ strict: true })
    expect(() => ajv.compile(jsonSchemaOf(row.input(), 'sent'))).not.toThrow()
    expect(() => ajv.compile(jsonSchemaOf(row.output(), 'received'))).not.toThrow()
  },
)
