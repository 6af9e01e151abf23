/** Runs a query on records: WHERE, GROUP BY, ORDER BY, DISTINCT and LIMIT, in SQL's order. */
import type { CloudTrailRecord } from '../records/record.js'
import { createTally, type Tally } from './aggregates.js'
import { compareValues } from './compare-values.js'
import { evaluate, type Scope } from './evaluate.js'
import { aggregatesIn, type Aggregate, type Expression, type Query, type SortKey, type Value } from './query.js'

/** A row of a result, in the form of replies: values are strings, columns without a value are left out. */
export type Row = readonly Readonly<Record<string, string>>[]

/** The rows of a query, and the number of records that met its condition. */
export interface QueryResult {
  readonly rows: readonly Row[]
  readonly matched: number
}

export function runQuery(query: Query, records: readonly CloudTrailRecord[]): QueryResult {
  const { where, groupBy, orderBy, columns, limit, isDistinct } = query
  const matching = records.filter((record) => where === undefined || evaluate(where, { record }) === true)
  const aggregates = aggregatesOf(query)
  const isGrouped = groupBy.length > 0 || aggregates.length > 0
  const scopes = isGrouped ? grouped(matching, groupBy, aggregates) : matching.map((record) => ({ record }))
  const rows = sorted(scopes, orderBy).map((scope) => rowOf(columns, scope))
  const shown = isDistinct ? [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()] : rows
  return { rows: shown.slice(0, limit), matched: matching.length }
}

const aggregatesOf = ({ columns, orderBy }: Query): Aggregate[] =>
  [...(columns === '*' ? [] : columns), ...orderBy].flatMap(({ expression }) => aggregatesIn(expression))

/** One scope for each group. Reads each record once. */
function grouped(
  records: readonly CloudTrailRecord[],
  groupBy: readonly Expression[],
  aggregates: readonly Aggregate[],
): Scope[] {
  const groups = new Map<string, { readonly record: CloudTrailRecord | undefined; readonly tally: Tally }>()
  // Without GROUP BY there is one group, even without records.
  if (groupBy.length === 0) groups.set('[]', { record: records[0], tally: createTally(aggregates) })
  for (const record of records) {
    const key = JSON.stringify(groupBy.map((expression) => evaluate(expression, { record })))
    const group = groups.get(key) ?? { record, tally: createTally(aggregates) }
    group.tally.add(record)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ record, tally }) => ({ record, aggregates: tally.results() }))
}

/** Sorts scopes. Evaluates the sort keys once for each scope, not once for each comparison. */
function sorted(scopes: readonly Scope[], orderBy: readonly SortKey[]): readonly Scope[] {
  if (orderBy.length === 0) return scopes
  return scopes
    .map((scope) => ({ scope, keys: orderBy.map(({ expression }) => evaluate(expression, scope)) }))
    .sort((left, right) => {
      for (const [index, sortKey] of orderBy.entries()) {
        const order = compareKeys(left.keys[index], right.keys[index], sortKey)
        if (order !== 0) return order
      }
      return 0
    })
    .map(({ scope }) => scope)
}

/** Missing values come last in both directions, unless the query says NULLS FIRST. */
function compareKeys(left: Value, right: Value, { isDescending, areNullsFirst }: SortKey): number {
  if (left === null || right === null) {
    if (left === right) return 0
    return (left === null) === areNullsFirst ? -1 : 1
  }
  return isDescending ? compareValues(right, left) : compareValues(left, right)
}

function rowOf(columns: Query['columns'], scope: Scope): Row {
  const values =
    columns === '*'
      ? Object.entries(scope.record ?? {})
      : columns.map(({ name, expression }): [string, Value] => [name, evaluate(expression, scope)])
  return values.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [{ [name]: shown(name, value) }],
  )
}

function shown(name: string, value: Value): string {
  if (typeof value === 'string') return name === 'eventTime' ? lakeTimestamp(value) : value
  return JSON.stringify(value)
}

/** `2026-01-01T12:00:00Z` as Lake shows it: `2026-01-01 12:00:00.000`. */
const lakeTimestamp = (text: string): string =>
  Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString().replace('T', ' ').replace('Z', '')
