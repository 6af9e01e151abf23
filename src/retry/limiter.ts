/** Paces requests to a quota: a token bucket behind a fair queue, one pair for each account, Region and operation. */
import { TimeoutError } from '../contracts/errors.js'
import { onAbort } from '../runtime/abort.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { quietly } from '../runtime/quietly.js'
import { TokenBucket } from './token-bucket.js'

/** Which of several waiting requests goes first: one that a person waits for, one of a poll, or one of a background job. */
export type Priority = 'interactive' | 'follow' | 'backfill'

/** Asks for a permit to send one request. */
export interface GrantRequest {
  /** Identifies the quota: partition, account, Region and operation. The first request of a key sets rate and capacity. */
  readonly key: string
  /** Permits per second, more than 0. */
  readonly ratePerSecond: number
  /** Permits that may be taken at once after a pause, 1 or more. */
  readonly capacity: number
  /** Stops waiting and leaves the queue. */
  readonly signal?: AbortSignal | undefined
  /**
   * Which request goes first. Each step of priority is worth 10 seconds of waiting, so that no request waits forever.
   *
   * @defaultValue 'interactive'
   */
  readonly priority?: Priority | undefined
  /** The longest wait to accept, in milliseconds. @defaultValue no limit */
  readonly maxWaitMs?: number | undefined
  /** Called when the request has to wait, with the expected wait and the number of requests before it. What it throws is ignored. */
  readonly onWait?: ((wait: { delayMs: number; queueLength: number }) => void) | undefined
}

/** A permit to send one request. */
export interface Grant {
  /** Time spent waiting for it, in milliseconds. */
  readonly waitedMs: number
}

/** How a request ended. */
export interface GrantOutcome {
  /** The key of the request. */
  readonly key: string
  /** Whether the service asked to slow down. */
  readonly isThrottle: boolean
}

/** Paces requests. Replace the client's own by any object with these methods, such as one that shares a store. */
export interface RateLimiter {
  /**
   * Waits until one request may be sent.
   *
   * @throws TimeoutError with code `GrantTimeout` when the wait would be longer than `maxWaitMs`; the signal's own reason when it fires first.
   */
  acquire(request: GrantRequest): Promise<Grant>
  /** Reports how a request ended, so that throttles lower the rate. */
  report(outcome: GrantOutcome): void
}

/** Options of {@link createRateLimiter}. */
export interface RateLimiterOptions {
  /** The source of time. @defaultValue the machine's time */
  clock?: Clock | undefined
}

/**
 * Makes a separate limiter, for clients that should not share the one of the process.
 *
 * Permits are given at the requested rate at most; throttles lower the rate, and it recovers by itself. Requests of the same
 * priority are served in the order in which they arrive.
 *
 * @param options - A clock, for tests.
 * @returns The limiter; give it to clients as `limiter`.
 * @example
 * ```ts
 * const limiter = createRateLimiter()
 * const one = new CloudTrail({ region: 'eu-west-1', limiter })
 * const other = new CloudTrail({ region: 'eu-west-1', limiter }) // shares the rate with the first
 * ```
 */
export function createRateLimiter({ clock = steadyClock }: RateLimiterOptions = {}): RateLimiter {
  const queues = new Map<string, PermitQueue>()
  let sweepAtSize = minSweepSize
  return {
    async acquire(request) {
      if (queues.size >= sweepAtSize) {
        for (const [key, queue] of queues) if (queue.isIdle()) queues.delete(key)
        sweepAtSize = Math.max(minSweepSize, queues.size * 2)
      }
      const queue = queues.get(request.key) ?? new PermitQueue(request, clock)
      queues.set(request.key, queue)
      return queue.acquire(request)
    },
    report({ key, isThrottle }) {
      queues.get(key)?.report(isThrottle)
    },
  }
}

/** `Date.now` can be set back; with this clock a new request never overtakes those that already wait. */
const steadyClock: Clock = { ...systemClock, now: () => performance.now() }

/**
 * With this many keys, the idle ones are dropped. Dropping the oldest, as a cache would, could drop a queue that is in use or a
 * bucket that is not full yet, and with it the pace.
 */
const minSweepSize = 1000

/** How much later than it arrived an entry of each priority counts as arrived, in milliseconds. */
const handicapMs = { interactive: 0, follow: 10_000, backfill: 20_000 } as const

/** A request that waits for its permit. */
interface QueueEntry {
  readonly arrivedAtMs: number
  /** Entries are served in ascending order of this: time of arrival plus the handicap of the priority. */
  readonly rankMs: number
  readonly maxWaitMs: number
  readonly permit: () => void
  readonly refuse: (expectedWaitMs: number) => void
}

