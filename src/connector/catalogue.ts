/** The catalogue: all actions as data, for forms of platforms and tool definitions of language models. */
import { lazy } from '../runtime/lazy.js'
import type { Action, CatalogueEntry } from './action/action.js'
import { actions } from './actions.js'
import { forms, type Form, type ResultForm } from './forms/form.js'
import { isoTimestamp, type JsonSchema } from './json/json-schema.js'
import type { Parameter } from './parameters/parameter.js'

const $schema = 'https://json-schema.org/draft/2020-12/schema'

/**
 * Lists all actions: three for investigation, seventeen for managing trails, and one for each operation.
 *
 * Each list is built on the first call.
 *
 * @param resultForm - The form of the results that the schemas describe; that of the connector. @defaultValue `'default'`
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
export const catalogue = (resultForm: ResultForm = 'default'): readonly CatalogueEntry[] => catalogues[resultForm]()

const catalogueOf = (form: Form) => lazy(() => actions().map((action) => entryOf(action, form)))

const catalogues: Readonly<Record<ResultForm, () => readonly CatalogueEntry[]>> = {
  default: catalogueOf(forms.default),
  splunk: catalogueOf(forms.splunk),
  d3: catalogueOf(forms.d3),
}

function entryOf(action: Action, form: Form): CatalogueEntry {
  const { name, title, description, set, readOnly, permissions } = action
  const parameters = parametersSchema(action)
  return { name, title, description, set, readOnly, permissions, parameters, result: resultSchema(action, form) }
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

function errorSchema(added: JsonSchema): JsonSchema {
  const properties = {
    indicator: text,
    subject: orNull(text),
    statusCode: orNull({ type: 'integer' }),
    code: text,
    message: text,
    requestId: orNull(text),
    ...added,
  }
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

/** The schema with another pattern for times. */
const withTimes = (schema: JsonSchema, pattern: string): JsonSchema =>
  pattern === isoTimestamp
    ? schema
    : (JSON.parse(JSON.stringify(schema), (name, value: unknown) =>
        name === 'pattern' && value === isoTimestamp ? pattern : value,
      ) as JsonSchema) // sound: a schema is plain data

/** The actions' own members of the summary that are not numbers. */
const countSchemas: Readonly<Record<string, JsonSchema>> = {
  message: text,
  has_more: { type: 'boolean' },
  reached_max_results: { type: 'boolean' },
}

function resultSchema({ name, set, title, row, counts }: Action, form: Form): JsonSchema {
  const shown = set === 'operation' ? counts : (form.counts[name] ?? counts)
  const own = Object.fromEntries(shown.map((count) => [count, countSchemas[count] ?? number]))
  return {
    $schema,
    title,
    type: 'object',
    properties: {
      status: { type: 'string', enum: form.statuses },
      data: { type: 'array', items: withTimes(row(), form.timePattern) },
      errors: { type: 'array', items: errorSchema(form.added.error) },
      summary: {
        type: 'object',
        properties: { total_objects: number, total_objects_successful: number, ...own },
        required: ['total_objects', 'total_objects_successful'],
        additionalProperties: false,
      },
      message: text,
      ...form.added.result,
    },
    required: ['status', 'data', 'errors', 'summary', 'message', ...Object.keys(form.added.result)],
    additionalProperties: false,
  }
}
