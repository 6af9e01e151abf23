/** CAST: the value of one type that stands for a value of another. */
import { QueryFailure } from './failure.js'
import { readTime, startOfDay } from './time.js'
import { bigint, boolean, double, isNumber, nameOf, varchar, type Kind, type Type } from './type.js'
import { show, type Value } from './value.js'

export type Cast = (value: Value) => Value

/** The kinds that each simple kind can be cast from, besides itself and JSON. */
const sources: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  varchar: ['boolean', 'bigint', 'double', 'timestamp', 'date', 'interval'],
  bigint: ['varchar', 'boolean', 'double'],
  double: ['varchar', 'boolean', 'bigint'],
  boolean: ['varchar', 'bigint', 'double'],
  timestamp: ['varchar', 'date'],
  date: ['varchar', 'timestamp'],
}

/** How a value becomes one of the other type; `undefined` where there is no such cast. Neither takes a missing value. */
export function castBetween(from: Type, to: Type): Cast | undefined {
  if (from.kind === 'unknown' || same(from, to)) return (value) => value
  if (to.kind === 'json') return (value) => toJson(value, from)
  if (from.kind === 'json') return fromJson(to)
  if (from.kind === 'array' && to.kind === 'array') return eachBy(castBetween(from.of, to.of))
  if (from.kind === 'map' && to.kind === 'map') {
    const [key, value] = [castBetween(from.key, to.key), castBetween(from.value, to.value)]
    if (key === undefined || value === undefined) return undefined
    return (map) => new Map([...(map as Map<Value, Value>)].map(([k, v]) => [key(k), v === null ? null : value(v)]))
  }
  return (sources[to.kind] ?? []).includes(from.kind) ? (value) => simple(value, from, to) : undefined
}

const same = (from: Type, to: Type): boolean => JSON.stringify(from) === JSON.stringify(to)

const eachBy = (cast: Cast | undefined): Cast | undefined =>
  cast && ((items) => (items as Value[]).map((item) => (item === null ? null : cast(item))))

function simple(value: Value, from: Type, to: Type): Value {
  const text = show(value, from)
  const failed = new QueryFailure('INVALID_CAST_ARGUMENT', `Cannot cast '${text}' to ${nameOf(to)}`)
  switch (to.kind) {
    case 'varchar':
      return text
    case 'boolean':
      return isNumber(from) ? value !== 0 : readBoolean(text, failed)
    case 'bigint':
      if (typeof value !== 'string') return Math.round(Number(value))
      if (!/^[+-]?\d+$/.test(value.trim())) throw failed
      return Number(value)
    case 'double':
      if (text.trim() === '' || Number.isNaN(Number(value))) throw failed
      return Number(value)
    case 'timestamp':
    case 'date': {
      const ms = typeof value === 'number' ? value : readTime(text)
      if (ms === undefined) throw failed
      return to.kind === 'date' ? startOfDay(ms) : ms
    }
    default:
      throw failed
  }
}

function readBoolean(text: string, failed: QueryFailure): boolean {
  if (/^(true|t|1)$/i.test(text)) return true
  if (/^(false|f|0)$/i.test(text)) return false
  throw failed
}

/** JSON of a value: timestamps as text, the keys of maps as text, rows as objects. */
function toJson(value: Value, from: Type): unknown {
  if (value === null) return null
  switch (from.kind) {
    case 'array':
      return (value as Value[]).map((item) => toJson(item, from.of))
    case 'map':
      return Object.fromEntries(
        [...(value as Map<Value, Value>)].map(([key, one]) => [show(key, from.key), toJson(one, from.value)]),
      )
    case 'row':
      return Object.fromEntries(
        from.fields.map(({ name, type }, index) => [name, toJson((value as Value[])[index] ?? null, type)]),
      )
    case 'timestamp':
    case 'date':
    case 'interval':
      return show(value, from)
    default:
      return value
  }
}

function fromJson(to: Type): Cast {
  const failed = (value: Value) =>
    new QueryFailure('INVALID_CAST_ARGUMENT', `Cannot cast to ${nameOf(to)}: ${JSON.stringify(value)}`)
  return (value) => {
    if (value === null) return null
    switch (to.kind) {
      case 'json':
        return value
      case 'array':
        if (!Array.isArray(value)) throw failed(value)
        return value.map((item: Value) => fromJson(to.of)(item))
      case 'map':
        if (typeof value !== 'object' || Array.isArray(value)) throw failed(value)
        return new Map(
          Object.entries(value).map(([key, one]) => [castKey(key, to.key), fromJson(to.value)(one as Value)]),
        )
      case 'row':
        if (typeof value !== 'object') throw failed(value)
        return to.fields.map(({ name, type }, index) => fromJson(type)(memberOf(value, name, index)))
      default:
        if (typeof value === 'object') throw failed(value)
        return simple(value, typeOfJson(value), to)
    }
  }
}

function typeOfJson(value: Value): Type {
  if (typeof value === 'number') return Number.isInteger(value) ? bigint : double
  return typeof value === 'boolean' ? boolean : varchar
}

const castKey = (key: string, type: Type): Value => simple(key, varchar, type)

/** A field of a row: by its place in a JSON array, by its name, whatever its case, in an object. */
function memberOf(value: object, name: string, index: number): Value {
  if (Array.isArray(value)) return (value as Value[])[index] ?? null
  const found = Object.entries(value).find(([member]) => member.toLowerCase() === name)
  return (found?.[1] as Value) ?? null
}
