/** The transport on the runtime's own `fetch`, where there is no `node:https`. */
import { onAbort } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { isStreamed, readText } from './reply-body.js'
import { timedExchange } from './timed-exchange.js'
import type { ByteStream, Transport, TransportRequest, TransportResponse } from '../contracts/transport.js'

/** A transport on `fetch`, which does not tell when it has connected: `connectTimeoutMs` has no effect. */
export function createFetchTransport(clock: Clock): Transport {
  return (request) => timedExchange(request, clock, exchange)
}

async function exchange(request: TransportRequest, signal: AbortSignal): Promise<TransportResponse> {
  const { operation, method, url, streamsReply, body } = request
  const headers = streamsReply === true ? { ...request.headers, 'accept-encoding': 'identity' } : request.headers
  // A redirect would carry the signature and the session token to another host.
  const response = await fetch(url, { method, headers, signal, redirect: 'manual', ...(body === '' ? {} : { body }) })
  const head = {
    status: response.status,
    // Entries would repeat `set-cookie` for each of its values.
    headers: Object.fromEntries([...response.headers.keys()].map((name) => [name, response.headers.get(name) ?? ''])),
  }
  if (isStreamed(request, response.status)) {
    return { ...head, headers: ofDecoded(head.headers), body: '', stream: streamOf(response.body, request.signal) }
  }
  return {
    ...head,
    body: response.body === null ? '' : await readText(chunksOf(response.body), operation),
  }
}

/**
 * `fetch` decodes the Content-Encoding of an object even when the request asks for identity. The lengths in the headers are then
 * not those of the decoded bytes, so they are left out: such a body can be neither checked nor resumed.
 */
function ofDecoded(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { 'content-encoding': encoding = 'identity', 'content-length': _, 'content-range': __, ...others } = headers
  return encoding === 'identity' ? headers : { ...others, 'content-encoding': encoding }
}

function streamOf(body: ReadableStream | null, signal: AbortSignal | undefined): ByteStream {
  // Sound: the body of a reply holds bytes.
  const reader = (body as ReadableStream<Uint8Array> | null)?.getReader()
  const cancel = () => {
    // A pending read reports the same error.
    reader?.cancel().catch(() => undefined)
  }
  const stopListening = signal && onAbort(signal, cancel)
  const destroy = () => {
    stopListening?.()
    cancel()
  }
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const result = await reader?.read()
    if (result?.done === false) return result
    stopListening?.()
    if (signal?.aborted === true) throw signal.reason
    return { done: true, value: undefined }
  }
  const leave = () => {
    destroy()
    return Promise.resolve({ done: true as const, value: undefined })
  }
  return { destroy, [Symbol.asyncIterator]: () => ({ next, return: leave }) }
}

/** By a reader, because not every browser's streams can be iterated. */
async function* chunksOf(body: ReadableStream): AsyncGenerator<Uint8Array> {
  // Sound: the body of a reply holds bytes; Node's types leave that open.
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
