/** What is wrong with a value: zod's issues in the words of this package. */
import type * as z from 'zod/mini'
import { foreignError } from '../runtime/foreign-error.js'
import { isDate, isPlain, kindOf } from './kind-of.js'
import { isNoName, nearest } from './nearest.js'

/** What is wrong at one path of a value. The value is left out: it may be a secret. */
export interface Issue {
  readonly path: PropertyKey[]
  /** The words after the path, e.g. `must be at most 50`. */
  readonly message: string
}

/** `['LookupAttributes', 0, 'AttributeKey']` → `LookupAttributes[0].AttributeKey`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`)).join('')

/** The value as parsed by a schema, and what is wrong with it. */
export interface Checked {
  readonly parsed: unknown
  readonly issues: readonly Issue[]
}

/** Of a value with more mistakes, no more are told: each costs time, and nobody reads a hundred thousand. */
export const maxIssues = 100

/** Checks a value against a schema. Looks for at most one issue more than {@link maxIssues}, to know that there are more. */
export function check(schema: z.core.$ZodType, value: unknown): Checked {
  const result = run(schema, value)
  const issues = translated(result.issues, schema)
  if (!result.issues.some(isForeignDate)) return { parsed: result.value, issues }
  // Zod has not come to the rules between members.
  const { parsed, issues: others } = check(schema, copyOf(result.value, Infinity))
  const known = new Set(issues.map(({ path, message }) => pathText(path) + message))
  return { parsed, issues: [...issues, ...others.filter(({ path, message }) => !known.has(pathText(path) + message))] }
}

/** Zod passes the issues of a member to a function as its arguments; a hundred thousand are too many for the stack. */
function run(schema: z.core.$ZodType, value: unknown): z.core.ParsePayload {
  try {
    return parse(schema, value)
  } catch (error) {
    if (foreignError(error).name !== 'RangeError') throw error
    const { issues } = parse(schema, copyOf(value, 10 * maxIssues))
    const input = undefined // never shown
    if (issues.length === 0) issues.push({ code: 'custom', input, message: 'the input has too many mistakes' })
    return { value, issues }
  }
}

function parse(schema: z.core.$ZodType, value: unknown): z.core.ParsePayload {
  const result = schema._zod.run({ value, issues: [] }, { async: false })
  if ('then' in result) throw new TypeError('a schema of this package is never asynchronous')
  return result
}

/** Zod's issues in the words of this package. */
function translated(raws: readonly z.core.$ZodRawIssue[], schema: z.core.$ZodType): Issue[] {
  const ofWrongType = new Set<string>()
  const issues: Issue[] = []
  for (const raw of raws) {
    if (issues.length > maxIssues) break
    const at = pathText(raw.path ?? [])
    if (ofWrongType.has(at)) continue // zod checks the length of an array even where a string is expected
    if (raw.continue !== true) ofWrongType.add(at)
    issues.push(...issuesIn(raw, schema))
  }
  return issues
}

/** A valid date of another realm, e.g. of `node:vm`, is no `instanceof Date`. */
const isForeignDate = (raw: z.core.$ZodRawIssue): boolean =>
  raw.code === 'invalid_type' && raw.expected === 'date' && isDate(raw.input) && !Number.isNaN(raw.input.getTime())

/** A copy with dates of this realm, and with no more than the first `most` items or members of anything. */
function copyOf(value: unknown, most: number): unknown {
  if (isDate(value)) return new Date(value.getTime())
  if (Array.isArray(value)) return value.slice(0, most).map((item) => copyOf(item, most))
  if (!isPlain(value)) return value
  const members = Object.entries(value).slice(0, most)
  return Object.fromEntries(members.map(([name, member]) => [name, copyOf(member, most)]))
}

