/** The transport on a dispatcher of undici: a tuned pool, a proxy, or a mock. It is given one, and never loads undici. */
import type { Dispatcher } from 'undici'
import { ConnectionError, InputError, TimeoutError } from '../contracts/errors.js'
import { systemClock, type Clock } from '../runtime/clock.js'
import { endingWith, isStreamed, readText } from './reply-body.js'
import { timedExchange } from './timed-exchange.js'
import type { Transport, TransportRequest, TransportResponse } from './transport.js'

/**
 * Carries requests with a dispatcher of undici: a `Pool` or `Agent` with options of your own, a `ProxyAgent`, or a
 * `MockAgent`.
 *
 * The dispatcher stays yours: its pool, its TLS and its connect timeout are as you made them, and closing it is up to you.
 * `connectTimeoutMs` of the client has no effect on it; `requestTimeoutMs` has.
 * On Bun, import it from `undici/index.js`: for `undici` alone Bun gives a module of its own.
 * A `ProxyAgent` of your own asks a proxy that closes the connection again and again until then; the client's `proxy` does
 * not.
 *
 * @param dispatcher - Any dispatcher of undici 6 or newer.
 * @param clock - For tests: the source of time for the time limit. Omit for the machine's.
 * @returns The transport; give it to clients as `transport`.
 * @throws InputError for something else than a dispatcher of undici.
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
  // Sound: it is what Bun puts in undici's place.
  if (typeof (dispatcher as Partial<Dispatcher>).request !== 'function') {
    const message = "must be one of undici; on Bun, import 'undici/index.js'"
    throw new InputError([{ path: 'dispatcher', message }])
  }
  return dispatcherTransport(dispatcher, clock)
}

/** The transport on a dispatcher that surely is one. */
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
      headers: { ...headers }, // a proxy agent adds `host` to the object it is given
      body: body === '' ? null : body,
      signal,
      // The client has a time limit of its own.
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

/** A proxy closed the connection instead of making a tunnel of it. */
export class ProxyClosedError extends Error {}

/** A proxy did not make a tunnel in time. */
export class ProxyLateError extends Error {}

const tlsCodes = /CERT|SELF_SIGNED|SIGNATURE|ISSUER|^ERR_(TLS|SSL)|^EPROTO$|^UND_ERR_PRX_TLS$/

/** Node's words; the code is that of any connection that breaks. */
const brokenHandshake = /before secure TLS connection was established/

/** The error of a request that surely was not sent; `undefined` for any other. */
function unsentError({ operation, url }: TransportRequest, cause: unknown): Error | undefined {
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || cause instanceof ProxyLateError) {
    const late = `${operation}: no connection to ${url.host} within the dispatcher's connect timeout`
    return new TimeoutError(late, { code: 'ConnectTimeout', operation, mayBeSent: false })
  }
  const status = /^Proxy response \((\d+)\)/.exec(message)?.[1]
  if (status !== undefined) return proxyRefusal(operation, status, cause)
  // Without a cause it counts as a fault that passes.
  if (cause instanceof ProxyClosedError) return unsent(operation, 'the proxy closed the connection')
  if (brokenHandshake.test(message)) return unsent(operation, `could not connect (${url.host}): ${message}`, cause)
  return tlsCodes.test(code) ? unsent(operation, `no trusted connection to ${url.host}: ${message}`, cause) : undefined
}

/** A proxy that cannot reach the host may do so the next time; any other refusal stays one. */
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
