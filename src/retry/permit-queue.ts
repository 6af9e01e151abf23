/** The queue of those who wait for one quota: it gives each permit of a pace to the request whose turn it is. */
import { TimeoutError } from '../contracts/errors.js'
import { onAbort, reasonOf, throwIfAborted } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { quietly } from '../runtime/quietly.js'
import { Lane, type QueueEntry } from './lane.js'
import type { Grant, GrantRequest } from './limiter.js'
import type { Pace } from './pace.js'

/** How long each priority waits while others go first, in milliseconds, before it gets its share. */
export const patienceMs = { interactive: Infinity, follow: 10_000, backfill: 20_000 } as const

/** A priority that has lost patience gets one permit in so many. */
const shareOf = 4

/** The longest delay of a timer, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1

/** The pace of one key, and the entries that wait for it. */
export class PermitQueue {
  readonly #clock: Clock
  readonly #pace: Pace
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

  constructor(pace: Pace, clock: Clock) {
    this.#pace = pace
    this.#clock = clock
  }

  /** How many requests wait. */
  get size(): number {
    return this.#ordered.reduce((sum, { size }) => sum + size, 0)
  }

  isIdle(): boolean {
    return this.size === 0 && this.#pace.isFresh(this.#clock.now())
  }

  async acquire(request: GrantRequest): Promise<Grant> {
    throwIfAborted(request.signal)
    if (this.size === 0 && this.#pace.take(this.#clock.now())) return { waitedMs: 0 }
    return this.#wait(request)
  }

  report(isThrottle: boolean): void {
    if (this.#pace.observe(isThrottle, this.#clock.now())) this.#delays++
    if (this.size > 0) this.#serve() // the rate may have changed, and with it the time of the next permit
  }

  async #wait({ key, requester = '', signal, ...request }: GrantRequest): Promise<Grant> {
    const { priority = 'interactive', maxWaitMs = Infinity, onWait } = request
    const arrivedAtMs = this.#clock.now()
    const lane = this.#lanes[priority]
    const queueLength = this.#turnsBefore(lane, lane.indexFor(requester), arrivedAtMs)
    const delayMs = this.#pace.msUntil(queueLength + 1, arrivedAtMs)
    if (delayMs > maxWaitMs) throw waitTooLong(key, delayMs, maxWaitMs)

    let stopListening: (() => void) | undefined
    try {
      return await new Promise<Grant>((resolve, reject) => {
        const entry: QueueEntry = {
          key,
          lane,
          requester,
          arrivedAtMs,
          maxWaitMs,
          permit: () => {
            resolve({ waitedMs: this.#clock.now() - arrivedAtMs })
          },
          refuse: reject,
        }
        stopListening =
          signal &&
          onAbort(signal, () => {
            this.#remove(entry)
            reject(reasonOf(signal))
          })
        if (queueLength < this.size) this.#delays++ // it goes before others
        lane.push(entry)
        if (this.#cancelTimer === undefined) this.#serve()
        // To look at all entries takes time, so of a long queue that is done only when many were delayed, or at the next permit.
        else if (this.#delays * 16 > this.size) this.#refuseLate()
        quietly(() => onWait?.({ delayMs, queueLength }))
      })
    } finally {
      stopListening?.()
    }
  }

  #remove(entry: QueueEntry): void {
    entry.lane.remove(entry)
    if (this.size === 0) this.#stopTimer()
  }

  /** The lane that gets the next permit: one that is due its share, else the first in which somebody waits. */
  #nextLane(nowMs: number): Lane | undefined {
    const waiting = this.#ordered.filter(({ size }) => size > 0)
    return waiting.find((lane) => this.#turnsUntilDue(lane, nowMs) === 0) ?? waiting[0]
  }

  /** How many permits others get before a lane is due its share. */
  #turnsUntilDue({ sinceMs, patienceMs, lastTurn }: Lane, nowMs: number): number {
    const leftMs = sinceMs + patienceMs - nowMs
    const turnsOfPatience = leftMs > 0 ? this.#pace.countIn(leftMs, nowMs) - 1 : 0
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
        const expectedMs = this.#pace.msUntil(this.#turnsBefore(lane, index, now) + 1, now)
        if (now - entry.arrivedAtMs + expectedMs > entry.maxWaitMs) {
          this.#remove(entry)
          entry.refuse(waitTooLong(entry.key, expectedMs, entry.maxWaitMs))
        } else index++
      }
    }
  }

  /** Gives a permit to as many entries as the pace allows, and sets a timer for the next one. */
  #serve(): void {
    this.#refuseLate()
    this.#stopTimer()
    const now = this.#clock.now()
    for (let lane = this.#nextLane(now); lane !== undefined; lane = this.#nextLane(now)) {
      if (!this.#pace.take(now)) {
        this.#cancelTimer = this.#afterNext(now)
        return
      }
      lane.lastTurn = this.#turn++
      lane.shift()?.permit()
    }
  }

  /** Goes on when the next permit can be taken. @returns A function that cancels it. */
  #afterNext(nowMs: number): () => void {
    const cancel = this.#pace.onAnswer?.((failure) => {
      this.#answered(failure)
    })
    const delayMs = Math.min(Math.ceil(this.#pace.msUntil(1, nowMs)), maxTimerMs)
    return (
      cancel ??
      this.#clock.after(delayMs, () => {
        this.#serve()
      })
    )
  }

  /** Goes on with a wait that may be another one than was expected. A failure is that of the one request whose turn it is. */
  #answered(failure: unknown): void {
    this.#delays++
    if (failure !== undefined) this.#nextLane(this.#clock.now())?.shift()?.refuse(failure)
    this.#serve()
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
