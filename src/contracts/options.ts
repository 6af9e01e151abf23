/** Reads and checks objects of options: own members alone, each once. */
import { maxIssues } from '../schema/issue.js'
import { kindOf } from '../schema/kind-of.js'
import { isNoName } from '../schema/nearest.js'
import { InputError, type InputIssue } from './errors.js'

/** What one option must be. */
export interface OptionRule {
  /** The words after `must be` in a message. */
  readonly expected: string
  readonly is: (value: unknown) => boolean
  /** Takes a copy of a value that the caller could change later; the copy is what is checked and used. */
  readonly copy?: (value: unknown, path: string, operation?: string) => unknown
  /** What is wrong with the members of a value that is what it must be. */
  readonly issuesIn?: (value: object, path: string) => InputIssue[]
}

/** A rule for every option of `T`. */
export type OptionRules<T> = { readonly [K in keyof T]-?: OptionRule }

/**
 * Reads some options, each once, and checks them. What is returned has only own members that are not `undefined`, and inherits
 * nothing: neither a prototype nor a getter that answers differently the next time matters to those who use it.
 *
 * @param operation - For the message; absent for the configuration of a client.
 * @param prefix - Stands before the name of an option in messages.
 * @throws InputError with all that is wrong. Unknown options are refused, unless they are `undefined`.
 */
export function readOptions<T extends object>(
  options: unknown,
  rules: OptionRules<T>,
  operation?: string,
  prefix = '',
): T {
  if (!isPlainObject(options)) {
    const found = options === undefined ? 'undefined' : kindOf(options)
    throw new InputError([{ path: '', message: `the options must be an object, got ${found}` }], { operation })
  }
  const read = Object.create(null) as Record<string, unknown>
  const issues: InputIssue[] = []
  for (const [name, given] of Object.entries(ownMembers(options, prefix, operation)) as [string, unknown][]) {
    if (given === undefined) continue
    if (issues.length > maxIssues) break
    const path = prefix + name
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof T] : undefined
    const value = (read[name] = rule?.copy === undefined ? given : rule.copy(given, path, operation))
    if (rule === undefined) issues.push({ path, message: isNoName('option', name, Object.keys(rules)) })
    else if (!rule.is(value)) issues.push({ path, message: `must be ${rule.expected}, got ${kindOf(value)}` })
    else issues.push(...(rule.issuesIn?.(value as object, path) ?? [])) // sound: only rules for objects have it
  }
  if (issues.length > 0) throw new InputError(issues, { operation })
  return read as T // sound: every member has the type of its rule
}

/**
 * The own members of an object, each read once, in an object that inherits nothing. Anything else is returned as it is.
 *
 * @param prefix - Stands before the name of a member in messages.
 * @throws InputError when a getter throws.
 */
export function ownMembers<T>(value: T, prefix = '', operation?: string): T {
  if (!isPlainObject(value)) return value
  const members = Object.create(null) as Record<string, unknown>
  for (const name of Object.keys(value)) {
    try {
      members[name] = (value as Readonly<Record<string, unknown>>)[name]
    } catch (cause) {
      throw new InputError([{ path: prefix + name, message: 'cannot be read: its getter throws' }], {
        operation,
        cause,
      })
    }
  }
  return members as T
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Not a list or a `Map`: a `Map` has no members, so it would pass as an empty object. */
export const isPlainObject = (value: unknown): value is object => isObject(value) && !(Symbol.iterator in value)

/** An object with these methods, its own or of its class. */
export const objectWith = (...names: readonly string[]): OptionRule => ({
  expected: `an object with ${names.join(' and ')}`,
  is: (value) =>
    isObject(value) && names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'function'),
})
