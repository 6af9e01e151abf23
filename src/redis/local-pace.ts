/** The pace of one key in this process, for the time of an outage: what the script does, without the server. */
import { grownRate } from '../retry/adaptive-rate.js'
import type { PaceRequest } from '../retry/pace-store.js'

/** The least that throttles leave of a rate, per second. */
const minRate = 0.5

export class LocalPace {
  #nextAtMs = -Infinity
  /** The rate at the last throttle, and when it was, until the rate has recovered. */
  #throttled: { readonly peak: number; readonly atMs: number } | undefined

  /** No slot comes before this time, unless a burst brings it forward. */
  holdUntil(atMs: number): void {
    this.#nextAtMs = Math.max(this.#nextAtMs, atMs)
  }

  /** Reserves the next slot. @returns When it comes. */
  take({ intervalMs, burst }: PaceRequest, nowMs: number): number {
    const quota = 1000 / intervalMs
    const rate = this.#rateWithin(quota, nowMs)
    const nextAtMs = Math.max(this.#nextAtMs, nowMs)
    this.#nextAtMs = nextAtMs + 1000 / rate
    return Math.max(nowMs, rate === quota ? nextAtMs - (burst - 1) * intervalMs : nextAtMs)
  }

  throttle({ intervalMs }: PaceRequest, nowMs: number): void {
    this.#throttled = { peak: this.#rateWithin(1000 / intervalMs, nowMs), atMs: nowMs }
  }

  /** Puts off the next slot, and all after it. */
  shift(ms: number, nowMs: number): void {
    this.#nextAtMs = Math.max(this.#nextAtMs, nowMs) + ms
  }

  #rateWithin(quota: number, nowMs: number): number {
    if (this.#throttled === undefined) return quota
    const { peak, atMs } = this.#throttled
    const grown = grownRate(peak, (nowMs - atMs) / 1000)
    if (grown < quota) return Math.min(quota, Math.max(grown, minRate))
    this.#throttled = undefined
    return quota
  }
}