/** Translates an issue of zod's: one issue for each unknown member, none for what this package accepts anyway. */
function issuesIn(raw: z.core.$ZodRawIssue, schema: z.core.$ZodType): Issue[] {
  if (isForeignDate(raw)) return []
  const path = raw.path ?? []
  switch (raw.code) {
    case 'unrecognized_keys':
      return unknownMembers(raw).map(({ name, message }) => ({ path: [...path, name], message }))
    case 'invalid_key':
      return raw.issues.map((issue) => ({ path, message: `as a key ${wordsFor(issue, raw.input)}` }))
  }
  const messageOf = raw.inst?._zod.def.error as ((raw: z.core.$ZodRawIssue) => unknown) | undefined // sound: this issue is its own
  const own = messageOf?.(raw)
  if (typeof own === 'string') return [{ path, message: own }]
  const canBeLeftOut = raw.code === 'too_small' && isEmpty(raw.input) && isOptional(schema, path)
  return [{ path, message: wordsFor(raw, raw.input) + (canBeLeftOut ? ', or be left out' : '') }]
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0)

/** Whether the member at a path is optional. */
const isOptional = (schema: z.core.$ZodType, path: readonly PropertyKey[]): boolean =>
  path.reduce<Inner>((at, key) => at && partAt(at, key), schema)?._zod.def.type === 'optional'

type Inner = z.core.$ZodType | undefined

function partAt({ _zod: { def } }: z.core.$ZodType, key: PropertyKey): Inner {
  const { innerType, element, shape } = def as {
    innerType?: Inner
    element?: Inner
    shape?: Record<PropertyKey, Inner>
  } // sound: of an optional, a list, an object
  return innerType ? partAt(innerType, key) : (element ?? shape?.[key])
}

/** Unknown members of an object, or keys of a map. Those that are `undefined` are accepted: they are not sent. */
function unknownMembers({ keys, input, inst }: z.core.$ZodRawIssue<z.core.$ZodIssueUnrecognizedKeys>) {
  const { def } = (inst as z.core.$ZodObject | z.core.$ZodRecord)._zod // sound: only these raise this issue
  return keys
    .filter((name) => input?.[name] !== undefined)
    .slice(0, maxIssues + 1)
    .map((name) => ({
      name,
      message:
        def.type === 'object'
          ? isNoName('member', name, Object.keys(def.shape))
          : `as a key ${notOneOf(valuesOf(def.keyType), name)}`,
    }))
}

/** The values of an enum. */
const valuesOf = (schema: z.core.$ZodType): string[] =>
  Object.values((schema as z.core.$ZodEnum)._zod.def.entries).map(String) // sound: only maps with an enum for keys have unknown ones

/** What was expected, in words. */
const expectations: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  record: 'an object',
  date: "a Date, e.g. new Date('2026-11-21T00:00:00Z')",
}

function wordsFor(raw: z.core.$ZodRawIssue | z.core.$ZodIssue, input: unknown): string {
  if (input === undefined && raw.code !== 'custom') return 'is required'
  switch (raw.code) {
    case 'invalid_type':
      return `must be ${expectations[raw.expected] ?? raw.expected}, got ${kindOf(input)}`
    case 'invalid_value':
      return typeof input === 'string'
        ? notOneOf(raw.values.map(String), input)
        : `must be a string, got ${kindOf(input)}`
    case 'invalid_format':
      return `must match ${sourceOf(raw.pattern ?? '')}`
    case 'too_small':
      return `must ${measured(raw.origin, 'least', raw.minimum)}`
    case 'too_big':
      return `must ${measured(raw.origin, 'most', raw.maximum)}`
    default:
      return raw.message ?? 'is not accepted'
  }
}

function notOneOf(values: readonly string[], value: string): string {
  const near = nearest(value, values)
  return `must be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`
}

/** `/^a$/u` → `^a$`. */
const sourceOf = (pattern: string): string => pattern.slice(1, pattern.lastIndexOf('/'))

const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' }

/** E.g. `be at most 50`, `have at least 1 character`. */
function measured(origin: string, side: 'least' | 'most', limit: number | bigint): string {
  const unit = units[origin]
  return unit === undefined ? `be at ${side} ${limit}` : `have at ${side} ${limit} ${unit}${limit === 1 ? '' : 's'}`
}
