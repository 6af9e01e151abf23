/** Tells what kind of failure an attempt had, and whether another attempt is allowed. Pure. */
import { transientCodes } from '../contracts/error-codes.js'
import { ConnectionError, isServiceError, TimeoutError } from '../contracts/errors.js'
import { networkFault } from '../contracts/network-fault.js'
import type { AnyOperation } from '../contracts/operation.js'

/** `throttle`: slow down. `transient`: passes by itself. `final`: another attempt would fail too. */
export type Fault = 'throttle' | 'transient' | 'final'

/** Statuses of faults that pass by themselves. */
const transientStatuses: ReadonlySet<number> = /* @__PURE__ */ new Set([500, 502, 503, 504])

/** What kind of failure an error is. */
export function classify(error: unknown): Fault {
  if (isServiceError(error)) {
    if (error.isThrottle) return 'throttle'
    return transientStatuses.has(error.status) || transientCodes.has(error.code) ? 'transient' : 'final'
  }
  if (error instanceof ConnectionError) {
    const isNetwork = error.cause === undefined || networkFault(error.cause) !== undefined
    return error.code === 'ConnectionFailed' && isNetwork ? 'transient' : 'final'
  }
  const isTransient = error instanceof TimeoutError && /^(Connect|Request)Timeout$/.test(error.code)
  return isTransient ? 'transient' : 'final'
}

/** Whether repeating the request can do no harm, although it may have been carried out already. */
export function mayRepeat(row: AnyOperation, error: unknown): boolean {
  if (row.retry === 'always') return true
  if (error instanceof ConnectionError || error instanceof TimeoutError) return !error.mayBeSent
  // A gateway that lost the reply answers 500, 502 or 504; 503 and a throttle say that nothing was done.
  return isServiceError(error) && (error.isThrottle || error.status === 503)
}
