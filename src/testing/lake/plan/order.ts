/** Sorts rows by the values of expressions. */
import type { SortKey } from '../syntax/tree.js'
import { compareValues, type Value } from '../values/value.js'
import { checkOrdered } from './convert.js'
import type { Compiled, Planner, Scope } from './scope.js'

export interface Order {
  readonly of: Compiled
  readonly isDescending: boolean
  readonly areNullsFirst: boolean
}

export const compileOrder = (planner: Planner, keys: readonly SortKey[], scope: Scope): Order[] =>
  keys.map((key) => orderBy(key, planner.compile(key.expression, scope)))

export function orderBy({ expression, isDescending, areNullsFirst }: SortKey, of: Compiled): Order {
  checkOrdered(of, expression.at, 'ORDER BY')
  return { of, isDescending, areNullsFirst }
}

/** Evaluates each key once for each row, not once for each comparison. */
export function sorted<Row>(rows: readonly Row[], orders: readonly Order[]): readonly Row[] {
  if (orders.length === 0) return rows
  return rows
    .map((row) => ({ row, keys: orders.map(({ of }) => of.evaluate(row)) }))
    .sort((left, right) => compareKeys(left.keys, right.keys, orders))
    .map(({ row }) => row)
}

/** Missing values come last in both directions, unless the statement says NULLS FIRST. */
export function compareKeys(left: readonly Value[], right: readonly Value[], orders: readonly Order[]): number {
  for (const [index, { isDescending, areNullsFirst }] of orders.entries()) {
    const [one, other] = [left[index], right[index]]
    if (one === null && other === null) continue
    if (one === null || other === null) return (one === null) === areNullsFirst ? -1 : 1
    const order = compareValues(one, other)
    if (order !== 0) return isDescending ? -order : order
  }
  return 0
}
