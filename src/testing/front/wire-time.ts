/** Times as they go on the wire: epoch seconds, as a JSON number. */

/** Epoch milliseconds as epoch seconds; `undefined` stays what it is. */
export const epochSeconds = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : timeMs / 1000
