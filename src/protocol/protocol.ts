/** The contract of a protocol: how the operations of a service stand on the wire. Pure. */
import type { AnyOperation } from '../contracts/operation.js'

/** The wire form of an input. */
export type WireMembers = Readonly<Record<string, unknown>>

/** What the protocol decides of a request; host, signature and the rest are added by other stages. */
export interface EncodedRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Query parameters in the order they are sent. */
  readonly query: readonly (readonly [string, string])[]
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The bucket that it is about, where a protocol has buckets. */
  readonly bucket?: string
}

/** The parts of a reply that decide what it means. */
export interface Reply {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body of a reply that is read while it arrives; `body` is empty then. */
  readonly stream?: AsyncIterable<Uint8Array> | undefined
}

/** How a service is spoken to. Each service brings its protocol, so that a bundle has none that it does not need. */
export interface Protocol {
  /** The request for an operation. */
  encode(row: AnyOperation, wire: WireMembers): EncodedRequest
  /** The members of a reply that succeeded; `undefined` when they cannot be read. */
  read(row: AnyOperation, reply: Reply): unknown
  /** Where a request goes, when that is not only a path below the endpoint. */
  readonly urlOf?: (endpoint: URL, request: EncodedRequest) => URL
  /** The Region that a refusal sends the caller to. */
  readonly regionIn?: (reply: Reply) => string | undefined
}
