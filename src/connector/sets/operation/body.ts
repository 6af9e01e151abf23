/** The parameter `body` of the operation set: the input of an operation, in JSON's types. */
import type { AnyOperation } from '../../../contracts/operation.js'
import { isObject, kindOf } from '../../../schema/kind-of.js'
import { limitIssues } from '../../action/limits.js'
import { valueIssues } from '../../action/values.js'
import { fromJson } from '../../json/from-json.js'
import { jsonSchemaOf } from '../../json/json-schema.js'
import { withoutNulls } from '../../json/lenient.js'
import type { Parameter, Reading } from '../../parameters/parameter.js'
import { parseJson } from '../../../runtime/parse-json.js'
import { inputIssues } from '../call-operation.js'

/** The input of an operation. */
export type Body = Readonly<Record<string, unknown>>

/** The parameter `body` of an operation: an object or a JSON string. It is optional where no member is required. */
export function bodyOf(row: AnyOperation): Parameter<Body> {
  return {
    description: `The input of ${row.name}, with AWS's member names: an object, or a JSON string of one. Timestamps are ISO 8601 strings with an offset, days as yyyy-mm-dd (UTC), or epoch seconds.`,
    // A getter, so that a call does not build the schemas of all 61 operations.
    get isRequired() {
      return requiredMembers(row).length > 0
    },
    jsonSchema: () => ({
      anyOf: [
        jsonSchemaOf(row.input(), 'sent'),
        { type: 'string', pattern: '^\\s*\\{', contentMediaType: 'application/json' },
      ],
    }),
    read: (value) => readBody(row, value),
  }
}

/** The names of the required members of an input, in their order. */
export function requiredMembers(row: AnyOperation): readonly string[] {
  const { shape } = row.input()
  return Object.keys(shape).filter((name) => shape[name]?._zod.optin !== 'optional')
}

function readBody(row: AnyOperation, given: unknown): Reading<Body> {
  const body = typeof given === 'string' ? withoutNulls(parseJson(given)) : given
  if (!isObject(body)) {
    return { issues: [{ path: '', message: `must be an object or a JSON string of one, got ${kindOf(given)}` }] }
  }
  const { value, issues } = fromJson(row.input(), body)
  const input = value as Body // sound: the conversion of an object is an object
  const found = [...issues, ...limitIssues(input), ...valueIssues(row.name, input)]
  const others = inputIssues(row, input).filter(({ path }) => !found.some((known) => path.startsWith(known.path)))
  return found.length + others.length > 0 ? { issues: [...found, ...others] } : { value: input }
}
