/** Reads the members of a request, and refuses a wrong JSON type as the service's parser does. */
import { isObject, type JsonObject } from '../values/json.js'
import { Refusal } from './refusal.js'

/** The members of a request or of a structure in it. `null` counts as absent. */
export type Input = JsonObject

const describe = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)

const wrongType = (name: string, expected: string, value: unknown): Refusal =>
  new Refusal('SerializationException', `${name}: ${describe(value)} can not be converted to ${expected}`)

/** A structure, from any JSON value. */
export function asStructure(value: unknown, name: string): Input {
  if (isObject(value)) return value
  throw wrongType(name, 'a structure', value)
}

/** A string, or `undefined` when it is absent. */
export function readString(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(name, 'a string', value)
}

/** A boolean, or `undefined` when it is absent. */
export function readBoolean(input: Input, name: string): boolean | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(name, 'a boolean', value)
}

/** An integer, or `undefined` when it is absent. */
export function readInteger(input: Input, name: string): number | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw wrongType(name, 'an integer', value)
}

/** A timestamp in epoch seconds, fractions allowed, or `undefined` when it is absent. */
export function readTimestamp(input: Input, name: string): number | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'number') return value
  throw wrongType(name, 'a timestamp', value)
}

/** A list of strings, or `undefined` when it is absent. */
export function readStrings(input: Input, name: string): string[] | undefined {
  return items(input, name)?.map((item) => {
    if (typeof item === 'string') return item
    throw wrongType(`${name} item`, 'a string', item)
  })
}

/** A list of structures, or `undefined` when it is absent. */
export function readStructures(input: Input, name: string): Input[] | undefined {
  return items(input, name)?.map((item) => asStructure(item, `${name} item`))
}

function items(input: Input, name: string): readonly unknown[] | undefined {
  const value: unknown = input[name] ?? undefined
  if (value === undefined || Array.isArray(value)) return value
  throw wrongType(name, 'a list', value)
}
