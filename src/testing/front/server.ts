/** The emulator as an HTTP server on loopback, for clients that need a real socket. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './adapters.js'
import type { Delivery } from './wire.js'

/** Options of `emulator.listen`. */
export interface ListenOptions {
  /**
   * Port, 0 to 65535; 0 takes a free one.
   *
   * @defaultValue 0
   */
  port?: number | undefined
  /**
   * `127.0.0.1`, `::1` or `localhost`: other machines cannot reach the emulator.
   *
   * @defaultValue '127.0.0.1'
   */
  host?: string | undefined
}

/** A listening emulator. */
export interface Listener {
  /** To be used as the client's `endpoint`, e.g. `http://127.0.0.1:41234`. */
  readonly url: string
  /** Stops listening and ends open connections. */
  close(): Promise<void>
}

const loopback = ['127.0.0.1', '::1', 'localhost']

/** Starts a server. */
export async function listen(answer: Answer, { port = 0, host = '127.0.0.1' }: ListenOptions): Promise<Listener> {
  if (!loopback.includes(host)) throw new TypeError(`listen: host must be one of ${loopback.join(', ')}, not ${host}`)
  const { createServer } = process.getBuiltinModule('node:http') // `import()` would fail in Jest's CommonJS
  const server = createServer((request, response) => {
    void readBody(request)
      .then((body) => answer({ ...headOf(request), body }))
      .then(
        (delivery) => {
          deliver(delivery, response)
        },
        () => response.destroy(), // the client closed the connection while sending
      )
  })
  await started(server, port, host)
  const address = server.address() as AddressInfo // sound: it listens on a port, not on a pipe
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () => stopped(server),
  }
}

function deliver({ response: { status, headers, body }, cut }: Delivery, response: ServerResponse): void {
  if (cut === 'before') {
    response.destroy()
    return
  }
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  if (cut === undefined) response.end(body)
  else response.write(body.slice(0, body.length / 2), () => response.destroy())
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk) // sound: no encoding is set
  return Buffer.concat(chunks).toString()
}

function headOf({ method = '', url = '/', headers }: IncomingMessage) {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [name, [value].flat().join(', ')])
  return { method, url: new URL(url, `http://${headers.host ?? 'localhost'}`), headers: Object.fromEntries(entries) }
}

function started(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function stopped(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) resolve()
      else reject(error)
    })
    server.closeAllConnections()
  })
}
