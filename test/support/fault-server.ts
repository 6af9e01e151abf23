/** An emulator behind a server on a real socket, whose replies meet with faults: some that are told, or some by chance. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Transport, TransportResponse } from 'cloudtrail-client'
import { listenInTest } from './local-server.js'

/** What becomes of one request. */
export interface Fault {
  readonly name: string
  /**
   * `accept`: before anything is read. `head`: when the head is there. `request`: when all is there. `reply`: executed.
   * `next`: it is answered, and the next request of its connection meets the fault at its head.
   */
  readonly at: 'accept' | 'head' | 'request' | 'reply' | 'next'
  /**
   * Answers, or does not. The reply is the emulator's where the request was executed; through `response` it is sent as
   * Node sends it, so that the connection can be used again.
   */
  readonly act: (socket: Socket, reply: TransportResponse, response?: ServerResponse) => void
}

/** A request that arrived. */
export interface FaultedRequest {
  /** Empty, as is the body, where the connection broke before it was known. */
  readonly operation: string
  readonly body: string
  /** The name of the fault that it met. */
  readonly fault: string | undefined
  readonly isExecuted: boolean
}

export interface FaultServer {
  readonly url: string
  /** In the order in which they met their fate; a test may empty it. */
  readonly requests: FaultedRequest[]
  /** Connections that are open. */
  readonly sockets: ReadonlySet<Socket>
  /** Those of them with a request whose reply is not complete. */
  readonly busySockets: ReadonlySet<Socket>
}

/** @param nextFault - Asked for each request; `undefined` lets it pass. */
export async function startFaultServer(emulator: Transport, nextFault: () => Fault | undefined): Promise<FaultServer> {
  const requests: FaultedRequest[] = []
  const sockets = new Set<Socket>()
  const busySockets = new Set<Socket>()
  /** What the next request of a connection meets, where that is known before it arrives. */
  const drawn = new WeakMap<Socket, { fault: Fault | undefined }>()
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const { socket } = request
    const known = drawn.get(socket)
    if (known?.fault?.at === 'accept') return // and is about to be reset
    drawn.delete(socket)
    const { fault } = known ?? { fault: nextFault() }
    if (fault?.at === 'next') drawn.set(socket, { fault: { ...fault, at: 'head' } })
    busySockets.add(socket)
    response.on('finish', () => busySockets.delete(socket))
    response.sendDate = false // the emulator's time is not the machine's
    void answer(emulator, fault, request, response).then(
      (arrived) => requests.push({ operation: operationOf(request), fault: fault?.name, ...arrived }),
      () => response.destroy(), // the client went away while it sent
    )
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      busySockets.delete(socket)
    })
    // What a client that gave up does to its connection is not what is tested here.
    socket.on('error', () => undefined)
    const fault = nextFault()
    drawn.set(socket, { fault })
    if (fault?.at !== 'accept') return
    requests.push({ operation: '', body: '', fault: fault.name, isExecuted: false })
    fault.act(socket, nothing)
  })
  const { origin } = await listenInTest(server, sockets)
  return { url: origin, requests, sockets, busySockets }
}

const nothing: TransportResponse = { status: 0, headers: {}, body: '' }

const operationOf = ({ headers }: IncomingMessage): string => String(headers['x-amz-target']).replace(/^.*\./, '')

