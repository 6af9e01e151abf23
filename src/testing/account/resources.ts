/** What an account holds: the emulator's whole data model, on one page. */
import type { Input } from '../front/input.js'
import type { QueryResult } from '../lake/statement.js'
import type { TrailDelivery } from './trail-delivery.js'

/** A trail. */
export interface Trail {
  readonly name: string
  readonly arn: string
  readonly homeRegion: string
  settings: TrailSettings
  isLogging: boolean
  /** Epoch milliseconds. */
  startedAtMs?: number | undefined
  /** Epoch milliseconds. */
  stoppedAtMs?: number | undefined
  /** Set by PutEventSelectors; basic selectors replace advanced ones, and the other way round. */
  selectors?: { EventSelectors: Input[] } | { AdvancedEventSelectors: Input[] } | undefined
  /** Set by PutInsightSelectors; `undefined` while Insights is off. */
  insightSelectors?: readonly Input[] | undefined
  /** Made with the first delivery of log files. */
  delivery?: TrailDelivery | undefined
}

/** Settings that CreateTrail and UpdateTrail change. */
export interface TrailSettings {
  S3BucketName: string
  S3KeyPrefix?: string | undefined
  SnsTopicName?: string | undefined
  IncludeGlobalServiceEvents: boolean
  IsMultiRegionTrail: boolean
  LogFileValidationEnabled: boolean
  CloudWatchLogsLogGroupArn?: string | undefined
  CloudWatchLogsRoleArn?: string | undefined
  KmsKeyId?: string | undefined
  IsOrganizationTrail: boolean
  RecursiveLogging: boolean
}

/** An event data store. */
export interface EventDataStore {
  readonly arn: string
  readonly region: string
  settings: StoreSettings
  state: LastingState
  /** State shown to the first request that reads the store, unless `untilMs` is over by then. */
  passing?: { readonly state: string; readonly untilMs: number } | undefined
  readonly createdAtMs: number
  updatedAtMs: number
  /** When a deleted store is removed and can no longer be restored, in epoch milliseconds. */
  goneAtMs?: number | undefined
  federationRoleArn?: string | undefined
}

/** Settings that CreateEventDataStore and UpdateEventDataStore change. */
export interface StoreSettings {
  Name: string
  AdvancedEventSelectors: Input[]
  MultiRegionEnabled: boolean
  OrganizationEnabled: boolean
  RetentionPeriod: number
  TerminationProtectionEnabled: boolean
  KmsKeyId?: string | undefined
  BillingMode: string
}

/** States that last. Before `ENABLED` and `STOPPED_INGESTION` a store shows a passing state, such as `CREATED`. */
export type LastingState = 'ENABLED' | 'STOPPED_INGESTION' | 'PENDING_DELETION'

/** A channel, which receives events from outside AWS. */
export interface Channel {
  readonly arn: string
  readonly region: string
  name: string
  readonly source: string
  /** ARNs of event data stores. */
  destinations: readonly string[]
  readonly events: AuditEvent[]
}

/** An event that PutAuditEvents has received. */
export interface AuditEvent {
  readonly eventID: string
  /** The sender's own id. */
  readonly id: string
  readonly eventData: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly receivedAtMs: number
}

/** An import of log files into an event data store. No file is read: it counts the events of the history. */
export interface LakeImport {
  readonly id: string
  readonly region: string
  /** ARN of the event data store. */
  readonly destination: string
  readonly source: Input
  readonly startEventTime: number | undefined
  readonly endEventTime: number | undefined
  readonly createdAtMs: number
  updatedAtMs: number
  /** Number of requests that have read it since it was started. */
  reads: number
  /** Whether it was stopped before its end. */
  isStopped: boolean
  readonly events: number
}

/** A query, with the result that it will have. */
export interface LakeQuery extends QueryResult {
  readonly id: string
  /** ARNs of the event data stores that it reads. */
  readonly storeArns: readonly string[]
  readonly statement: string
  readonly deliveryS3Uri: string | undefined
  readonly startedAtMs: number
  /** Number of requests that have read it. */
  reads: number
  isCancelled: boolean
}

/** A dashboard. */
export interface Dashboard {
  readonly arn: string
  readonly region: string
  readonly name: string
  widgets: Input[]
  refreshSchedule: Input | undefined
  isProtected: boolean
  readonly createdAtMs: number
  updatedAtMs: number
  status: 'CREATED' | 'UPDATED'
  lastRefreshId?: string
}

/** What PutEventConfiguration sets: event size and context keys of a store, aggregations of a trail. */
export interface EventConfiguration {
  readonly MaxEventSize?: string
  readonly ContextKeySelectors?: readonly Input[]
  readonly AggregationConfigurations?: readonly Input[]
}
