/** Decides what kind of failure an attempt had, and whether it may be repeated. Pure. */
import { transientCodes } from '../contracts/error-codes.js'
import { ConnectionError, isServiceError, TimeoutError } from '../contracts/errors.js'
import { networkFault } from '../contracts/network-fault.js'
import type { AnyOperation } from '../contracts/operation.js'

/** `throttle`: slow down. `transient`: another attempt may succeed. `final`: another attempt would fail too. */
export type Fault = 'throttle' | 'transient' | 'final'

/** HTTP statuses of transient faults. */
const transientStatuses: ReadonlySet<number> = /* @__PURE__ */ new Set([500, 502, 503, 504])

/** The kind of failure that an error stands for. */
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

/** Whether the request can be repeated safely, although the service may already have carried it out. */
export function mayRepeat(row: AnyOperation, error: unknown): boolean {
  if (row.retry === 'always') return true
  if (error instanceof ConnectionError || error instanceof TimeoutError) return !error.mayBeSent
  // After 500, 502 or 504 the service may have carried it out; 503 and a throttle mean that it has not.
  return isServiceError(error) && (error.isThrottle || error.status === 503)
}
