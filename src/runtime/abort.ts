/** Signals that end when another one does, or when time is up. */
import type { Clock } from './clock.js'

/** A signal of one's own, and what to call when it is no longer needed. */
export interface LinkedSignal {
  readonly signal: AbortSignal
  /** Ends everything that listens to the signal. */
  abort(reason: unknown): void
  /** Lets go of the outer signal and the timer. */
  dispose(): void
}

/**
 * A signal that fires with `outer`, with its reason, and can be fired alone.
 *
 * `AbortSignal.any` would do the same, but keeps what it made alive as long as the outer signal (nodejs/node#54614).
 */
export function linkSignal(outer: AbortSignal | undefined): LinkedSignal {
  const controller = new AbortController()
  const onAbort = () => {
    controller.abort(outer?.reason)
  }
  if (outer?.aborted === true) onAbort()
  else outer?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    abort: (reason) => {
      controller.abort(reason)
    },
    dispose: () => {
      outer?.removeEventListener('abort', onAbort)
    },
  }
}

/** A signal that fires with `outer`, or after `delayMs` milliseconds with the reason that `late` makes. */
export function withDeadline(
  outer: AbortSignal | undefined,
  clock: Clock,
  delayMs: number,
  late: () => Error,
): LinkedSignal {
  const linked = linkSignal(outer)
  const cancel = clock.after(delayMs, () => {
    linked.abort(late())
  })
  return {
    ...linked,
    dispose: () => {
      cancel()
      linked.dispose()
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
    const onAbort = () => {
      reject(signal.reason)
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort)
    })
  })
}
