/** Calls of functions that are not ours and whose failures are nobody's trouble. */

/** What it throws, at once or later, reaches neither the caller nor the process. */
export function quietly(act: () => unknown): void {
  void new Promise((resolve) => {
    resolve(act())
  }).catch(() => undefined)
}
