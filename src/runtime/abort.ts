/** Listening to signals, waiting until one fires, and signals that fire when time is up. */
import type { Clock } from './clock.js'

interface Listening {
  readonly callbacks: Set<() => void>
  /** The one listener that the signal itself has. */
  readonly fire: () => void
}

const listening = new WeakMap<AbortSignal, Listening>()

/**
 * Calls back once when a signal fires; at once when it has.
 *
 * However many calls share a signal, it has one listener: from the eleventh on, Node would warn of a leak.
 *
 * @returns A function that takes the callback back.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback()
    return () => undefined
  }
  const { callbacks, fire } = listening.get(signal) ?? listenTo(signal)
  callbacks.add(callback)
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return
    signal.removeEventListener('abort', fire)
    listening.delete(signal)
  }
}

function listenTo(signal: AbortSignal): Listening {
  const callbacks = new Set<() => void>()
  const fire = () => {
    listening.delete(signal)
    for (const callback of callbacks) {
      callbacks.delete(callback)
      callback()
    }
  }
  signal.addEventListener('abort', fire, { once: true })
  const entry = { callbacks, fire }
  listening.set(signal, entry)
  return entry
}

/** A signal with a time limit, and what to call when it is no longer needed. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Lets go of the outer signal and the timer. */
  dispose(): void
}

/**
 * A signal that fires with `outer`, with its reason, or after `delayMs` milliseconds with the reason that `late` makes.
 *
 * `AbortSignal.any` would follow as well, but keeps what it made alive as long as the outer signal (nodejs/node#54614).
 */
export function withDeadline(
  outer: AbortSignal | undefined,
  clock: Clock,
  delayMs: number,
  late: () => Error,
): Deadline {
  const controller = new AbortController()
  const stopListening =
    outer &&
    onAbort(outer, () => {
      controller.abort(outer.reason)
    })
  const cancel = clock.after(delayMs, () => {
    controller.abort(late())
  })
  return {
    signal: controller.signal,
    dispose: () => {
      cancel()
      stopListening?.()
    },
  }
}

/**
 * Waits for work that takes no signal, such as a caller's own function; when the signal fires, it goes on unheard.
 *
 * @throws The signal's own reason, when it fires first.
 */
export function unlessAborted<T>(work: T | Promise<T>, signal: AbortSignal | undefined): T | Promise<T> {
  if (!(work instanceof Promise) || signal === undefined) return work
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => {
      reject(signal.reason)
    })
    void work.then(resolve, reject).finally(stopListening)
  })
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
