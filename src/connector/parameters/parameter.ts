/** The definition of a parameter: its description and JSON Schema for platforms, and how its value is read. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../../contracts/errors.js'
import { jsonSchemaOf, type JsonSchema } from '../json/json-schema.js'
import { singleValue } from '../json/lenient.js'
import { kindOf } from '../../schema/kind-of.js'

/** The value that was read, or what is wrong with it; paths are relative to the parameter. */
export type Reading<T> = { readonly value: T } | { readonly issues: readonly InputIssue[] }

/** A parameter whose value is a `T`. */
export interface Parameter<T = unknown, Required extends boolean = boolean> {
  readonly description: string
  readonly isRequired: Required
  /** The default to display. */
  readonly defaultValue?: string | number | boolean | undefined
  readonly jsonSchema: () => JsonSchema
  readonly read: (value: unknown) => Reading<T>
}

/** The parameters of an action, by name. */
export type Parameters = Readonly<Record<string, Parameter>>

/** The values of the parameters of an action, once they have been read. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T, infer R> ? (R extends true ? T : T | undefined) : never
}

/** A kind of parameter. `accepts` serves both its JSON Schema and its validation. */
export interface Kind<Accepted, T> {
  /** What is accepted, in words that follow `must be`. */
  readonly expected: string
  readonly accepts: () => z.ZodMiniType<Accepted>
  /** Turns what platforms send in its place into what is accepted. @defaultValue the only item of a list, and what its JSON text says */
  readonly prepare?: (value: unknown) => unknown
  /** The value; `undefined` if it is invalid although the schema accepts it. */
  readonly read: (accepted: Accepted) => T | undefined
  /** The value that was probably meant by a string that is not accepted. */
  readonly hint?: (text: string) => string | undefined
}

/** What an action states of each of its parameters. */
export interface Written {
  readonly description: string
  readonly defaultValue?: string | number | boolean
}

/** An optional parameter of a kind. */
export function optional<Accepted, T>(kind: Kind<Accepted, T>, written: Written): Parameter<T, false> {
  return { ...parameter(kind, written), isRequired: false }
}

/** A required parameter of a kind. */
export function required<Accepted, T>(kind: Kind<Accepted, T>, written: Written): Parameter<T, true> {
  return { ...parameter(kind, written), isRequired: true }
}

const parameter = <Accepted, T>(kind: Kind<Accepted, T>, written: Written) => ({
  ...written,
  jsonSchema: () => jsonSchemaOf(kind.accepts(), 'sent'),
  read: (given: unknown): Reading<T> => {
    const value = (kind.prepare ?? singleValue)(given)
    // Sound: its schema accepts it.
    const read = kind.accepts().safeParse(value).success ? kind.read(value as Accepted) : undefined
    if (read !== undefined) return { value: read }
    return { issues: [{ path: '', message: `must be ${kind.expected}${remark(kind, value)}` }] }
  },
})

/** The end of the message. It never contains the string itself, which may be a secret in the wrong field. */
function remark<Accepted, T>({ hint }: Kind<Accepted, T>, value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return ', with at least one item'
  if (typeof value !== 'string') return `, got ${kindOf(value)}`
  const meant = hint?.(value.trim())
  return meant === undefined ? '' : `; did you mean ${meant}?`
}
