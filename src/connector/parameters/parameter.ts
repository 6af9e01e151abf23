/** What a parameter of an action is: how it is described to platforms, and how what they send is read. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../../contracts/errors.js'
import { jsonSchemaOf, type JsonSchema } from '../json/json-schema.js'
import { kindOf } from '../../schema/kind-of.js'

/** What was read of a value, or what is wrong with it; paths are relative to the parameter. */
export type Reading<T> = { readonly value: T } | { readonly issues: readonly InputIssue[] }

/** A parameter whose value is a `T`. */
export interface Parameter<T = unknown, Required extends boolean = boolean> {
  readonly description: string
  readonly isRequired: Required
  /** What holds when it is left out, as it is shown to people. */
  readonly defaultValue?: string | number | boolean | undefined
  readonly jsonSchema: () => JsonSchema
  readonly read: (value: unknown) => Reading<T>
}

/** The parameters of an action, by name. */
export type Parameters = Readonly<Record<string, Parameter>>

/** What the parameters of an action give, once they are read. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T, infer R> ? (R extends true ? T : T | undefined) : never
}

/** What a kind of parameter accepts, said once for JSON Schema and for reading. */
export interface Kind<Accepted, T> {
  /** In words that follow `must be`. */
  readonly expected: string
  readonly accepts: () => z.ZodMiniType<Accepted>
  /** The value, or `undefined` for what only looks like one. */
  readonly read: (accepted: Accepted) => T | undefined
  /** What was probably meant by text that is not accepted. */
  readonly hint?: (text: string) => string | undefined
}

/** How a parameter is written in an action. */
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
  read: (value: unknown): Reading<T> => {
    // Sound: its schema accepts it.
    const read = kind.accepts().safeParse(value).success ? kind.read(value as Accepted) : undefined
    if (read !== undefined) return { value: read }
    return { issues: [{ path: '', message: `must be ${kind.expected}${remark(kind, value)}` }] }
  },
})

/** Text is not repeated: it may be a secret that was put in the wrong place. */
function remark<Accepted, T>({ hint }: Kind<Accepted, T>, value: unknown): string {
  if (typeof value !== 'string') return `, got ${kindOf(value)}`
  const meant = hint?.(value.trim())
  return meant === undefined ? '' : `; did you mean ${meant}?`
}
