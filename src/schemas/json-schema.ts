/** Says in JSON Schema (draft 2020-12) what a schema of this package takes or gives, with JSON's means alone. */
import type * as z from 'zod/mini'
import type { Facts } from './check.js'

/** A JSON Schema, draft 2020-12: plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** `sent`: what a caller may give, bounds and all. `received`: what a reply looks like; bounds are not kept there. */
export type Side = 'sent' | 'received'

/** Text forms of a moment in results; `format` is left out, because validators refuse formats they do not know. */
const isoMoment = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$'

/** Text forms of a moment that are taken: ISO 8601 with an offset, or a day, or the number of epoch seconds. */
const anyMoment = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:?\\d{2}))?$'

interface CodecForm {
  /** A value that only this codec encodes. */
  readonly sample: unknown
  readonly forms: Readonly<Record<Side, JsonSchema>>
}

const base64: JsonSchema = { type: 'string', contentEncoding: 'base64' }
const anyNumber: JsonSchema = {
  anyOf: [{ type: 'number' }, { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] }],
}

/** The codecs of `scalars.ts`, known by what they encode: of themselves they take and give anything. */
const codecs: Readonly<Record<'moment' | 'bytes' | 'number', CodecForm>> = {
  moment: {
    sample: new Date(0),
    forms: {
      sent: { anyOf: [{ type: 'string', pattern: anyMoment }, { type: 'number' }] },
      received: { type: 'string', pattern: isoMoment },
    },
  },
  bytes: { sample: new Uint8Array(), forms: { sent: base64, received: base64 } },
  number: { sample: 0.5, forms: { sent: anyNumber, received: anyNumber } },
}

/** Which codec a schema is; `undefined` if it is none. */
export function codecKind(schema: z.core.$ZodType): keyof typeof codecs | undefined {
  if (schema._zod.def.type !== 'pipe') return undefined
  const kinds = Object.entries(codecs) as [keyof typeof codecs, CodecForm][]
  return kinds.find(([, { sample }]) => encodes(schema, sample))?.[0]
}

/** Whether a schema takes a value to be sent. */
export function encodes(schema: z.core.$ZodType, value: unknown): boolean {
  const result = schema._zod.run({ value, issues: [] }, { async: false, direction: 'backward' })
  return !(result instanceof Promise) && result.issues.length === 0
}

/** What has to be known of a definition; which of it is there depends on its type. */
interface Definition {
  readonly type: string
  readonly checks?: readonly { readonly _zod: { readonly check: unknown } }[]
  readonly innerType: z.core.$ZodType
  readonly element: z.core.$ZodType
  readonly keyType: z.core.$ZodType
  readonly valueType: z.core.$ZodType
  readonly options: readonly z.core.$ZodType[]
  readonly shape: Readonly<Record<string, z.core.$ZodType>>
}

/** The schemas inside a schema, by its type, in JSON Schema. */
const keywords: Readonly<
  Record<string, (of: Definition, inner: (schema: z.core.$ZodType) => JsonSchema) => JsonSchema>
> = {
  string: () => ({ type: 'string' }),
  number: () => ({ type: 'number' }),
  boolean: () => ({ type: 'boolean' }),
  unknown: () => ({}),
  optional: ({ innerType }, inner) => inner(innerType),
  array: ({ element }, inner) => ({ type: 'array', items: inner(element) }),
  record: ({ keyType, valueType }, inner) => ({
    type: 'object',
    propertyNames: inner(keyType),
    additionalProperties: inner(valueType),
  }),
  union: ({ options }, inner) => ({ anyOf: options.map(inner) }),
  object: ({ shape }, inner) => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, inner(member)])),
    required: Object.keys(shape).filter((name) => shape[name]?._zod.def.type !== 'optional'),
  }),
}

/**
 * The JSON Schema of one side of a schema, without `$schema`.
 *
 * Zod's own `toJSONSchema` knows neither the codecs nor the checks of this package, and its registry would stay in the
 * bundle of every program that never asks for a JSON Schema.
 */
export function jsonSchemaOf(schema: z.core.$ZodType, side: Side): JsonSchema {
  const kind = codecKind(schema)
  if (kind !== undefined) return codecs[kind].forms[side]
  const def = schema._zod.def as unknown as Definition // sound: members are only read of types that have them
  const json = keywords[def.type]?.(def, (inner) => jsonSchemaOf(inner, side))
  if (json === undefined) throw new TypeError(`a schema of type ${def.type} has no JSON Schema here`)
  if (side === 'received') return json
  const bounds = (def.checks ?? []).map(({ _zod }) => boundsOf(def.type, factsOf(_zod)))
  return Object.assign(
    { ...json, ...(def.type === 'object' && { additionalProperties: false }) },
    ...bounds,
  ) as JsonSchema
}

/** The facts of a check that this package has made; rules between members have none. */
const factsOf = ({ check }: { readonly check: unknown }): Facts | undefined => (check as { facts?: Facts }).facts

const sizes: Readonly<Record<string, readonly [least: string, most: string]>> = {
  string: ['minLength', 'maxLength'],
  number: ['minimum', 'maximum'],
  array: ['minItems', 'maxItems'],
  record: ['minProperties', 'maxProperties'],
}

function boundsOf(type: string, facts: Facts | undefined): JsonSchema {
  const [least, most] = sizes[type] ?? []
  if (facts === undefined || least === undefined || most === undefined) return {}
  return {
    ...(type === 'number' ? { type: 'integer' } : {}),
    ...(facts.min === undefined ? {} : { [least]: facts.min }),
    ...(facts.max === undefined ? {} : { [most]: facts.max }),
    ...(facts.pattern === undefined ? {} : { pattern: facts.pattern.source }),
    ...(facts.values === undefined ? {} : { enum: [...facts.values] }),
  }
}
