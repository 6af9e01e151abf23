/**
 * A clock that stands still until a test moves it, and that shows which timers run: for tests of when something happens.
 *
 * The package's own `createTestClock` cannot serve here: it moves by itself, so a test could not look at what waits.
 */
import type { Clock } from '../../src/runtime/clock.js'

interface Timer {
  readonly atMs: number
  readonly callback: () => void
}

export class FakeClock implements Clock {
  /** The delays of all timers, in milliseconds, in the order in which they were set. */
  readonly delays: number[] = []
  readonly #timers = new Set<Timer>()
  readonly #watchers = new Set<() => void>()
  #nowMs: number

  constructor(nowMs = Date.UTC(2026, 0, 1, 12)) {
    this.#nowMs = nowMs
  }

  readonly now = (): number => this.#nowMs

  readonly after = (delayMs: number, callback: () => void): (() => void) => {
    const timer = { atMs: this.#nowMs + delayMs, callback }
    this.delays.push(delayMs)
    this.#timers.add(timer)
    for (const watcher of this.#watchers) watcher()
    return () => {
      this.#timers.delete(timer)
    }
  }

  /** The number of timers that run. */
  get pending(): number {
    return this.#timers.size
  }

  /** Resolves when at least `count` timers run. */
  untilPending(count = 1): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (this.pending < count) return
        this.#watchers.delete(check)
        resolve()
      }
      this.#watchers.add(check)
      check()
    })
  }

  /** Moves time on, and calls back the timers that become due, in the order of time. */
  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs
    for (;;) {
      const [next] = [...this.#timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#nowMs = next.atMs
      next.callback()
    }
    this.#nowMs = untilMs
  }

  /** When the next timer is due; `undefined` when none runs. */
  get nextMs(): number | undefined {
    return this.#timers.size === 0 ? undefined : Math.min(...[...this.#timers].map(({ atMs }) => atMs))
  }

  /**
   * This clock for work whose waits take no time: each timer is due at once. The delays are noted as ever, which `createTestClock`
   * does not do.
   */
  jumping(): Clock {
    return {
      now: this.now,
      after: (delayMs, callback) => {
        const cancel = this.after(delayMs, callback)
        queueMicrotask(() => {
          this.advance(delayMs)
        })
        return cancel
      },
    }
  }

  /** Moves time on to the next timer. */
  advanceToNext(): void {
    if (this.nextMs === undefined) throw new Error('no timer waits')
    this.advance(this.nextMs - this.#nowMs)
  }
}
