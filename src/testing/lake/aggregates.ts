/** COUNT, MIN and MAX of a group, updated one record at a time. */
import type { CloudTrailRecord } from '../records/record.js'
import { compareValues } from './compare-values.js'
import { evaluate } from './evaluate.js'
import type { Aggregate, Value } from './query.js'

/** The aggregates of a group so far. */
export interface Tally {
  add(record: CloudTrailRecord): void
  /** The result of each aggregate so far. */
  results(): ReadonlyMap<Aggregate, Value>
}

/** The aggregates of an empty group. */
export function createTally(aggregates: readonly Aggregate[]): Tally {
  const running = aggregates.map((aggregate) => ({ aggregate, ...start(aggregate) }))
  return {
    add: (record) => {
      for (const { aggregate, add } of running) {
        const value = evaluate(aggregate.operand, { record })
        if (value !== null) add(value)
      }
    },
    results: () => new Map(running.map(({ aggregate, result }) => [aggregate, result()])),
  }
}

/** One aggregate. Missing values are never added. */
interface Running {
  readonly add: (value: Value) => void
  readonly result: () => Value
}

function start({ name, isDistinct }: Aggregate): Running {
  if (name !== 'COUNT') return extreme(name === 'MIN' ? -1 : 1)
  return isDistinct ? countOfDistinct() : count()
}

function count(): Running {
  let seen = 0
  return { add: () => seen++, result: () => seen }
}

function countOfDistinct(): Running {
  const seen = new Set<string>()
  return { add: (value) => seen.add(JSON.stringify(value)), result: () => seen.size }
}

/** The least value for sign -1, the greatest value for 1. */
function extreme(sign: number): Running {
  let best: Value = null
  return {
    add: (value) => {
      if (best === null || compareValues(value, best) * sign > 0) best = value
    },
    result: () => best,
  }
}
