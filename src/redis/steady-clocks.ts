/** The machine's time, which cannot be set back, with timers of two kinds. */
import { systemClock, type Clock } from '../runtime/clock.js'

const now = () => performance.now()

/** Its timers keep the process running, as a call that waits should. */
export const machineClock: Clock = { ...systemClock, now }

/** Its timers do not, where the runtime can tell them apart: nobody waits for them. */
export const unheldClock: Clock = {
  now,
  after: (delayMs, callback) => {
    const timer: unknown = setTimeout(callback, delayMs)
    ;(timer as { unref?: () => void }).unref?.() // sound: in browsers a timer is a number, and has no such method
    return () => {
      clearTimeout(timer as ReturnType<typeof setTimeout>)
    }
  },
}
