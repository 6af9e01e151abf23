/** What CloudTrail records of one event. */
import type { InsightDetails } from './insight-details.js'
import type { JsonObject } from './json-object.js'
import type { UserIdentity } from './user-identity.js'

/**
 * One event, as it stands in a log file and, as text, in `CloudTrailEvent` of a lookup. Event versions up to 1.11.
 *
 * Every member may be absent, because the kinds of events differ and old files lack new members. Records are read as
 * they are and not checked: what a member says is what CloudTrail wrote.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface CloudTrailRecord extends JsonObject {
  /** Version of the record's form, e.g. `1.11`. A higher number behind the dot only adds members. */
  eventVersion?: string | undefined
  /** When the request was finished, UTC, ISO 8601 with whole seconds. */
  eventTime?: string | undefined
  /** The service, e.g. `s3.amazonaws.com`. */
  eventSource?: string | undefined
  /** The operation, e.g. `GetObject`. */
  eventName?: string | undefined
  /** Unique id of the record. CloudTrail may deliver a record twice, with the same id. */
  eventID?: string | undefined
  /** What kind of record it is. */
  eventType?: EventType | (string & {}) | undefined
  /** Which kind of events it belongs to. */
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
  /** What the caller says it is, e.g. `aws-cli/2.15.0`; cut off when too long. */
  userAgent?: string | undefined
  /** Why the request failed, e.g. `AccessDenied`; absent when it succeeded. */
  errorCode?: string | undefined
  /** What the service said of the failure. */
  errorMessage?: string | undefined
  /** What was asked for; its form is the operation's own, and `null` when there is none. */
  requestParameters?: JsonObject | null | undefined
  /** What was changed; its form is the operation's own, and `null` for operations that only read. */
  responseElements?: JsonObject | null | undefined
  /** What the service adds of its own, e.g. `MFAUsed` of a sign-in or `bytesTransferredOut` of S3. */
  additionalEventData?: JsonObject | null | undefined
  /** The service's id of the request. */
  requestID?: string | undefined
  /** Version of the service's API, e.g. `2015-12-01`. */
  apiVersion?: string | undefined
  /** What the event is about. */
  resources?: RecordResource[] | undefined
  /** The account that the record was delivered to; not the caller's when accounts share resources. */
  recipientAccountId?: string | undefined
  /** What a service did of its own accord, with `AwsServiceEvent`. */
  serviceEventDetails?: JsonObject | undefined
  /** The same in the records that several accounts get of one event, and in both events of an Insights finding. */
  sharedEventID?: string | undefined
  /** The VPC endpoint that the request came through. */
  vpcEndpointId?: string | undefined
  /** The account that owns this VPC endpoint. */
  vpcEndpointAccountId?: string | undefined
  /** Why a record came late or again. */
  addendum?: Addendum | undefined
  /** `true` as text, when the session was made in the AWS console; otherwise absent. */
  sessionCredentialFromConsole?: string | undefined
  /** Condition keys and tags, where a trail or event data store was set to add them. */
  eventContext?: EventContext | undefined
  /** The device, for requests that an edge device such as Snowball took. */
  edgeDeviceDetails?: JsonObject | undefined
  /** How the connection was encrypted. */
  tlsDetails?: TlsDetails | undefined
  /** What Insights found, with `AwsCloudTrailInsight`. */
  insightDetails?: InsightDetails | undefined
}

/** What kind of record it is: what has made CloudTrail write it. */
export type EventType =
  'AwsApiCall' | 'AwsServiceEvent' | 'AwsConsoleAction' | 'AwsConsoleSignIn' | 'AwsVpceEvent' | 'AwsCloudTrailInsight'

/** Which kind of events a record belongs to; trails and event data stores choose by it. */
export type RecordCategory = 'Management' | 'Data' | 'NetworkActivity' | 'Insight'

/** Something that an event is about. */
export interface RecordResource extends JsonObject {
  /** Its ARN. */
  ARN?: string | undefined
  /** The beginning of the ARNs of a whole group, where the event is about all of them. */
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
  /** The cipher suite, in OpenSSL's words. */
  cipherSuite?: string | undefined
  /** The host name that the caller used. */
  clientProvidedHostHeader?: string | undefined
  /** How the key was agreed on, e.g. `X25519MLKEM768`. */
  keyExchange?: string | undefined
}

/** Why a record came late or again. */
export interface Addendum extends JsonObject {
  /** `DELIVERY_DELAY`, `UPDATED_DATA` or `SERVICE_OUTAGE`. */
  reason?: string | undefined
  /** Names of the members that differ from the earlier record, with commas between them. */
  updatedFields?: string | undefined
  /** `requestID` of the earlier record. */
  originalRequestID?: string | undefined
  /** `eventID` of the earlier record. */
  originalEventID?: string | undefined
}

/** Condition keys and tags. Not there in network activity events. */
export interface EventContext extends JsonObject {
  /** IAM condition keys that the request was decided by, and their values. */
  requestContext?: JsonObject | undefined
  /** Tags of those involved. */
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
