/** Reads the times of a search: a `Date`, or ISO 8601 text with its offset. */
import { isDate, kindOf } from '../../schema/kind-of.js'

/** A time: a `Date`, or ISO 8601 text with an offset, e.g. `2026-11-20T00:00:00Z`. */
export type SearchTime = Date | string

/** How far back the event history goes, in days. */
const historyDays = 90

/** A range that begins a little before the history, because it was computed a moment ago, is no mistake. */
export const historyMs = historyDays * 24 * 3_600_000 + 300_000

const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** Epoch milliseconds, or what is wrong, as text. */
export function readTime(value: unknown): number | string {
  if (isDate(value) && !Number.isNaN(value.getTime())) return value.getTime()
  if (value === undefined) return "is required: a Date, or a time such as '2026-11-20T00:00:00Z'"
  if (typeof value !== 'string') return `must be a Date, or a time such as '2026-11-20T00:00:00Z', got ${kindOf(value)}`
  const timeMs = withOffset.test(value) ? Date.parse(value) : NaN
  if (!Number.isNaN(timeMs)) return timeMs
  return `must be a time with its offset from UTC, such as '2026-11-20T00:00:00Z' or '2026-11-20T01:00:00+01:00'`
}
