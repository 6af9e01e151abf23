/** Whether the server is away: told once when that begins and ends, and tried again in the background meanwhile. */
import { hookFinder } from '../contracts/hooks.js'
import type { Clock } from '../runtime/clock.js'

/** The server cannot be used, and the limiter goes on without it. */
export interface OutageEvent {
  /** What the client of Redis threw, or an `Error` that says that time was up. */
  readonly error: unknown
}

/** The server can be used again. */
export interface RecoveredEvent {
  /** How long it could not, in milliseconds. */
  readonly outageMs: number
}

/** Functions that are called when an outage begins and ends. What they throw is ignored. */
export interface RedisHooks {
  /** The server cannot be used; called once for each outage. */
  outage?: ((event: OutageEvent) => void) | undefined
  /** The server can be used again; called once for each outage. */
  recovered?: ((event: RecoveredEvent) => void) | undefined
}

interface RedisEvents {
  outage: OutageEvent
  recovered: RecoveredEvent
}

export const redisHookNames = ['outage', 'recovered'] as const satisfies (keyof RedisHooks)[]

/** The waits between two tries, in milliseconds: twice as long each time, up to the longest. */
const firstRetryMs = 100
const longestRetryMs = 2000

export class Outage {
  readonly #clock: Clock
  readonly #hookOf: ReturnType<typeof hookFinder<RedisEvents>>
  #current: { readonly error: unknown; readonly sinceMs: number } | undefined

  /** @param clock - Its timers should not keep the process running. */
  constructor(clock: Clock, hooks: RedisHooks | undefined) {
    this.#clock = clock
    this.#hookOf = hookFinder<RedisEvents>(hooks, redisHookNames)
  }

  /** The outage that is known. */
  get current(): { readonly error: unknown } | undefined {
    return this.#current
  }

  /** Begins, unless one is known. @param tryAgain - Resolves when the server can be used. */
  begin(error: unknown, tryAgain: () => Promise<void>): void {
    if (this.#current !== undefined) return
    this.#current = { error, sinceMs: this.#clock.now() }
    this.#hookOf('outage')?.({ error })
    this.#retry(tryAgain, firstRetryMs)
  }

  #retry(tryAgain: () => Promise<void>, delayMs: number): void {
    this.#clock.after(delayMs, () => {
      tryAgain().then(
        () => {
          this.#end()
        },
        () => {
          this.#retry(tryAgain, Math.min(delayMs * 2, longestRetryMs))
        },
      )
    })
  }

  #end(): void {
    const outageMs = this.#clock.now() - (this.#current?.sinceMs ?? 0)
    this.#current = undefined
    this.#hookOf('recovered')?.({ outageMs })
  }
}
