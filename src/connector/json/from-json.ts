/** Turns an input that came as JSON into one that its schema takes: moments become `Date`s, base64 becomes bytes. */
import type { InputIssue } from '../../contracts/errors.js'
import { isDate, isObject, kindOf } from '../../schema/kind-of.js'
import type { Schema } from '../../schema/schema.js'

/** The converted input, and what could not be read. All else is as it was: the schema itself has its say afterwards. */
export interface FromJson {
  readonly value: unknown
  readonly issues: readonly InputIssue[]
}

/** Converts an input; nothing in the one that is given is changed. */
export function fromJson(schema: Schema<unknown>, json: unknown): FromJson {
  const issues: InputIssue[] = []
  return { value: convert(schema, json, '', issues), issues }
}

function convert(schema: Schema<unknown>, json: unknown, path: string, issues: InputIssue[]): unknown {
  const { innerType, element, shape, codec } = schema._zod.def
  if (innerType !== undefined) return convert(innerType, json, path, issues)
  if (element !== undefined && Array.isArray(json)) {
    return json.map((item, index) => convert(element, item, `${path}[${index}]`, issues))
  }
  if (shape !== undefined && isObject(json)) {
    return mapMembers(json, (value, name) => {
      const member = Object.hasOwn(shape, name) ? shape[name] : undefined
      return member === undefined ? value : convert(member, value, [path, name].filter(Boolean).join('.'), issues)
    })
  }
  // No input has bytes, or fractions that JSON cannot hold.
  return codec === 'moment' ? readMoment(json, path, issues) : json
}

const mapMembers = (object: Record<string, unknown>, map: (value: unknown, name: string) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))

function readMoment(json: unknown, path: string, issues: InputIssue[]): unknown {
  if (isDate(json) || json === undefined) return json
  const date = momentOf(json, /^End/.test(path.split('.').at(-1) ?? ''))
  if (date !== undefined) return date
  const accepted = 'ISO 8601 text with an offset, a day yyyy-mm-dd (UTC) or a number of epoch seconds'
  issues.push({ path, message: `must be ${accepted}${typeof json === 'string' ? '' : `, got ${kindOf(json)}`}` })
  return json
}

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

/** A moment in one of its text forms, or in epoch seconds. A day as an end means its last second. */
function momentOf(json: unknown, isEnd: boolean): Date | undefined {
  if (typeof json === 'number') return validDate(json * 1000)
  if (typeof json !== 'string') return undefined
  return dayOf(json, isEnd) ?? (withOffset.test(json) && isOnCalendar(json) ? validDate(Date.parse(json)) : undefined)
}

function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date
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
