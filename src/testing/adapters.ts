/** The ways into the handler: fetch-style, and as the client's transport, without sockets. */
import type { Transport } from '../platform/transport.js'
import type { WireRequest, WireResponse } from './wire.js'

/** Answers one request. */
export type Answer = (request: WireRequest) => WireResponse

/** A fetch-style handler. */
export const fetchHandler =
  (answer: Answer) =>
  async (request: Request): Promise<Response> => {
    const { method, url, headers } = request
    const wire = { method, url: new URL(url), headers: Object.fromEntries(headers), body: await request.text() }
    const { status, ...reply } = answer(wire)
    return new Response(reply.body, { status, headers: reply.headers })
  }

/** A transport for the client. It answers at once, so that its two time limits never run out. */
export const handlerTransport =
  (answer: Answer): Transport =>
  async ({ method, url, headers, body, signal }) => {
    signal?.throwIfAborted()
    await Promise.resolve() // a caller that aborts right after sending is served like one on a real network
    signal?.throwIfAborted()
    return answer({ method, url, headers, body })
  }
