/** The machine's time for work that nobody waits for. */
import { steadyClock } from '../retry/create-limiter.js'
import type { Clock } from '../runtime/clock.js'

/** Its timers do not keep the process running, where the runtime can tell them apart. */
export const unheldClock: Clock = {
  now: () => steadyClock.now(),
  after: (delayMs, callback) => {
    const timer: unknown = setTimeout(callback, delayMs)
    ;(timer as { unref?: () => void }).unref?.() // sound: in browsers a timer is a number, and has no such method
    return () => {
      clearTimeout(timer as ReturnType<typeof setTimeout>)
    }
  },
}
