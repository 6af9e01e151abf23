/** The AWS SDK's client and this package's, configured alike, each on a wire of its own that a test watches. */
import { CloudTrail as SdkCloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudTrail } from 'cloudtrail-client'
import type { WireRequest, WireResponse } from '../../src/testing/front/wire.js'

/** What both clients sign with. */
export const credentials = {
  accessKeyId: 'ASIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'FwoGZXIvYXdzE//////////wEaD==',
}

/** The Region of both clients. */
export const region = 'eu-west-1'

/** The request id of every reply. */
export const requestId = '11112222-3333-4444-5555-666677778888'

/** A call and what came of it. */
export interface Exchange {
  readonly request: WireRequest
  /** The output, or the error that was thrown. */
  readonly result: unknown
  readonly failed: boolean
}

/** Calls a method of one of the clients, which gets `reply` for an answer. */
export type Side = (operation: string, input: unknown, reply: WireResponse) => Promise<Exchange>

/** A reply with a body, as the service writes it. */
export const jsonReply = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): WireResponse => ({
  status,
  headers: { 'x-amzn-requestid': requestId, 'content-type': 'application/x-amz-json-1.1', ...headers },
  body: JSON.stringify(body),
})

type Answer = (request: WireRequest) => WireResponse

/** This package's client. */
export const ours = sideOf(
  (answer) =>
    new CloudTrail({
      region,
      credentials,
      maxAttempts: 1,
      limiter: false,
      transport: ({ method, url, headers, body }) => Promise.resolve(answer({ method, url, headers, body })),
    }),
)

/** The AWS SDK's client. */
export const sdk = sideOf(
  (answer) =>
    new SdkCloudTrail({
      region,
      credentials,
      maxAttempts: 1,
      requestHandler: { handle: (request: SdkRequest) => Promise.resolve(toSdk(answer(fromSdk(request)))) },
    }),
)

type Method = (input: unknown) => PromiseLike<unknown>

function sideOf(connect: (answer: Answer) => object): Side {
  let sent: WireRequest[] = []
  let current: WireResponse | undefined
  const client = connect((request) => {
    sent.push(request)
    if (current === undefined) throw new Error('a request came in while no call was under way')
    return current
  })

  return async (operation, input, reply) => {
    sent = []
    current = reply
    // Sound: both classes have a method for each operation, named like it, that takes the input.
    const method = (client as Readonly<Record<string, Method | undefined>>)[lowerFirst(operation)]
    if (method === undefined) throw new Error(`the client has no method for ${operation}`)
    const outcome = await Promise.resolve(method.call(client, input)).then(
      (result) => ({ result, failed: false }),
      (result: unknown) => ({ result, failed: true }),
    )
    current = undefined
    const [request, ...more] = sent
    if (request !== undefined && more.length === 0) return { request, ...outcome }
    throw new Error(`${operation} sent ${String(sent.length)} requests`, { cause: outcome.result })
  }
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** The parts of the SDK's request that are read here. */
interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

function fromSdk({ method, protocol, hostname, path, query, headers, body }: SdkRequest): WireRequest {
  const url = new URL(`${protocol}//${hostname}${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return { method, url, headers: Object.fromEntries(lowerCase) as Record<string, string>, body }
}

/** The SDK reads a body of bytes as it reads a stream. */
const toSdk = ({ status, headers, body }: WireResponse) => ({
  response: { statusCode: status, headers, body: new TextEncoder().encode(body) },
})
