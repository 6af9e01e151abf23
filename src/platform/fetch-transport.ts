/** The transport on the runtime's own `fetch`, where there is no `node:https`. */
import type { Clock } from '../runtime/clock.js'
import { readText, timedExchange } from './timed-exchange.js'
import type { Transport, TransportRequest, TransportResponse } from './transport.js'

/** A transport on `fetch`. It cannot see a connection being made, so `connectTimeoutMs` has no effect. */
export function createFetchTransport(clock: Clock): Transport {
  return (request) => timedExchange(request, clock, exchange)
}

async function exchange(
  { operation, method, url, headers, body }: TransportRequest,
  signal: AbortSignal,
): Promise<TransportResponse> {
  // A redirect would carry the signature and the session token to another host.
  const response = await fetch(url, { method, headers, signal, redirect: 'manual', ...(body === '' ? {} : { body }) })
  return {
    status: response.status,
    // Entries would repeat `set-cookie` for each of its values.
    headers: Object.fromEntries([...response.headers.keys()].map((name) => [name, response.headers.get(name) ?? ''])),
    body: response.body === null ? '' : await readText(chunksOf(response.body), operation),
  }
}

/** Not the stream's own iterator: browsers are late to have one. */
async function* chunksOf(body: ReadableStream): AsyncGenerator<Uint8Array> {
  // Node's types leave open what its streams hold; those of a body hold bytes.
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}
