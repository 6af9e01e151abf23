/** A row on its way through a SELECT: what was read, or what became of a group, with the results of windows. */
import type { Value } from '../values/value.js'
import type { Compiled, Field } from './scope.js'

export interface Frame {
  /** The row that was read; of a group its first one, `undefined` for an empty group. */
  readonly row: unknown
  /** The values of GROUP BY. */
  readonly keys: readonly Value[]
  readonly aggregates: readonly Value[]
  readonly windows: Value[]
}

export const frameOf = (row: unknown): Frame => ({ row, keys: [], aggregates: [], windows: [] })

/** A column of what was read, evaluated on a frame. */
export const liftField = (field: Field): Field => ({
  ...field,
  evaluate: (frame) => field.evaluate((frame as Frame).row),
})

export const keyAt = (index: number, type: Compiled['type']): Compiled => ({
  type,
  evaluate: (frame) => (frame as Frame).keys[index] ?? null,
})

export const aggregateAt = (index: number, type: Compiled['type']): Compiled => ({
  type,
  evaluate: (frame) => (frame as Frame).aggregates[index] ?? null,
})

export const windowAt = (index: number, type: Compiled['type']): Compiled => ({
  type,
  evaluate: (frame) => (frame as Frame).windows[index] ?? null,
})
