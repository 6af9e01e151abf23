/** One line on a terminal that tells how far a validation has come. */
import type { Writable } from 'node:stream'

/** How often it is written, at most, in milliseconds. */
const everyMs = 250

export class ProgressLine {
  readonly #stream: Writable
  readonly #now: () => number
  readonly #startMs: number
  #files = 0
  #writtenMs = -Infinity
  #isShown = false

  /** @param now - Milliseconds from any time on. */
  constructor(stream: Writable, now: () => number) {
    this.#stream = stream
    this.#now = now
    this.#startMs = now()
  }

  /** @param fraction - How much of the range is done, from 0 to 1. */
  file(fraction: number): void {
    this.#files++
    const nowMs = this.#now()
    if (nowMs - this.#writtenMs < everyMs) return
    this.#writtenMs = nowMs
    this.#isShown = true
    const seconds = (nowMs - this.#startMs) / 1000
    const rate = seconds === 0 ? 0 : Math.round(this.#files / seconds)
    const left = fraction === 0 ? '' : `, ${String(Math.ceil((seconds / fraction) * (1 - fraction)))} s left`
    this.#stream.write(
      `\r\x1b[K${String(Math.floor(fraction * 100))} %, ${String(this.#files)} files, ${String(rate)}/s${left}`,
    )
  }

  /** Makes room for other lines. */
  clear(): void {
    if (this.#isShown) this.#stream.write('\r\x1b[K')
    this.#isShown = false
  }
}
