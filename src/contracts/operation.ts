/** What a row of the operations table is: everything in which one operation differs from another. */
import { awsJson } from '../protocol/aws-json.js'
import type { Protocol, WireMembers } from '../protocol/protocol.js'
import { restJson } from '../protocol/rest-json.js'
import type { RestXmlPlaces } from '../protocol/rest-xml.js'
import { type Schema, lazy } from '../schema/schema.js'

/** A service whose operations are in the table, and how it is spoken to. */
export interface Service {
  /** Name in endpoints, in `AWS_ENDPOINT_URL_…` and in the table. */
  readonly id: 'cloudtrail' | 'cloudtrail-data' | 'sts' | 'sqs' | 's3'
  /** Name in the scope of a signature. */
  readonly signingName: string
  /**
   * How its operations stand on the wire.
   *
   * @internal
   */
  readonly protocol: Protocol
  /** What stands before the operation's name in `X-Amz-Target`; empty where that header is not used. */
  readonly targetPrefix: string
  /** What AWS query requests name as their version. */
  readonly apiVersion?: string
  /** Whether paths are signed as they are sent; other services sign them with their percent signs encoded once more. */
  readonly signsPathAsSent?: boolean
}

/** The CloudTrail control plane. */
export const cloudtrail: Service = {
  id: 'cloudtrail',
  signingName: 'cloudtrail',
  protocol: /* @__PURE__ */ awsJson('1.1'),
  targetPrefix: 'CloudTrail_20131101.',
}

/** The ingestion endpoint of CloudTrail Lake channels. */
export const cloudtrailData: Service = {
  id: 'cloudtrail-data',
  signingName: 'cloudtrail-data',
  protocol: restJson,
  targetPrefix: '',
}

/** How an operation's pages are read. Every paged operation takes and returns its token as `NextToken`. */
export interface Paging<Output, Item> {
  /** The items of one page; a reply may leave the list out. */
  readonly items: (page: Output) => readonly Item[] | undefined
  /** For pages in the order of time, so that a walk can go on when its token has expired. */
  readonly newestFirst?: NewestFirst<Output, Item>
}

/** Items that come in the order of time, the newest first. */
export interface NewestFirst<Output, Item> {
  /** When it happened; an item without a time cannot be gone on from. */
  timeOf(item: Item): Date | undefined
  /** What tells it from all others. */
  idOf(item: Item): string | undefined
  /** The page with other items in its list. */
  withItems(page: Output, items: Item[]): Output
  /** The input member that holds the latest time to be found, inclusive and in whole seconds. */
  readonly endMember: string
}

/** How often the service answers an operation, for an account in a Region. */
export interface Quota {
  /** Requests per second. */
  readonly ratePerSecond: number
  /** Requests that may come at once. */
  readonly burst: number
}

/** A row of the table. */
export interface Operation<Name extends string = string, Input = never, Output = unknown, Item = unknown> {
  /** As AWS spells it, e.g. `LookupEvents`. */
  readonly name: Name
  /** The service it belongs to. */
  readonly service: Service
  /** Schema of the input; built when first called. */
  readonly input: () => Schema<Input>
  /** Schema of the reply; built when first called. */
  readonly output: () => Schema<Output>
  /** For operations that answer in pages. */
  readonly paging?: Paging<Output, Item>
  /** Input members that travel in the query string of a REST JSON request. */
  readonly queryMembers?: readonly string[]
  /**
   * Where the members of a REST XML operation travel.
   *
   * @internal
   */
  readonly places?: RestXmlPlaces
  /** Whether the body of its reply is given on as bytes while it arrives. */
  readonly streamsReply?: boolean
  /**
   * How long the service may hold its reply back, in milliseconds; the time limit of a request is so much longer.
   *
   * @internal
   */
  readonly holdMs?: (wire: WireMembers) => number
  /** What the service grants; not adjustable. */
  readonly quota: Quota
  /** Whether to try again after the reply was lost: `always`, or not when the request may have been carried out. */
  readonly retry: 'always' | 'unless-sent'
  /** The IAM action that allows it, e.g. `cloudtrail:LookupEvents`. */
  readonly iamAction: string
  /** Whether it changes nothing. */
  readonly readOnly: boolean
  /** For operations that are called without credentials. */
  readonly isUnsigned?: boolean
}

/** A row whose types do not matter to the code that handles it. */
// `any` is what lets rows of every type in: Input stands in a contravariant, Output in a covariant place.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyOperation = Operation<string, any, any, any>

/**
 * The operations that share a quota: LookupEvents; ListInsightsMetricData; PutAuditEvents; StartQuery and CancelQuery; what
 * else begins with Get, Describe or List; and all others.
 */
export type QuotaClass =
  'lookupEvents' | 'listInsightsMetricData' | 'putAuditEvents' | 'startCancelQuery' | 'getDescribeList' | 'other'

/** What the service grants to an account in a Region, by class of operations; each of a class has it for itself. Not adjustable. */
export const quotas: Readonly<Record<QuotaClass, Quota>> = {
  lookupEvents: { ratePerSecond: 2, burst: 1 },
  getDescribeList: { ratePerSecond: 10, burst: 10 },
  startCancelQuery: { ratePerSecond: 3, burst: 3 },
  listInsightsMetricData: { ratePerSecond: 1, burst: 1 },
  putAuditEvents: { ratePerSecond: 100, burst: 100 },
  other: { ratePerSecond: 1, burst: 1 },
}

/** A row as it is written: CloudTrail's quotas by their class, and without what follows from the rest. */
type RowOf<Name extends string, Input, Output, Item> = Omit<
  Operation<Name, Input, Output, Item>,
  'service' | 'iamAction' | 'quota'
> & { readonly service?: Service; readonly iamAction?: string; readonly quota: QuotaClass | Quota }

/** Makes a row. The service is CloudTrail, and the IAM action has the operation's name, unless the row says otherwise. */
export function operation<Name extends string, Input, Output, Item = never>(
  row: RowOf<Name, Input, Output, Item>,
): Operation<Name, Input, Output, Item> {
  const service = row.service ?? cloudtrail
  return {
    ...row,
    service,
    iamAction: row.iamAction ?? `${service.signingName}:${row.name}`,
    quota: typeof row.quota === 'string' ? quotas[row.quota] : row.quota,
    input: lazy(row.input),
    output: lazy(row.output),
  }
}

/** The name of an operation's method: `LookupEvents` → `lookupEvents`. */
export function methodName<Name extends string>(name: Name): Uncapitalize<Name> {
  // Sound: this is what Uncapitalize does to a type, done to the value.
  return (name.charAt(0).toLowerCase() + name.slice(1)) as Uncapitalize<Name>
}
