/** Says in JSON Schema (draft 2020-12) what a schema of this package takes or gives, with JSON's means alone. */
import { encode, type Codec, type Definition, type Schema } from '../../schema/schema.js'

/** A JSON Schema, draft 2020-12: plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** `sent`: what a caller may give, bounds and all. `received`: what a reply looks like; bounds are not kept there. */
export type Side = 'sent' | 'received'

/** Text forms of a moment in results; `format` is left out, because validators refuse formats they do not know. */
const isoMoment = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$'

/** Text forms of a moment that are taken: ISO 8601 with an offset, or a day, or the number of epoch seconds. */
const anyMoment = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:?\\d{2}))?$'

const base64: JsonSchema = { type: 'string', contentEncoding: 'base64' }
const anyNumber: JsonSchema = {
  anyOf: [{ type: 'number' }, { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] }],
}

const codecs: Readonly<Record<Codec, Readonly<Record<Side, JsonSchema>>>> = {
  moment: {
    sent: { anyOf: [{ type: 'string', pattern: anyMoment }, { type: 'number' }] },
    received: { type: 'string', pattern: isoMoment },
  },
  bytes: { sent: base64, received: base64 },
  number: { sent: anyNumber, received: anyNumber },
}

/** Whether a schema takes a value to be sent. */
export const encodes = (schema: Schema<unknown>, value: unknown): boolean => encode(schema, value).issues.length === 0

type Inner = (schema: Schema<unknown> | undefined) => JsonSchema

/** What a schema and those inside it are in JSON Schema, by its type. */
const keywords: Partial<Record<Definition['type'], (of: Definition, inner: Inner) => JsonSchema>> = {
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
  union: ({ options = [] }, inner) => ({ anyOf: options.map(inner) }),
  object: ({ shape = {} }, inner) => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, inner(member)])),
    required: Object.entries(shape).flatMap(([name, member]) => (member._zod.def.type === 'optional' ? [] : [name])),
  }),
}

/**
 * The JSON Schema of one side of a schema, without `$schema`.
 *
 * Zod's own `toJSONSchema` knows neither the codecs nor the rules of this package.
 */
export function jsonSchemaOf(schema: Schema<unknown>, side: Side): JsonSchema {
  const { def } = schema._zod
  if (def.codec !== undefined) return codecs[def.codec][side]
  const json = keywords[def.type]?.(def, (inner) => (inner === undefined ? {} : jsonSchemaOf(inner, side)))
  if (json === undefined) throw new TypeError(`a schema of type ${def.type} has no JSON Schema here`)
  if (side === 'received') return json
  return { ...json, ...(def.type === 'object' && { additionalProperties: false }), ...boundsOf(def) }
}

const sizes: Readonly<Record<string, readonly [least: string, most: string]>> = {
  string: ['minLength', 'maxLength'],
  number: ['minimum', 'maximum'],
  array: ['minItems', 'maxItems'],
  record: ['minProperties', 'maxProperties'],
}

function boundsOf({ type, facts }: Definition): JsonSchema {
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
