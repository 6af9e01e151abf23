/** The rate that a service seems to grant: lowered by each throttle, growing again along a cubic curve. */

/** Constants of the adaptive retry mode that the AWS SDKs share. Rates are per second, times are seconds. */
const beta = 0.7
const scale = 0.4
const smoothing = 0.8
const minRate = 0.5
const bucketsPerSecond = 2

/** The cubic curve: steep at first, flat where the throttle came, then steep again in search of more. */
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

  /** What the curve allows. */
  get rate(): number {
    return this.#rate
  }

  /** Takes note of a reply. @param now - Seconds. */
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
   * The rate to keep to, never above the quota. When the curve has grown past the quota, the throttle is over: other
   * users of the account have stopped, and a service that is quiet must not leave us slow.
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
