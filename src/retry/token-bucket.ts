/** The token bucket of one quota: a rate, a capacity, and a lower rate after a throttle. */
import { AdaptiveRate } from './adaptive-rate.js'
import type { Pace } from './pace.js'

/** Tokens are counted in floating point; one that is short of 1 by a rounding error still counts. */
const oneToken = 1 - 1e-9

export class TokenBucket implements Pace {
  readonly #adaptive: AdaptiveRate
  readonly #ratePerSecond: number
  readonly #capacity: number
  #tokens: number
  #filledAtMs: number

  constructor(ratePerSecond: number, capacity: number, nowMs: number) {
    this.#adaptive = new AdaptiveRate(nowMs / 1000)
    this.#ratePerSecond = ratePerSecond
    this.#capacity = capacity
    this.#tokens = capacity
    this.#filledAtMs = nowMs
  }

  /** Takes one token. @returns Whether there was one. */
  take(nowMs: number): boolean {
    this.#fill(nowMs)
    if (this.#tokens < oneToken) return false
    this.#tokens -= 1
    return true
  }

  /** Time until `count` tokens can have been taken one after the other, in milliseconds. */
  msUntil(count: number, nowMs: number): number {
    this.#fill(nowMs)
    return (Math.max(0, count - this.#tokens) / this.#rate(nowMs)) * 1000
  }

  /** The least count for which `msUntil` reaches `ms`. */
  countIn(ms: number, nowMs: number): number {
    this.#fill(nowMs)
    return Math.ceil(this.#tokens + (ms / 1000) * this.#rate(nowMs))
  }

  /** Adapts the rate to a reply; a throttle lowers it. @returns Whether the rate has fallen. */
  observe(isThrottle: boolean, nowMs: number): boolean {
    this.#fill(nowMs)
    const before = this.#rate(nowMs)
    this.#adaptive.observe(isThrottle, nowMs / 1000)
    this.#tokens = Math.min(this.#tokens, this.#limit(nowMs))
    return this.#rate(nowMs) < before
  }

  /** Whether it equals a new one: full, and at the rate of its quota. */
  isFresh(nowMs: number): boolean {
    this.#fill(nowMs)
    return this.#tokens === this.#capacity && this.#rate(nowMs) === this.#ratePerSecond
  }

  #rate(nowMs: number): number {
    return this.#adaptive.within(this.#ratePerSecond, nowMs / 1000)
  }

  /** The capacity; after a throttle, at most one second's worth of the lowered rate. */
  #limit(nowMs: number): number {
    const rate = this.#rate(nowMs)
    return rate < this.#ratePerSecond ? Math.min(this.#capacity, Math.max(rate, 1)) : this.#capacity
  }

  #fill(nowMs: number): void {
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs) // the clock may have been set back
    this.#filledAtMs = nowMs
    this.#tokens = Math.min(this.#limit(nowMs), this.#tokens + (elapsedMs / 1000) * this.#rate(nowMs))
  }
}
