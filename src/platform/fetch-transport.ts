/** The transport on the runtime's own `fetch`, where there is no `node:https`. */
import { ConnectionError, TimeoutError } from '../errors.js'
import { withDeadline } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { maxReplyBytes, replyTooLarge } from './reply-limit.js'
import type { Transport, TransportRequest, TransportResponse } from './transport.js'

/** A transport on `fetch`. It cannot see a connection being made, so `connectTimeoutMs` has no effect. */
export function createFetchTransport(clock: Clock): Transport {
  return async (request) => {
    const { operation, url, requestTimeoutMs } = request
    const deadline = withDeadline(request.signal, clock, requestTimeoutMs, () => {
      const message = `${operation}: no complete reply from ${url.host} within ${String(requestTimeoutMs)} ms (requestTimeoutMs)`
      return new TimeoutError(message, { code: 'RequestTimeout', operation, mayBeSent: true })
    })
    try {
      return await exchange(request, deadline.signal)
    } catch (error) {
      if (deadline.signal.aborted) throw deadline.signal.reason
      if (error instanceof ConnectionError) throw error
      const reason = error instanceof Error ? error.message : 'fetch failed'
      throw new ConnectionError(`${operation}: the exchange with ${url.host} failed: ${reason}`, {
        operation,
        mayBeSent: true,
        cause: error,
      })
    } finally {
      deadline.dispose()
    }
  }
}

async function exchange(request: TransportRequest, signal: AbortSignal): Promise<TransportResponse> {
  const { method, url, headers, body } = request
  // A redirect would carry the signature and the session token to another host.
  const response = await fetch(url, { method, headers, signal, redirect: 'manual', ...(body === '' ? {} : { body }) })
  return {
    status: response.status,
    // Entries would repeat `set-cookie` for each of its values.
    headers: Object.fromEntries([...response.headers.keys()].map((name) => [name, response.headers.get(name) ?? ''])),
    body: await readBody(response, request.operation),
  }
}

async function readBody(response: Response, operation: string): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  // Node's types leave open what its streams hold; those of a body hold bytes.
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > maxReplyBytes) {
      await reader.cancel()
      throw replyTooLarge(operation)
    }
    text += decoder.decode(value, { stream: true })
  }
}
