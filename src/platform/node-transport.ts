/** The transport on Node's `http` and `https`, with keep-alive connections. */
import type * as http from 'node:http'
import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { ConnectionError, TimeoutError } from '../contracts/errors.js'
import { withoutReply } from '../contracts/network-fault.js'
import { onAbort } from '../runtime/abort.js'
import type { Clock } from '../runtime/clock.js'
import { errorText, foreignError } from '../runtime/foreign-error.js'
import { remedyFor, type TrustedAuthorities } from './certificate-authorities.js'
import { builtin } from './node-builtin.js'
import { isStale } from './idle-connections.js'
import { endingWith, isStreamed, maxReplyBytes, replyTooLarge } from './reply-body.js'
import type { Transport, TransportRequest, TransportResponse } from '../contracts/transport.js'

/** The most connections to one host at a time, as in the AWS SDK. Idle ones do not keep the process alive. */
const maxSockets = 50

/** A transport. All transports of a process share their connections, so that many clients do not keep many idle ones. */
export function createNodeTransport(clock: Clock, trusted?: TrustedAuthorities): Transport {
  return (request) =>
    new Promise<TransportResponse>((resolve, reject) => {
      const ca = request.url.protocol === 'https:' ? trusted?.() : undefined
      new Exchange(request, ca, clock, resolve, reject).start()
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
  /** The certificate authorities that are trusted. */
  readonly ca: string | undefined
  http?: Requester
  https?: Requester
}

interface Pool {
  readonly whole: Connections
  /**
   * For streamed replies: each holds its connection until it has been read, so a limit would make other requests wait for slow
   * readers. The caller decides how many there are.
   */
  readonly streamed: Connections
}

/** By the certificate authorities that are trusted, which are few in a process. */
const pools = new Map<string | undefined, Pool>()

function poolOf(ca: string | undefined): Pool {
  const pool = pools.get(ca) ?? { whole: { maxSockets, ca }, streamed: { maxSockets: Infinity, ca } }
  pools.set(ca, pool)
  return pool
}

/** Of a connection that has carried a request: where it leads, and when its last one began. */
const lastUses = new WeakMap<Socket, { readonly url: URL; readonly atMs: number }>()

/** Ends the idle connections to an origin: where one was found dead, the others are too. */
function dropIdle({ origin }: URL): void {
  for (const { http, https } of [...pools.values()].flatMap((pool) => Object.values(pool) as Connections[])) {
    const idle = [http, https].flatMap((requester) => Object.values(requester?.agent.freeSockets ?? {}).flat())
    for (const socket of idle) if (socket && lastUses.get(socket)?.url.origin === origin) socket.destroy()
  }
}

function requesterOf({ protocol }: URL, kept: Connections): Requester {
  if (protocol === 'https:') return (kept.https ??= newRequester('node:https', kept))
  return (kept.http ??= newRequester('node:http', kept))
}

/** The module is kept with its agent: looking it up at every request costs 1 µs. */
function newRequester(id: 'node:http' | 'node:https', { maxSockets, ca }: Connections): Requester {
  const module = builtin(id)
  const agent = new module.Agent({ keepAlive: true, maxSockets })
  if (ca !== undefined) {
    const nameOf = agent.getName.bind(agent)
    // Node copies them into the name at every request, 0.6 ms for the usual ones, but here they are always the same.
    agent.getName = (options) => nameOf({ ...options, ca: '' } as typeof options)
  }
  return { module, agent }
}

function open({ method, url, headers, body, streamsReply }: TransportRequest, ca: string | undefined): ClientRequest {
  const { module, agent } = requesterOf(url, poolOf(ca)[streamsReply === true ? 'streamed' : 'whole'])
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
    ...(ca === undefined ? {} : { ca }),
  })
}

/** One request and its reply. It settles once, and then removes all its timers and listeners. */
class Exchange {
  readonly #request: TransportRequest
  readonly #ca: string | undefined
  readonly #clock: Clock
  readonly #resolve: (response: TransportResponse) => void
  readonly #reject: (reason: unknown) => void
  readonly #cleanups: (() => void)[] = []
  #connected = false
  #isReused = false
  #responded = false
  #settled = false
  #client: ClientRequest | undefined

  constructor(
    request: TransportRequest,
    ca: string | undefined,
    clock: Clock,
    resolve: (response: TransportResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#request = request
    this.#ca = ca
    this.#clock = clock
    this.#resolve = resolve
    this.#reject = reject
  }

  start(): void {
    const { signal, requestTimeoutMs } = this.#request
    if (signal?.aborted === true) {
      this.#reject(signal.reason)
      return
    }
    this.#open()
    if (signal !== undefined) this.#watchSignal(signal)
    this.#cleanups.push(
      this.#clock.after(requestTimeoutMs, () => {
        this.#timeOut('RequestTimeout', requestTimeoutMs)
      }),
    )
  }

  #open(): void {
    const client = open(this.#request, this.#ca)
    this.#client = client
    client.on('error', (error) => {
      if (client === this.#client) this.#fail(this.#connectionError(error))
    })
    client.on('socket', (socket) => {
      // While this is true, Deno resends a request that breaks or is aborted, even one that creates something:
      // https://github.com/denoland/deno/issues/36786
      client.reusedSocket = false
      this.#use(socket)
    })
    client.on('response', (response) => {
      this.#responded = true
      this.#read(response)
    })
    // When a server switches protocols (status 101), Node closes the connection without an error.
    client.on('close', () => {
      if (client === this.#client && !this.#responded) this.#fail(this.#connectionError(new Error('it was closed')))
    })
    client.end(this.#request.body)
  }

  /** Takes the connection that the agent has found, unless it may be dead; nothing has been written to it yet. */
  #use(socket: Socket): void {
    const { url, isRepeatable } = this.#request
    const last = lastUses.get(socket)
    const atMs = this.#clock.now()
    if (last !== undefined && isRepeatable !== true && isStale(last.atMs, atMs)) {
      const client = this.#client
      dropIdle(url)
      this.#open()
      client?.destroy()
      return
    }
    this.#isReused = last !== undefined
    lastUses.set(socket, { url, atMs })
    this.#watchConnecting(socket)
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
    const reason = errorText(error) + remedyFor(foreignError(error).code)
    return new ConnectionError(`${operation}: ${phase} (${url.host}): ${reason}`, {
      operation,
      mayBeSent: this.#connected,
      reusedConnection: this.#isUnanswered,
      cause: withoutReply(error),
    })
  }

  /** Whether a connection that worked before has brought nothing, so that it may have been dead. */
  get #isUnanswered(): boolean {
    return this.#isReused && !this.#responded
  }

  #fail(reason: unknown): void {
    if (this.#isUnanswered && !this.#settled) dropIdle(this.#request.url)
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
