/** The least and the most of something, and what is said of what is outside. */
import type { Problem } from './schema.js'

/** The least and the most of something, both allowed. */
export interface Bounds {
  readonly min?: number
  readonly max?: number
}

/** Says what bounds a measured value does not keep, e.g. `must have at most 50 items`. */
export function outside(
  { min = -Infinity, max = Infinity }: Bounds,
  value: number,
  verb: 'be' | 'have',
  unit?: string,
  units = `${unit ?? ''}s`,
): Problem {
  if (value >= min && value <= max) return undefined
  const limit = value < min ? min : max
  const of = unit === undefined ? '' : ` ${limit === 1 ? unit : units}`
  return `must ${verb} at ${value < min ? 'least' : 'most'} ${limit}${of}`
}
