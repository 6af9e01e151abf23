/** Reads and checks the options of a client and of a call. They are not sent, so they need no schema. */
import { InputError, type InputIssue } from '../contracts/errors.js'
import type { Priority } from '../retry/limiter.js'
import { kindOf } from '../schema/kind-of.js'
import { isNoName } from '../schema/nearest.js'

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
  const read = Object.create(null) as Record<string, unknown>
  const issues = isPlainObject(options)
    ? Object.entries(ownMembers(options, prefix, operation)).flatMap(([name, given]: [string, unknown]) => {
        if (given === undefined) return []
        const path = prefix + name
        const rule = Object.hasOwn(rules, name) ? rules[name as keyof T] : undefined
        if (rule === undefined) return [{ path, message: isNoName('option', name, Object.keys(rules)) }]
        const value = (read[name] = rule.copy === undefined ? given : rule.copy(given, path, operation))
        if (!rule.is(value)) return [{ path, message: `must be ${rule.expected}, got ${kindOf(value)}` }]
        return rule.issuesIn?.(value as object, path) ?? [] // sound: only rules for objects have it
      })
    : [
        {
          path: '',
          message: `the options must be an object, got ${options === undefined ? 'undefined' : kindOf(options)}`,
        },
      ]
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

const isString = (value: unknown): value is string => typeof value === 'string'

const integerIn = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max

export const text: OptionRule = { expected: 'a string', is: isString }

export const url: OptionRule = {
  expected: 'a URL',
  is: isString,
  copy: (value) => (value instanceof URL ? value.href : value),
}

export const flag: OptionRule = { expected: 'true or false', is: (value) => typeof value === 'boolean' }

export const attemptCount: OptionRule = { expected: 'a whole number from 1 to 1000', is: integerIn(1, 1000) }

/** The longest delay of a JavaScript timer, 24.8 days. */
export const maxTimerMs = 2 ** 31 - 1

export const milliseconds: OptionRule = {
  expected: `a whole number of milliseconds from 1 to ${maxTimerMs}`,
  is: integerIn(1, maxTimerMs),
}

export const millisecondsOrNone: OptionRule = {
  expected: `a whole number of milliseconds from 0 to ${maxTimerMs}`,
  is: integerIn(0, maxTimerMs),
}

export const credentialsOption: OptionRule = {
  expected: 'credentials or a provider function',
  is: (value) => isObject(value) || typeof value === 'function',
}

const priorities: readonly unknown[] = ['interactive', 'follow', 'backfill'] satisfies Priority[]

export const priorityOption: OptionRule = {
  expected: `'interactive', 'follow' or 'backfill'`,
  is: (value) => priorities.includes(value),
}

/** Copies the own members of a value, if it has any. */
const copy: OptionRule['copy'] = (value, path, operation) => ownMembers(value, `${path}.`, operation)

export const functionsNamed = (...names: readonly string[]): OptionRule => ({
  expected: `an object with functions named ${names.join(', ')} and nothing else`,
  is: (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([name, member]) => names.includes(name) && /^(function|undefined)$/.test(typeof member),
    ),
  copy,
})

export const orFalse = (rule: OptionRule): OptionRule => ({
  ...rule,
  expected: `${rule.expected}, or false`,
  is: (value) => value === false || rule.is(value),
})

/** An object with these methods, its own or of its class. */
export const objectWith = (...names: readonly string[]): OptionRule => ({
  expected: `an object with ${names.join(' and ')}`,
  is: (value) =>
    isObject(value) && names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'function'),
})

const eventTarget = /* @__PURE__ */ objectWith('addEventListener', 'removeEventListener')

/** Checked by its members: a signal of another realm, or of a polyfill, has another class. */
export const signalOption: OptionRule = {
  expected: 'an AbortSignal',
  is: (value) => eventTarget.is(value) && typeof (value as AbortSignal).aborted === 'boolean',
}

/** A line break would split a header's value into two headers. */
const isHeaderValue = (value: unknown): boolean => isString(value) && /^[\t\x20-\x7e]*$/.test(value)

/** Headers that the client or its connection sets; another value would break the signature or the message itself. */
const ownHeaders: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'amz-sdk-invocation-id amz-sdk-request authorization connection content-length content-type expect host keep-alive te trailer transfer-encoding upgrade user-agent x-amz-date x-amz-security-token x-amz-target'.split(
    ' ',
  ),
)

export const headerValue: OptionRule = { expected: 'printable ASCII text without line breaks', is: isHeaderValue }

export const headerMap: OptionRule = {
  expected: 'a plain object',
  is: isPlainObject,
  copy,
  issuesIn: (headers, path) =>
    Object.entries(headers).flatMap(([name, text]) => {
      const message = messageFor(name, text)
      return message === undefined ? [] : [{ path: `${path}['${name}']`, message }]
    }),
}

function messageFor(name: string, text: unknown): string | undefined {
  if (ownHeaders.has(name.toLowerCase())) return 'must be left out: the client sets it itself'
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name)) return 'must be the name of a header'
  return isHeaderValue(text) ? undefined : `must be ${headerValue.expected}, got ${kindOf(text)}`
}
