/** The scalars of the CloudTrail API. Constraints are checked when sent, and ignored when received. */
import { outside, type Bounds } from './bounds.js'
import { isDate, kindOf } from './kind-of.js'
import { nearest } from './nearest.js'
import { hold, mismatch, schemaOf, type Codec, type Facts, type Rule, type Schema } from './schema.js'

/** A string type that lists its known values and leaves room for those the service adds later. */
export type Open<T extends string> = T | (string & {})

/** What looks the same here and on the wire. */
interface Scalar<T> {
  readonly type: 'string' | 'number' | 'boolean' | 'unknown'
  /** In words that follow `must be`. */
  readonly expected: string
  readonly is: (value: unknown) => value is T
  readonly rules?: readonly Rule<T>[]
  readonly facts?: Facts
}

function scalar<T>({ type, expected, is, rules = [], facts = {} }: Scalar<T>): Schema<T> {
  return schemaOf({
    type,
    facts,
    decode: (wire, issues) => (is(wire) ? wire : mismatch(issues, expected, wire)),
    encode: (value, issues) => {
      if (!is(value)) return mismatch(issues, expected, value)
      hold(rules, value, issues)
      return value
    },
  })
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isNumber = (value: unknown): value is number => Number.isFinite(value)

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

/** Text of `min` to `max` characters (Unicode code points, as the service counts them) that matches `pattern`. */
export function text({ pattern, ...bounds }: Bounds & { readonly pattern?: RegExp } = {}): Schema<string> {
  const rules: Rule<string>[] = [
    (value) => outside(bounds, codePoints(value), 'have', 'character'),
    (value) => (/\p{Surrogate}/u.test(value) ? 'must not have half of a surrogate pair' : undefined),
    (value) => (pattern?.test(value) === false ? `must match ${pattern.source}` : undefined),
  ]
  return scalar({ type: 'string', expected: 'a string', is: isText, rules, facts: { ...bounds, pattern } })
}

/** A whole number, within bounds if there are any. */
export function wholeNumber(bounds: Bounds = {}): Schema<number> {
  const rule = (value: number) =>
    Number.isSafeInteger(value) ? outside(bounds, value, 'be') : `must be a whole number, got ${kindOf(value)}`
  return scalar({ type: 'number', expected: 'a number', is: isNumber, rules: [rule], facts: bounds })
}

/** `true` or `false`. */
export const flag = (): Schema<boolean> => scalar({ type: 'boolean', expected: 'true or false', is: isFlag })

/** Whatever it is; it is given on as it came. */
export const anything = <T>(): Schema<T> =>
  scalar({ type: 'unknown', expected: 'given', is: (value): value is T => value !== undefined })

/** An enum that occurs in replies too: only known values are sent, any value is received. */
export function openEnum<T extends string>(...values: readonly T[]): Schema<Open<T>> {
  const known = new Set<string>(values)
  const rule = (value: string) => (known.has(value) ? undefined : notOneOf(values, value))
  return scalar({ type: 'string', expected: 'a string', is: isText, rules: [rule], facts: { values } })
}

/** An enum that is only sent: nothing but its known values. */
export function closedEnum<T extends string>(...values: readonly T[]): Schema<T> {
  // Sound: what is not a T is refused when encoded, and it is never decoded.
  return openEnum(...values) as Schema<T>
}

function notOneOf(values: readonly string[], value: string): string {
  const near = nearest(value, values)
  return `must be one of ${values.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`
}

const codePoints = (value: string): number => (/[\ud800-\udbff]/.test(value) ? Array.from(value).length : value.length)

/**
 * A moment: `Date` here, epoch seconds on the wire.
 *
 * Replies are read leniently, because emulators answer in other forms: whole, fractional and exponent numbers, the
 * same as text, and ISO 8601 text with an offset.
 */
export function timestamp(): Schema<Date> {
  return timestampCodec((date) => date.getTime() / 1000)
}

/**
 * A moment that is compared with event times, which have no fraction of a second: sent as whole epoch seconds.
 *
 * Rounding down keeps every event of the second that the `Date` lies in.
 */
export function wholeSecondTimestamp(): Schema<Date> {
  return timestampCodec((date) => Math.floor(date.getTime() / 1000))
}

function timestampCodec(toWire: (date: Date) => number): Schema<Date> {
  return codecOf<Date>({
    codec: 'moment',
    expected: "a Date, e.g. new Date('2026-11-21T00:00:00Z')",
    onWire: 'epoch seconds or ISO 8601 text with an offset',
    decode: readTimestamp,
    encode: (value) => (isDate(value) && validDate(value.getTime()) ? toWire(value) : undefined),
  })
}

const isoWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

function readTimestamp(wire: unknown): Date | undefined {
  if (typeof wire === 'number') return validDate(Math.round(wire * 1000)) // 1767225600.123 is no exact binary fraction
  if (typeof wire !== 'string' || wire.trim() === '') return undefined
  return isoWithOffset.test(wire) ? validDate(Date.parse(wire)) : readTimestamp(Number(wire))
}

function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Bytes: `Uint8Array` here, base64 on the wire. */
export function blob(): Schema<Uint8Array> {
  return codecOf<Uint8Array>({
    codec: 'bytes',
    expected: 'a Uint8Array',
    onWire: 'base64 text',
    decode: (wire) => (typeof wire === 'string' ? readBase64(wire) : undefined),
    encode: (value) => (value instanceof Uint8Array ? writeBase64(value) : undefined),
  })
}

function readBase64(wire: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(wire), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The base64 form of bytes. */
export function writeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

const nonFinite: ReadonlyMap<unknown, number> = /* @__PURE__ */ new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
])

/** A floating point number; JSON cannot hold NaN and the infinities, so they travel as text. */
export function double(): Schema<number> {
  return codecOf<number>({
    codec: 'number',
    expected: 'a number',
    onWire: 'a number',
    decode: (wire) => (typeof wire === 'number' ? wire : nonFinite.get(wire)),
    encode: (value) => {
      if (typeof value !== 'number') return undefined
      return Number.isFinite(value) ? value : String(value)
    },
  })
}

/** A schema whose two forms differ; each direction gives `undefined` for a value that is not what was expected. */
export function codecOf<T>(form: {
  readonly codec?: Codec
  readonly expected: string
  readonly onWire: string
  readonly decode: (wire: unknown) => T | undefined
  readonly encode: (value: unknown) => unknown
}): Schema<T> {
  return schemaOf({
    type: 'custom',
    ...(form.codec && { codec: form.codec }),
    decode: (wire, issues) => form.decode(wire) ?? mismatch(issues, form.onWire, wire),
    encode: (value, issues) => form.encode(value) ?? mismatch(issues, form.expected, value),
  })
}
