/** Decides what kind of failure an attempt had, and whether it may be repeated. Pure. */
import { transientCodes, unknownErrorCode } from '../contracts/error-codes.js'
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
export const mayRepeat = (row: AnyOperation, error: unknown): boolean => row.retry === 'always' || wasNotDone(error)

/** Whether a failure proves that the service has not carried the request out. */
export function wasNotDone(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return !error.mayBeSent
  if (!isServiceError(error)) return false
  const { status, code, requestId, isThrottle } = error
  // After 500, 502 or 504 it may have; 503 means that it has not, if it is AWS that says so, and not a proxy on the way.
  if (status >= 500) return isThrottle || (status === 503 && code !== unknownErrorCode && requestId !== undefined)
  return isThrottle || !transientCodes.has(code)
}
