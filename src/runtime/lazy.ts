/** Values that are built on first use. */

/** A function that builds a value on its first call and then keeps it, so that unused values cost nothing. */
export function lazy<T>(build: () => T): () => T {
  let built: T | undefined
  return () => (built ??= build())
}
