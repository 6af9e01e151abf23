/**
 * Turns an input that came as JSON into one that its schema takes: timestamps become `Date`s, and what platforms send in place of
 * flags, numbers and lists becomes these.
 */
import type * as z from 'zod/mini'
import type { InputIssue } from '../../contracts/errors.js'
import { parseJson } from '../../runtime/parse-json.js'
import { isDate, isObject, kindOf } from '../../schema/kind-of.js'
import { isoWithOffset, validDate } from '../../schema/timestamp.js'
import { onlyItemOf } from './lenient.js'
import { valueInWords } from './words.js'

/** The converted input, and what could not be read. All else is as it was: the schema itself has its say afterwards. */
export interface FromJson {
  readonly value: unknown
  readonly issues: readonly InputIssue[]
}

/** Converts an input; nothing in the one that is given is changed. */
export function fromJson(schema: z.core.$ZodType, json: unknown): FromJson {
  const issues: InputIssue[] = []
  return { value: convert(schema, json, '', issues), issues }
}

function convert(schema: z.core.$ZodType, json: unknown, path: string, issues: InputIssue[]): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod // sound: the union of all schemas that zod makes
  if (def.type === 'optional') return convert(def.innerType, json, path, issues)
  if (def.type === 'array') {
    const list = listOf(def.element, json)
    return Array.isArray(list)
      ? list.map((item, index) => convert(def.element, item, `${path}[${index}]`, issues))
      : list
  }
  const value = onlyItemOf(json)
  if (def.type === 'object') {
    const object = typeof value === 'string' && /^\s*\{/.test(value) ? parseJson(value) : value
    if (!isObject(object)) return value
    return mapMembers(object, (member, name) => {
      const known = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined
      return known === undefined ? member : convert(known, member, [path, name].filter(Boolean).join('.'), issues)
    })
  }
  // No input has bytes.
  return def.type === 'date' ? readTimestamp(value, path, issues) : scalar(def, value)
}

/** A list, also as its JSON text, or as the only item that it would have. */
function listOf(element: z.core.$ZodType, json: unknown): unknown {
  const list = typeof json === 'string' && /^\s*\[/.test(json) ? (parseJson(json) ?? json) : json
  const ofObjects = (element as z.core.$ZodTypes)._zod.def.type === 'object' // sound: as above
  return ofObjects === isObject(list) && (ofObjects || typeof list === 'string') ? [list] : list
}

/** Numbers and flags may be text, and values of an enum may be in words. Texts are as they are: some of them are JSON. */
function scalar(def: z.core.$ZodTypes['_zod']['def'], value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (def.type === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : value
  if (def.type === 'number') return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : value
  return def.type === 'enum' ? (valueInWords(text, Object.values(def.entries).map(String)) ?? value) : value
}

const mapMembers = (object: Record<string, unknown>, map: (value: unknown, name: string) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))

function readTimestamp(json: unknown, path: string, issues: InputIssue[]): unknown {
  if (isDate(json) || json === undefined) return json
  const seconds = secondsOf(json)
  if (seconds !== undefined && Math.abs(seconds) >= leastMs) {
    const message = `must be seconds since 1970, got ${seconds}: milliseconds? Then give ${Math.floor(seconds / 1000)}`
    issues.push({ path, message })
    return json
  }
  const date = timestampOf(json, /^End/.test(path.split('.').at(-1) ?? ''))
  if (date !== undefined) return date
  const accepted = 'ISO 8601 text with an offset, a day yyyy-mm-dd (UTC) or a number of epoch seconds'
  issues.push({ path, message: `must be ${accepted}${typeof json === 'string' ? '' : `, got ${kindOf(json)}`}` })
  return json
}

/** As seconds it would lie beyond the year 5138; as milliseconds, in 1973 or later. */
const leastMs = 1e11

/** A number, also as text. */
const secondsOf = (json: unknown): number | undefined =>
  typeof json === 'number' ? json : typeof json === 'string' && /^\d+(\.\d+)?$/.test(json) ? Number(json) : undefined

/** A timestamp in one of its text forms, or in epoch seconds. A day as an end means its last second. */
function timestampOf(json: unknown, isEnd: boolean): Date | undefined {
  const seconds = secondsOf(json)
  if (seconds !== undefined) return validDate(seconds * 1000)
  if (typeof json !== 'string') return undefined
  return (
    dayOf(json, isEnd) ?? (isoWithOffset.test(json) && isOnCalendar(json) ? validDate(Date.parse(json)) : undefined)
  )
}

const lastSecondMs = 86_399_000

/**
 * A UTC day written as yyyy-mm-dd: its first second, or its last one as an end. `Date` itself would read 2026-02-30 as
 * the second of March.
 *
 * @returns `undefined` for anything else, days that the calendar does not have included.
 */
export function dayOf(text: string, isEnd: boolean): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isOnCalendar(text)) return undefined
  return new Date(Date.parse(text) + (isEnd ? lastSecondMs : 0))
}

function isOnCalendar(text: string): boolean {
  const day = text.slice(0, 10)
  return validDate(Date.parse(day))?.toISOString().startsWith(day) === true
}
