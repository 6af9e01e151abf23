/** Converts an input to its wire form: timestamps to epoch seconds, bytes to base64. */
import { isWellFormed } from '../runtime/percent-encoding.js'
import type { Issue } from './issue.js'
import { isBytes, isDate, isPlain, kindOf } from './kind-of.js'

/** The wire form of an input, and what the wire cannot hold of it. */
export interface Written {
  readonly wire: unknown
  readonly issues: readonly Issue[]
}

/** In the year 5138; a number above it is a time in milliseconds, 1973 or later. */
const latestSeconds = 1e11

/**
 * Converts an input to its wire form, without changing it. Members that are `undefined` are left out.
 *
 * It refuses objects whose content is not in members, such as a `Map`, which zod accepts, strings that UTF-8 cannot
 * hold, and times so late that they were made of milliseconds taken for seconds.
 *
 * @param parsed - The input as parsed by zod; it also has the members that are getters of a class.
 * @param inWholeSeconds - Whether timestamps are rounded down to whole seconds.
 */
export function toWire(input: unknown, parsed: unknown, inWholeSeconds = false): Written {
  const issues: Issue[] = []
  /** Of the part that is being written. */
  const path: PropertyKey[] = []
  return { wire: write(input, parsed), issues }

  function write(value: unknown, like: unknown): unknown {
    if (isDate(value)) {
      const seconds = value.getTime() / 1000
      if (seconds > latestSeconds) refuse('must be earlier: is it in milliseconds?')
      return inWholeSeconds ? Math.floor(seconds) : seconds
    }
    if (isBytes(value)) return writeBase64(value)
    if (Array.isArray(value)) return value.map((item, index) => writePart(item, like, index))
    if (typeof value === 'object' && value !== null) return writeMembers(value, like)
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value) // JSON cannot hold it
    if (typeof value !== 'string' || isWellFormed(value)) return value
    return refuse('must not have half of a surrogate pair')
  }

  function writeMembers(value: object, like: unknown): unknown {
    if (!isPlain(value)) return refuse(`must be an object, got ${kindOf(value)}`)
    const names = new Set([...Object.keys(Object(like) as object), ...Object.keys(value)])
    const members: [name: string, member: unknown][] = []
    for (const name of names) {
      const member = writePart(value[name], like, name)
      if (member !== undefined) members.push([name, member])
    }
    return Object.fromEntries(members) // not by assignment: `__proto__` is an ordinary name in JSON
  }

  function writePart(part: unknown, like: unknown, key: PropertyKey): unknown {
    path.push(key)
    const written = write(part, partOf(like, key))
    path.pop()
    return written
  }

  function refuse(message: string): unknown {
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
