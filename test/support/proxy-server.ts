/** A real proxy on 127.0.0.1 that ends with the test that started it. */
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import { createProxy } from 'proxy'
import { listenInTest } from './local-server.js'

export interface ProxyServer {
  /** `http://127.0.0.1:…`, without user and password. */
  readonly url: URL
  /** The hosts that tunnels were asked for, granted or not. */
  readonly tunnels: readonly string[]
  readonly sockets: readonly Socket[]
}

/**
 * @param credentials - `user:password` that must be given; omit for a proxy that anyone can use.
 * @param tls - Its certificate, for a proxy that is reached over TLS.
 */
export async function startProxy(
  credentials?: string,
  tls?: { readonly cert: string; readonly key: string },
): Promise<ProxyServer> {
  const tunnels: string[] = []
  const sockets: Socket[] = []
  const server = tls === undefined ? createServer() : createHttpsServer(tls)
  server.on('connect', ({ url = '' }: IncomingMessage) => tunnels.push(url))
  server.on('connection', (socket: Socket) => sockets.push(socket))
  const proxy = createProxy(server)
  if (credentials !== undefined) {
    const expected = `Basic ${Buffer.from(credentials).toString('base64')}`
    proxy.authenticate = ({ headers }) => headers['proxy-authorization'] === expected
  }
  return { url: await listenInTest(server, sockets, tls === undefined ? 'http' : 'https'), tunnels, sockets }
}
