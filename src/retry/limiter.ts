/** Paces requests to a quota: a token bucket behind a fair queue, one pair for each account, Region and operation. */
import { InputError, TimeoutError } from '../contracts/errors.js'
import { objectWith, readOptions } from '../contracts/options.js'
import { onAbort, reasonOf, throwIfAborted } from '../runtime/abort.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { quietly } from '../runtime/quietly.js'
import { kindOf } from '../schema/kind-of.js'
import { TokenBucket } from './token-bucket.js'

/** Which of several waiting requests goes first: one that a person waits for, one of a poll, or one of a background job. */
export type Priority = 'interactive' | 'follow' | 'backfill'

/** Asks for a permit to send one request. */
export interface GrantRequest {
  /** Identifies the quota: partition, account, Region and operation. The first request of a key sets rate and capacity. */
  readonly key: string
  /** Permits per second, more than 0; finite. */
  readonly ratePerSecond: number
  /** Permits that may be taken at once after a pause, 1 or more; finite. */
  readonly capacity: number
  /** Stops waiting and leaves the queue. */
  readonly signal?: AbortSignal | undefined
  /**
   * Who asks. Requests of the same priority are served requester by requester in turn, each requester's in the order of arrival. The
   * client gives a hash of the access key id.
   *
   * @defaultValue all who give none are one requester
   */
  readonly requester?: string | undefined
  /**
   * Which request goes first. While others wait all the time, `follow` gets one permit in four after 10 seconds of waiting, and
   * `backfill` after 20, so that no request waits forever.
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
   * @throws InputError when the request breaks a rule, e.g. has a rate of 0; TimeoutError with code `GrantTimeout` when the wait would be longer than `maxWaitMs`; the signal's own reason when it fires first.
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
 * Permits are given at the requested rate at most; throttles lower the rate, and it recovers by itself. Those who wait for the
 * same quota take turns: see {@link GrantRequest}.
 *
 * @param options - A clock, for tests.
 * @throws InputError for an option that is not valid.
 * @returns The limiter; give it to clients as `limiter`.
 * @example
 * ```ts
 * const limiter = createRateLimiter()
 * const one = new CloudTrail({ region: 'eu-west-1', limiter })
 * const other = new CloudTrail({ region: 'eu-west-1', limiter }) // shares the rate with the first
 * ```
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  const { clock = steadyClock } = readOptions<RateLimiterOptions>(
    options,
    { clock: objectWith('now', 'after') },
    'createRateLimiter',
  )
  const queues = new Map<string, PermitQueue>()
  let sweepAtSize = minSweepSize
  return {
    async acquire(request) {
      refuseInvalid(request)
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

/** How long each priority waits while others go first, in milliseconds, before it gets its share. The first has it at once. */
const patienceMs = { interactive: Infinity, follow: 10_000, backfill: 20_000 } as const

/** A priority that has lost patience gets one permit in so many. */
const shareOf = 4

/** The longest delay of a timer, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1

/** A request with which the queue would wait forever, or not at all. @throws InputError */
function refuseInvalid({ key, ratePerSecond, capacity, priority, maxWaitMs }: GrantRequest): void {
  const rules: [path: string, value: unknown, expected: string, holds: boolean][] = [
    ['key', key, 'a string', typeof key === 'string'],
    ['ratePerSecond', ratePerSecond, 'a finite number above 0', Number.isFinite(ratePerSecond) && ratePerSecond > 0],
    ['capacity', capacity, 'a finite number from 1', Number.isFinite(capacity) && capacity >= 1],
    ['priority', priority, 'interactive, follow or backfill', Object.hasOwn(patienceMs, priority ?? 'follow')],
    ['maxWaitMs', maxWaitMs, 'a number from 0', maxWaitMs === undefined || maxWaitMs >= 0],
  ]
  const issues = rules.flatMap(([path, value, expected, holds]) =>
    holds ? [] : [{ path, message: `must be ${expected}, got ${kindOf(value)}` }],
  )
  if (issues.length > 0) throw new InputError(issues, { operation: 'acquire' })
}

/** A request that waits for its permit. */
interface QueueEntry {
  readonly lane: Lane
  readonly requester: string
  readonly arrivedAtMs: number
  readonly maxWaitMs: number
  readonly permit: () => void
  readonly refuse: (expectedWaitMs: number) => void
}

/** The entries of one priority. Their requesters take turns. */
class Lane {
  readonly patienceMs: number
  /** Since when an entry waits here. */
  sinceMs = 0
  /** The number of the last permit that an entry of this lane got. */
  lastTurn = -Infinity
  /** The entries of each requester, in the order of their turns; no list is empty. */
  readonly #rotation: QueueEntry[][] = []

