/** Abort signals: listening to them, waiting with them, and deadlines. */
import type { Clock } from './clock.js'

/** Why a signal has aborted; a polyfill may not know. */
export const reasonOf = (signal: AbortSignal): unknown =>
  signal.reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : signal.reason

/** @throws The signal's own reason, when it has aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw reasonOf(signal)
}

interface Listening {
  readonly callbacks: Set<() => void>
  /** The one listener that the signal itself has. */
  readonly fire: () => void
}

const listening = new WeakMap<AbortSignal, Listening>()

/**
 * Calls back once when a signal aborts; at once if it already has.
 *
 * All calls with one signal share a single listener, because from the eleventh on Node would warn of a leak.
 *
 * @returns A function that removes the callback.
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

/** A signal with a time limit. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Removes the listener of the outer signal and the timer. */
  dispose(): void
}

/**
 * A signal that aborts with `outer`, with the same reason, or after `delayMs` milliseconds, with the error that `late` returns.
 *
 * Not `AbortSignal.any`: its signals stay in memory as long as the outer one (nodejs/node#54614).
 *
 * @param ended - Called with the reason. A listener on the new signal would cost 5 µs.
 */
export function withDeadline(
  outer: AbortSignal | undefined,
  clock: Clock,
  delayMs: number,
  late: () => Error,
  ended: (reason: unknown) => void = () => undefined,
): Deadline {
  const controller = new AbortController()
  const end = (reason: unknown) => {
    controller.abort(reason)
    ended(controller.signal.reason)
  }
  const stopListening =
    outer &&
    onAbort(outer, () => {
      end(outer.reason)
    })
  const cancel = clock.after(delayMs, () => {
    end(late())
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
 * Waits for work that takes no signal, such as a function of the caller; after an abort, its outcome is ignored.
 *
 * @throws The signal's own reason, when it aborts first.
 */
export function unlessAborted<T>(work: T | PromiseLike<T>, signal: AbortSignal | undefined): T | PromiseLike<T> {
  // Not by its class: promises of another realm or library have another one.
  if (signal === undefined || typeof (work as Partial<PromiseLike<T>> | null | undefined)?.then !== 'function')
    return work
  return new Promise((resolve, reject) => {
    const stopListening = onAbort(signal, () => {
      reject(reasonOf(signal))
    })
    void Promise.resolve(work).then(resolve, reject).finally(stopListening)
  })
}

/**
 * Waits for work of the caller, which is given a signal and may ignore it, for at most `delayMs` milliseconds.
 *
 * @throws The signal's own reason, or the error that `late` returns.
 */
export async function withinTime<T>(
  outer: AbortSignal | undefined,
  clock: Clock,
  delayMs: number,
  late: () => Error,
  work: (signal: AbortSignal) => T | PromiseLike<T>,
): Promise<T> {
  let deadline: Deadline | undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      deadline = withDeadline(outer, clock, delayMs, late, reject)
      void Promise.resolve(work(deadline.signal)).then(resolve, reject)
    })
  } finally {
    deadline?.dispose()
  }
}

/**
 * Waits for `delayMs` milliseconds. However the wait ends, its timer and its listener are removed.
 *
 * @throws The signal's own reason, when it aborts first.
 */
export function sleep(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal)
    // Before the timer, because a test's clock may call back at once, and then there must be a listener to remove.
    const stopListening =
      signal &&
      onAbort(signal, () => {
        cancel()
        reject(reasonOf(signal))
      })
    const cancel = clock.after(delayMs, () => {
      stopListening?.()
      resolve()
    })
  })
}
