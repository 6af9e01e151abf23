/** A clock for tests, on which waits take no time: when the program is idle, it jumps to the next timer. */

/** A clock that a test can advance, and that jumps over waits by itself. */
export interface TestClock {
  /** Its time, in epoch milliseconds; to be given as the emulator's `now`. */
  readonly now: () => number
  /** Calls back after `delayMs` milliseconds. @returns A function that cancels the call. */
  readonly after: (delayMs: number, callback: () => void) => () => void
  /** Waits `delayMs` milliseconds; to be given as the emulator's `wait`. */
  readonly wait: (delayMs: number) => Promise<void>
  /** Advances the time by `byMs` milliseconds; timers that fall due are called in the order of their time. */
  readonly advance: (byMs: number) => void
}

interface Timer {
  readonly atMs: number
  readonly callback: () => void
}

/**
 * Makes a clock for tests of a program that uses a client: give it to the client as `clock`, and its functions to the
 * emulator. Backoff, waits for a quota and latencies then take no time, and the clock shows afterwards how long they
 * would have taken.
 *
 * For clients with the emulator's `transport`. Over sockets the clock would jump ahead of replies that are still on
 * their way: use real time there.
 *
 * @param startMs - Its time at the start, in epoch milliseconds; the current time unless given.
 * @returns The clock.
 * @example
 * ```ts
 * import { CloudTrail } from 'cloudtrail-client'
 * import { createEmulator, createTestClock } from 'cloudtrail-client/testing'
 *
 * const clock = createTestClock()
 * const emulator = createEmulator({ now: clock.now, wait: clock.wait, quotas: true })
 * const cloudtrail = new CloudTrail({
 *   region: 'us-east-1',
 *   credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
 *   transport: emulator.transport,
 *   clock,
 * })
 * const startedAt = clock.now()
 * for (let call = 0; call < 10; call++) await cloudtrail.lookupEvents()
 * console.log(Math.round((clock.now() - startedAt) / 1000)) // 5, in no time: two a second
 * ```
 */
export function createTestClock(startMs: number = Date.now()): TestClock {
  const timers = new Set<Timer>()
  let nowMs = startMs
  let isJumpPlanned = false

  /** What a program does between two waits runs in microtasks; `setImmediate` calls back when all of them are done. */
  const planJump = (): void => {
    if (isJumpPlanned || timers.size === 0) return
    isJumpPlanned = true
    setImmediate(() => {
      isJumpPlanned = false
      const next = earliest(timers)
      if (next !== undefined) ring(next)
      planJump()
    })
  }
  const ring = (timer: Timer): void => {
    timers.delete(timer)
    nowMs = Math.max(nowMs, timer.atMs)
    timer.callback()
  }
  const after: TestClock['after'] = (delayMs, callback) => {
    const timer = { atMs: nowMs + delayMs, callback }
    timers.add(timer)
    planJump()
    return () => {
      timers.delete(timer)
    }
  }
  return {
    now: () => nowMs,
    after,
    wait: (delayMs) =>
      new Promise((resolve) => {
        after(delayMs, resolve)
      }),
    advance: (byMs) => {
      const untilMs = nowMs + byMs
      for (let next = earliest(timers); next !== undefined && next.atMs <= untilMs; next = earliest(timers)) ring(next)
      nowMs = untilMs
    },
  }
}

const earliest = (timers: ReadonlySet<Timer>): Timer | undefined =>
  [...timers].reduce<Timer | undefined>(
    (first, timer) => (first && first.atMs <= timer.atMs ? first : timer),
    undefined,
  )
