/** Lists, maps and choices of other schemas. Their bounds are checked when sent, and ignored when received. */
import { outside, type Bounds } from './bounds.js'
import { isObject, isPlain } from './kind-of.js'
import { encode, hold, mismatch, schemaOf, under, type Convert, type Issue, type Schema } from './schema.js'

/** A list of `min` to `max` items. */
export function listOf<T>(item: Schema<T>, bounds: Bounds = {}): Schema<T[]> {
  const rules = [(list: unknown[]) => outside(bounds, list.length, 'have', 'item')]
  const { decode, encode } = item._zod.def
  return schemaOf({
    type: 'array',
    element: item,
    facts: bounds,
    decode: (wire, issues) =>
      Array.isArray(wire) ? itemsOf(wire, decode, issues) : mismatch(issues, 'an array', wire),
    encode: (value, issues) => {
      if (!Array.isArray(value)) return mismatch(issues, 'an array', value)
      hold(rules, value, issues)
      return itemsOf(value, encode, issues)
    },
  })
}

function itemsOf(list: readonly unknown[], convert: Convert, issues: Issue[]): unknown[] {
  const converted: unknown[] = []
  for (let index = 0; index < list.length; index++) {
    const before = issues.length
    converted.push(convert(list[index], issues))
    under(index, issues, before)
  }
  return converted
}

/** A map of `min` to `max` entries. An entry that came as `null` is absent. */
export function mapOf<V>(key: Schema<string>, value: Schema<V>, bounds: Bounds = {}): Schema<Record<string, V>> {
  const rules = [(map: object) => outside(bounds, Object.keys(map).length, 'have', 'entry', 'entries')]
  const { decode, encode } = value._zod.def
  return schemaOf({
    type: 'record',
    keyType: key,
    valueType: value,
    facts: bounds,
    decode: (wire, issues) => {
      if (!isObject(wire)) return mismatch(issues, 'an object', wire)
      return entriesOf(
        Object.entries(wire).filter(([, entry]) => entry !== null),
        decode,
        issues,
      )
    },
    encode: (map, issues) => {
      if (!isPlain(map)) return mismatch(issues, 'an object', map)
      hold(rules, map, issues)
      checkKeys(key, Object.keys(map), issues)
      return entriesOf(Object.entries(map), encode, issues)
    },
  })
}

/** Not by assignment: `__proto__` is a name like any other in JSON. */
function entriesOf(entries: readonly [string, unknown][], convert: Convert, issues: Issue[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([name, entry]) => {
      const before = issues.length
      const converted = convert(entry, issues)
      under(name, issues, before)
      return [name, converted]
    }),
  )
}

function checkKeys(key: Schema<string>, names: readonly string[], issues: Issue[]): void {
  for (const name of names) {
    const found = encode(key, name).issues
    for (const issue of found) issues.push({ ...issue, message: `as a key ${issue.message}`, path: [name] })
  }
}

/** What one of the options takes; the first that does has it. For what is sent. */
export function either<T>(...options: Schema<T>[]): Schema<T> {
  const first = (direction: 'decode' | 'encode') => (value: unknown, issues: Issue[]) => {
    for (const option of options) {
      const found: Issue[] = []
      const converted = option._zod.def[direction](value, found)
      if (found.length === 0) return converted
    }
    return mismatch(issues, 'one of several forms', value)
  }
  return schemaOf({ type: 'union', options, decode: first('decode'), encode: first('encode') })
}
