/** Servers on 127.0.0.1 that end with the test that started them. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface LocalServer {
  readonly url: URL
  /** Every connection that was made, open or not. */
  readonly sockets: readonly Socket[]
}

/** A server that speaks HTTP. */
export function serve(handler: RequestListener): Promise<LocalServer> {
  // Idle connections stay open, so that a test sees whether the client holds on to them.
  const server = createHttpServer({ keepAliveTimeout: 0 }, handler)
  return listen(server, 'http')
}

/** A server that speaks HTTPS with a certificate that nobody trusts. */
export function serveSelfSigned(handler: RequestListener): Promise<LocalServer> {
  const read = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url))
  const tls = { cert: read('self-signed.pem'), key: read('self-signed-key.pem') }
  return serveTls(tls, handler)
}

/** A server that speaks HTTPS with a given certificate. */
export function serveTls(
  tls: { readonly cert: string | Buffer; readonly key: string | Buffer },
  handler: RequestListener,
): Promise<LocalServer> {
  return listen(createHttpsServer({ ...tls, keepAliveTimeout: 0 }, handler), 'https')
}

/** A server that takes connections and leaves the rest to the test. */
export function serveSockets(handler: (socket: Socket) => void, protocol = 'http'): Promise<LocalServer> {
  return listen(createTcpServer(handler), protocol)
}

/** A URL that nothing listens at. */
export async function unusedUrl(): Promise<URL> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = urlOf(server, 'http')
  server.close()
  await once(server, 'close')
  return url
}

async function listen(server: Server, protocol: string): Promise<LocalServer> {
  const sockets: Socket[] = []
  server.on('connection', (socket: Socket) => {
    sockets.push(socket)
    // What a client that gave up does to its connection is not what is tested here.
    socket.on('error', () => undefined)
  })
  return { url: await listenInTest(server, sockets, protocol), sockets }
}

/**
 * Lets a server listen until the test that started it has finished.
 *
 * @param sockets - Connections to end then; looked at when the time has come.
 */
export async function listenInTest(server: Server, sockets: Iterable<Socket>, protocol = 'http'): Promise<URL> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  return urlOf(server, protocol)
}

// Sound: a server that listens at a TCP port has an address of this form.
const urlOf = (server: Server, protocol: string): URL =>
  new URL(`${protocol}://127.0.0.1:${String((server.address() as AddressInfo).port)}/`)
