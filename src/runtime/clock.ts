/** The source of time, which tests can replace. */

/** A source of time. Pass one as `clock` to control the time that a client sees. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Calls back once after `delayMs` milliseconds. @returns A function that cancels it. */
  after(delayMs: number, callback: () => void): () => void
}

/** The system's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs)
    return () => {
      clearTimeout(timer)
    }
  },
}