async function answer(
  emulator: Transport,
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Pick<FaultedRequest, 'body' | 'isExecuted'>> {
  const { socket } = request
  // A connection that is there already cannot break sooner than at the head of a request.
  if (fault?.at === 'head' || fault?.at === 'accept') {
    fault.act(socket, nothing, response)
    return { body: '', isExecuted: false }
  }
  const body = await bodyOf(request)
  if (fault?.at === 'request') {
    fault.act(socket, nothing, response)
    return { body, isExecuted: false }
  }
  const reply = await emulator({
    operation: operationOf(request),
    method: 'POST',
    url: new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`),
    headers: request.headers as Record<string, string>, // sound: the clients repeat no header
    body,
    connectTimeoutMs: 0,
    requestTimeoutMs: 0,
  })
  if (fault?.at === 'reply') fault.act(socket, reply, response)
  else response.writeHead(reply.status, reply.headers).end(reply.body)
  return { body, isExecuted: reply.status === 200 }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk) // sound: no encoding is set
  return Buffer.concat(chunks).toString()
}

const reset = (socket: Socket): void => void socket.resetAndDestroy()

/** Resets when the client has seen what it got until now: a whole turn of the loop that it shares with this server. */
const resetAfterTurn = (socket: Socket): void => void setImmediate(() => setImmediate(reset, socket))

/** The head of a reply as it stands on the wire, up to its empty line. */
const head = (headers: Readonly<Record<string, string | number>>): string =>
  `HTTP/1.1 200 OK\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${String(value)}\r\n`)
    .join('')}\r\n`

/** A reply of a front end; the connection stays open. */
const answers =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Fault['act'] =>
  (_socket, _reply, response) =>
    response?.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body)

/** A refusal in the form of the service. */
const refuses = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Fault['act'] =>
  answers(status, JSON.stringify({ __type: code, message: 'said the test' }), {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': 'request-1',
    ...headers,
  })

const html = '<html><body><h1>It is not you, it is us</h1></body></html>'

/** Sends the body in eight pieces with a pause after each; or pieces of it for as long as the client listens. */
const drips =
  (isEndless: boolean): Fault['act'] =>
  (socket, { body }, response) => {
    const bytes = Buffer.from(body)
    const size = Math.ceil(bytes.length / 8)
    response?.writeHead(200, { 'content-length': isEndless ? 2 ** 30 : bytes.length })
    const next = (from: number) => {
      if (socket.destroyed) return
      response?.write(bytes.subarray(from, from + size))
      const isWhole = from + size >= bytes.length
      if (isWhole && !isEndless) response?.end()
      else setTimeout(next, 2, isWhole ? 0 : from + size)
    }
    next(0)
  }

/** The head of a reply with this length and only the first half of its body. */
const halfOf = (body: string): string => head({ 'content-length': body.length }) + body.slice(0, body.length / 2)

/** The faults, in the order of the phases of an exchange. */
export const faults = {
  /** Not at once, for else the connection would sometimes not have come about. */
  resetOnAccept: { name: 'reset on accept', at: 'accept', act: resetAfterTurn },
  resetAfterHead: { name: 'reset after the head of the request', at: 'head', act: reset },
  resetAfterRequest: { name: 'reset after the request', at: 'request', act: reset },
  closedAfterRequest: { name: 'closed after the request', at: 'request', act: (socket) => socket.end() },
  replyLost: { name: 'executed, then reset', at: 'reply', act: reset },
  halfHead: {
    name: 'half the head of the reply, then closed',
    at: 'reply',
    act: (socket) => socket.end('HTTP/1.1 200 O'),
  },
  headOnly: {
    name: 'the head of the reply, then reset',
    at: 'reply',
    act: (socket, { body }) =>
      socket.write(head({ 'content-length': body.length }), () => {
        resetAfterTurn(socket)
      }),
  },
  halfBody: {
    name: 'half the body, then closed',
    at: 'reply',
    act: (socket, { body }) => socket.end(halfOf(body)),
  },
  brokenChunks: {
    name: 'a chunked body that breaks off',
    at: 'reply',
    act: (socket, { body }) =>
      socket.end(
        `${head({ 'transfer-encoding': 'chunked' })}${body.length.toString(16)}\r\n${body.slice(0, body.length / 2)}`,
      ),
  },
  slowDrip: { name: 'a slow drip that completes', at: 'reply', act: drips(false) },
  endlessDrip: { name: 'a slow drip that does not', at: 'reply', act: drips(true) },
  silence: { name: 'no reply at all', at: 'reply', act: () => undefined },
  closedAfterReply: {
    name: 'answered, then closed',
    at: 'reply',
    act: (socket, { status, headers, body }, response) =>
      response?.writeHead(status, headers).end(body, () => socket.end()),
  },
  /** The close and the next request pass each other: the client has learnt nothing of it when it sends. */
  closedWhenReused: { name: 'answered, then reset when used again', at: 'next', act: reset },
  garbage: {
    name: 'garbage instead of HTTP',
    at: 'request',
    act: (socket) => socket.end('SSH-2.0-OpenSSH_9.7\r\n\r\n'),
  },
  status429: { name: '429 without a body', at: 'request', act: answers(429, '') },
  retryAfter: { name: '429 with Retry-After: 2', at: 'request', act: answers(429, '', { 'retry-after': '2' }) },
  status500: { name: '500', at: 'request', act: refuses(500, 'InternalFailure') },
  status502: { name: '502', at: 'request', act: answers(502, '') },
  status503: { name: '503', at: 'request', act: refuses(503, 'ServiceUnavailable') },
  amzRetryAfter: {
    name: '503 with x-amz-retry-after: 300',
    at: 'request',
    act: refuses(503, 'ServiceUnavailable', { 'x-amz-retry-after': '300' }),
  },
  html503: { name: '503, an HTML page', at: 'request', act: answers(503, html, { 'content-type': 'text/html' }) },
  html200: { name: '200, an HTML page', at: 'request', act: answers(200, html, { 'content-type': 'text/html' }) },
  cutOffJson: {
    name: '200 with JSON that breaks off',
    at: 'reply',
    act: (socket, reply, response) => {
      answers(200, reply.body.slice(0, -1))(socket, reply, response)
    },
  },
  throttle: { name: 'a throttle', at: 'request', act: refuses(400, 'ThrottlingException') },
  lostToken: { name: 'a token that is no longer known', at: 'request', act: refuses(400, 'InvalidNextTokenException') },
  accessDenied: { name: 'a refusal that stays', at: 'request', act: refuses(400, 'AccessDeniedException') },
} as const satisfies Record<string, Fault>
