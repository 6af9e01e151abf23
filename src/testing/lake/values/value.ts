/**
 * Values while a query runs, and how they are compared and shown.
 *
 * By type: a string, a boolean, a number; a timestamp is its epoch milliseconds and a date those of its midnight; an array
 * is an array, a row the array of its values, a map a `Map`, a lambda a function. JSON is what `JSON.parse` gives.
 */
import { showDate, showInterval, showTime, type Interval } from './time.js'
import { json, type Type } from './type.js'

/** `null` for a missing or unknown value. */
export type Value = unknown

/** Negative when `left` comes first. Neither may be missing. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  const [one, other] = [comparable(left), comparable(right)]
  return one < other ? -1 : Number(one > other)
}

const comparable = (value: Value): string => (typeof value === 'string' ? value : identityOf(value))

/** Text that is the same for equal values, and for those only. */
export const identityOf = (value: Value): string =>
  typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value, withEntries)

const withEntries = (_: string, value: unknown): unknown =>
  value instanceof Map ? { map: [...(value as Map<Value, Value>)].map((entry) => identityOf(entry)).sort() } : value

/** The characters of a text; one beyond U+FFFF counts as one, as in Trino. */
export const charactersOf = (text: string): string[] => Array.from(text)

/** A value as results show it: structures in the form of Java's `toString`, which is what Lake gives. */
export function show(value: Value, type: Type): string {
  if (value === null || value === undefined) return 'null'
  switch (type.kind) {
    case 'timestamp':
      return showTime(value as number)
    case 'date':
      return showDate(value as number)
    case 'interval':
      return showInterval(value as Interval)
    case 'double':
      return showDouble(value as number)
    case 'json':
      return JSON.stringify(value)
    case 'array':
      return `[${(value as Value[]).map((one) => show(one, type.of)).join(', ')}]`
    case 'map':
      return `{${[...(value as Map<Value, Value>)].map(([key, one]) => `${show(key, type.key)}=${show(one, type.value)}`).join(', ')}}`
    case 'row':
      return `{${type.fields.map((field, index) => `${field.name}=${show((value as Value[])[index], field.type)}`).join(', ')}}`
    default:
      return typeof value === 'object' ? show(value, json) : `${value as number}`
  }
}

const showDouble = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e7 ? `${value}.0` : String(value)
