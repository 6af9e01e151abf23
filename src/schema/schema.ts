/**
 * What a schema of this package is: a type of zod's that converts values by two functions, strict when encoded, loose when
 * decoded, and stands among zod's own wherever they go.
 *
 * Built on zod's core because the schemas of `zod/mini` cost more than a client should: 3 KB gzipped of every bundle, 2 ms of
 * every start, and 28 µs to read a page of events where these take 16. `bench/README.md` has the figures.
 */
import { $constructor, $ZodType, type $ZodTypeDef, type $ZodTypeInternals } from 'zod/v4/core'
import { kindOf } from './kind-of.js'

/**
 * A schema whose decoded form is `T`; what it looks like on the wire is its own business. Zod's `encode` checks a `T` that is
 * to be sent and gives its wire form, `decode` reads what has come.
 */
export type Schema<T> = $ZodType<T, unknown, Internals<T>>

interface Internals<T> extends $ZodTypeInternals<T> {
  def: Definition
}

/** What a schema does with a value, and what is known of it; the names of zod's tools for what they have a name for. */
export interface Definition extends $ZodTypeDef {
  /** Reads what the service answers. */
  readonly decode: Convert
  /** Checks what a caller gives, and gives its wire form. */
  readonly encode: Convert
  /** What is demanded of a value that is sent. */
  readonly facts?: Facts
  /** Which codec it is, where the two forms differ. */
  readonly codec?: Codec
  /** Members of a structure. */
  readonly shape?: Readonly<Record<string, Schema<unknown>>>
  /** Of what a list is. */
  readonly element?: Schema<unknown>
  readonly keyType?: Schema<string>
  readonly valueType?: Schema<unknown>
  /** What may be left out. */
  readonly innerType?: Schema<unknown>
  /** One of these. */
  readonly options?: readonly Schema<unknown>[]
}

/** Gives a value's other form; the value itself is never changed. What is wrong with it is added to `issues`. */
export type Convert = (value: unknown, issues: Issue[]) => unknown

/** Values that look different on the wire: `Date`, `Uint8Array`, numbers that JSON cannot hold. */
export type Codec = 'moment' | 'bytes' | 'number'

/** What is demanded of a value, as data: for those who have to say it in another language, such as JSON Schema. */
export interface Facts {
  /** The least and the most of it: of a number its value, of text its characters, of lists and maps their size. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly pattern?: RegExp | undefined
  /** All that is allowed. */
  readonly values?: readonly string[] | undefined
}

/** What is wrong at one place, in the form that zod hands on. The value is left out: it may be a secret. */
export interface Issue {
  readonly code: 'custom'
  readonly input: undefined
  readonly message: string
  path: PropertyKey[]
  /** Whether the value is of the right type all the same. */
  readonly continue: boolean
}

const CloudTrailSchema = /* @__PURE__ */ $constructor<Schema<unknown>>('CloudTrailSchema', (schema, definition) => {
  $ZodType.init(schema, definition)
  schema._zod.parse = (payload, { direction }) => {
    payload.value = definition[direction === 'backward' ? 'encode' : 'decode'](payload.value, payload.issues as Issue[])
    return payload
  }
  if (definition.innerType === undefined) return
  schema._zod.optin = 'optional'
  schema._zod.optout = 'optional'
})

/** Makes a schema; its functions must give a `T` when they find nothing wrong. */
export function schemaOf<T>(definition: Definition): Schema<T> {
  return new CloudTrailSchema(definition) as Schema<T> // sound: see above
}

/** A value's other form, and what is wrong with it. */
export interface Converted {
  readonly value: unknown
  readonly issues: readonly Issue[]
}

/** Checks a value that is to be sent, and gives its wire form. */
export function encode(schema: Schema<unknown>, value: unknown): Converted {
  const issues: Issue[] = []
  return { value: schema._zod.def.encode(value, issues), issues }
}

/** Reads a value that has come. */
export function decode(schema: Schema<unknown>, wire: unknown): Converted {
  const issues: Issue[] = []
  return { value: schema._zod.def.decode(wire, issues), issues }
}

/** Adds that a value is not what it must be. @returns `undefined`, for the form that it does not have */
export function mismatch(issues: Issue[], expected: string, value: unknown): unknown {
  issues.push(issueOf(value === undefined ? 'is required' : `must be ${expected}, got ${kindOf(value)}`))
  return undefined
}

/** @param path - From the value that is converted. */
export const issueOf = (message: string, path: PropertyKey[] = [], isOfRightType = false): Issue => ({
  code: 'custom',
  input: undefined,
  message,
  path,
  continue: isOfRightType,
})

/** Puts a name or an index before the places of what was found since there were so many issues. */
export function under(key: PropertyKey, issues: readonly Issue[], since: number): void {
  for (let index = since; index < issues.length; index++) issues[index]?.path.unshift(key)
}

/** What is wrong with a value, in words that follow its path, e.g. `must be at most 50`. */
export type Problem = string | { readonly path: string; readonly message: string } | undefined

/** A demand on a value of the right type. It is made of what is sent, not of what the service answers. */
export type Rule<T> = (value: T) => Problem

/** Adds what rules find wrong with a value. */
export function hold<T>(rules: readonly Rule<T>[], value: T, issues: Issue[]): void {
  for (const rule of rules) {
    const found = rule(value)
    if (found === undefined) continue
    issues.push(typeof found === 'string' ? issueOf(found, [], true) : issueOf(found.message, [found.path], true))
  }
}
