/**
 * Reads a service's reply with its schema: timestamps become `Date`s and base64 becomes bytes. Unknown
 * members and enum values are kept, bounds are not checked, a member, an entry or an item that is `null` is absent, and a
 * value of another kind with the same meaning is read.
 *
 * A reader is built once for each schema, from zod's own definition of it: zod's parser would take twice as long for a
 * page of events, and knows neither the wire forms nor `null` for an absent member.
 */
import type * as z from 'zod/mini'
import { isObject, kindOf } from './kind-of.js'
import type { Issue } from './issue.js'
import { isoWithOffset, validDate } from './timestamp.js'

/** Returns the caller's form of a received value, which is not changed; adds what is wrong with it to `issues`. */
export type Reader = (wire: unknown, issues: Issue[]) => unknown

const readers = new WeakMap<z.core.$ZodType, Reader>()

/** The reader of a schema. Readers of its members are built when they are first needed. */
export function readerOf(schema: z.core.$ZodType): Reader {
  const known = readers.get(schema)
  if (known !== undefined) return known
  const made = makeReader(schema as z.core.$ZodTypes) // sound: the union of all schemas that zod makes
  readers.set(schema, made)
  return made
}

function makeReader(schema: z.core.$ZodTypes): Reader {
  const { def } = schema._zod
  switch (def.type) {
    case 'optional': {
      const read = readerOf(def.innerType)
      return (wire, issues) => (wire === undefined ? undefined : read(wire, issues))
    }
    case 'object':
      return objectReader(def.shape)
    case 'array':
      return listReader(def.element)
    case 'record':
      return mapReader(def.valueType)
    case 'string':
    case 'enum':
      return (wire, issues) =>
        typeof wire === 'string' ? wire : (readText(wire) ?? mismatch(issues, 'a string', wire))
    case 'boolean':
      return (wire, issues) =>
        typeof wire === 'boolean' ? wire : (flags.get(wire) ?? mismatch(issues, 'true or false', wire))
    case 'number':
      return (wire, issues) => readNumber(wire) ?? mismatch(issues, 'a number', wire)
    case 'union': // a double: replies have no other unions
      return (wire, issues) => readNumber(wire) ?? nonFinite.get(wire) ?? mismatch(issues, 'a number', wire)
    case 'date':
      return (wire, issues) =>
        readTimestamp(wire) ?? mismatch(issues, 'epoch seconds or ISO 8601 text with an offset', wire)
    case 'custom':
      if (schema._zod.bag['Class'] !== Uint8Array) return required
      return (wire, issues) => readBase64(wire) ?? mismatch(issues, 'base64 text', wire)
    default:
      return required
  }
}

/** Passes on any value as it is. */
const required: Reader = (wire, issues) => wire ?? mismatch(issues, 'given', wire)

/** Adds an issue for a value of the wrong kind. @returns `undefined`, in place of the caller's form */
function mismatch(issues: Issue[], expected: string, wire: unknown): unknown {
  issues.push({
    path: [],
    message: (wire ?? undefined) === undefined ? 'is required' : `must be ${expected}, got ${kindOf(wire)}`,
  })
  return undefined
}

/** Prepends `key` to the path of every issue after the first `known` ones. */
function locate(key: PropertyKey, issues: readonly Issue[], known: number): void {
  for (let index = known; index < issues.length; index++) issues[index]?.path.unshift(key)
}

interface Member {
  readonly name: string
  readonly isRequired: boolean
  readonly read: Reader
}

function membersOf(shape: Readonly<Record<string, z.core.$ZodType>>): Member[] {
  return Object.entries(shape).map(([name, member]) => ({
    name,
    isRequired: member._zod.optin !== 'optional',
    read: readerOf(member),
  }))
}

function objectReader(shape: Readonly<Record<string, z.core.$ZodType>>): Reader {
  let members: Member[] | undefined
  return (wire, issues) => {
    if (!isObject(wire)) return mismatch(issues, 'an object', wire)
    members ??= membersOf(shape)
    const object = { ...wire }
    for (const { name, isRequired, read } of members) {
      const member = wire[name] ?? undefined
      if (member !== undefined || isRequired) {
        const known = issues.length
        object[name] = read(member, issues)
        if (issues.length > known) locate(name, issues, known)
      } else if (wire[name] === null) Reflect.deleteProperty(object, name)
    }
    return object
  }
}

function listReader(element: z.core.$ZodType): Reader {
  const read = readerOf(element)
  return (wire, issues) => {
    if (!Array.isArray(wire)) return mismatch(issues, 'an array', wire)
    const list: unknown[] = []
    for (let index = 0; index < wire.length; index++) {
      if (wire[index] === null) continue
      const known = issues.length
      list.push(read(wire[index], issues))
      if (issues.length > known) locate(index, issues, known)
    }
    return list
  }
}

function mapReader(value: z.core.$ZodType): Reader {
  const read = readerOf(value)
  return (wire, issues) => {
    if (!isObject(wire)) return mismatch(issues, 'an object', wire)
    const present = Object.entries(wire).filter(([, entry]) => entry !== null)
    const entries = present.map(([key, entry]) => {
      const known = issues.length
      const converted = read(entry, issues)
      locate(key, issues, known)
      return [key, converted] as const
    })
    return Object.fromEntries(entries) // not by assignment: `__proto__` is an ordinary key in JSON
  }
}

/** Emulators in dynamic languages write one kind for another; where there is one meaning only, it is read. */
const readText = (wire: unknown): string | undefined =>
  typeof wire === 'number' || typeof wire === 'boolean' || isObject(wire) ? JSON.stringify(wire) : undefined

const readNumber = (wire: unknown): number | undefined => {
  const number = typeof wire === 'string' && wire.trim() !== '' ? Number(wire) : wire
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const flags: ReadonlyMap<unknown, boolean> = /* @__PURE__ */ new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
])

/** JSON cannot hold these, so they travel as strings. */
const nonFinite: ReadonlyMap<unknown, number> = /* @__PURE__ */ new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
])

/** Lenient, because emulators differ: numbers with or without fraction or exponent, numeric strings, and ISO 8601. */
function readTimestamp(wire: unknown): Date | undefined {
  if (typeof wire === 'number') return validDate(Math.round(wire * 1000)) // 1767225600.123 is no exact binary fraction
  if (typeof wire !== 'string') return undefined
  return isoWithOffset.test(wire) ? validDate(Date.parse(wire)) : readTimestamp(readNumber(wire))
}

function readBase64(wire: unknown): Uint8Array | undefined {
  if (typeof wire !== 'string') return undefined
  try {
    return Uint8Array.from(atob(wire), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
