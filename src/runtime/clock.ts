/** Time as the pipeline sees it, so that tests can move it. */

/** A source of time. Pass one as `clock` to make a client's waits follow your own time. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Calls back once after `delayMs` milliseconds. @returns A function that cancels it. */
  after(delayMs: number, callback: () => void): () => void
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs)
    return () => {
      clearTimeout(timer)
    }
  },
}
