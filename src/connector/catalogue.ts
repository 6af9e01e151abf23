/** The catalogue: all actions as data, for forms of platforms and tool definitions of language models. */
import { lazy } from '../runtime/lazy.js'
import type { Action, CatalogueEntry } from './action/action.js'
import { actions } from './actions.js'
import type { JsonSchema } from './json/json-schema.js'
import type { Parameter } from './parameters/parameter.js'

const $schema = 'https://json-schema.org/draft/2020-12/schema'

/**
 * Lists all actions: three for investigation, seventeen for managing trails, and one for each operation.
 *
 * The list is built on the first call.
 *
 * @returns One entry for each set and name, set by set.
 * @example
 * ```ts
 * import { catalogue } from 'cloudtrail-client/connector'
 *
 * const tools = catalogue()
 *   .filter(({ set, readOnly }) => set === 'investigation' && readOnly)
 *   .map(({ name, description, parameters }) => ({ name, description, input_schema: parameters }))
 * ```
 */
export const catalogue: () => readonly CatalogueEntry[] = lazy(() => actions().map(entryOf))

function entryOf(action: Action): CatalogueEntry {
  const { name, title, description, set, readOnly, permissions } = action
  const parameters = parametersSchema(action)
  return { name, title, description, set, readOnly, permissions, parameters, result: resultSchema(action) }
}

function parametersSchema({ title, parameters }: Action): JsonSchema {
  const entries = Object.entries(parameters)
  return {
    $schema,
    title,
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, parameter]) => [name, parameterSchema(parameter)])),
    required: entries.flatMap(([name, { isRequired }]) => (isRequired ? [name] : [])),
    additionalProperties: false,
  }
}

const parameterSchema = ({ description, defaultValue, jsonSchema }: Parameter): JsonSchema => ({
  ...jsonSchema(),
  description,
  ...(defaultValue === undefined ? {} : { default: defaultValue }),
})

const text = { type: 'string' }
const number = { type: 'integer', minimum: 0 }
const orNull = (schema: JsonSchema) => ({ anyOf: [schema, { type: 'null' }] })

const errorSchema: JsonSchema = {
  type: 'object',
  properties: {
    indicator: text,
    subject: orNull(text),
    statusCode: orNull({ type: 'integer' }),
    code: text,
    message: text,
    requestId: orNull(text),
  },
  required: ['indicator', 'subject', 'statusCode', 'code', 'message', 'requestId'],
  additionalProperties: false,
}

/** The actions' own members of the summary that are not numbers. */
const countSchemas: Readonly<Record<string, JsonSchema>> = {
  message: text,
  has_more: { type: 'boolean' },
  reached_max_results: { type: 'boolean' },
}

function resultSchema({ title, row, counts }: Action): JsonSchema {
  const own = Object.fromEntries(counts.map((name) => [name, countSchemas[name] ?? number]))
  return {
    $schema,
    title,
    type: 'object',
    properties: {
      status: { type: 'string', enum: ['successful', 'partially_successful', 'failed'] },
      data: { type: 'array', items: row() },
      errors: { type: 'array', items: errorSchema },
      summary: {
        type: 'object',
        properties: { total_objects: number, total_objects_successful: number, ...own },
        required: ['total_objects', 'total_objects_successful'],
        additionalProperties: false,
      },
      message: text,
    },
    required: ['status', 'data', 'errors', 'summary', 'message'],
    additionalProperties: false,
  }
}
