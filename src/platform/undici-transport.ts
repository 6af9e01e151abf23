/** The transport on a given undici dispatcher: a tuned pool, a proxy, or a mock. It never loads undici itself. */
import type { Dispatcher } from 'undici'
import { ConnectionError, InputError, TimeoutError } from '../contracts/errors.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { foreignError } from '../runtime/foreign-error.js'
import { remedyFor } from './certificate-authorities.js'
import { endingWith, isStreamed, readText } from './reply-body.js'
import { timedExchange } from './timed-exchange.js'
import type { Transport, TransportRequest, TransportResponse } from '../contracts/transport.js'

/**
 * Sends requests through an undici dispatcher: a `Pool` or `Agent` with your own options, a `ProxyAgent`, or a `MockAgent`.
 *
 * The dispatcher stays yours: its pool, TLS and connect timeout are used as they are, and you close it.
 * It closes idle connections by a timer, which stands still in a frozen process, as on AWS Lambda: there, use the client's `proxy`.
 * The client's `connectTimeoutMs` has no effect on it; `requestTimeoutMs` has.
 * On Bun, import it from `undici/index.js`: Bun replaces the module `undici`.
 * If a proxy keeps closing the connection, a `ProxyAgent` of yours reconnects until the time limit; the client's `proxy` does
 * not.
 *
 * @param dispatcher - Any dispatcher of undici 6 or newer.
 * @param clock - For tests: the time source of the time limit. Omit for the system's.
 * @returns The transport; give it to clients as `transport`.
 * @throws InputError for anything but an undici dispatcher.
 * @example
 * ```ts
 * import { CloudTrail } from 'cloudtrail-client'
 * import { undiciTransport } from 'cloudtrail-client/undici'
 * import { Agent } from 'undici'
 *
 * const transport = undiciTransport(new Agent({ connections: 4, keepAliveTimeout: 60_000 }))
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', transport })
 * ```
 * @see https://undici.nodejs.org/#/docs/api/Dispatcher
 */
export function undiciTransport(dispatcher: Dispatcher, clock: Clock = systemClock): Transport {
  // Sound: what Bun puts in undici's place has no `request`.
  if (typeof (dispatcher as Partial<Dispatcher>).request !== 'function') {
    const message = "must be one of undici; on Bun, import 'undici/index.js'"
    throw new InputError([{ path: 'dispatcher', message }])
  }
  return dispatcherTransport(dispatcher, clock)
}

/** The same for a dispatcher that needs no check. */
export function dispatcherTransport(dispatcher: Dispatcher, clock: Clock): Transport {
  return (request) => timedExchange(request, clock, (given, signal) => exchange(dispatcher, given, signal))
}

async function exchange(
  dispatcher: Dispatcher,
  request: TransportRequest,
  signal: AbortSignal,
): Promise<TransportResponse> {
  const { operation, method, url, headers, body } = request
  const response = await dispatcher
    .request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: { ...headers }, // a ProxyAgent adds `host` to the object that it is given
      body: body === '' ? null : body,
      signal,
      // The client applies its own time limit.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    .catch((error: unknown) => {
      throw unsentError(request, error) ?? error
    })
  const head = { status: response.statusCode, headers: plainHeaders(response.headers) }
  if (isStreamed(request, head.status)) return { ...head, body: '', stream: endingWith(request.signal, response.body) }
  return {
    ...head,
    body: await readText(response.body as AsyncIterable<Uint8Array>, operation), // sound: no encoding is set
  }
}

/** A proxy closed the connection instead of opening a tunnel. */
export class ProxyClosedError extends Error {}

/** A proxy did not open a tunnel in time. */
export class ProxyLateError extends Error {}

const tlsCodes = /CERT|SELF_SIGNED|SIGNATURE|ISSUER|^ERR_(TLS|SSL)|^EPROTO$|^UND_ERR_PRX_TLS$/

/** Node's message; its code is the one of any broken connection. */
const brokenHandshake = /before secure TLS connection was established/

/** The error of a request that was certainly not sent; `undefined` for any other. */
function unsentError({ operation, url }: TransportRequest, cause: unknown): Error | undefined {
  const { code, message } = foreignError(cause)
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || cause instanceof ProxyLateError) {
    const late = `${operation}: no connection to ${url.host} within the dispatcher's connect timeout`
    return new TimeoutError(late, { code: 'ConnectTimeout', operation, mayBeSent: false })
  }
  const status = /^Proxy response \((\d+)\)/.exec(message)?.[1]
  if (status !== undefined) return proxyRefusal(operation, status, cause)
  // No cause: `classify` then takes it for transient.
  if (cause instanceof ProxyClosedError) return unsent(operation, 'the proxy closed the connection')
  if (brokenHandshake.test(message)) return unsent(operation, `could not connect (${url.host}): ${message}`, cause)
  if (!tlsCodes.test(code)) return undefined
  const remedy = remedyFor(code) || remedyFor(foreignError(foreignError(cause).cause).code)
  return unsent(operation, `no trusted connection to ${url.host}: ${message}${remedy}`, cause)
}

/** With status 5xx the proxy could not reach the host, which is transient; any other refusal is final. */
function proxyRefusal(operation: string, status: string, cause: unknown): ConnectionError {
  const remedy = status === '407' ? "; give user and password in the proxy's URL" : ''
  const reason = `the proxy refused the connection with status ${status}${remedy}`
  return unsent(operation, reason, status.startsWith('5') ? undefined : cause)
}

const unsent = (operation: string, reason: string, cause?: unknown): ConnectionError =>
  new ConnectionError(`${operation}: ${reason}`, { operation, mayBeSent: false, cause })

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, [value].flat().join(', ')]))
}
