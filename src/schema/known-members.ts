/** The members of a value that its schema knows, as the AWS SDK sends them: it leaves out others, and those that are `null`. */
import type * as z from 'zod/mini'
import { isBytes, isDate, isObject } from './kind-of.js'

/** A copy of a value without what its schema does not know, at any depth; a value of another kind stays as it is. */
export function knownMembers(schema: z.core.$ZodType, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isDate(value) || isBytes(value)) return value
  const { def } = (schema as z.core.$ZodTypes)._zod // sound: the union of all schemas that zod makes
  switch (def.type) {
    case 'optional':
      return knownMembers(def.innerType, value)
    case 'object':
      return membersOf(value, Object.entries(def.shape))
    case 'record':
      return membersOf(
        value,
        Object.keys(value).map((name) => [name, def.valueType]),
      )
    case 'array':
      return Array.isArray(value) ? value.map((item) => knownMembers(def.element, item)) : value
    default:
      return value
  }
}

function membersOf(value: object, members: readonly (readonly [string, z.core.$ZodType])[]): object {
  if (!isObject(value)) return value
  const known = members
    .map(([name, schema]) => [name, knownMembers(schema, value[name] ?? undefined)] as const)
    .filter(([, member]) => member !== undefined)
  return Object.fromEntries(known)
}
