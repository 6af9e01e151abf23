/** The conditions of a search, as data: their types, how they are checked, and the one form in which they are used. */
import { isPlainObject, ownMembers } from '../../contracts/options.js'
import type { InputIssue } from '../../contracts/errors.js'
import { kindOf } from '../../schema/kind-of.js'
import { nearest } from '../../schema/nearest.js'
import { firstNames } from './names.js'
import { exactText, patternOf, type Pattern } from './pattern.js'

/** What a value is compared with: text, in which `*` stands for any run of characters and `\*` for a star; a number; true or false. */
export type WhereValue = string | number | boolean

/**
 * What the values of one name must be: one of some values; none of them (`not`), which an absent member meets; or there, or not
 * (`exists`), where `null` counts as absent.
 */
export type WhereCondition = WhereValue | readonly WhereValue[] | WhereNot | WhereExists

/** A condition that is met by what is none of some values, and by an absent member. */
export interface WhereNot {
  /** The value, or a list of values, that must not be there. */
  readonly not: WhereValue | readonly WhereValue[]
}

/** A condition about whether a member is there. */
export interface WhereExists {
  /** `true` for a member that is there, `false` for one that is absent or `null`. */
  readonly exists: boolean
}

/**
 * Conditions that an event meets all of. Plain data, so that cursors, commands and tools can carry them.
 *
 * A name is one of the eight attributes of a lookup, `eventId`, `eventName`, `readOnly`, `username`, `resourceType`, `resourceName`,
 * `eventSource` and `accessKeyId`, or the path of a member of the record, e.g. `userIdentity.type`. A path through a list is met
 * if any item meets it. Text is compared exactly and with case; a number, `true` and `false` also with their text. `username` is
 * the name that the event has, or the record's user name.
 */
export interface Where {
  /** Alternatives: at least one of them must be met as well. */
  readonly any?: readonly Where[] | undefined
  readonly [name: string]: WhereCondition | readonly Where[] | undefined
}

/** One name with what its values must be. */
export interface Clause {
  readonly name: string
  /** The parts of the name, for a path of the record. */
  readonly path: readonly string[]
  readonly isNegated: boolean
  /** Values to equal; absent for a clause about existence. */
  readonly patterns?: readonly Pattern[]
  readonly exists?: boolean
}

/** Conditions in the one form in which they are used. */
export interface Conditions {
  readonly clauses: readonly Clause[]
  readonly any: readonly Conditions[]
}

const maxDepth = 8

/** Reads conditions. What is wrong with them is added to `issues`, with its path. */
export function readWhere(given: unknown, path: string, issues: InputIssue[], depth = 0): Conditions {
  const refuse = (at: string, message: string) => void issues.push({ path: at, message })
  const none: Conditions = { clauses: [], any: [] }
  if (!isPlainObject(given)) {
    refuse(path, `must be an object of conditions, got ${kindOf(given)}`)
    return none
  }
  if (depth > maxDepth) {
    refuse(path, `must not be nested deeper than ${String(maxDepth)} levels`)
    return none
  }
  const clauses: Clause[] = []
  let any: Conditions[] = []
  for (const [name, value] of Object.entries(ownMembers(given as Readonly<Record<string, unknown>>, `${path}.`))) {
    const at = `${path}.${name}`
    if (value === undefined) continue
    if (name === 'any') {
      if (!Array.isArray(value) || value.length === 0) refuse(at, `must be a list of conditions, got ${kindOf(value)}`)
      else any = value.map((one, index) => readWhere(one, `${at}[${String(index)}]`, issues, depth + 1))
      continue
    }
    const wrong = nameIssue(name)
    if (wrong !== undefined) refuse(at, wrong)
    const clause = clauseOf(name, value)
    const issue = typeof clause === 'string' ? clause : valueIssue(name, clause.patterns ?? [])
    if (issue !== undefined) refuse(at, issue)
    if (typeof clause !== 'string') clauses.push(clause)
  }
  return { clauses, any }
}

function nameIssue(name: string): string | undefined {
  const parts = name.split('.')
  if (parts.includes('')) return 'must be the path of a member: names with dots between them'
  const [first = ''] = parts
  if (firstNames.includes(first)) return undefined
  return `is no attribute of a lookup and no member of a record; ${hintFor(name, firstNames)}`
}

/** What to write in place of a name whose first part is none of some. */
export function hintFor(name: string, known: readonly string[]): string {
  const [first = '', ...rest] = name.split('.')
  const near = nearest(first, known)
  return near === undefined
    ? 'the record has its names in the documentation of CloudTrailRecord'
    : `did you mean ${[near, ...rest].join('.')}?`
}

/** Names whose values are ids and names of the service's own, without commas. */
const oneWord = ['eventId', 'eventName', 'eventSource', 'accessKeyId']

/** A list that was given as one text would find nothing, and say nothing. */
function valueIssue(name: string, patterns: readonly Pattern[]): string | undefined {
  const list = oneWord.includes(name) ? patterns.map(exactText).find((text) => text?.includes(',')) : undefined
  return list === undefined
    ? undefined
    : `is several values in one text: give each by itself, not ${JSON.stringify(list)}`
}

/** @returns What is wrong, as text, or the clause. */
function clauseOf(name: string, value: unknown): Clause | string {
  const path = name.split('.')
  if (isValueOrList(value)) return { name, path, isNegated: false, patterns: patternsOf(value) }
  const members = isPlainObject(value) ? ownMembers(value as Readonly<Record<string, unknown>>) : {}
  const names = Object.keys(members)
  if (names.length === 1 && typeof members['exists'] === 'boolean') {
    return { name, path, isNegated: false, exists: members['exists'] }
  }
  if (names.length === 1 && isValueOrList(members['not'])) {
    return { name, path, isNegated: true, patterns: patternsOf(members['not']) }
  }
  return `must be text, a number, true or false, a list of them with at least one, { not: … } or { exists: true or false }, got ${kindOf(value)}`
}

export const isValue = (value: unknown): value is WhereValue =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const isValueOrList = (value: unknown): value is WhereValue | readonly WhereValue[] =>
  isValue(value) || (Array.isArray(value) && value.length > 0 && value.every(isValue))

const patternsOf = (value: WhereValue | readonly WhereValue[]): readonly Pattern[] =>
  [...new Set(typeof value === 'object' ? value : [value])].map(patternOf)
