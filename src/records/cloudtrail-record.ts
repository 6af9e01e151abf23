/** The record that CloudTrail writes for one event. */
import type { InsightDetails } from './insight-details.js'
import type { JsonObject } from './json-object.js'
import type { UserIdentity } from './user-identity.js'

/**
 * One event, as it is in a log file and, as a JSON string, in `CloudTrailEvent` of a lookup. Event versions up to 1.11.
 *
 * Every member is optional, because kinds of events differ and old files lack newer members. Records are not checked: the value
 * of a member is what CloudTrail wrote. Summaries of data events have other members: `AggregatedCloudTrailRecord`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailRecord extends JsonObject {
  /** Version of the record's format, e.g. `1.11`. A higher number after the dot only adds members. */
  eventVersion?: string | undefined
  /** When the request was finished: UTC, ISO 8601, without fractions of a second. */
  eventTime?: string | undefined
  /** The service, e.g. `s3.amazonaws.com`. */
  eventSource?: string | undefined
  /** The operation, e.g. `GetObject`. */
  eventName?: string | undefined
  /** Unique id of the record. CloudTrail may deliver a record twice, with the same id. */
  eventID?: string | undefined
  /** The kind of record. */
  eventType?: EventType | (string & {}) | undefined
  /** The category of the event. */
  eventCategory?: RecordCategory | (string & {}) | undefined
  /** Whether it is a management event. */
  managementEvent?: boolean | undefined
  /** Whether the operation only reads. */
  readOnly?: boolean | undefined
  /** Who made the request. */
  userIdentity?: UserIdentity | undefined
  /** The Region that received the request. */
  awsRegion?: string | undefined
  /** The caller's address; a name such as `health.amazonaws.com` or `AWS Internal` when a service calls. */
  sourceIPAddress?: string | undefined
  /** The caller's program in its own words, e.g. `aws-cli/2.15.0`; truncated when too long. */
  userAgent?: string | undefined
  /** Why the request failed, e.g. `AccessDenied`; absent when it succeeded. */
  errorCode?: string | undefined
  /** The service's description of the failure. */
  errorMessage?: string | undefined
  /** Parameters of the request, in a form of the operation's own; `null` when there are none. */
  requestParameters?: JsonObject | null | undefined
  /** Result of a change, in a form of the operation's own; `null` for operations that only read. */
  responseElements?: JsonObject | null | undefined
  /** Additional facts of the service, e.g. `MFAUsed` of a sign-in or `bytesTransferredOut` of S3. */
  additionalEventData?: JsonObject | null | undefined
  /** The service's id of the request. */
  requestID?: string | undefined
  /** Version of the service's API, e.g. `2015-12-01`. */
  apiVersion?: string | undefined
  /** The resources that the event concerns. */
  resources?: RecordResource[] | undefined
  /** The account that the record was delivered to; it can differ from the caller's for resources shared between accounts. */
  recipientAccountId?: string | undefined
  /** Details of an action that the service took by itself, with `AwsServiceEvent`. */
  serviceEventDetails?: JsonObject | undefined
  /** Id shared by the records of one event in several accounts, and by both events of an Insights finding. */
  sharedEventID?: string | undefined
  /** The VPC endpoint that the request came through. */
  vpcEndpointId?: string | undefined
  /** The account that owns this VPC endpoint. */
  vpcEndpointAccountId?: string | undefined
  /** Why a record was delivered late or again. */
  addendum?: Addendum | undefined
  /** The string `true` when the session was created in the AWS console; otherwise absent. */
  sessionCredentialFromConsole?: string | undefined
  /** Condition keys and tags, when a trail or event data store is configured to add them. */
  eventContext?: EventContext | undefined
  /** The device, for requests to an edge device such as Snowball. */
  edgeDeviceDetails?: JsonObject | undefined
  /** How the connection was encrypted. */
  tlsDetails?: TlsDetails | undefined
  /** A remark on the record; its form is not documented. */
  annotation?: unknown
  /** What Insights found, with `AwsCloudTrailInsight`. */
  insightDetails?: InsightDetails | undefined
}

/** The kind of a record: what caused CloudTrail to write it. */
export type EventType =
  | 'AwsApiCall'
  | 'AwsServiceEvent'
  | 'AwsConsoleAction'
  | 'AwsConsoleSignIn'
  | 'AwsVpceEvent'
  | 'AwsCloudTrailInsight'
  | 'AwsAggregatedEvent'

/** The category of an event; trails and event data stores select by it. */
export type RecordCategory = 'Management' | 'Data' | 'NetworkActivity' | 'Insight' | 'Aggregated'

/** A resource that an event concerns. */
export interface RecordResource extends JsonObject {
  /** Its ARN. */
  ARN?: string | undefined
  /** The beginning of the ARNs of a group, when the event concerns all of them. */
  ARNPrefix?: string | undefined
  /** The account that owns it. */
  accountId?: string | undefined
  /** Its kind, e.g. `AWS::S3::Object`. */
  type?: string | undefined
}

/** How a connection was encrypted. */
export interface TlsDetails extends JsonObject {
  /** Version of TLS, e.g. `TLSv1.3`. */
  tlsVersion?: string | undefined
  /** The cipher suite, by its OpenSSL name. */
  cipherSuite?: string | undefined
  /** The host name that the caller used. */
  clientProvidedHostHeader?: string | undefined
  /** How the key was agreed on, e.g. `X25519MLKEM768`. */
  keyExchange?: string | undefined
}

/** Why a record was delivered late or again. */
export interface Addendum extends JsonObject {
  /** `DELIVERY_DELAY`, `UPDATED_DATA` or `SERVICE_OUTAGE`. */
  reason?: string | undefined
  /** Names of the members that differ from the earlier record, separated by commas. */
  updatedFields?: string | undefined
  /** `requestID` of the earlier record. */
  originalRequestID?: string | undefined
  /** `eventID` of the earlier record. */
  originalEventID?: string | undefined
}

/** Condition keys and tags. Absent in network activity events. */
export interface EventContext extends JsonObject {
  /** IAM condition keys that were evaluated for the request, and their values. */
  requestContext?: JsonObject | undefined
  /** Tags of the resources and of the caller. */
  tagContext?: TagContext | undefined
}

/** Tags of the resources and of the caller. */
export interface TagContext extends JsonObject {
  /** Tags of resources. */
  resourceTags?: ResourceTags[] | undefined
  /** Tags of the caller, by key. */
  principalTags?: JsonObject | undefined
}

/** Tags of one resource. */
export interface ResourceTags extends JsonObject {
  /** The resource. */
  arn?: string | undefined
  /** Its tags, by key. */
  tags?: JsonObject | undefined
}
