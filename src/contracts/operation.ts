/** A row of the operations table: everything in which one operation differs from another. */
import type { LooseObject, StrictObject } from '../schema/members-of.js'
import type { KnownErrorCode } from './error-codes.js'
import type { Members } from './output.js'

/** A service whose operations are in the table, and how to talk to it. */
export interface Service {
  /** Name in endpoints, in `AWS_ENDPOINT_URL_…` and in the table. */
  readonly id: 'cloudtrail' | 'cloudtrail-data' | 'sts' | 'sso' | 'sqs' | 's3'
  /** Name in the scope of a signature. */
  readonly signingName: string
  /**
   * Encodes its requests and reads its replies.
   *
   * @internal
   */
  readonly protocol: Protocol
  /** Prefix of the operation's name in `X-Amz-Target`; empty where that header is not used. */
  readonly targetPrefix: string
  /** The `Version` of AWS query requests. */
  readonly apiVersion?: string
  /** Whether paths are signed as they are sent; other services sign them with their percent signs encoded once more. */
  readonly signsPathAsSent?: boolean
}

/** How an operation's pages are read. Every paged operation takes and returns its token as `NextToken`. */
export interface Paging<Output, Item> {
  /** The items of one page; a reply may leave the list out. */
  readonly items: (page: Output) => readonly Item[] | undefined
  /** Refuses a page whose items are not those that an iteration promises. @throws UnexpectedStateError */
  readonly check?: (page: Output) => void
  /** For pages in the order of time, so that an iteration can resume when its token has expired. */
  readonly newestFirst?: NewestFirst<Output, Item>
}

/** Items that come in the order of time, the newest first. */
export interface NewestFirst<Output, Item> {
  /** When it happened; an item without a time is no resume point. */
  timeOf(item: Item): Date | undefined
  /** Its unique id. */
  idOf(item: Item): string | undefined
  /** A copy of the page with other items in its list. */
  withItems(page: Output, items: Item[]): Output
  /** The input member for the end of the time range, inclusive and in whole seconds. */
  readonly endMember: string
}

/** How often an account may call an operation in a Region. */
export interface Quota {
  /** Requests per second. */
  readonly ratePerSecond: number
  /** Requests that may arrive at once. */
  readonly burst: number
}

/** A refusal that means: what was asked for has been done. */
export interface AlreadyDone {
  /** The error's code. */
  readonly code: KnownErrorCode
  /** The members of the output that can be known; none unless given. */
  readonly output?: (wire: WireMembers) => Readonly<Record<string, unknown>>
}

/** A row of the table. */
export interface Operation<Name extends string = string, Input = never, Output = unknown, Item = unknown> {
  /** As AWS spells it, e.g. `LookupEvents`. */
  readonly name: Name
  /** The service it belongs to. */
  readonly service: Service
  /** Schema of the input; built when first called. */
  readonly input: () => StrictObject<Input>
  /** Schema of the reply; built when first called. */
  readonly output: () => LooseObject<Output>
  /** For operations that return pages. */
  readonly paging?: Paging<Members<Output>, Item>
  /** Whether it takes timestamps only in whole seconds: they are compared with event times, which have no fraction. */
  readonly sendsWholeSeconds?: boolean
  /** Input members that travel in the query string of a REST JSON request. */
  readonly queryMembers?: readonly string[]
  /**
   * Where the members of a REST XML operation travel.
   *
   * @internal
   */
  readonly places?: RestXmlPlaces
  /** Whether the body of its reply is passed on as bytes while it arrives. */
  readonly streamsReply?: boolean
  /**
   * How long the service may hold its reply back, in milliseconds; it is added to the time limit of the request.
   *
   * @internal
   */
  readonly holdMs?: (wire: WireMembers) => number
  /** The service's quota; not adjustable. */
  readonly quota: Quota
  /** Whether to retry after a lost reply: `always`, or not when the request may have been carried out. */
  readonly retry: 'always' | 'unless-sent'
  /** For one that may be repeated: the answer to a repetition that is success, because an earlier request was carried out. */
  readonly alreadyDone?: AlreadyDone
  /** The IAM action that allows it, e.g. `cloudtrail:LookupEvents`. */
  readonly iamAction: string
  /** Whether it changes nothing. */
  readonly readOnly: boolean
  /** For operations that are called without credentials. */
  readonly isUnsigned?: boolean
  /**
   * The input member that must not be shown, wherever a reply repeats it.
   *
   * @internal
   */
  readonly secretMember?: string
}

/** A row whose types do not matter to the code that handles it. */
// `any` accepts rows of every type: Input is in a contravariant position, Output in a covariant one.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyOperation = Operation<string, any, any, any>

/** The input of an operation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type InputOf<Row> = Row extends Operation<string, infer Input, any, any> ? Input : never

/** The output of an operation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type OutputOf<Row> = Row extends Operation<string, any, infer Output, any> ? Output : never

/** The name of an operation's method: `LookupEvents` → `lookupEvents`. */
export function methodName<Name extends string>(name: Name): Uncapitalize<Name> {
  // Sound: it does to the value what Uncapitalize does to its type.
  return (name.charAt(0).toLowerCase() + name.slice(1)) as Uncapitalize<Name>
}

/** The wire form of an input. */
export type WireMembers = Readonly<Record<string, unknown>>

/** The parts of a request that the protocol decides; other stages add host, signature and the rest. */
export interface EncodedRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Query parameters in the order they are sent. */
  readonly query: readonly (readonly [string, string])[]
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The bucket it addresses, where a protocol has buckets. */
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

/** The wire protocol of a service. Each service refers to its own, so a bundle contains no unused one. */
export interface Protocol {
  /** The request for an operation. */
  encode(row: AnyOperation, wire: WireMembers): EncodedRequest
  /** The members of a successful reply; `undefined` when they cannot be read. */
  read(row: AnyOperation, reply: Reply): unknown
  /** The URL of a request, when it is more than a path below the endpoint. */
  readonly urlOf?: (endpoint: URL, request: EncodedRequest) => URL
  /** The Region that an error reply redirects the caller to. */
  readonly regionIn?: (reply: Reply) => string | undefined
}

/** Where the members of an operation travel, except `Bucket` and `Key`, which are in the URL. */
export interface RestXmlPlaces {
  /** Parameters that are always the same. */
  readonly constants?: Readonly<Record<string, string>>
  /** Input member → query parameter. */
  readonly query?: Readonly<Record<string, string>>
  /** Input member → header. */
  readonly headers?: Readonly<Record<string, string>>
  /** Output member → header of the reply. */
  readonly replyHeaders?: Readonly<Record<string, string>>
  /** Output members that can occur more than once in the reply. */
  readonly replyLists?: readonly string[]
}
