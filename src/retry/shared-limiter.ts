/** The limiter that the clients of a process share: they share the quota of the account, too. */
import { systemClock, type Clock } from '../runtime/clock.js'
import { createRateLimiter, type RateLimiter } from './limiter.js'

/** On a global symbol, so that two copies of this package in one process find the same limiter. */
const registry = globalThis as { [name: symbol]: RateLimiter | undefined }
const name = /* @__PURE__ */ Symbol.for('cloudtrail-client.limiter.v1')

/** A clock of someone's own, such as a test's, has a limiter that runs on it. */
const byClock = /* @__PURE__ */ new WeakMap<Clock, RateLimiter>()

/**
 * The limiter of all clients that have this clock.
 *
 * @param steadyMs - What the limiter of the machine's time goes by.
 */
export function sharedLimiter(clock: Clock, steadyMs: () => number): RateLimiter {
  if (clock === systemClock) return (registry[name] ??= createRateLimiter({ clock: { ...clock, now: steadyMs } }))
  const limiter = byClock.get(clock) ?? createRateLimiter({ clock })
  byClock.set(clock, limiter)
  return limiter
}
