/** A layer in front of SQS and S3 of an emulator, in which requests and replies meet with faults. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { listenInTest } from './local-server.js'

/** A request on its way. */
export interface Passage {
  /** `ReceiveMessage` and so on for SQS; `GetObject` for S3. */
  readonly operation: string
  /** What SQS is asked for. */
  readonly input: Readonly<Record<string, unknown>>
  /** `/bucket/key`, decoded. */
  readonly path: string
  /** From which byte on an object is asked for. */
  readonly from: number
  /** Whose signature it has. */
  readonly accessKeyId: string | undefined
  /** The client, which has gone when it is destroyed. */
  readonly socket: Socket
  /** What the emulator answers, to this input or another. */
  forward(input?: object): Promise<Reply>
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What becomes of a request. */
export type Fate = (passage: Passage, response: ServerResponse) => Promise<void> | void

/** Says what becomes of a request; `undefined` leaves it to the next rule, and what no rule is about passes. */
export type Rule = (passage: Passage) => Fate | undefined

export interface FaultLayer {
  readonly url: string
  /** All requests, in the order of their arrival. */
  readonly passages: readonly Passage[]
  /** Adds a rule behind the others. */
  meet(rule: Rule): void
}

/** Starts a layer that ends with the test. */
export async function faultLayerInTest(target: string): Promise<FaultLayer> {
  const passages: Passage[] = []
  const rules: Rule[] = []
  const sockets = new Set<Socket>()
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void passageOf(request, target)
      .then(async (passage) => {
        passages.push(passage)
        const fate = rules.map((rule) => rule(passage)).find((found) => found !== undefined) ?? passes
        await fate(passage, response)
      })
      .catch(() => response.destroy()) // the client went away, or the emulator is closed
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined) // what a client does that gives up
  })
  const { origin } = await listenInTest(server, sockets)
  return { url: origin, passages, meet: (rule) => void rules.push(rule) }
}

async function passageOf(request: IncomingMessage, target: string): Promise<Passage> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk) // sound: no encoding is set
  const body = Buffer.concat(chunks).toString()
  const { method = '', url = '/', socket } = request
  const headers = request.headers as Record<string, string> // sound: the client repeats no header
  const { 'x-amz-target': call, range, authorization } = headers
  const queueHost = `sqs.eu-west-1.localhost:${new URL(target).port}` // by which the emulator knows its queues
  const send = async (text: string): Promise<Reply> => {
    const reply = await fetch(target + url, {
      method,
      headers: endToEnd(headers),
      ...(method === 'POST' ? { body: text.replaceAll(headers['host'] ?? '', queueHost) } : {}),
    })
    return {
      status: reply.status,
      headers: endToEnd(Object.fromEntries(reply.headers)),
      body: Buffer.from(await reply.arrayBuffer()),
    }
  }
  const input = call === undefined ? {} : (JSON.parse(body) as Record<string, unknown>) // sound: SQS takes objects
  return {
    operation: call?.replace('AmazonSQS.', '') ?? 'GetObject',
    input,
    path: decodeURIComponent(url.replace(/\?.*/, '')),
    from: Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0),
    accessKeyId: /Credential=(\w+)\//.exec(authorization ?? '')?.[1],
    socket,
    forward: (other) =>
      call === 'AmazonSQS.ReceiveMessage'
        ? receive({ ...input, ...other }, socket, send)
        : send(other === undefined ? body : JSON.stringify(other)),
  }
}

/** Headers without those that are about one connection or one body. */
const endToEnd = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopHeaders.includes(name)))

const hopHeaders: readonly string[] = ['connection', 'host', 'content-length', 'transfer-encoding']

/** Waits for messages here: a wait within the emulator outlives its client, and takes messages that nobody gets. */
async function receive(
  input: { readonly WaitTimeSeconds?: number },
  socket: Socket,
  send: (text: string) => Promise<Reply>,
): Promise<Reply> {
  const { WaitTimeSeconds = 0 } = input
  const endMs = Date.now() + WaitTimeSeconds * 1000
  for (;;) {
    if (socket.destroyed) throw new Error('nobody waits any more')
    const reply = await send(JSON.stringify({ ...input, WaitTimeSeconds: 0 }))
    if (reply.body.includes('ReceiptHandle') || reply.status !== 200 || Date.now() >= endMs) return reply
    await wait(10)
  }
}

const respond = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
}

/** The emulator's own answer. */
export const passes: Fate = async (passage, response) => {
  respond(response, await passage.forward())
}

/** A refusal of S3. */
export const s3Refusal =
  (status: number, code: string): Fate =>
  (_passage, response) => {
    const body = Buffer.from(`<Error><Code>${code}</Code><Message>said the test</Message></Error>`)
    respond(response, { status, headers: { 'content-type': 'application/xml' }, body })
  }

/** A refusal of SQS. */
export const sqsRefusal =
  (status: number, code: string): Fate =>
  (_passage, response) => {
    const body = Buffer.from(JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message: 'said the test' }))
    respond(response, { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body })
  }

/** The connection is reset instead of an answer. */
export const resets: Fate = ({ socket }) => void socket.resetAndDestroy()

/** The reply begins, and breaks off behind so many bytes of its body. */
export const cutsAfter =
  (bytes: number): Fate =>
  async (passage, response) => {
    const { status, headers, body } = await passage.forward()
    response.writeHead(status, { ...headers, 'content-length': body.length })
    response.write(body.subarray(0, bytes), () => response.destroy())
  }

/** The request is carried out, and another reply is given than the emulator's. */
export const changesReply =
  (change: (output: Record<string, unknown>) => object): Fate =>
  async (passage, response) => {
    const reply = await passage.forward()
    const output = JSON.parse(reply.body.toString()) as Record<string, unknown> // sound: SQS answers objects
    respond(response, { ...reply, body: Buffer.from(JSON.stringify(change(output))) })
  }

interface BatchEntry {
  readonly Id: string
  readonly ReceiptHandle: string
}

/** The request succeeds, and those of its entries that are chosen fail and are not carried out. */
export const failsEntries =
  (isChosen: (receiptHandle: string, index: number) => boolean, Code: string, SenderFault: boolean): Fate =>
  async (passage, response) => {
    const entries = passage.input['Entries'] as BatchEntry[] // sound: the input of a batch
    const others = entries.filter(({ ReceiptHandle }, index) => !isChosen(ReceiptHandle, index))
    const failed = entries.filter((entry) => !others.includes(entry))
    const reply = others.length === 0 ? nothing : await passage.forward({ ...passage.input, Entries: others })
    const output = JSON.parse(reply.body.toString()) as { Failed?: object[] } // sound: the output of a batch
    const Failed = [...(output.Failed ?? []), ...failed.map(({ Id }) => ({ Id, Code, SenderFault, Message: 'no' }))]
    respond(response, { ...reply, body: Buffer.from(JSON.stringify({ Successful: [], ...output, Failed })) })
  }

const nothing: Reply = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from('{}'),
}

/** A rule about the requests of one operation; `nth` counts them from 0. */
export function onOperation(operation: string, choose: (passage: Passage, nth: number) => Fate | undefined): Rule {
  let count = 0
  return (passage) => (passage.operation === operation ? choose(passage, count++) : undefined)
}
