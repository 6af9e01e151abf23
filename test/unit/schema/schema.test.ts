/** The schemas among zod's own: users compose them with what they have. */
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { LookupEventsInput, LookupEventsOutput, Tag } from '../../../src/schemas.js'
import { either, listOf, mapOf } from '../../../src/schema/collections.js'
import { anything, double, flag, text, timestamp, wholeNumber } from '../../../src/schema/scalars.js'
import { encode } from '../../../src/schema/schema.js'
import { optional, structureOf } from '../../../src/schema/structure.js'

const since = new Date('2026-11-21T00:00:00Z')

test('zod encodes and decodes with them', () => {
  expect(z.encode(LookupEventsInput, { StartTime: since, MaxResults: 5 })).toEqual({
    StartTime: since.getTime() / 1000,
    MaxResults: 5,
  })
  const wire = { Events: [{ EventTime: 5, Shade: 'unknown' }] }
  expect(z.decode(LookupEventsOutput, wire)).toEqual({ Events: [{ EventTime: new Date(5000), Shade: 'unknown' }] })
  expect(wire.Events[0]?.EventTime).toBe(5)
})

test('they stand inside schemas of zod, with their places and their words', () => {
  const job = z.object({ name: z.string(), lookup: z.optional(LookupEventsInput), tags: z.array(Tag) })
  const wrong = { name: 'a', lookup: { MaxResults: 51, Max: 1 }, tags: [{ Key: '' }] } as z.infer<typeof job>
  const { error } = z.safeEncode(job, wrong)
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['lookup.MaxResults', 'must be at most 50'],
    ['lookup.Max', expect.stringContaining('is not a member')],
    ['tags.0.Key', 'must have at least 1 character'],
  ])
  expect(z.encode(job, { name: 'a', tags: [{ Key: 'team' }] })).toEqual({ name: 'a', tags: [{ Key: 'team' }] })
})

test('a member that may be left out may be left out of a structure of zod too', () => {
  const both = z.object({ a: optional(text()), b: text() })
  expect(z.decode(both, { b: 'x' })).toStrictEqual({ b: 'x' })
  expect(z.safeParse(both, {}).error?.issues).toMatchObject([{ path: ['b'] }])
  expect(z.decode(both, { a: undefined, b: 'x' })).toEqual({ b: 'x' })
  expect(z.encode(both, { a: undefined, b: 'x' })).toEqual({ b: 'x' })
})

test('JSON Schemas that zod makes of them tell what may be left out, and are refused where zod cannot know', () => {
  expect(z.toJSONSchema(z.object({ a: optional(text()), b: text() }))).toMatchObject({ required: ['b'] })
  expect(() => z.toJSONSchema(LookupEventsInput)).toThrow('cannot be represented')
})

test('a choice goes both ways, and its first form that fits is taken', () => {
  const choice = either<Date | string>(timestamp(), text())
  expect(z.encode(choice, since)).toBe(since.getTime() / 1000)
  expect(z.encode(choice, '5')).toBe('5')
  expect(z.decode(choice, '5')).toEqual(new Date(5000))
  expect(z.decode(choice, 'five')).toBe('five')
})

test('the Standard Schema surface is that of zod', () => {
  expect(LookupEventsInput['~standard'].vendor).toBe('zod')
  expect(LookupEventsOutput['~standard'].validate({ NextToken: 5 })).toMatchObject({
    issues: [{ message: 'must be a string, got the number 5', path: ['NextToken'] }],
  })
})

test('what is converted is a copy', () => {
  const schema = structureOf<{ list: string[]; map: Record<string, Date> }>({
    list: listOf(text()),
    map: mapOf(text(), timestamp()),
  })
  const value = { list: ['a'], map: { a: since } }
  const wire = encode(schema, value).value as typeof value
  wire.list.push('b')
  expect(value).toEqual({ list: ['a'], map: { a: since } })
})

test.each([
  ['a Map', new Map([['flag', true]])],
  ['a Date', since],
  ['an array', []],
  ['a string', 'flag'],
  ['null', null],
])('%s is no structure and no map', (kind, value) => {
  const structure = structureOf<{ flag?: boolean }>({ flag: optional(flag()) })
  const messages = [structure, mapOf(text(), flag())].map((schema) => encode(schema, value).issues[0]?.message)
  expect(messages[0]).toContain(`must be an object, got ${kind}`)
  expect(messages[1]).toBe(messages[0])
})

test('rules between members are asked only when all members are of the right type', () => {
  const rule = ({ low, high }: { low: number; high: number }) => (low > high ? 'must not be upside down' : undefined)
  const range = structureOf<{ low: number; high: number }>({ low: wholeNumber({ min: 0 }), high: wholeNumber() }, rule)
  const messages = (value: unknown) => encode(range, value).issues.map(({ message }) => message)
  expect(messages({ low: 2, high: '1' })).toEqual(['must be a number, got a string'])
  expect(messages({ low: -1, high: -2 })).toEqual(['must be at least 0', 'must not be upside down'])
  expect(messages({ low: 2, high: 1, middle: 0 })).toEqual([expect.stringContaining('is not a member')])
})

test('rules of one structure are asked whatever is wrong with another', () => {
  const rule = ({ low }: { low: number }) => (low > 5 ? { path: 'low', message: 'must be low' } : undefined)
  const ranges = listOf(structureOf<{ low: number }>({ low: wholeNumber() }, rule))
  expect(encode(ranges, [{ low: '1' }, { low: 9 }]).issues.map(({ path, message }) => [path, message])).toEqual([
    [[0, 'low'], 'must be a number, got a string'],
    [[1, 'low'], 'must be low'],
  ])
})

test('a broken rule of a part does not keep the whole from being asked', () => {
  const part = structureOf<{ low: number }>({ low: wholeNumber() }, () => ({ path: 'low', message: 'must be low' }))
  const whole = structureOf<{ part: { low: number } }>({ part }, () => 'must be whole')
  expect(encode(whole, { part: { low: 5 } }).issues.map(({ message }) => message)).toEqual([
    'must be low',
    'must be whole',
  ])
})

test('numbers that JSON cannot hold travel as text, and a moment that is none does not travel', () => {
  expect([NaN, -Infinity, 1.5].map((value) => z.encode(double(), value))).toEqual(['NaN', '-Infinity', 1.5])
  expect(z.decode(z.array(double()), ['NaN', '-Infinity', 1.5])).toEqual([NaN, -Infinity, 1.5])
  expect(encode(timestamp(), new Date(NaN)).issues).toMatchObject([
    { message: expect.stringContaining('got an invalid Date') as string },
  ])
})

test('text is measured in characters, however many units they are made of', () => {
  expect(encode(text({ max: 2 }), '😀😀').issues).toEqual([])
  expect(encode(text({ max: 2 }), '😀😀😀').issues).toMatchObject([{ message: 'must have at most 2 characters' }])
})

test('anything is something', () => {
  expect(encode(anything(), null)).toEqual({ value: null, issues: [] })
  expect(encode(anything(), undefined).issues).toMatchObject([{ message: 'is required' }])
})
