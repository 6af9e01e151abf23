/** Tells what kind of failure an attempt had, and whether another attempt is allowed. Pure. */
import { transientCodes } from '../error-codes.js'
import { ConnectionError, isServiceError, TimeoutError } from '../errors.js'
import type { AnyOperation } from '../operation.js'

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

/** Codes of the runtimes for a connection that did not come about, so that no request went out. */
const unsentCodes =
  'ECONNREFUSED EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN UND_ERR_CONNECT_TIMEOUT ConnectionRefused'.split(' ')

/** Codes for a connection that broke, or brought nothing in time. */
const brokenCodes =
  'ECONNRESET EPIPE ETIMEDOUT UND_ERR_SOCKET UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT ConnectionClosed'.split(' ')

/** What runtimes without codes say: Chrome, Safari, Firefox, workerd, Deno, and a refused stream of HTTP/2. */
const brokenMessages =
  /^(Failed to fetch|Load failed|NetworkError when|The network connection was lost|Network connection lost|error sending request)|REFUSED_STREAM/

/** Causes are followed so far. */
const maxCauses = 10

/**
 * What an error of a network is, looking through its causes; `undefined` for anything else, such as a certificate that is
 * not trusted, malformed HTTP, or a mistake in the code of a transport.
 */
export function networkFault(error: unknown): 'unsent' | 'broken' | undefined {
  let cause = error
  for (let depth = 0; depth < maxCauses && cause instanceof Error && cause.name !== 'AbortError'; depth++) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (unsentCodes.includes(code)) return 'unsent'
    if (brokenCodes.includes(code) || brokenMessages.test(cause.message)) return 'broken'
    cause = cause.cause
  }
  return undefined
}
