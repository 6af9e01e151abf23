/** Sends requests through a handler of the AWS SDK: its agents, connections and limits are then those that count. */
import type { Transport, TransportRequest } from '../contracts/transport.js'
import { readText } from '../platform/reply-body.js'

/** A request handler of the AWS SDK, e.g. a `NodeHttpHandler` of `@smithy/node-http-handler`. */
export interface HttpHandler {
  /** Sends one request. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the classes of the SDK's requests and options
  handle(request: any, options?: any): Promise<HandlerReply>
}

/** What a handler resolves to. */
export interface HandlerReply {
  /** The reply. */
  readonly response: HandlerResponse
}

/** A reply, as a handler gives it. */
export interface HandlerResponse {
  /** HTTP status. */
  readonly statusCode: number
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>
  /** A stream, web stream or blob. */
  readonly body?: unknown
}

/** What a request is made of. */
export type HttpParts = Pick<TransportRequest, 'method' | 'url' | 'headers' | 'body'>

/** A request in the form that handlers and middleware of the AWS SDK take. */
export const httpRequest = ({ method, url, headers, body }: HttpParts) => ({
  method,
  protocol: url.protocol,
  hostname: url.hostname,
  ...(url.port === '' ? {} : { port: Number(url.port) }),
  path: url.pathname,
  query: Object.fromEntries(url.searchParams),
  headers: { ...headers },
  body,
})

/** @param handler - Of the AWS SDK. Streamed replies are not asked for by CloudTrail. */
export function handlerTransport(handler: HttpHandler): Transport {
  return async ({ operation, method, url, headers, body, signal, requestTimeoutMs }) => {
    const request = {
      ...httpRequest({ method, url, headers: { ...headers, host: url.host }, body }),
      body: body === '' ? undefined : body,
    }
    const { response } = await handler.handle(request, { abortSignal: signal, requestTimeout: requestTimeoutMs })
    const lower = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value])
    return {
      status: response.statusCode,
      headers: Object.fromEntries(lower) as Record<string, string>, // sound: made of texts
      body: await textOf(response.body, operation),
    }
  }
}

/** Handlers of Node give a stream, those on `fetch` a web stream or a `Blob`. */
async function textOf(body: unknown, operation: string): Promise<string> {
  if (body === undefined || body === null) return ''
  const { stream } = body as { readonly stream?: () => AsyncIterable<Uint8Array> } // sound: of these, a blob alone has it
  return readText(stream?.call(body) ?? (body as AsyncIterable<Uint8Array>), operation)
}
