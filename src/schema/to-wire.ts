/** Gives an input its wire form: timestamps as epoch seconds, bytes as base64. It is not changed. */
import type { Issue } from './issue.js'
import { isDate, isPlain, kindOf } from './kind-of.js'

/** The wire form of an input, and what only the wire refuses in it. */
export interface Written {
  readonly wire: unknown
  readonly issues: readonly Issue[]
}

/**
 * Gives an input its wire form. Members that are `undefined` are left out.
 *
 * Refused are objects that keep their content elsewhere than in members, as a `Map` does and zod does not mind, and
 * strings that UTF-8 cannot hold.
 *
 * @param parsed - What zod made of the input: it names the members that are getters of a class.
 * @param inWholeSeconds - Whether timestamps are rounded down to whole seconds.
 */
export function toWire(input: unknown, parsed: unknown, inWholeSeconds = false): Written {
  const issues: Issue[] = []
  return { wire: write(input, parsed, []), issues }

  function write(value: unknown, like: unknown, path: readonly PropertyKey[]): unknown {
    if (isDate(value)) return inWholeSeconds ? Math.floor(value.getTime() / 1000) : value.getTime() / 1000
    if (value instanceof Uint8Array) return writeBase64(value)
    if (Array.isArray(value)) return value.map((item, index) => write(item, partOf(like, index), [...path, index]))
    if (typeof value === 'object' && value !== null) return writeMembers(value, like, path)
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value) // JSON cannot hold it
    if (typeof value !== 'string' || !/\p{Surrogate}/u.test(value)) return value
    return refuse(path, 'must not have half of a surrogate pair')
  }

  function writeMembers(value: object, like: unknown, path: readonly PropertyKey[]): unknown {
    if (!isPlain(value)) return refuse(path, `must be an object, got ${kindOf(value)}`)
    const names = new Set([...Object.keys(Object(like) as object), ...Object.keys(value)])
    const members = Array.from(
      names,
      (name) => [name, write(value[name], partOf(like, name), [...path, name])] as const,
    )
    // Not by assignment: `__proto__` is a name like any other in JSON.
    return Object.fromEntries(members.filter(([, member]) => member !== undefined))
  }

  function refuse(path: readonly PropertyKey[], message: string): unknown {
    issues.push({ path: [...path], message })
    return undefined
  }
}

const partOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined

/** The base64 form of bytes. */
export function writeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
