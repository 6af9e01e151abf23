/** Functions of the rows of a group, updated one row at a time. */
import { arrayOf, bigint, boolean, double, mapOf, unknown, type Type } from '../values/type.js'
import { compareValues, identityOf, type Value } from '../values/value.js'

export interface AggregateFunction {
  /** Fewest and most arguments. */
  readonly takes: readonly [least: number, most: number]
  readonly gives: (types: readonly Type[]) => Type
  readonly start: () => Tally
  /** Whether rows count whose first argument is missing. */
  readonly seesNulls?: boolean
}

/** The result of a group so far. */
export interface Tally {
  readonly add: (values: readonly Value[]) => void
  readonly result: () => Value
}

const first = ([type]: readonly Type[]): Type => type ?? unknown

/** A tally that keeps one value. */
const folded =
  (initial: Value, step: (state: Value, values: readonly Value[]) => Value, end = (state: Value) => state) =>
  (): Tally => {
    let state = initial
    return {
      add: (values) => {
        state = step(state, values)
      },
      result: () => end(state),
    }
  }

const plus = (state: Value, [value]: readonly Value[]): number => ((state as number | null) ?? 0) + (value as number)

const count = folded(0, (state) => (state as number) + 1)

function average(): Tally {
  let [sum, seen] = [0, 0]
  return {
    add: ([value]) => {
      sum += value as number
      seen++
    },
    result: () => (seen === 0 ? null : sum / seen),
  }
}

/** Counts different values. */
function distinctCount(): Tally {
  const seen = new Set<string>()
  return { add: ([value]) => seen.add(identityOf(value)), result: () => seen.size }
}

/** The value with the least key for sign -1, with the greatest for 1. */
const extreme = (sign: number, keyOf: (values: readonly Value[]) => Value) => (): Tally => {
  let best: readonly [value: Value, key: Value] | undefined
  return {
    add: (values) => {
      const key = keyOf(values)
      if (key !== null && (best === undefined || compareValues(key, best[1]) * sign > 0)) best = [values[0], key]
    },
    result: () => best?.[0] ?? null,
  }
}

const own = ([value]: readonly Value[]): Value => value
const other = ([, key]: readonly Value[]): Value => key ?? null

const collected = (end: (all: readonly (readonly Value[])[]) => Value) => (): Tally => {
  const all: (readonly Value[])[] = []
  return { add: (values) => all.push(values), result: () => (all.length === 0 ? null : end(all)) }
}

const both: AggregateFunction = {
  takes: [1, 1],
  gives: () => boolean,
  start: folded(null, (state, [value]) => state !== false && value === true),
}

const anyOne: AggregateFunction = {
  takes: [1, 1],
  gives: first,
  start: folded(null, (state, [value]) => state ?? value),
}

export const aggregateFunctions: Readonly<Record<string, AggregateFunction>> = {
  count: { takes: [0, 1], gives: () => bigint, start: count },
  count_if: {
    takes: [1, 1],
    gives: () => bigint,
    start: folded(0, (state, [value]) => (state as number) + Number(value === true)),
  },
  approx_distinct: { takes: [1, 2], gives: () => bigint, start: distinctCount },
  sum: { takes: [1, 1], gives: first, start: folded(null, plus) },
  avg: { takes: [1, 1], gives: () => double, start: average },
  min: { takes: [1, 1], gives: first, start: extreme(-1, own) },
  max: { takes: [1, 1], gives: first, start: extreme(1, own) },
  min_by: { takes: [2, 2], gives: first, start: extreme(-1, other), seesNulls: true },
  max_by: { takes: [2, 2], gives: first, start: extreme(1, other), seesNulls: true },
  arbitrary: anyOne,
  any_value: anyOne,
  bool_and: both,
  every: both,
  bool_or: {
    takes: [1, 1],
    gives: () => boolean,
    start: folded(null, (state, [value]) => state === true || value === true),
  },
  array_agg: {
    takes: [1, 1],
    gives: ([type]) => arrayOf(type ?? unknown),
    start: collected((all) => all.map(([value]) => value)),
    seesNulls: true,
  },
  map_agg: {
    takes: [2, 2],
    gives: ([key, value]) => mapOf(key ?? unknown, value ?? unknown),
    start: collected((all) => new Map(all.map(([key, value]) => [key, value]))),
  },
  histogram: {
    takes: [1, 1],
    gives: ([type]) => mapOf(type ?? unknown, bigint),
    start: collected((all) => {
      const counts = new Map<Value, number>()
      for (const [value] of all) counts.set(value, (counts.get(value) ?? 0) + 1)
      return counts
    }),
  },
}

export const isAggregate = (name: string): boolean => Object.hasOwn(aggregateFunctions, name)
