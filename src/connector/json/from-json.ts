/** Turns an input that came as JSON into one that its schema takes: timestamps become `Date`s. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../../contracts/errors.js'
import { isDate, isObject, kindOf } from '../../schema/kind-of.js'
import { isoWithOffset, validDate } from '../../schema/timestamp.js'

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
  if (def.type === 'array' && Array.isArray(json)) {
    return json.map((item, index) => convert(def.element, item, `${path}[${index}]`, issues))
  }
  if (def.type === 'object' && isObject(json)) {
    return mapMembers(json, (value, name) => {
      const member = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined
      return member === undefined ? value : convert(member, value, [path, name].filter(Boolean).join('.'), issues)
    })
  }
  // No input has bytes.
  return def.type === 'date' ? readTimestamp(json, path, issues) : json
}

const mapMembers = (object: Record<string, unknown>, map: (value: unknown, name: string) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))

function readTimestamp(json: unknown, path: string, issues: InputIssue[]): unknown {
  if (isDate(json) || json === undefined) return json
  const date = timestampOf(json, /^End/.test(path.split('.').at(-1) ?? ''))
  if (date !== undefined) return date
  const accepted = 'ISO 8601 text with an offset, a day yyyy-mm-dd (UTC) or a number of epoch seconds'
  issues.push({ path, message: `must be ${accepted}${typeof json === 'string' ? '' : `, got ${kindOf(json)}`}` })
  return json
}

/** A timestamp in one of its text forms, or in epoch seconds. A day as an end means its last second. */
function timestampOf(json: unknown, isEnd: boolean): Date | undefined {
  if (typeof json === 'number') return validDate(json * 1000)
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
