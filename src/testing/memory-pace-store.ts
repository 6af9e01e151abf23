/** A store of paces in memory: what limiters of several processes share, for tests in one. */

/** A slot that was reserved. */
export interface MemoryPaceSlot {
  /** How long to wait for it, in milliseconds. */
  readonly waitMs: number
}

/** A store for `createRateLimiter`, in memory. */
export interface MemoryPaceStore {
  /** Reserves the next slot of a key. @returns How long to wait for it, in milliseconds. */
  readonly take: (request: {
    readonly key: string
    readonly intervalMs: number
    readonly burst: number
  }) => Promise<MemoryPaceSlot>
  /** Is told how a request ended; a throttle lowers the rate of its key. */
  readonly report: (outcome: { readonly key: string; readonly isThrottle: boolean }) => void
}

/** Options of {@link createMemoryPaceStore}. */
export interface MemoryPaceStoreOptions {
  /**
   * The store's clock, in milliseconds.
   *
   * @defaultValue Date.now
   */
  now?: (() => number) | undefined
}

/** What a throttle leaves of a rate, and the least that throttles leave, per second. */
const throttled = { share: 0.7, minPerSecond: 0.5 }

/** How long a rate takes to grow from nothing to its whole, in milliseconds. */
const recoveryMs = 10_000

interface Pace {
  intervalMs: number
  /** When the next slot comes if there is no burst. */
  nextAtMs: number
  /** The part of the rate that was left after the last throttle, from 0 to 1. */
  share: number
  throttledAtMs: number
}

/**
 * Makes a store that limiters share, for tests of programs that share one between processes.
 *
 * A throttle lowers the rate of a key to 70 %, but not below one slot in two seconds. It grows back at 10 % a second.
 *
 * @param options - A clock.
 * @returns The store; give it to `createRateLimiter`.
 * @example
 * ```ts
 * import { CloudTrail, createRateLimiter } from 'cloudtrail-client'
 * import { createEmulator, createMemoryPaceStore, createTestClock } from 'cloudtrail-client/testing'
 *
 * const clock = createTestClock()
 * const emulator = createEmulator({ now: clock.now, wait: clock.wait, quotas: true })
 * const store = createMemoryPaceStore({ now: clock.now })
 * const [one, other] = [1, 2].map(
 *   () =>
 *     new CloudTrail({
 *       region: 'us-east-1',
 *       credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
 *       transport: emulator.transport,
 *       limiter: createRateLimiter({ store, clock }), // one limiter for each, as in two processes
 *       clock,
 *     }),
 * )
 * await Promise.all([one?.lookupEvents(), other?.lookupEvents()]) // half a second apart
 * ```
 */
export function createMemoryPaceStore({ now = Date.now }: MemoryPaceStoreOptions = {}): MemoryPaceStore {
  const paces = new Map<string, Pace>()
  return {
    take: ({ key, intervalMs, burst }) => {
      const nowMs = now()
      const pace = paces.get(key) ?? { intervalMs, nextAtMs: nowMs, share: 1, throttledAtMs: nowMs }
      const share = shareAt(pace, nowMs)
      const nextAtMs = Math.max(pace.nextAtMs, nowMs)
      const slotAtMs = share < 1 ? nextAtMs : nextAtMs - (burst - 1) * intervalMs
      paces.set(key, { ...pace, intervalMs, nextAtMs: nextAtMs + intervalMs / share })
      return Promise.resolve({ waitMs: Math.max(0, slotAtMs - nowMs) })
    },
    report: ({ key, isThrottle }) => {
      const pace = paces.get(key)
      if (pace === undefined || !isThrottle) return
      const minShare = Math.min(1, (throttled.minPerSecond * pace.intervalMs) / 1000)
      const share = Math.max(minShare, shareAt(pace, now()) * throttled.share)
      paces.set(key, { ...pace, share, throttledAtMs: now() })
    },
  }
}

const shareAt = ({ share, throttledAtMs }: Pace, nowMs: number): number =>
  Math.min(1, share + Math.max(0, nowMs - throttledAtMs) / recoveryMs)
