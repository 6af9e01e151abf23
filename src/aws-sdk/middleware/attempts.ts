/** The step `finalizeRequest`: middleware around each attempt of a call. */
import type { Transport, TransportRequest, TransportResponse } from '../../contracts/transport.js'
import { requestIdOf } from '../../protocol/decode.js'
import type { Route } from '../../request/pipeline.js'
import { readReply } from '../../request/reply.js'
import { httpRequest, type HttpParts } from '../../client/sdk-handler.js'
import { partsOf } from './http-request.js'
import type { Sending } from './sending.js'
import { around, type AnyHandler, type Entry } from './stack.js'

/** A reply as middleware sees it. */
export interface HttpReply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What middleware made of a call, in place of what the service answered. */
export type Ending = { readonly output: object } | { readonly failure: unknown }

/** The attempts of one call. */
export class Attempts {
  /** Ends the call when middleware has done so. */
  readonly end = new AbortController()
  /** The latest reply. */
  reply: HttpReply | undefined
  /** The output of the latest attempt that succeeded, as middleware left it. */
  output: object | undefined
  /** Present when middleware has ended the call. */
  ending: Ending | undefined
  readonly #sending: Sending
  readonly #route: Route
  readonly #late: readonly Entry[]
  readonly #input: object
  readonly #built: HttpParts
  readonly #encodedHeaders: readonly string[]
  #count = 0

  /** @param encodedHeaders - Names of headers that the request had before middleware, which may have removed them. */
  constructor(
    sending: Sending,
    route: Route,
    late: readonly Entry[],
    input: object,
    built: HttpParts,
    encodedHeaders: readonly string[],
  ) {
    this.#sending = sending
    this.#route = route
    this.#late = late
    this.#input = input
    this.#built = built
    this.#encodedHeaders = encodedHeaders
  }

  /** Sends what middleware has built, with what the call adds to it: its signature, and facts about the attempt. */
  readonly transport: Transport = async (given) => {
    const added = Object.entries(given.headers).filter(([name]) => !this.#encodedHeaders.includes(name))
    const request = { ...given, ...this.#built, headers: { ...this.#built.headers, ...Object.fromEntries(added) } }
    this.#count++
    return this.#late.length === 0 ? this.#exchange(request) : this.#withMiddleware(request)
  }

  async #exchange(request: TransportRequest): Promise<TransportResponse> {
    const response = await this.#route.transport(request)
    this.reply = { statusCode: response.status, headers: response.headers, body: response.body }
    return response
  }

  async #withMiddleware(request: TransportRequest): Promise<TransportResponse> {
    let response: TransportResponse | undefined
    let failure: unknown
    const send: AnyHandler = async (args) => {
      response = failure = undefined
      try {
        response = await this.#exchange({ ...request, ...partsOf(args.request) })
        return { output: this.#read(response), response: this.reply }
      } catch (error) {
        failure = error
        throw error
      }
    }
    try {
      const handler = around(this.#late, send, this.#sending.context)
      const { output } = await handler({ input: this.#input, request: httpRequest(request) })
      this.output = output
      // Middleware has answered by itself, or has made an output of a failure.
      if (response === undefined || failure !== undefined) return await this.#finish({ output })
      return response
    } catch (error) {
      // What the call makes of its own failures, e.g. another attempt, is up to it.
      if (error !== failure) return this.#finish({ failure: error })
      if (response === undefined) throw error
      return response
    }
  }

  #read(response: TransportResponse): object {
    const { row, pipeline } = this.#sending
    const details = {
      operation: row.name,
      region: this.#route.region,
      status: response.status,
      requestId: requestIdOf(response, asItIs),
      attempts: this.#count,
    }
    return readReply(row, response, details, pipeline.validateOutput, asItIs)
  }

  /** Ends the call. @returns never: nobody waits for it any more */
  #finish(ending: Ending): Promise<never> {
    this.ending = ending
    this.end.abort()
    return new Promise(() => undefined)
  }
}

/** Middleware is code of the program, and may see what the service wrote. */
const asItIs = (text: string): string => text
