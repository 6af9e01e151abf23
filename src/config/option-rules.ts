/** Checks the options of a client and of a call. They are not sent, so they need no schema. */
import type { InputIssue } from '../contracts/errors.js'
import type { Priority } from '../retry/limiter.js'
import { maxIssues } from '../schema/issue.js'
import { isUrl, kindOf } from '../schema/kind-of.js'
import { isNoName } from '../schema/nearest.js'

/** What one option must be. */
export interface OptionRule {
  /** The words after `must be` in a message. */
  readonly expected: string
  readonly is: (value: unknown) => boolean
}

/** A rule for every option of `T`. */
export type OptionRules<T> = { readonly [K in keyof T]-?: OptionRule }

/** Finds what is wrong with some options. Unknown options are refused; those that are `undefined` count as omitted. */
export function optionIssues<T>(options: unknown, rules: OptionRules<T>): InputIssue[] {
  if (!isPlainObject(options)) {
    const found = options === undefined ? 'undefined' : kindOf(options)
    return [{ path: '', message: `the options must be an object, got ${found}` }]
  }
  const issues: InputIssue[] = []
  for (const [path, value] of Object.entries(options)) {
    if (issues.length > maxIssues) break
    const rule = Object.hasOwn(rules, path) ? rules[path as keyof T] : undefined
    if (value === undefined || rule?.is(value) === true) continue
    const message = rule
      ? `must be ${rule.expected}, got ${kindOf(value)}`
      : isNoName('option', path, Object.keys(rules))
    issues.push({ path, message })
  }
  return issues
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Not a list or a `Map`: a `Map` has no members, so it would pass as an empty object. */
export const isPlainObject = (value: unknown): value is object => isObject(value) && !(Symbol.iterator in value)

const isString = (value: unknown): value is string => typeof value === 'string'

const integerIn = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max

export const text: OptionRule = { expected: 'a string', is: isString }

export const errorCodes: OptionRule = {
  expected: 'a list of error codes',
  is: (value) => Array.isArray(value) && value.every((code) => isString(code) && code !== ''),
}

export const url: OptionRule = {
  expected: 'a URL',
  is: (value) => isString(value) || isUrl(value),
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

export const functionsNamed = (...names: readonly string[]): OptionRule => ({
  expected: `an object with functions named ${names.join(', ')} and nothing else`,
  is: (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([name, member]) => names.includes(name) && /^(function|undefined)$/.test(typeof member),
    ),
})

export const orFalse = ({ expected, is }: OptionRule): OptionRule => ({
  expected: `${expected}, or false`,
  is: (value) => value === false || is(value),
})

export const objectWith = (...names: readonly string[]): OptionRule => ({
  expected: `an object with ${names.join(' and ')}`,
  is: (value) => isObject(value) && names.every((name) => name in value),
})

/** A line break would split a header's value into two headers. */
const isHeaderValue = (value: unknown): boolean => isString(value) && /^[\t\x20-\x7e]*$/.test(value)

const isHeaderName = (name: string): boolean =>
  /^[!#$%&'*+.^`|~\w-]+$/.test(name) && !ownHeaders.has(name.toLowerCase())

/** Headers that the client or its connection sets; another value would break the signature or the message itself. */
const ownHeaders: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'amz-sdk-invocation-id amz-sdk-request authorization connection content-length content-type expect host keep-alive te trailer transfer-encoding upgrade user-agent x-amz-date x-amz-security-token x-amz-target'.split(
    ' ',
  ),
)

export const headerValue: OptionRule = { expected: 'printable ASCII text without line breaks', is: isHeaderValue }

export const headerMap: OptionRule = {
  expected: 'a plain object of header names, none that the client sets itself, and printable ASCII text',
  is: (value) =>
    isPlainObject(value) && Object.entries(value).every(([name, text]) => isHeaderName(name) && isHeaderValue(text)),
}
