/** Turns an input that came as JSON into one that its schema takes: moments become `Date`s, base64 becomes bytes. */
import type * as z from 'zod/mini'
import type { InputIssue } from '../errors.js'
import { codecKind } from './json-schema.js'
import { kindOf } from './kind-of.js'
import type { Schema } from './structure.js'

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

function convert(schema: z.core.$ZodType, json: unknown, path: string, issues: InputIssue[]): unknown {
  const inner = (of: z.core.$ZodType, value: unknown, name: string | number) =>
    convert(of, value, typeof name === 'number' ? `${path}[${name}]` : [path, name].filter(Boolean).join('.'), issues)
  // Sound: `type` tells which definition it is. Zod's classes would bring all of zod along.
  const def = schema._zod.def as Definition
  if (def.type === 'optional') return convert(def.innerType, json, path, issues)
  if (def.type === 'array' && Array.isArray(json)) return json.map((item, index) => inner(def.element, item, index))
  if (def.type === 'object' && isPlainObject(json)) {
    return mapMembers(json, (value, name) => {
      const member = Object.hasOwn(def.shape, name) ? def.shape[name] : undefined
      return member === undefined ? value : inner(member, value, name)
    })
  }
  const codec = readers[codecKind(schema) ?? 'other']
  return codec === undefined ? json : codec(json, path, issues)
}

/** The definitions of schemas that have others in them, and those that are told apart by `codecKind`. */
type Definition = z.core.$ZodOptionalDef | z.core.$ZodArrayDef | z.core.$ZodObjectDef | z.core.$ZodPipeDef

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mapMembers = (object: Record<string, unknown>, map: (value: unknown, name: string) => unknown) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))

type Reader = (json: unknown, path: string, issues: InputIssue[]) => unknown

/** By kind of codec. No input has bytes or fractions that JSON cannot hold. */
const readers: Readonly<Record<string, Reader | undefined>> = { moment: readMoment }

function readMoment(json: unknown, path: string, issues: InputIssue[]): unknown {
  if (json instanceof Date || json === undefined) return json
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
