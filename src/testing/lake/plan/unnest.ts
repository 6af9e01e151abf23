/** UNNEST: a row for each element of an array, or each entry of a map. */
import { nameOf, bigint, type Type } from '../values/type.js'
import type { Table } from '../syntax/tree.js'
import type { Value } from '../values/value.js'
import { mismatch } from './convert.js'
import type { Field, Planner, Relation, Scope } from './scope.js'

/** A row of the source beside one of each of the expanded ones. */
interface Expanded {
  readonly row: unknown
  readonly values: readonly Value[]
}

/** The source's fields, and after them those of what is expanded. */
export function unnest(
  planner: Planner,
  { items, withOrdinality, at }: Extract<Table, { readonly kind: 'unnest' }>,
  scope: Scope,
  source: Relation,
): Relation {
  const compiled = items.map((item) => planner.compile(item, scope))
  const types = compiled.flatMap(({ type }) => columnsOf(type))
  if (compiled.some(({ type }) => columnsOf(type).length === 0))
    throw mismatch(at, `Cannot unnest type: ${compiled.map(({ type }) => nameOf(type)).join(', ')}`)
  const all = withOrdinality ? [...types, bigint] : types
  return {
    fields: [
      ...source.fields.map((field): Field => ({ ...field, evaluate: (row) => field.evaluate((row as Expanded).row) })),
      ...all.map((type, index): Field => ({
        name: `_col${index}`,
        table: undefined,
        type,
        evaluate: (row) => (row as Expanded).values[index] ?? null,
      })),
    ],
    rows: () =>
      source.rows().flatMap((row) => {
        const lists = compiled.map(({ evaluate, type }) => elementsOf(evaluate(row), type))
        const length = Math.max(...lists.map((list) => list.length))
        return Array.from({ length }, (_, index): Expanded => {
          const values = lists.flatMap((list, at) => list[index] ?? columnsOf(compiled[at]?.type).map(() => null))
          return { row, values: withOrdinality ? [...values, index + 1] : values }
        })
      }),
  }
}

/** An array of rows gives a column for each field. */
function columnsOf(type: Type | undefined): readonly Type[] {
  if (type?.kind === 'map') return [type.key, type.value]
  if (type?.kind !== 'array') return []
  return type.of.kind === 'row' ? type.of.fields.map((field) => field.type) : [type.of]
}

function elementsOf(value: Value, type: Type): readonly (readonly Value[])[] {
  if (value === null) return []
  if (value instanceof Map) return [...(value as Map<Value, Value>)]
  const isOfRows = type.kind === 'array' && type.of.kind === 'row'
  return (value as readonly Value[]).map((item) => (isOfRows ? ((item ?? []) as readonly Value[]) : [item]))
}
