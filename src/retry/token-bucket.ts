/** The grants that may be taken of one quota: so many a second, so many at once, and fewer after a throttle. */
import { AdaptiveRate } from './adaptive-rate.js'

/** Grants are counted in floating point; a hair less than one is one. */
const oneGrant = 1 - 1e-9

export class TokenBucket {
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

  /** Takes one grant, if there is one. */
  take(nowMs: number): boolean {
    this.#fill(nowMs)
    if (this.#tokens < oneGrant) return false
    this.#tokens -= 1
    return true
  }

  /** Time until the next `grants` grants will have been there, one after the other, in milliseconds. */
  msUntil(grants: number, nowMs: number): number {
    this.#fill(nowMs)
    return (Math.max(0, grants - this.#tokens) / this.#rate(nowMs)) * 1000
  }

  /** Takes note of a reply; a throttle lowers the rate. */
  observe(isThrottle: boolean, nowMs: number): void {
    this.#fill(nowMs)
    this.#adaptive.observe(isThrottle, nowMs / 1000)
    this.#tokens = Math.min(this.#tokens, this.#limit(nowMs))
  }

  /** Whether it is as good as new: full, and at the rate of its quota. */
  isFresh(nowMs: number): boolean {
    this.#fill(nowMs)
    return this.#tokens === this.#capacity && this.#rate(nowMs) === this.#ratePerSecond
  }

  #rate(nowMs: number): number {
    return this.#adaptive.within(this.#ratePerSecond, nowMs / 1000)
  }

  /** After a throttle, no more at once than a second's worth of the lowered rate. */
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
