/** The scalars and collections of the CloudTrail API. Constraints are checked when sent, and ignored when received. */
import * as z from 'zod/mini'
import { check, type Problem } from './check.js'
import { isDate, kindOf } from './kind-of.js'
import { nearest } from './nearest.js'
import type { Schema } from './structure.js'

/** A string type that lists its known values and leaves room for those the service adds later. */
export type Open<T extends string> = T | (string & {})

/** The least and the most of something, both allowed. */
export interface Bounds {
  readonly min?: number
  readonly max?: number
}

/** Text of `min` to `max` characters (Unicode code points, as the service counts them) that matches `pattern`. */
export function text({ pattern, ...bounds }: Bounds & { readonly pattern?: RegExp } = {}): Schema<string> {
  return z.string().check(
    check((value) => outside(bounds, () => codePoints(value), 'have', 'character'), bounds),
    check((value) => (/\p{Surrogate}/u.test(value) ? 'must not have half of a surrogate pair' : undefined)),
    check(
      (value) => (pattern?.test(value) === false ? `must match ${pattern.source}` : undefined),
      pattern && { pattern },
    ),
  )
}

/** A whole number, within bounds if there are any. */
export function wholeNumber(bounds: Bounds = {}): Schema<number> {
  return z
    .number()
    .check(
      check(
        (value) =>
          Number.isSafeInteger(value)
            ? outside(bounds, () => value, 'be')
            : `must be a whole number, got ${kindOf(value)}`,
        bounds,
      ),
    )
}

/** A list of `min` to `max` items. */
export function listOf<T>(item: Schema<T>, bounds: Bounds = {}): Schema<T[]> {
  return z.array(item).check(check((value) => outside(bounds, () => value.length, 'have', 'item'), bounds))
}

/** A map of `min` to `max` entries. */
export function mapOf<V>(key: Schema<string>, value: Schema<V>, bounds: Bounds = {}): Schema<Record<string, V>> {
  // Sound: every schema of text reads text; `Schema` leaves its wire form open.
  return z
    .record(key as z.ZodMiniType<string, string>, value)
    .check(check((map) => outside(bounds, () => Object.keys(map).length, 'have', 'entry', 'entries'), bounds))
}

/** An enum that occurs in replies too: only known values are sent, any value is received. */
export function openEnum<T extends string>(...values: readonly T[]): Schema<Open<T>> {
  const known = new Set<string>(values)
  return z.string().check(check((value) => (known.has(value) ? undefined : notOneOf(values, value)), { values }))
}

/** An enum that is only sent: nothing but its known values. */
export function closedEnum<T extends string>(...values: readonly T[]): Schema<T> {
  // Sound: what is not a T is refused when encoded, and it is never decoded.
  return openEnum(...values) as Schema<T>
}

function outside(
  { min = -Infinity, max = Infinity }: Bounds,
  measure: () => number,
  verb: 'be' | 'have',
  unit?: string,
  units = `${unit ?? ''}s`,
): Problem {
  const value = measure()
  if (value >= min && value <= max) return undefined
  const limit = value < min ? min : max
  const of = unit === undefined ? '' : ` ${limit === 1 ? unit : units}`
  return `must ${verb} at ${value < min ? 'least' : 'most'} ${limit}${of}`
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
  return codec<Date>({
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
  return codec<Uint8Array>({
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
  return codec<number>({
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
function codec<T>(form: {
  readonly expected: string
  readonly onWire: string
  readonly decode: (wire: unknown) => T | undefined
  readonly encode: (value: unknown) => unknown
}): Schema<T> {
  const convert =
    (expected: string, read: (value: unknown) => unknown) => (value: unknown, payload: z.core.ParsePayload) => {
      const converted = read(value)
      if (converted !== undefined) return converted
      payload.issues.push({ code: 'custom', input: value, message: `must be ${expected}, got ${kindOf(value)}` })
      return z.NEVER
    }
  const forms = { decode: convert(form.onWire, form.decode), encode: convert(form.expected, form.encode) }
  // Sound: decoding gives a T or an issue.
  return z.codec(z.unknown(), z.unknown(), forms) as unknown as Schema<T>
}
