/** Says in JSON Schema (draft 2020-12) what a schema takes or gives when its values travel as JSON. */
import * as z from 'zod/mini'

/** A JSON Schema, draft 2020-12: plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** `sent`: what a caller may give. `received`: what a result looks like. */
export type Side = 'sent' | 'received'

/** Text forms of a timestamp in results; `format` is left out, because validators refuse formats they do not know. */
export const isoTimestamp = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$'

/** Text forms of a timestamp that are taken: ISO 8601 with an offset, a day, or the digits of epoch seconds. */
const anyTimestamp =
  '^(\\d{1,11}(\\.\\d+)?|\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:?\\d{2}))?)$'

/** What JSON has in the place of a `Date`; a number is epoch seconds. */
const timestamps: Readonly<Record<Side, JsonSchema>> = {
  sent: {
    anyOf: [
      { type: 'string', pattern: anyTimestamp },
      { type: 'number', exclusiveMaximum: 1e11 },
    ],
  },
  received: { type: 'string', pattern: isoTimestamp },
}

/** A double: numbers that JSON cannot hold travel as text. */
const double: JsonSchema = {
  anyOf: [{ type: 'number' }, { type: 'string', enum: ['NaN', 'Infinity', '-Infinity'] }],
}

/** What stands in the place of values that JSON does not have; `undefined` for all others. */
function jsonFormOf({ _zod: { def, bag } }: z.core.$ZodTypes, side: Side): JsonSchema | undefined {
  if (def.type === 'date') return timestamps[side]
  if (def.type === 'custom' && bag['Class'] === Uint8Array) return { type: 'string', contentEncoding: 'base64' }
  return def.type === 'union' && side === 'received' ? double : undefined // no other member of a reply has a choice
}

/** How many entries a map may have, which zod does not say. */
const sizeOf = ({ minimum, maximum }: z.core.$ZodRecord['_zod']['bag']): JsonSchema =>
  minimum === undefined ? {} : { minProperties: minimum, maxProperties: maximum }

/** The JSON Schema of one side of a schema, without `$schema`. */
export function jsonSchemaOf(schema: z.core.$ZodType, side: Side): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: side === 'sent' ? 'input' : 'output',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'record') Object.assign(jsonSchema, sizeOf(zodSchema._zod.bag))
      const form = jsonFormOf(zodSchema, side)
      if (form === undefined) return
      for (const name of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, name)
      Object.assign(jsonSchema, form)
    },
  })
  return json
}
