/** The forms in which hits are printed. Pure. */
import { isObject } from '../schema/kind-of.js'
import { attributes, recordNames, valuesOf } from '../search/where/names.js'
import { hintFor } from '../search/where/where.js'
import type { SearchHit } from '../search/index.js'
import { UsageError } from './usage.js'

/** How hits become text. */
export interface Format {
  readonly begin?: string
  readonly row: (hit: SearchHit) => string
  readonly end?: () => string
}

/** Columns beside the paths of the record. */
const columns: Readonly<Record<string, (hit: SearchHit) => unknown>> = {
  eventTime: ({ event, record }) => event.EventTime?.toISOString().replace('.000Z', 'Z') ?? record.eventTime,
  eventName: ({ event, record }) => event.EventName ?? record.eventName,
  eventSource: ({ event, record }) => event.EventSource ?? record.eventSource,
  username: ({ event, record }) => event.Username ?? record.userIdentity?.userName,
  region: ({ region }) => region,
  accountId: ({ accountId }) => accountId,
  eventId: ({ event }) => event.EventId,
  record: ({ record }) => record,
}

/** The names of conditions can be columns too; a resource has one item for each of its names. */
const attributeOf = (hit: SearchHit, name: string): unknown => {
  const values = valuesOf(name, name.split('.'), hit)
  return values.length > 1 ? values : values[0]
}

const inFull = Object.keys(columns)
const inTable = ['eventTime', 'region', 'eventName', 'username', 'sourceIPAddress', 'errorCode']

const known = [...inFull, ...attributes.keys(), ...recordNames]

/** Reads `--fields`. @throws UsageError for a name that no row has */
export function fieldsOf(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) throw new UsageError('--fields must be names with commas between them')
  const unknown = names.find((name) => !known.includes(name.split('.')[0] ?? ''))
  if (unknown !== undefined) throw new UsageError(`--fields: there is no ${unknown}; ${hintFor(unknown, known)}`)
  return names
}

/** Of a list at the path, that of each item. */
function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || value === undefined || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => valueAt(item, [name, ...rest]))
  return isObject(value) && Object.hasOwn(value, name) ? valueAt(value[name], rest) : undefined
}

function valueOf(hit: SearchHit, field: string): unknown {
  if (Object.hasOwn(columns, field)) return columns[field]?.(hit)
  return attributes.has(field) ? attributeOf(hit, field) : valueAt(hit.record, field.split('.'))
}

const objectOf = (hit: SearchHit, fields: readonly string[]): object =>
  Object.fromEntries(fields.map((field) => [field, valueOf(hit, field) ?? null]))

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What could move the cursor of a terminal, or forge a line, is shown as `?`: records hold what strangers wrote. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?')

/** A cell of a spreadsheet that begins like a formula would be computed. */
const noFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const csvCell = (value: unknown): string => {
  const safe = noFormula(textOf(value))
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Nothing is quoted there, so a value must have neither tabs nor line breaks. */
const tsvCell = (value: unknown): string => noFormula(plain(textOf(value)))

const widths: Readonly<Record<string, number>> = {
  eventTime: 20,
  region: 14,
  eventName: 28,
  username: 24,
  sourceIPAddress: 16,
}

const cell = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width)

/** Columns that were asked for are wanted whole; of the usual ones, a long value must not push the others away. */
function tableOf(fields: readonly string[], isWhole: boolean): Format {
  const lineOf = (cells: readonly string[]): string => {
    const padded = cells.map((text, index) => {
      const width = widths[fields[index] ?? ''] ?? 24
      if (index === cells.length - 1) return text
      return isWhole ? text.padEnd(width) : cell(text, width)
    })
    return `${padded.join('  ').trimEnd()}\n`
  }
  return {
    begin: lineOf(fields),
    row: (hit) => lineOf(fields.map((field) => plain(textOf(valueOf(hit, field))))),
  }
}

export const formats = {
  table: (fields?: readonly string[]): Format => tableOf(fields ?? inTable, fields !== undefined),
  json: (fields = inFull): Format => {
    let count = 0
    return {
      row: (hit) => `${count++ === 0 ? '[\n' : ',\n'}${JSON.stringify(objectOf(hit, fields))}`,
      end: () => (count === 0 ? '[]\n' : '\n]\n'),
    }
  },
  ndjson: (fields = inFull): Format => ({ row: (hit) => `${JSON.stringify(objectOf(hit, fields))}\n` }),
  csv: (fields = inFull): Format => ({
    begin: `${fields.map(csvCell).join(',')}\n`,
    row: (hit) => `${fields.map((field) => csvCell(valueOf(hit, field))).join(',')}\n`,
  }),
  tsv: (fields = inFull): Format => ({
    begin: `${fields.join('\t')}\n`,
    row: (hit) => `${fields.map((field) => tsvCell(valueOf(hit, field))).join('\t')}\n`,
  }),
} satisfies Readonly<Record<string, (fields?: readonly string[]) => Format>>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[] // sound: its own keys
