/** The time limit and the errors of the transports that leave the socket to another library (fetch, undici). */
import { CloudTrailError, ConnectionError, TimeoutError } from '../contracts/errors.js'
import { networkFault, withoutReply } from '../contracts/network-fault.js'
import { withinTime } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { errorText } from '../runtime/foreign-error.js'
import type { TransportRequest, TransportResponse } from '../contracts/transport.js'

/** Carries out an exchange that ends at an abort or at its time limit, and that fails with an error of this package. */
export async function timedExchange(
  request: TransportRequest,
  clock: Clock,
  exchange: (request: TransportRequest, signal: AbortSignal) => Promise<TransportResponse>,
): Promise<TransportResponse> {
  const { operation, url, requestTimeoutMs, signal } = request
  const late = () => {
    const message = `${operation}: no complete reply from ${url.host} within ${String(requestTimeoutMs)} ms (requestTimeoutMs)`
    return new TimeoutError(message, { code: 'RequestTimeout', operation, mayBeSent: true })
  }
  // Not every runtime ends an exchange at an abort while it connects.
  return withinTime(signal, clock, requestTimeoutMs, late, async (limited) => {
    try {
      if (limited.aborted) throw limited.reason
      return await exchange(request, limited)
    } catch (error) {
      if (limited.aborted) throw limited.reason
      throw error instanceof CloudTrailError ? error : connectionError(request, error)
    }
  })
}

function connectionError({ operation, url }: TransportRequest, cause: unknown): ConnectionError {
  const message = `${operation}: the exchange with ${url.host} failed: ${errorText(cause)}`
  return new ConnectionError(message, {
    operation,
    mayBeSent: networkFault(cause) !== 'unsent',
    cause: withoutReply(cause),
  })
}
