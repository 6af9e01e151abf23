/** `createRateLimiter`: a limiter of one's own, by itself or on a store that other processes share. */
import { objectWith, readOptions } from '../contracts/options.js'
import { throwIfAborted, unlessAborted } from '../runtime/abort.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { quietly } from '../runtime/quietly.js'
import type { Grant, GrantRequest, RateLimiter } from './limiter.js'
import type { PaceStore } from './pace-store.js'
import { PermitQueue } from './permit-queue.js'
import { localLimiter, Queues, type Queue } from './queues.js'
import { StorePace } from './store-pace.js'

/** Options of {@link createRateLimiter}. */
export interface RateLimiterOptions {
  /** The source of time. @defaultValue the machine's time */
  clock?: Clock | undefined
  /**
   * Where the pace is kept, for several processes to share it. `cloudtrail-client/redis` has one for Redis and Valkey.
   *
   * @defaultValue none: the pace is that of this limiter
   */
  store?: PaceStore | undefined
}

/**
 * Makes a separate limiter, for clients that should not share the one of the process, or that share a store with other processes.
 *
 * Permits are given at the requested rate at most; throttles lower the rate, and it recovers by itself. Those who wait for the
 * same quota take turns: see {@link GrantRequest}. With a store, the rate is that of all processes together, and turns are taken
 * within each process.
 *
 * @param options - A clock, for tests, and a store.
 * @returns The limiter; give it to clients as `limiter`.
 * @throws InputError for an option that is not valid.
 * @example
 * ```ts
 * const limiter = createRateLimiter()
 * const one = new CloudTrail({ region: 'eu-west-1', limiter })
 * const other = new CloudTrail({ region: 'eu-west-1', limiter }) // shares the rate with the first
 * ```
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  const { clock = steadyClock, store } = readOptions<RateLimiterOptions>(
    options,
    { clock: objectWith('now', 'after'), store: objectWith('take', 'report') },
    'createRateLimiter',
  )
  return store === undefined ? localLimiter(clock) : storeLimiter(store, clock)
}

/** `Date.now` can be set back; with this clock a new request never overtakes those that already wait. */
export const steadyClock: Clock = { ...systemClock, now: () => performance.now() }

function storeLimiter(store: PaceStore, clock: Clock): RateLimiter {
  const queues = new Queues((request) => new StoreQueue(store, request, clock))
  return {
    async acquire(request) {
      return queues.for(request).acquire(request)
    },
    report(outcome) {
      quietly(() => store.report(outcome))
    },
  }
}

/** The queue of one key whose pace a store keeps. */
class StoreQueue implements Queue {
  readonly #pace: StorePace
  readonly #queue: PermitQueue
  readonly #clock: Clock

  constructor(store: PaceStore, { key, ratePerSecond, capacity }: GrantRequest, clock: Clock) {
    this.#pace = new StorePace(store, { key, intervalMs: 1000 / ratePerSecond, burst: capacity }, clock)
    this.#queue = new PermitQueue(this.#pace, clock)
    this.#clock = clock
  }

  isIdle(): boolean {
    return this.#queue.isIdle()
  }

  async acquire(request: GrantRequest): Promise<Grant> {
    throwIfAborted(request.signal)
    const arrivedAtMs = this.#clock.now()
    // Nobody enters an empty queue before it is known how long the wait is, or that there is none.
    while (this.#queue.size === 0 && !this.#pace.hasSlot(this.#clock.now())) {
      await unlessAborted(this.#pace.ask(), request.signal)
    }
    await this.#queue.acquire(request)
    return { waitedMs: this.#clock.now() - arrivedAtMs }
  }
}
