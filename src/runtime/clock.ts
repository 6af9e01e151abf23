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

/**
 * The same clock, but each timer is set one turn of the event loop later, and not at all if it is cancelled before. A test's clock,
 * which jumps to its next timer, then does not jump past a time limit while work is done that takes no time.
 */
export const patient = (clock: Clock): Clock => ({
  now: () => clock.now(),
  after: (delayMs, callback) => {
    let cancel = systemClock.after(0, () => {
      cancel = clock.after(delayMs, callback)
    })
    return () => {
      cancel()
    }
  },
})
