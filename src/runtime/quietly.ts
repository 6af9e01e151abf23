/** Calls functions of users whose errors are ignored. */

/** Calls a function. What it throws, or rejects with, is ignored: it reaches neither the caller nor the process. */
export function quietly(act: () => unknown): void {
  void new Promise((resolve) => {
    resolve(act())
  }).catch(() => undefined)
}
