/** The transport through a proxy. Few programs need it and undici, so that both are loaded with its first request. */
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { buildConnector, Dispatcher, Pool } from 'undici'
import type { Clock } from '../runtime/clock.js'
import { foreignError } from '../runtime/foreign-error.js'
import type { Transport, TransportResponse } from '../contracts/transport.js'
import { isStale } from './idle-connections.js'
import { loadPackage } from './load-package.js'
import { cannotLoad, type ProxySettings } from './proxy-settings.js'
import { dispatcherTransport, ProxyClosedError, ProxyLateError } from './undici-transport.js'

/** A transport through proxies. */
export function createProxyTransport(
  settings: ProxySettings,
  clock: Clock,
  load: () => Promise<typeof import('undici')> = loadUndici,
): Transport {
  let loading: Promise<typeof import('undici')> | undefined
  let proxied: ProxiedTransport | undefined
  let usedAtMs = 0
  const leave = (left: ProxiedTransport) => {
    if (proxied === left) proxied = undefined // the next request must not get a connection that is about to close
    if (left.inFlight === 0) left.closeConnections()
  }
  return async (request) => {
    loading ??= load()
    const undici = await loading.catch((cause: unknown) => {
      loading = undefined
      throw cannotLoad('undici', request.operation, cause)
    })
    // undici closes idle connections after 4 s by a timer, which stands still in a frozen process.
    if (proxied !== undefined && isStale(usedAtMs, clock.now())) leave(proxied)
    usedAtMs = clock.now()
    const current = (proxied ??= connect(undici, settings, clock, request.connectTimeoutMs))
    current.inFlight++
    try {
      const reply = await current.transport(request)
      whenRead(reply, () => current.inFlight--)
      return reply
    } catch (error) {
      // undici goes on connecting after an abort, which would keep the process alive.
      if (--current.inFlight === 0) leave(current)
      throw error
    }
  }
}

/** Calls back when a reply has been read to its end. */
function whenRead({ stream }: TransportResponse, callback: () => void): void {
  const body = stream as Readable | undefined // sound: the stream of a dispatcher's transport is undici's own
  if (body === undefined || body.closed) callback()
  else body.once('close', callback)
}

interface ProxiedTransport {
  readonly transport: Transport
  /** Exchanges whose reply has not been read to its end. */
  inFlight: number
  /** Ends every connection, established or not; the transport cannot be used afterwards. */
  readonly closeConnections: () => void
}

/** The most connections to one host at a time, as without a proxy. */
const maxConnections = 50

/** Error codes of a proxy that closes the connection instead of opening a tunnel. */
const closedCodes = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']

function connect(
  { EnvHttpProxyAgent, Pool, buildConnector }: typeof import('undici'),
  { http, https, except, trusted }: ProxySettings,
  clock: Clock,
  timeout: number,
): ProxiedTransport {
  const sockets = new Set<Socket>()
  const ca = trusted?.()
  const tls = ca === undefined ? { timeout } : { timeout, ca }
  const tracked =
    (connector: Connector): Connector =>
    (options, callback) => {
      const socket = connector(options, callback)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      return socket
    }
  class TunnelPool extends Pool {
    readonly #authorization: Record<string, string>
    constructor(proxy: URL, options: Pool.Options) {
      // Sound: undici's connector returns the socket, which its types leave out.
      super(proxy, { ...options, connect: tracked(options.connect as Connector), headersTimeout: timeout })
      this.#authorization = userOnly(proxy)
    }
    override async connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
      const headers = { ...(options.headers as Record<string, string>), ...this.#authorization } // sound: a ProxyAgent passes an object
      return super.connect({ ...options, headers }).catch((cause: unknown) => {
        const { code } = foreignError(cause)
        // On its own error, undici's client would retry the tunnel thousands of times a second.
        if (closedCodes.includes(code)) throw new ProxyClosedError()
        throw code === 'UND_ERR_HEADERS_TIMEOUT' ? new ProxyLateError() : cause
      })
    }
  }
  // Empty strings, because undici reads omitted proxies from the environment. Without one for https, it uses the one for http.
  const agent = new EnvHttpProxyAgent({
    httpProxy: http ?? '',
    httpsProxy: https ?? '',
    noProxy: except,
    connections: maxConnections,
    connect: tracked(buildConnector(tls) as Connector), // sound: as above
    proxyTls: tls,
    requestTls: tls,
    clientFactory: (origin, options) => new TunnelPool(origin, options),
  })
  const closeConnections = () => {
    for (const socket of sockets) socket.destroy(new Error('it is no longer needed'))
  }
  return { transport: dispatcherTransport(agent, clock), inFlight: 0, closeConnections }
}

type Connector = (...parameters: Parameters<buildConnector.connector>) => Socket

/** undici only sends a user that has a password, but a token is often given as a user without one. */
function userOnly({ username, password }: URL): Record<string, string> {
  if (username === '' || password !== '') return {}
  return { 'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(username)}:`).toString('base64')}` }
}

/** For the name `undici`, Bun returns a stand-in that sends no requests. */
const loadUndici = () => loadPackage('undici/index.js') as Promise<typeof import('undici')> // sound: what the file exports
