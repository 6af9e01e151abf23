/** Timestamps in the forms that text and numbers have for them. */

/** ISO 8601 text with an offset; without one, the moment would depend on the machine's time zone. */
export const isoWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

/** A `Date` of epoch milliseconds; `undefined` for a time that a `Date` cannot hold. */
export function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date
}
