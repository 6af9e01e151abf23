/** Which idle connections can still be trusted with a request. */

/**
 * The longest that a connection may have been idle, in milliseconds: servers close idle ones after 5 s (Node's own) or later.
 * Where the process was frozen, as on AWS Lambda, nothing was heard of that.
 */
const maxIdleMs = 4000

/**
 * Whether a connection may be dead, by when it was last used: by wall clock, because timers stand still in a frozen process. A
 * clock that was set back tells nothing.
 */
export function isStale(usedAtMs: number, nowMs: number): boolean {
  const idleMs = nowMs - usedAtMs
  return !(idleMs >= 0 && idleMs <= maxIdleMs)
}
