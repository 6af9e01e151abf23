/** Functions of JSON. They take JSON as text too. */
import { QueryFailure } from '../values/failure.js'
import { remembering } from '../values/remember.js'
import { bigint, boolean, json, varchar } from '../values/type.js'
import { identityOf, type Value } from '../values/value.js'
import type { Functions, Parameter, ScalarFunction } from './scalar.js'

const document: Parameter = ['json', 'varchar']

/** A document as a value; `undefined` for text that is not JSON. */
function documentOf(value: Value, type: { readonly kind: string } | undefined): unknown {
  if (type?.kind !== 'varchar') return value
  try {
    return JSON.parse(value as string) as unknown
  } catch {
    return undefined
  }
}

/** A step of a path: the name of a member, or the place of an element. */
type Step = string | number

const stepPattern = /\.([^.[\]]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|(.)/gs

/** The steps of `$.a.b[0]["c d"]`. */
const stepsOf = remembering((path): readonly Step[] => {
  const notKnown = new QueryFailure('INVALID_FUNCTION_ARGUMENT', `Invalid JSON path: '${path}'`)
  if (!path.startsWith('$')) throw notKnown
  return [...path.slice(1).matchAll(stepPattern)].map(([, name, index, quoted]) => {
    if (index !== undefined) return Number(index)
    const member = name ?? quoted
    if (member === undefined || name === '*') throw notKnown
    return member
  })
})

function at(from: unknown, steps: readonly Step[]): unknown {
  let value = from
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined
    if (typeof step === 'number' ? !Array.isArray(value) : !Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<Step, unknown>>)[step]
  }
  return value
}

const extracted: ScalarFunction['apply'] = ([value, path], [type]) =>
  at(documentOf(value, type), stepsOf(path as string)) ?? null

const isScalar = (value: unknown): boolean => value !== undefined && typeof value !== 'object'

const arrayIn = (value: Value, type: { readonly kind: string } | undefined): readonly unknown[] | undefined => {
  const found = documentOf(value, type)
  return Array.isArray(found) ? found : undefined
}

export const jsonFunctions: Functions = {
  json_parse: {
    takes: [['varchar']],
    gives: json,
    apply: ([text], types) => {
      const parsed = documentOf(text, types[0])
      if (parsed === undefined)
        throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', `Cannot convert value to JSON: '${text as string}'`)
      return parsed
    },
  },
  json_format: { takes: [['json']], gives: varchar, apply: ([value]) => JSON.stringify(value) },
  json_extract: { takes: [document, ['varchar']], gives: json, apply: extracted },
  json_extract_scalar: {
    takes: [document, ['varchar']],
    gives: varchar,
    apply: (values, types) => {
      const found = extracted(values, types)
      return isScalar(found) ? String(found) : null
    },
  },
  json_array_get: {
    takes: [document, ['bigint']],
    gives: json,
    apply: ([value, index], [type]) => arrayIn(value, type)?.at(index as number) ?? null,
  },
  json_array_length: {
    takes: [document],
    gives: bigint,
    apply: ([value], [type]) => arrayIn(value, type)?.length ?? null,
  },
  json_array_contains: {
    takes: [document, ['varchar', 'bigint', 'double', 'boolean']],
    gives: boolean,
    apply: ([value, wanted], [type]) =>
      arrayIn(value, type)?.some((one) => identityOf(one) === identityOf(wanted)) ?? null,
  },
  json_size: {
    takes: [document, ['varchar']],
    gives: bigint,
    apply: (values, types) => {
      const found = extracted(values, types)
      if (found === null) return null
      return typeof found === 'object' ? Object.keys(found).length : 0
    },
  },
  is_json_scalar: {
    takes: [document],
    gives: boolean,
    apply: ([value], [type]) => isScalar(documentOf(value, type)),
  },
}
