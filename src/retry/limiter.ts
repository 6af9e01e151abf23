/** Paces requests to a quota: a fair queue before a bucket of grants, one for each account, Region and operation. */
import { TimeoutError } from '../contracts/errors.js'
import { onAbort } from '../runtime/abort.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { quietly } from '../runtime/quietly.js'
import { TokenBucket } from './token-bucket.js'

/** Who goes first when several wait: someone who is waiting for the answer, a poll, a job that has time. */
export type Priority = 'interactive' | 'follow' | 'backfill'

/** What a limiter is asked for before each request. */
export interface GrantRequest {
  /** Names the quota: partition, account, Region and operation. The first request of a key sets rate and capacity. */
  readonly key: string
  /** Grants per second, more than 0. */
  readonly ratePerSecond: number
  /** Grants at once after a pause, 1 or more. */
  readonly capacity: number
  /** Stops waiting; the place in the queue is given up. */
  readonly signal?: AbortSignal | undefined
  /**
   * Who goes first. 10 seconds of waiting make up for one step, so that nobody waits forever.
   *
   * @defaultValue 'interactive'
   */
  readonly priority?: Priority | undefined
  /** The longest wait to accept, in milliseconds. @defaultValue no limit */
  readonly maxWaitMs?: number | undefined
  /** Called when the request has to wait, with the wait to be expected and the requests before it. What it throws is ignored. */
  readonly onWait?: ((wait: { delayMs: number; queueLength: number }) => void) | undefined
}

/** Leave to send one request. */
export interface Grant {
  /** Time spent waiting for it, in milliseconds. */
  readonly waitedMs: number
}

/** What became of a request. */
export interface GrantOutcome {
  /** The key that the grant was given for. */
  readonly key: string
  /** Whether the service asked to slow down. */
  readonly isThrottle: boolean
}

/** Paces requests. The client's own can be replaced by anything of this form, such as one that shares a store. */
export interface RateLimiter {
  /**
   * Waits until one request may be sent.
   *
   * @throws TimeoutError with code `GrantTimeout` when the wait would be longer than `maxWaitMs`; the signal's own reason when it fires first.
   */
  acquire(request: GrantRequest): Promise<Grant>
  /** Tells what became of a request, so that throttles lower the rate. */
  report(outcome: GrantOutcome): void
}

/** Options of {@link createRateLimiter}. */
export interface RateLimiterOptions {
  /** The source of time. @defaultValue the machine's time */
  clock?: Clock | undefined
}

/**
 * Makes a limiter of its own, for clients that should not share the one of the process.
 *
 * Grants come at the rate that is asked for at most; throttles lower it and it recovers by itself. Requests of the
 * same priority are granted first come, first served.
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
  const lanes = new Map<string, Lane>()
  let sweepAt = firstSweepAt
  return {
    async acquire(request) {
      if (lanes.size >= sweepAt) {
        for (const [key, lane] of lanes) if (lane.isIdle()) lanes.delete(key)
        sweepAt = Math.max(firstSweepAt, lanes.size * 2)
      }
      const lane = lanes.get(request.key) ?? new Lane(request, clock)
      lanes.set(request.key, lane)
      return lane.acquire(request)
    },
    report({ key, isThrottle }) {
      lanes.get(key)?.report(isThrottle)
    },
  }
}

/** The machine's time may be set back; this one only goes on, so that nobody who waits is overtaken by those who come. */
const steadyClock: Clock = { ...systemClock, now: () => performance.now() }

/** Lanes that nobody has used for a while are forgotten, once there are so many. */
const firstSweepAt = 1000

/** How much later a ticket of each priority counts as drawn, in milliseconds. */
const handicapMs = { interactive: 0, follow: 10_000, backfill: 20_000 } as const

interface Ticket {
  readonly drawnAtMs: number
  /** Tickets are served in this order: when they were drawn, with the handicap of their priority. */
  readonly turn: number
  readonly maxWaitMs: number
  readonly grant: () => void
  readonly refuse: (expectedWaitMs: number) => void
}

/** The bucket and the queue of one key. */
class Lane {
  readonly #clock: Clock
  readonly #bucket: TokenBucket
  readonly #queue: Ticket[] = []
  /** Cancels the timer of the next grant, while there is one. */
  #cancelTimer: (() => void) | undefined

  constructor({ ratePerSecond, capacity }: GrantRequest, clock: Clock) {
    this.#clock = clock
    this.#bucket = new TokenBucket(ratePerSecond, capacity, clock.now())
  }

  isIdle(): boolean {
    return this.#queue.length === 0 && this.#bucket.isFresh(this.#clock.now())
  }

  async acquire(request: GrantRequest): Promise<Grant> {
    if (request.signal?.aborted === true) throw request.signal.reason
    if (this.#queue.length === 0 && this.#bucket.take(this.#clock.now())) return { waitedMs: 0 }
    return this.#wait(request)
  }

  report(isThrottle: boolean): void {
    this.#bucket.observe(isThrottle, this.#clock.now())
    if (this.#queue.length === 0) return
    this.#refuseLate()
    this.#serve() // the rate has changed, and with it the time of the next grant
  }

  #wait({ key, signal, priority = 'interactive', maxWaitMs = Infinity, onWait }: GrantRequest): Promise<Grant> {
    const drawnAtMs = this.#clock.now()
    return new Promise((resolve, reject) => {
      const ticket: Ticket = {
        drawnAtMs,
        turn: drawnAtMs + handicapMs[priority],
        maxWaitMs,
        grant: () => {
          stopListening()
          resolve({ waitedMs: this.#clock.now() - drawnAtMs })
        },
        refuse: (expectedWaitMs) => {
          stopListening()
          reject(waitTooLong(key, expectedWaitMs, maxWaitMs))
        },
      }
      const stopListening = signal
        ? onAbort(signal, () => {
            this.#remove(ticket)
            reject(signal.reason)
          })
        : () => undefined
      const place = this.#insert(ticket)
      this.#refuseLate(place)
      if (!this.#queue.includes(ticket, place)) return
      if (this.#cancelTimer === undefined) this.#serve()
      quietly(() => onWait?.({ delayMs: this.#bucket.msUntil(place + 1, drawnAtMs), queueLength: place }))
    })
  }

  /** @returns How many tickets come before it. */
  #insert(ticket: Ticket): number {
    const place = this.#queue.findLastIndex(({ turn }) => turn <= ticket.turn) + 1
    this.#queue.splice(place, 0, ticket)
    return place
  }

  #remove(ticket: Ticket): void {
    this.#queue.splice(this.#queue.indexOf(ticket), 1)
    if (this.#queue.length === 0) this.#stopTimer()
  }

  /** Refuses those who would wait longer than they want to, from a place on: behind it everyone has moved back. */
  #refuseLate(from = 0): void {
    const now = this.#clock.now()
    for (let place = from; place < this.#queue.length;) {
      const ticket = this.#queue[place] as Ticket // sound: the place is within the queue
      const expectedMs = this.#bucket.msUntil(place + 1, now)
      if (now - ticket.drawnAtMs + expectedMs <= ticket.maxWaitMs) place++
      else {
        this.#queue.splice(place, 1)
        ticket.refuse(expectedMs)
      }
    }
  }

  /** Gives out what there is, and comes back when there is more. */
  #serve(): void {
    this.#stopTimer()
    while (this.#queue.length > 0 && this.#bucket.take(this.#clock.now())) this.#queue.shift()?.grant()
    if (this.#queue.length === 0) return
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
