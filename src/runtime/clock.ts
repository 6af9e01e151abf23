/** Time as the pipeline sees it, so that tests can move it. */
import { onAbort } from './abort.js'

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

/**
 * Waits; nothing stays behind however the wait ends.
 *
 * @throws The signal's own reason, when it fires first.
 */
export function sleep(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error)
      return
    }
    // Before the timer, for a clock that calls back at once would find nothing to take back.
    const stopListening = signal && onAbort(signal, giveUp)
    const cancel = clock.after(delayMs, () => {
      stopListening?.()
      resolve()
    })
    function giveUp() {
      cancel()
      reject(signal?.reason as Error)
    }
  })
}
