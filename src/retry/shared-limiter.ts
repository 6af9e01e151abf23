/** The limiter that all clients of a process share, because they share the quotas of the account. */
import { systemClock, type Clock } from '../runtime/clock.js'
import type { RateLimiter } from './limiter.js'
import { localLimiter } from './queues.js'

/** A global symbol, so that two copies of this package in one process share the limiter. */
const registry = globalThis as { [name: symbol]: RateLimiter | undefined }
const name = /* @__PURE__ */ Symbol.for('cloudtrail-client.limiter.v1')

/** The limiters of other clocks, such as a test's. */
const byClock = /* @__PURE__ */ new WeakMap<Clock, RateLimiter>()

/**
 * The limiter of all clients with this clock.
 *
 * @param steadyMs - The time source of the limiter that belongs to the system clock.
 */
export function sharedLimiter(clock: Clock, steadyMs: () => number): RateLimiter {
  if (clock === systemClock) return (registry[name] ??= localLimiter({ ...clock, now: steadyMs }))
  const limiter = byClock.get(clock) ?? localLimiter(clock)
  byClock.set(clock, limiter)
  return limiter
}
