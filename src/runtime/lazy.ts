/** Values that are made when they are first asked for. */

/** Builds a value on first use and keeps it, so that what is never used costs nothing. */
export function lazy<T>(build: () => T): () => T {
  let built: T | undefined
  return () => (built ??= build())
}
