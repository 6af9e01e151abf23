/** The store behind a limiter: where the processes of a fleet keep one pace together. */
import type { GrantOutcome } from './limiter.js'

/** Asks for the next slot of a quota. */
export interface PaceRequest {
  /** Identifies the quota, e.g. `aws/123456789012/eu-west-1/LookupEvents`. All that ask for one key share its pace. */
  readonly key: string
  /** The time between two slots, in milliseconds: more than 0, finite, with fractions. */
  readonly intervalMs: number
  /** How many slots may be taken at once after a pause: 1 or more, finite. */
  readonly burst: number
}

/** A slot: leave to send one request at one time. */
export interface PaceSlot {
  /** How long to wait for it, in milliseconds: 0 or more, finite. It counts from the answer, so clocks need not agree. */
  readonly waitMs: number
}

/**
 * Keeps the pace of each key for all processes that ask it. Give it to `createRateLimiter` as `store`.
 *
 * A limiter asks for one slot at a time, waits for it, and gives it to the request whose turn it is. Take the time from the
 * store's own clock, and reserve the slot in one step that no other process can come between. A slot that is not used, because
 * a request was given up or a process has ended, is not given back.
 *
 * @example
 * ```ts
 * const paces = new Map<string, number>() // in a database: a row for each key, changed in one transaction
 * const store: PaceStore = {
 *   take: async ({ key, intervalMs, burst }) => {
 *     const now = Date.now()
 *     const next = Math.max(paces.get(key) ?? 0, now)
 *     paces.set(key, next + intervalMs)
 *     return { waitMs: Math.max(0, next - (burst - 1) * intervalMs - now) }
 *   },
 *   report: ({ key, isThrottle }) => {
 *     if (isThrottle) paces.set(key, Math.max(paces.get(key) ?? 0, Date.now()) + 1000) // all pause for a second
 *   },
 * }
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', limiter: createRateLimiter({ store }) })
 * ```
 */
export interface PaceStore {
  /**
   * Reserves the next slot.
   *
   * What it rejects with is what the waiting call rejects with, as the `cause` of a `ConnectionError` unless it is an error of
   * this package. One that never settles holds the calls that wait, until their `signal` or `timeoutMs` ends them.
   */
  take(request: PaceRequest): Promise<PaceSlot>
  /**
   * Is told how each request ended. A throttle should lower the rate of the key for all, and the rate should recover by itself.
   * Nothing waits for it; what it throws or rejects with is ignored.
   */
  report(outcome: GrantOutcome): unknown
}
