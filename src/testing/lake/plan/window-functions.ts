/** Functions of a row's place in its window. */
import { bigint, double, unknown, type Type } from '../values/type.js'
import type { Value } from '../values/value.js'

/** The rows of a partition, in order. */
export interface Partition {
  readonly size: number
  /** The values of an argument, by row. */
  readonly argument: (index: number, row: number) => Value
  /** How many different keys come before that of a row. */
  readonly order: (row: number) => number
  /** The first and the last row that are equal to a row in the order of the window. */
  readonly peers: (row: number) => readonly [first: number, last: number]
  /** The last row of a row's frame. */
  readonly end: (row: number) => number
}

export interface WindowFunction {
  readonly takes: readonly [least: number, most: number]
  readonly gives: (types: readonly Type[]) => Type
  readonly apply: (partition: Partition, row: number) => Value
}

const first = ([type]: readonly Type[]): Type => type ?? unknown
const whole = (): Type => bigint

/** The value some rows away, or the third argument beyond the partition. */
const shifted = (sign: number): WindowFunction => ({
  takes: [1, 3],
  gives: first,
  apply: ({ size, argument }, row) => {
    const there = row + sign * ((argument(1, row) as number | null) ?? 1)
    return there >= 0 && there < size ? argument(0, there) : argument(2, row)
  },
})

export const windowFunctions: Readonly<Record<string, WindowFunction>> = {
  row_number: { takes: [0, 0], gives: whole, apply: (_, row) => row + 1 },
  rank: { takes: [0, 0], gives: whole, apply: ({ peers }, row) => peers(row)[0] + 1 },
  dense_rank: { takes: [0, 0], gives: whole, apply: ({ order }, row) => order(row) + 1 },
  percent_rank: {
    takes: [0, 0],
    gives: () => double,
    apply: ({ peers, size }, row) => (size === 1 ? 0 : peers(row)[0] / (size - 1)),
  },
  cume_dist: { takes: [0, 0], gives: () => double, apply: ({ peers, size }, row) => (peers(row)[1] + 1) / size },
  ntile: {
    takes: [1, 1],
    gives: whole,
    apply: ({ size, argument }, row) => {
      const buckets = argument(0, row) as number
      const [small, larger] = [Math.floor(size / buckets), size % buckets]
      const inLarger = larger * (small + 1)
      return row < inLarger ? Math.floor(row / (small + 1)) + 1 : larger + Math.floor((row - inLarger) / small) + 1
    },
  },
  lag: shifted(-1),
  lead: shifted(1),
  first_value: { takes: [1, 1], gives: first, apply: ({ argument }) => argument(0, 0) },
  last_value: { takes: [1, 1], gives: first, apply: ({ argument, end }, row) => argument(0, end(row)) },
  nth_value: {
    takes: [2, 2],
    gives: first,
    apply: ({ argument, end }, row) => {
      const wanted = (argument(1, row) as number) - 1
      return wanted <= end(row) ? argument(0, wanted) : null
    },
  },
}
