/** Says in this project's words what is wrong at one place of an input or a reply. Values are never repeated. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../errors.js'
import { nearest } from './nearest.js'
import type { UnknownMemberParams } from './structure.js'

type Issue = z.core.$ZodRawIssue

/** The place and the text for an issue that zod found. */
export function describeIssue(issue: Issue): InputIssue {
  const path = issue.path ?? []
  return { path: pathText(path), message: messageOf(issue, path) }
}

/** `['LookupAttributes', 0, 'AttributeKey']` → `LookupAttributes[0].AttributeKey`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${String(key)}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('')
}

function messageOf(issue: Issue, path: readonly PropertyKey[]): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is required'
        : `must be ${typeInWords(issue.expected)}, got ${kindOf(issue.input)}`
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input)
    case 'too_small':
      return `must ${bound('at least', issue.origin, Number(issue.minimum))}`
    case 'too_big':
      return `must ${bound('at most', issue.origin, Number(issue.maximum))}`
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern ?? 'its pattern'}` : `is not valid ${issue.format}`
    case 'unrecognized_keys':
      return `has no entry ${issue.keys.join(', ')}`
    case 'invalid_key':
      return 'has a key that is not allowed here'
    case 'custom':
      return isUnknownMember(issue.params) ? unknownMember(path, issue.params) : (issue.message ?? 'is not valid')
    case 'invalid_union':
      return `must be ${unionInWords(issue)}, got ${kindOf(issue.input)}`
    default:
      return 'is not valid'
  }
}

const isUnknownMember = (params: unknown): params is UnknownMemberParams =>
  typeof params === 'object' && params !== null && 'knownMembers' in params

function unknownMember(path: readonly PropertyKey[], { knownMembers }: UnknownMemberParams): string {
  const near = nearest(String(path.at(-1)), knownMembers)
  const remedy = near === undefined ? `the members are ${knownMembers.join(', ') || 'none'}` : `did you mean ${near}?`
  return `is not a member; ${remedy}`
}

function oneOf(values: readonly string[], input: unknown): string {
  if (input === undefined) return 'is required'
  if (typeof input !== 'string') return `must be one of ${values.join(', ')}, got ${kindOf(input)}`
  const near = nearest(input, values)
  return `must be one of ${values.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`
}

const units: Readonly<Record<string, string>> = { string: 'characters', array: 'items', map: 'entries' }

function bound(limit: 'at least' | 'at most', origin: string, value: number): string {
  const unit = units[origin]
  return unit === undefined
    ? `be ${limit} ${String(value)}`
    : `have ${limit} ${String(value)} ${value === 1 ? singular(unit) : unit}`
}

const singular = (unit: string): string => (unit === 'entries' ? 'entry' : unit.slice(0, -1))

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'an array',
  date: "a Date, e.g. new Date('2026-11-21T00:00:00Z')",
}

const typeInWords = (expected: string): string => typeNames[expected] ?? expected

function unionInWords(issue: z.core.$ZodRawIssue & { code: 'invalid_union' }): string {
  const expected = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? [typeInWords(inner.expected)] : []))
  return expected.join(' or ') || 'something else'
}

/** What a value is, without showing it: it may be a secret that was passed in the wrong place. */
function kindOf(value: unknown): string {
  if (value === null) return 'null (leave the member out instead)'
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Date) return 'an invalid Date'
  if (Number.isNaN(value)) return 'NaN'
  if (typeof value === 'number') return `the number ${String(value)}`
  return `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`
}
