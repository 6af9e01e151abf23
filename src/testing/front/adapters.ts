/** Entries without sockets: as a fetch function, and as the client's transport. */
import type { Transport } from '../../contracts/transport.js'
import type { Delivery, WireRequest } from './wire.js'

/** Answers one request. */
export type Answer = (request: WireRequest) => Promise<Delivery>

/** A fetch-style handler. */
export const fetchHandler =
  (answer: Answer) =>
  async (request: Request): Promise<Response> => {
    const { method, url, headers } = request
    const wire = { method, url: new URL(url), headers: Object.fromEntries(headers), body: await request.text() }
    const { response, cut } = await answer(wire)
    if (cut === 'before') return Response.error()
    const body = cut === 'middle' ? brokenBody(response.body) : response.body
    return new Response(body, { status: response.status, headers: response.headers })
  }

/** Half of a body, then a broken connection. */
const brokenBody = (body: string): ReadableStream =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body.slice(0, body.length / 2)))
      controller.error(brokenConnection())
    },
  })

/** The error with which Node reports a broken connection. */
const brokenConnection = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

/** A transport for the client. It ignores the two time limits of the request: without latency it answers at once. */
export const handlerTransport =
  (answer: Answer): Transport =>
  async ({ method, url, headers, body, signal }) => {
    signal?.throwIfAborted()
    await Promise.resolve() // a caller that aborts right after sending is served like one on a real network
    signal?.throwIfAborted()
    const { response, cut } = await answer({ method, url, headers, body })
    if (cut !== undefined) throw brokenConnection()
    return response
  }