/** The token bucket of one key, and the entries that wait for it. */
class PermitQueue {
  readonly #clock: Clock
  readonly #bucket: TokenBucket
  readonly #entries: QueueEntry[] = []
  /** Cancels the timer for the next permit; set while it runs. */
  #cancelTimer: (() => void) | undefined

  constructor({ ratePerSecond, capacity }: GrantRequest, clock: Clock) {
    this.#clock = clock
    this.#bucket = new TokenBucket(ratePerSecond, capacity, clock.now())
  }

  isIdle(): boolean {
    return this.#entries.length === 0 && this.#bucket.isFresh(this.#clock.now())
  }

  async acquire(request: GrantRequest): Promise<Grant> {
    if (request.signal?.aborted === true) throw request.signal.reason
    if (this.#entries.length === 0 && this.#bucket.take(this.#clock.now())) return { waitedMs: 0 }
    return this.#wait(request)
  }

  report(isThrottle: boolean): void {
    this.#bucket.observe(isThrottle, this.#clock.now())
    if (this.#entries.length === 0) return
    this.#refuseLateFrom(0)
    this.#serve() // the rate has changed, and with it the time of the next permit
  }

  async #wait({ key, signal, priority = 'interactive', maxWaitMs = Infinity, onWait }: GrantRequest): Promise<Grant> {
    const arrivedAtMs = this.#clock.now()
    const rankMs = arrivedAtMs + handicapMs[priority]
    const index = this.#entries.findLastIndex((entry) => entry.rankMs <= rankMs) + 1
    const expectedMs = this.#bucket.msUntil(index + 1, arrivedAtMs)
    if (expectedMs > maxWaitMs) throw waitTooLong(key, expectedMs, maxWaitMs)

    let stopListening: (() => void) | undefined
    try {
      return await new Promise<Grant>((resolve, reject) => {
        const entry: QueueEntry = {
          arrivedAtMs,
          rankMs,
          maxWaitMs,
          permit: () => {
            resolve({ waitedMs: this.#clock.now() - arrivedAtMs })
          },
          refuse: (expectedWaitMs) => {
            reject(waitTooLong(key, expectedWaitMs, maxWaitMs))
          },
        }
        stopListening =
          signal &&
          onAbort(signal, () => {
            this.#remove(entry)
            reject(signal.reason)
          })
        this.#entries.splice(index, 0, entry)
        this.#refuseLateFrom(index + 1)
        if (this.#cancelTimer === undefined) this.#serve()
        quietly(() => onWait?.({ delayMs: expectedMs, queueLength: index }))
      })
    } finally {
      stopListening?.()
    }
  }

  #remove(entry: QueueEntry): void {
    const index = this.#entries.indexOf(entry)
    if (index === -1) return // it has its permit, or was refused, in this very tick
    this.#entries.splice(index, 1)
    if (this.#entries.length === 0) this.#stopTimer()
  }

  /** Refuses the entries from an index on that would now wait longer than their `maxWaitMs`. */
  #refuseLateFrom(start: number): void {
    const now = this.#clock.now()
    for (let index = start; index < this.#entries.length;) {
      const entry = this.#entries[index] as QueueEntry // sound: the loop ends at the length
      const expectedMs = this.#bucket.msUntil(index + 1, now)
      if (now - entry.arrivedAtMs + expectedMs <= entry.maxWaitMs) index++
      else {
        this.#entries.splice(index, 1)
        entry.refuse(expectedMs)
      }
    }
  }

  /** Gives a permit to as many entries as the bucket allows, and sets a timer for the next one. */
  #serve(): void {
    this.#stopTimer()
    while (this.#entries.length > 0 && this.#bucket.take(this.#clock.now())) this.#entries.shift()?.permit()
    if (this.#entries.length === 0) return
    this.#cancelTimer = this.#clock.after(Math.ceil(this.#bucket.msUntil(1, this.#clock.now())), () => {
      this.#serve()
    })
  }

  #stopTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }
}

function waitTooLong(key: string, waitMs: number, maxWaitMs: number): TimeoutError {
  const expectedWaitMs = Math.ceil(waitMs)
  return new TimeoutError(
    `${key}: the limiter would grant this request in ${String(expectedWaitMs)} ms; maxWaitMs allows a wait of ${String(maxWaitMs)} ms`,
    { code: 'GrantTimeout', mayBeSent: false, expectedWaitMs },
  )
}
