/** Waits for answers of a server for a limited time, and for none while the server is known to be away. */
import type { Clock } from '../runtime/clock.js'

/** Answers that are waited for. */
export class Waits {
  readonly #clock: Clock
  readonly #timeoutMs: number
  readonly #pending = new Set<(reason: unknown) => void>()

  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock
    this.#timeoutMs = timeoutMs
  }

  /** Waits for work. What becomes of it after the time-out is ignored. @throws What the work throws, or that time is up. */
  async for<T>(work: () => Promise<T>): Promise<T> {
    let forget: (() => void) | undefined
    try {
      return await new Promise<T>((resolve, reject) => {
        const cancel = this.#afterTimeout(() => {
          reject(new Error(`no answer within ${String(this.#timeoutMs)} ms`))
        })
        forget = () => {
          cancel()
          this.#pending.delete(reject)
        }
        this.#pending.add(reject)
        const started = async () => work() // also when it throws at once, it rejects
        started().then(resolve, reject)
      })
    } finally {
      forget?.()
    }
  }

  /** When the process was busy, an answer may have come long ago. It is read before a second timer fires. */
  #afterTimeout(callback: () => void): () => void {
    let cancel = this.#clock.after(this.#timeoutMs, () => {
      cancel = this.#clock.after(0, callback)
    })
    return () => {
      cancel()
    }
  }

  /** Ends all waits. */
  giveUp(reason: unknown): void {
    for (const reject of this.#pending) reject(reason)
  }
}
