/**
 * A clock that runs a hundred times as fast as the system's, for tests on real sockets.
 *
 * A clock that only moves when nothing else happens, as `FakeClock` and `createTestClock`, cannot tell whether bytes are on their way.
 */
import type { Clock } from '../../src/runtime/clock.js'

export class FastClock implements Clock {
  readonly #speed: number
  readonly #startMs = performance.now()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(speed = 100) {
    this.#speed = speed
  }

  /** The number of timers that run. */
  get pending(): number {
    return this.#timers.size
  }

  readonly now = (): number => Date.UTC(2026, 0, 1, 12) + (performance.now() - this.#startMs) * this.#speed

  readonly after = (delayMs: number, callback: () => void): (() => void) => {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      callback()
    }, delayMs / this.#speed)
    this.#timers.add(timer)
    return () => {
      clearTimeout(timer)
      this.#timers.delete(timer)
    }
  }
}
