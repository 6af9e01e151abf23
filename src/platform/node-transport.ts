/** The transport on Node's `http` and `https`, with keep-alive connections. */
import type * as http from 'node:http'
import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { ConnectionError, TimeoutError } from '../contracts/errors.js'
import { withoutReply } from '../contracts/network-fault.js'
import { onAbort } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { errorText } from '../runtime/foreign-error.js'
import { builtin } from './node-builtin.js'
import { endingWith, isStreamed, maxReplyBytes, replyTooLarge } from './reply-body.js'
import type { Transport, TransportRequest, TransportResponse } from '../contracts/transport.js'

/** The most connections to one host at a time, as in the AWS SDK. Idle ones do not keep the process alive. */
const maxSockets = 50

/** A transport. All transports of a process share their connections, so that many clients do not keep many idle ones. */
export function createNodeTransport(clock: Clock): Transport {
  return (request) =>
    new Promise<TransportResponse>((resolve, reject) => {
      new Exchange(request, clock, resolve, reject).start()
    })
}

/** The module and the agent for requests of one scheme. */
interface Requester {
  /** `request` is read from the module at every call, because msw and others replace it there. */
  readonly module: Pick<typeof http, 'request'>
  readonly agent: Agent
}

interface Connections {
  readonly maxSockets: number
  http?: Requester
  https?: Requester
}

const connections: Connections = { maxSockets }

/**
 * For streamed replies: each holds its connection until it has been read, so a limit would make other requests wait for slow
 * readers. The caller decides how many there are.
 */
const streamingConnections: Connections = { maxSockets: Infinity }

function requesterOf({ protocol }: URL, kept: Connections): Requester {
  if (protocol === 'https:') return (kept.https ??= newRequester('node:https', kept))
  return (kept.http ??= newRequester('node:http', kept))
}

/** The module is kept with its agent: looking it up at every request costs 1 µs. */
function newRequester(id: 'node:http' | 'node:https', { maxSockets }: Connections): Requester {
  const module = builtin(id)
  return { module, agent: new module.Agent({ keepAlive: true, maxSockets }) }
}

function open({ method, url, headers, body, streamsReply }: TransportRequest): ClientRequest {
  const { module, agent } = requesterOf(url, streamsReply === true ? streamingConnections : connections)
  // Taking the URL apart here saves 3 µs compared to passing it to Node.
  return module.request({
    agent,
    method,
    protocol: url.protocol,
    // A URL has an IPv6 address in brackets; the options of a request have it without.
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: url.pathname + url.search,
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
  })
}

/** One request and its reply. It settles once, and then removes all its timers and listeners. */
class Exchange {
  readonly #request: TransportRequest
  readonly #clock: Clock
  readonly #resolve: (response: TransportResponse) => void
  readonly #reject: (reason: unknown) => void
  readonly #cleanups: (() => void)[] = []
  #connected = false
  #responded = false
  #settled = false
  #client: ClientRequest | undefined

  constructor(
    request: TransportRequest,
    clock: Clock,
    resolve: (response: TransportResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#request = request
    this.#clock = clock
    this.#resolve = resolve
    this.#reject = reject
  }

  start(): void {
    const { body, signal, requestTimeoutMs } = this.#request
    if (signal?.aborted === true) {
      this.#reject(signal.reason)
      return
    }
    const client = open(this.#request)
    this.#client = client
    client.on('error', (error) => {
      this.#fail(this.#connectionError(error))
    })
    client.on('socket', (socket) => {
      // While this is true, Deno resends a request that breaks or is aborted, even one that creates something:
      // https://github.com/denoland/deno/issues/36786
      client.reusedSocket = false
      this.#watchConnecting(socket)
    })
    client.on('response', (response) => {
      this.#responded = true
      this.#read(response)
    })
    // When a server switches protocols (status 101), Node closes the connection without an error.
    client.on('close', () => {
      if (!this.#responded) this.#fail(this.#connectionError(new Error('it was closed')))
    })
    if (signal !== undefined) this.#watchSignal(signal)
    this.#cleanups.push(
      this.#clock.after(requestTimeoutMs, () => {
        this.#timeOut('RequestTimeout', requestTimeoutMs)
      }),
    )
    client.end(body)
  }

  #watchSignal(signal: AbortSignal): void {
    const stopListening = onAbort(signal, () => {
      this.#fail(signal.reason)
    })
    this.#cleanups.push(stopListening)
  }

  #watchConnecting(socket: Socket): void {
    if (!socket.connecting) {
      this.#connected = true
      return
    }
    const { connectTimeoutMs, url } = this.#request
    const cancel = this.#clock.after(connectTimeoutMs, () => {
      this.#timeOut('ConnectTimeout', connectTimeoutMs)
    })
    this.#cleanups.push(cancel)
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      this.#connected = true
      cancel()
    })
  }

  #read(response: IncomingMessage): void {
    const status = response.statusCode ?? 0
    const headers = plainHeaders(response)
    if (isStreamed(this.#request, status)) {
      this.#settle(() => {
        this.#resolve({ status, headers, body: '', stream: endingWith(this.#request.signal, response) })
      })
      return
    }
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxReplyBytes) this.#fail(replyTooLarge(this.#request.operation))
      else chunks.push(chunk)
    })
    response.on('error', (error) => {
      this.#fail(this.#connectionError(error))
    })
    response.on('end', () => {
      this.#settle(() => {
        this.#resolve({ status, headers, body: Buffer.concat(chunks, size).toString('utf8') })
      })
    })
  }

  #timeOut(code: 'ConnectTimeout' | 'RequestTimeout', limitMs: number): void {
    const { operation, url } = this.#request
    const what = code === 'ConnectTimeout' ? `no connection to ${url.host}` : `no complete reply from ${url.host}`
    const option = code === 'ConnectTimeout' ? 'connectTimeoutMs' : 'requestTimeoutMs'
    this.#fail(
      new TimeoutError(`${operation}: ${what} within ${String(limitMs)} ms (${option})`, {
        code,
        operation,
        mayBeSent: this.#connected,
      }),
    )
  }

  #connectionError(error: Error): ConnectionError {
    const { operation, url } = this.#request
    const phase = this.#connected ? 'the connection broke before the reply was complete' : 'could not connect'
    return new ConnectionError(`${operation}: ${phase} (${url.host}): ${errorText(error)}`, {
      operation,
      mayBeSent: this.#connected,
      cause: withoutReply(error),
    })
  }

  #fail(reason: unknown): void {
    this.#settle(() => {
      this.#reject(reason)
    })
    this.#client?.destroy()
  }

  #settle(act: () => void): void {
    if (this.#settled) return
    this.#settled = true
    for (const cleanup of this.#cleanups) cleanup()
    act()
  }
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return plain
}
