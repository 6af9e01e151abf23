/** What options of a client and of a call must be. They are not sent, so they need no schema. */
import { isObject, isPlainObject, objectWith, ownMembers, type OptionRule } from '../contracts/options.js'
import type { Priority } from '../retry/limiter.js'
import { isPlain, isUrl, kindOf } from '../schema/kind-of.js'

const isString = (value: unknown): value is string => typeof value === 'string'

const integerIn = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max

export const text: OptionRule = { expected: 'a string', is: isString }

/** For an option that is checked where it is used. */
export const anything: OptionRule = { expected: 'anything', is: () => true }

export const aFunction: OptionRule = { expected: 'a function', is: (value) => typeof value === 'function' }

export const errorCodes: OptionRule = {
  expected: 'a list of error codes',
  is: (value) => Array.isArray(value) && value.every((code) => isString(code) && code !== ''),
}

const href = (value: unknown): unknown => (isUrl(value) ? value.href : value)

export const url: OptionRule = { expected: 'a URL', is: isString, copy: href }

/** An endpoint by its parts, in the form of the AWS SDK. */
export interface EndpointParts {
  /** With its colon: `https:`. */
  readonly protocol: string
  /** Without the port. */
  readonly hostname: string
  /** @defaultValue that of the protocol */
  readonly port?: number | undefined
  /** What stands before the paths of requests. @defaultValue `/` */
  readonly path?: string | undefined
  /** Must be empty: it would not be sent. */
  readonly query?: object | undefined
  /** Must be empty, as above. */
  readonly headers?: object | undefined
}

/** An endpoint by its URL, in the form of the AWS SDK. */
export interface EndpointUrl {
  /** The endpoint itself. */
  readonly url: string | URL
  /** Must be empty: they would not be sent. */
  readonly headers?: object | undefined
  /** Not looked at. */
  readonly properties?: object | undefined
}

/** An endpoint of the caller's. */
export type OwnEndpoint = string | URL | EndpointParts | EndpointUrl

/** A URL, or what the AWS SDK has in its place: an object with a URL, or with the parts of one. */
export const endpointOption: OptionRule = {
  expected: 'a URL without query and headers',
  is: isString,
  copy: (value, path, operation) => {
    if (!isPlain(value)) return href(value)
    const {
      url,
      protocol,
      hostname = '',
      port = '',
      path: base = '',
      query,
      headers,
    } = ownMembers(value, `${path}.`, operation) as Partial<EndpointParts & EndpointUrl>
    if (Object.keys({ ...query, ...headers }).length > 0) return value
    return href(url ?? `${protocol}//${hostname}:${port}${base}`)
  },
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

export const orFunction = (rule: OptionRule): OptionRule => ({
  ...rule,
  expected: `${rule.expected}, or a function`,
  is: (value) => typeof value === 'function' || rule.is(value),
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
