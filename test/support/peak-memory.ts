/** The most memory that the process had since a moment, beyond what it had then. */

/** Looked at so often that a step of the work fits in between. */
const everyMs = 5

export class PeakMemory {
  readonly #startBytes = process.memoryUsage.rss()
  #peakBytes = this.#startBytes
  readonly #timer = setInterval(() => {
    this.#look()
  }, everyMs)

  /** Ends the watch. @returns The growth, in bytes. */
  growth(): number {
    clearInterval(this.#timer)
    this.#look()
    return this.#peakBytes - this.#startBytes
  }

  #look(): void {
    this.#peakBytes = Math.max(this.#peakBytes, process.memoryUsage.rss())
  }
}
