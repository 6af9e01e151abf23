/** Estimates the rate that the service allows: each throttle lowers it, and it grows again along a cubic curve. */

/** Constants of the adaptive retry mode that the AWS SDKs share. Rates are per second, times are seconds. */
const beta = 0.7
const scale = 0.4
const smoothing = 0.8
const minRate = 0.5
const bucketsPerSecond = 2

/** The cubic curve: steep at first, flat near the rate that was throttled, then steep again to probe for more. */
export function grownRate(rateAtThrottle: number, secondsSince: number): number {
  const secondsToPlateau = Math.cbrt((rateAtThrottle * (1 - beta)) / scale)
  return scale * (secondsSince - secondsToPlateau) ** 3 + rateAtThrottle
}

export class AdaptiveRate {
  #rate = minRate
  #isLowered = false
  #rateAtThrottle = 0
  #throttledAt: number
  #measuredRate = 0
  #countedReplies = 0
  #bucketAt: number

  /** @param now - Seconds. */
  constructor(now: number) {
    this.#throttledAt = now
    this.#bucketAt = Math.floor(now)
  }

  /** Replies per second, smoothed. */
  get measuredRate(): number {
    return this.#measuredRate
  }

  /** The estimate: what the curve allows, but at most twice the measured rate. */
  get rate(): number {
    return this.#rate
  }

  /** Adapts the estimate to a reply. @param now - Seconds. */
  observe(isThrottle: boolean, now: number): void {
    this.#measure(now)
    if (isThrottle) {
      this.#rateAtThrottle = this.#isLowered ? Math.min(this.#measuredRate, this.#rate) : this.#measuredRate
      this.#throttledAt = now
      this.#isLowered = true
    }
    const allowed = isThrottle ? this.#rateAtThrottle * beta : this.#curve(now)
    this.#rate = Math.max(Math.min(allowed, 2 * this.#measuredRate), minRate)
  }

  /**
   * The rate to send at, never above the quota. Once the curve has grown past the quota, the throttle counts as over:
   * whatever else used the account has stopped. Otherwise a quiet client, whose measured rate is low, would stay slow.
   */
  within(quota: number, now: number): number {
    if (this.#isLowered && this.#curve(now) >= quota) this.#isLowered = false
    return this.#isLowered ? Math.min(quota, this.#rate) : quota
  }

  #curve(now: number): number {
    this.#throttledAt = Math.min(this.#throttledAt, now) // the clock may have been set back
    return grownRate(this.#rateAtThrottle, now - this.#throttledAt)
  }

  #measure(now: number): void {
    const bucket = Math.floor(now * bucketsPerSecond) / bucketsPerSecond
    this.#bucketAt = Math.min(this.#bucketAt, bucket)
    this.#countedReplies++
    if (bucket <= this.#bucketAt) return
    const rate = this.#countedReplies / (bucket - this.#bucketAt)
    this.#measuredRate = rate * smoothing + this.#measuredRate * (1 - smoothing)
    this.#countedReplies = 0
    this.#bucketAt = bucket
  }
}
