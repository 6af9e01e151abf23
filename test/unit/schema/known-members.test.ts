/** What of an input is sent when it is not checked. */
import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { knownMembers } from '../../../src/schema/known-members.js'

const inner = z.strictObject({ Name: z.string(), When: z.optional(z.date()) })
const schema = z.strictObject({
  List: z.optional(z.array(inner)),
  One: z.optional(inner),
  Map: z.optional(z.record(z.string(), inner)),
  Bytes: z.optional(z.instanceof(Uint8Array)),
  Text: z.optional(z.string()),
})

test('members that a schema does not know are left out, at any depth; so are those that are null', () => {
  const input = {
    List: [{ Name: 'a', Other: 1 }],
    One: { Name: 'b', When: null },
    Map: { x: { Name: 'c', Other: 2 } },
    Text: undefined,
    $metadata: {},
  }
  expect(knownMembers(schema, input)).toEqual({ List: [{ Name: 'a' }], One: { Name: 'b' }, Map: { x: { Name: 'c' } } })
  expect(Object.keys(knownMembers(schema, input) as object)).toEqual(['List', 'One', 'Map'])
})

test('values of another kind than the schema has, dates and bytes stay as they are', () => {
  const [date, bytes] = [new Date(0), new Uint8Array([1])]
  expect(knownMembers(schema, { One: { Name: 5, When: date }, Bytes: bytes, List: 'none' })).toEqual({
    One: { Name: 5, When: date },
    Bytes: bytes,
    List: 'none',
  })
  expect(knownMembers(schema, 'text')).toBe('text')
  expect(knownMembers(schema, { One: [1], List: { Name: 'x' } })).toEqual({ One: [1], List: { Name: 'x' } })
})

test('an input is not changed', () => {
  const input = { One: { Name: 'b', Other: 1 } }
  knownMembers(schema, input)
  expect(input).toEqual({ One: { Name: 'b', Other: 1 } })
})
