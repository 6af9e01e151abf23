/** Gives an input that its schema accepts its wire form: timestamps as epoch seconds, bytes as base64. */
import type * as z from 'zod/mini'
import type { Issue } from './issue.js'
import { isDate, isPlain, kindOf } from './kind-of.js'

/** The wire form of a value, and what only the wire refuses in it. */
export interface Written {
  readonly wire: unknown
  readonly issues: readonly Issue[]
}

/**
 * Gives a value its wire form; the value is not changed.
 *
 * Refused are objects that keep their content elsewhere than in members, as a `Map` does and zod does not mind, and
 * strings that UTF-8 cannot hold.
 *
 * @param inWholeSeconds - Whether timestamps are rounded down to whole seconds.
 */
export function toWire(schema: z.core.$ZodType, value: unknown, inWholeSeconds = false): Written {
  const issues: Issue[] = []
  return { wire: write(schema as z.core.$ZodTypes, value, []), issues } // sound: the union of all schemas that zod makes

  function write({ _zod: { def } }: z.core.$ZodTypes, value: unknown, path: readonly PropertyKey[]): unknown {
    const part = (schema: z.core.$ZodType, value: unknown, key: PropertyKey) =>
      write(schema as z.core.$ZodTypes, value, [...path, key]) // sound: as above
    if (value === undefined) return undefined
    switch (def.type) {
      case 'optional':
        return write(def.innerType as z.core.$ZodTypes, value, path) // sound: as above
      case 'object': {
        if (!isPlain(value)) return refuse(path, `must be an object, got ${kindOf(value)}`)
        const members = Object.entries(def.shape).map(
          ([name, member]) => [name, part(member, value[name], name)] as const,
        )
        return Object.fromEntries(members.filter(([, member]) => member !== undefined))
      }
      case 'record': {
        const entries = Object.entries(value as object).map(([key, entry]: [string, unknown]) => [
          key,
          part(def.valueType, entry, key),
        ])
        return Object.fromEntries(entries) // not by assignment: `__proto__` is a key like any other in JSON
      }
      case 'array':
        return (value as unknown[]).map((item, index) => part(def.element, item, index)) // sound: the schema accepts it
      default:
        return writeScalar(value, path)
    }
  }

  function writeScalar(value: unknown, path: readonly PropertyKey[]): unknown {
    if (isDate(value)) return secondsOf(value, inWholeSeconds)
    if (value instanceof Uint8Array) return writeBase64(value)
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
      return refuse(path, 'must not have half of a surrogate pair')
    }
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value // JSON cannot hold it
  }

  function refuse(path: readonly PropertyKey[], message: string): unknown {
    issues.push({ path: [...path], message })
    return undefined
  }
}

/** Epoch seconds; rounding down keeps every event of the second that the timestamp lies in. */
export const secondsOf = (date: Date, inWholeSeconds: boolean): number =>
  inWholeSeconds ? Math.floor(date.getTime() / 1000) : date.getTime() / 1000

/** The base64 form of bytes. */
export function writeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