  constructor(patience: number) {
    this.patienceMs = patience
  }

  get size(): number {
    return this.#rotation.reduce((sum, { length }) => sum + length, 0)
  }

  /** Entries that would be served before a new one. */
  indexFor(requester: string): number {
    const { list, turn } = this.#ofRequester(requester)
    const ahead = ({ length }: QueueEntry[], at: number) => Math.min(length, list.length + (at < turn ? 1 : 0))
    return this.#rotation.reduce((sum, each, at) => sum + ahead(each, at), 0)
  }

  push(entry: QueueEntry): void {
    const { list, turn } = this.#ofRequester(entry.requester)
    if (this.#rotation.length === 0) this.sinceMs = entry.arrivedAtMs
    list.push(entry)
    this.#rotation[turn] = list
  }

  shift(): QueueEntry | undefined {
    const list = this.#rotation.shift()
    const entry = list?.shift()
    if (list?.length) this.#rotation.push(list)
    return entry
  }

  /** An entry that has its permit, or was refused, in this very tick is no longer there. */
  remove(entry: QueueEntry): void {
    const { list, turn } = this.#ofRequester(entry.requester)
    const index = list.indexOf(entry)
    if (index !== -1) list.splice(index, 1)
    if (list.length === 0) this.#rotation.splice(turn, 1)
  }

  /** All entries, in the order in which they would be served. */
  inOrder(): QueueEntry[] {
    const rounds = Math.max(0, ...this.#rotation.map(({ length }) => length))
    return Array.from({ length: rounds }, (_, round) => this.#rotation.flatMap((list) => list[round] ?? [])).flat()
  }

  /** The entries of a requester, and its place in the rotation; the last place for one that does not wait yet. */
  #ofRequester(requester: string): { list: QueueEntry[]; turn: number } {
    const turn = this.#rotation.findIndex(([first]) => first?.requester === requester)
    return { list: this.#rotation[turn] ?? [], turn: turn === -1 ? this.#rotation.length : turn }
  }
}

/** The token bucket of one key, and the entries that wait for it. */
class PermitQueue {
  readonly #clock: Clock
  readonly #bucket: TokenBucket
  readonly #lanes = {
    interactive: new Lane(patienceMs.interactive),
    follow: new Lane(patienceMs.follow),
    backfill: new Lane(patienceMs.backfill),
  }
  readonly #ordered = Object.values(this.#lanes)
  /** Permits given to those who had to wait. */
  #turn = 0
  /** How often waits have become longer since they were last compared with `maxWaitMs`. */
  #delays = 0
  /** Cancels the timer for the next permit; set while it runs. */
  #cancelTimer: (() => void) | undefined

  constructor({ ratePerSecond, capacity }: GrantRequest, clock: Clock) {
    this.#clock = clock
    this.#bucket = new TokenBucket(ratePerSecond, capacity, clock.now())
  }

  isIdle(): boolean {
    return this.#size === 0 && this.#bucket.isFresh(this.#clock.now())
  }

  async acquire(request: GrantRequest): Promise<Grant> {
    throwIfAborted(request.signal)
    if (this.#size === 0 && this.#bucket.take(this.#clock.now())) return { waitedMs: 0 }
    return this.#wait(request)
  }

  report(isThrottle: boolean): void {
    if (this.#bucket.observe(isThrottle, this.#clock.now())) this.#delays++
    if (this.#size > 0) this.#serve() // the rate may have changed, and with it the time of the next permit
  }

  get #size(): number {
    return this.#ordered.reduce((sum, { size }) => sum + size, 0)
  }

  async #wait({ key, requester = '', signal, ...request }: GrantRequest): Promise<Grant> {
    const { priority = 'interactive', maxWaitMs = Infinity, onWait } = request
    const arrivedAtMs = this.#clock.now()
    const lane = this.#lanes[priority]
    const queueLength = this.#turnsBefore(lane, lane.indexFor(requester), arrivedAtMs)
    const delayMs = this.#bucket.msUntil(queueLength + 1, arrivedAtMs)
    if (delayMs > maxWaitMs) throw waitTooLong(key, delayMs, maxWaitMs)

    let stopListening: (() => void) | undefined
    try {
      return await new Promise<Grant>((resolve, reject) => {
        const entry: QueueEntry = {
          lane,
          requester,
          arrivedAtMs,
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
            reject(reasonOf(signal))
          })
        if (queueLength < this.#size) this.#delays++ // it goes before others
        lane.push(entry)
        if (this.#cancelTimer === undefined) this.#serve()
        // To look at all entries takes time, so of a long queue that is done only when many were delayed, or at the next permit.
        else if (this.#delays * 16 > this.#size) this.#refuseLate()
        quietly(() => onWait?.({ delayMs, queueLength }))
      })
    } finally {
      stopListening?.()
    }
  }

  #remove(entry: QueueEntry): void {
    entry.lane.remove(entry)
    if (this.#size === 0) this.#stopTimer()
  }

  /** The lane that gets the next permit: one that is due its share, else the first in which somebody waits. */
  #nextLane(nowMs: number): Lane | undefined {
    const waiting = this.#ordered.filter(({ size }) => size > 0)
    return waiting.find((lane) => this.#turnsUntilDue(lane, nowMs) === 0) ?? waiting[0]
  }

  /** How many permits others get before a lane is due its share. */
  #turnsUntilDue({ sinceMs, patienceMs, lastTurn }: Lane, nowMs: number): number {
    const leftMs = sinceMs + patienceMs - nowMs
    const turnsOfPatience = leftMs > 0 ? this.#bucket.countIn(leftMs, nowMs) - 1 : 0
    return Math.max(0, turnsOfPatience, lastTurn + shareOf - this.#turn)
  }

  /** How many permits are given before an entry gets its own, if nobody else comes or leaves. @param index - Within its lane. */
  #turnsBefore(lane: Lane, index: number, nowMs: number): number {
    const position = this.#ordered.indexOf(lane)
    const due = this.#ordered
      .slice(position + 1)
      .filter(({ size }) => size > 0)
      .map((lower) => ({ size: lower.size, from: this.#turnsUntilDue(lower, nowMs) }))
    const ahead = this.#ordered.slice(0, position).reduce((sum, { size }) => sum + size, index)
    let turns = ahead
    for (let before = -1; before !== turns;) {
      before = turns
      turns = due.reduce(
        (sum, { size, from }) => sum + Math.min(size, Math.max(0, Math.floor((before - from) / shareOf) + 1)),
        ahead,
      )
    }
    return ahead === index ? turns : Math.min(turns, this.#turnsUntilDue(lane, nowMs) + shareOf * index)
  }

  /** Refuses the entries that would now wait longer than their `maxWaitMs`. */
  #refuseLate(): void {
    if (this.#delays === 0) return
    this.#delays = 0
    const now = this.#clock.now()
    for (const lane of this.#ordered) {
      let index = 0
      for (const entry of lane.inOrder()) {
        const expectedMs = this.#bucket.msUntil(this.#turnsBefore(lane, index, now) + 1, now)
        if (now - entry.arrivedAtMs + expectedMs > entry.maxWaitMs) {
          this.#remove(entry)
          entry.refuse(expectedMs)
        } else index++
      }
    }
  }

  /** Gives a permit to as many entries as the bucket allows, and sets a timer for the next one. */
  #serve(): void {
    this.#refuseLate()
    this.#stopTimer()
    const now = this.#clock.now()
    for (let lane = this.#nextLane(now); lane !== undefined; lane = this.#nextLane(now)) {
      if (!this.#bucket.take(now)) {
        const delayMs = Math.min(Math.ceil(this.#bucket.msUntil(1, now)), maxTimerMs)
        this.#cancelTimer = this.#clock.after(delayMs, () => {
          this.#serve()
        })
        return
      }
      lane.lastTurn = this.#turn++
      lane.shift()?.permit()
    }
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
