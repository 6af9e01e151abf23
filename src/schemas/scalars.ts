/** The scalars of the CloudTrail API: text with bounds, whole numbers, enums that may grow, timestamps and blobs. */
import * as z from 'zod/mini'
import type { Schema } from './structure.js'

/** A string type that lists its known values and leaves room for those the service adds later. */
export type Open<T extends string> = T | (string & {})

/** Text of `min` to `max` UTF-16 code units that matches `pattern`. */
export function text(bounds: { min?: number; max?: number; pattern?: RegExp } = {}): Schema<string> {
  const checks = [
    ...(bounds.min === undefined ? [] : [z.minLength(bounds.min)]),
    ...(bounds.max === undefined ? [] : [z.maxLength(bounds.max)]),
    ...(bounds.pattern === undefined ? [] : [z.regex(bounds.pattern)]),
  ]
  return z.string().check(...checks)
}

/** A whole number from `min` to `max`, both included. */
export function wholeNumber(bounds: { min: number; max: number }): Schema<number> {
  return z.int().check(z.gte(bounds.min), z.lte(bounds.max))
}

/** A list of `min` to `max` items. */
export function listOf<T>(item: Schema<T>, bounds: { min?: number; max?: number } = {}): Schema<T[]> {
  const checks = [
    ...(bounds.min === undefined ? [] : [z.minLength(bounds.min)]),
    ...(bounds.max === undefined ? [] : [z.maxLength(bounds.max)]),
  ]
  return z.array(item).check(...checks)
}

/** An enum that occurs in replies too: only known values are sent, any value is received. */
export function openEnum<T extends string>(...values: readonly T[]): Schema<Open<T>> {
  const known = new Set<string>(values)
  return z.string().check((payload) => {
    if (!known.has(payload.value)) {
      payload.issues.push({ code: 'invalid_value', values: [...values], input: payload.value, continue: true })
    }
  })
}

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
  return z.codec(z.union([z.number(), z.string()]), z.date(), {
    decode: (wire, payload) => {
      const date = readTimestamp(wire)
      if (date !== undefined) return date
      payload.issues.push({ code: 'invalid_type', expected: 'date', input: wire })
      return z.NEVER
    },
    encode: toWire,
  })
}

const isoWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

function readTimestamp(wire: number | string): Date | undefined {
  if (typeof wire === 'string' && isoWithOffset.test(wire)) return validDate(Date.parse(wire))
  const seconds = typeof wire === 'number' || wire.trim() === '' ? wire : Number(wire)
  // Rounding to a millisecond undoes what binary fractions do to a number such as 1767225600.123.
  return typeof seconds === 'number' ? validDate(Math.round(seconds * 1000)) : undefined
}

function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Bytes: `Uint8Array` here, base64 on the wire. */
export function blob(): Schema<Uint8Array> {
  return z.codec(z.string(), z.instanceof(Uint8Array), {
    decode: (wire, payload) => {
      try {
        return Uint8Array.from(atob(wire), (character) => character.charCodeAt(0))
      } catch {
        payload.issues.push({ code: 'invalid_format', format: 'base64', input: wire })
        return z.NEVER
      }
    },
    encode: (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  })
}

/** A floating point number; JSON cannot hold NaN and the infinities, so they travel as text. */
export function double(): Schema<number> {
  return z.codec(z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]), z.custom<number>(isNumber), {
    decode: Number,
    encode: (value) => (Number.isFinite(value) ? value : (String(value) as 'NaN' | 'Infinity' | '-Infinity')),
  })
}

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** A map of `min` to `max` entries. */
export function mapOf<K extends string, V>(
  key: z.ZodMiniType<K, string>,
  value: Schema<V>,
  bounds: { min?: number; max?: number } = {},
): Schema<Partial<Record<K, V>>> {
  const { min = 0, max = Infinity } = bounds
  return z.partialRecord(key, value).check((payload) => {
    const input = payload.value
    const size = Object.keys(input).length
    if (size < min) payload.issues.push({ code: 'too_small', origin: 'map', minimum: min, input, continue: true })
    if (size > max) payload.issues.push({ code: 'too_big', origin: 'map', maximum: max, input, continue: true })
  })
}
