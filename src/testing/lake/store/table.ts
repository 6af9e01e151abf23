/** An event data store as a table: the columns of what it holds, read from its records. */
import type { CloudTrailRecord } from '../../records/record.js'
import { isObject } from '../../values/json.js'
import { readTime } from '../values/time.js'
import { arrayOf, bigint, boolean, double, mapOf, timestamp, varchar, type Type } from '../values/type.js'
import type { Value } from '../values/value.js'
import { columnsByCategory, type Members, type Shape } from './columns.js'

export interface StoreTable {
  readonly columns: readonly StoreColumn[]
  /** Its records, which are read when the query runs. */
  readonly records: () => readonly CloudTrailRecord[]
}

export interface StoreColumn {
  /** In lower case, as Lake lists it. */
  readonly name: string
  readonly type: Type
  readonly read: (record: CloudTrailRecord) => Value
}

/** The columns of a store that holds these categories of events; a column of several kinds is that of the first. */
export function columnsOf(categories: Iterable<string>): StoreColumn[] {
  const columns = new Map<string, StoreColumn>()
  for (const category of categories) {
    for (const column of (columnsByCategory[category] ?? []).map(([member, shape]) => columnOf(member, shape))) {
      if (!columns.has(column.name)) columns.set(column.name, column)
    }
  }
  return [...columns.values()]
}

function columnOf(member: string, shape: Shape): StoreColumn {
  const name = member.toLowerCase()
  if (name === 'eventjson') return { name, type: varchar, read: (record) => JSON.stringify(record) }
  const { type, read } = readerOf(shape)
  return { name, type, read: (record) => orNull(record[member], read) }
}

interface Reader {
  readonly type: Type
  /** The value of a member that is there. */
  readonly read: (member: unknown) => Value
}

const orNull = (member: unknown, read: Reader['read']): Value =>
  member === undefined || member === null ? null : read(member)

const text = (member: unknown): string => (typeof member === 'string' ? member : JSON.stringify(member))

const simple: Readonly<Record<Extract<Shape, string>, Reader>> = {
  string: { type: varchar, read: text },
  boolean: { type: boolean, read: (member) => text(member).toLowerCase() === 'true' },
  integer: { type: bigint, read: numberOf },
  double: { type: double, read: numberOf },
  timestamp: { type: timestamp, read: (member) => readTime(text(member)) ?? null },
  map: { type: mapOf(varchar, varchar), read: mapFrom },
}

function numberOf(member: unknown): Value {
  const value = Number(member)
  return Number.isNaN(value) ? null : value
}

/** Values of maps are strings: what has members is its JSON. */
function mapFrom(member: unknown): Value {
  return isObject(member) ? new Map(Object.entries(member).map(([key, value]) => [key, orNull(value, text)])) : null
}

function readerOf(shape: Shape): Reader {
  if (typeof shape === 'string') return simple[shape]
  if (!('each' in shape)) return structure(shape)
  const { type, read } = structure(shape.each)
  return {
    type: arrayOf(type),
    read: (member) => (Array.isArray(member) ? member.map((item: unknown) => orNull(item, read)) : null),
  }
}

function structure(members: Members): Reader {
  const readers = members.map(([name, shape]) => ({ name, ...readerOf(shape) }))
  return {
    type: { kind: 'row', fields: readers.map(({ name, type }) => ({ name: name.toLowerCase(), type })) },
    read: (member) => (isObject(member) ? readers.map(({ name, read }) => orNull(member[name], read)) : null),
  }
}
