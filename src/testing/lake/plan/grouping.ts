/** GROUP BY: the groups of rows, their keys, and the aggregates that the statement asks for. */
import { isAggregate } from '../functions/aggregates.js'
import type { Expression } from '../syntax/tree.js'
import { identityOf, type Value } from '../values/value.js'
import { compileAggregate, type AggregateCall } from './aggregate-call.js'
import { aggregateAt, keyAt, type Frame } from './frame.js'
import { meaningOf, type Compiled, type Planner, type Scope } from './scope.js'

export class Grouping {
  readonly #planner: Planner
  /** Where keys and arguments of aggregates are evaluated: on the rows themselves. */
  readonly #rows: Scope
  readonly #keys: readonly Compiled[]
  readonly #keyByMeaning: ReadonlyMap<string, number>
  readonly #aggregates: AggregateCall[] = []
  readonly #aggregateByMeaning = new Map<string, number>()

  constructor(planner: Planner, keys: readonly Expression[], rows: Scope) {
    this.#planner = planner
    this.#rows = rows
    this.#keys = keys.map((key) => planner.compile(key, rows))
    this.#keyByMeaning = new Map(keys.map((key, index) => [meaningOf(key, rows), index]))
  }

  /** A key or an aggregate in the place of an expression that is evaluated on groups. */
  replace(expression: Expression): Compiled | undefined {
    const isCall = expression.kind === 'call' && expression.over === undefined && isAggregate(expression.name)
    if (!isCall && this.#keys.length === 0) return undefined
    const meaning = meaningOf(expression, this.#rows)
    const key = this.#keyByMeaning.get(meaning)
    if (key !== undefined) return keyAt(key, this.#keys[key]?.type ?? { kind: 'unknown' })
    if (!isCall) return undefined
    const known = this.#aggregateByMeaning.get(meaning)
    const index = known ?? this.#aggregates.push(compileAggregate(this.#planner, expression, this.#rows)) - 1
    this.#aggregateByMeaning.set(meaning, index)
    return aggregateAt(index, this.#aggregates[index]?.type ?? { kind: 'unknown' })
  }

  /** One frame for each group. Reads each row once. */
  group(rows: readonly unknown[]): Frame[] {
    const groups = new Map<string, Group>()
    // Without GROUP BY there is one group, even without rows.
    if (this.#keys.length === 0) groups.set('[]', this.#start(rows[0], []))
    for (const row of rows) {
      const keys = this.#keys.map(({ evaluate }) => evaluate(row))
      const identity = identityOf(keys)
      const group = groups.get(identity) ?? this.#start(row, keys)
      groups.set(identity, group)
      for (const tally of group.tallies) tally.add(row)
    }
    return [...groups.values()].map(({ row, keys, tallies }) => ({
      row,
      keys,
      aggregates: tallies.map((tally) => tally.result()),
      windows: [],
    }))
  }

  #start(row: unknown, keys: readonly Value[]): Group {
    return { row, keys, tallies: this.#aggregates.map(({ start }) => start()) }
  }
}

interface Group {
  readonly row: unknown
  readonly keys: readonly Value[]
  readonly tallies: readonly ReturnType<AggregateCall['start']>[]
}
