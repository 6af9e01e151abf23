/** What an account holds: the emulator's whole data model, on one page. */
import type { Input } from '../front/input.js'
import type { Row } from '../lake/run-query.js'
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
  /** Set by PutEventSelectors; one kind replaces the other. */
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
  /** What it shows until it has been looked at once, or a second has passed. */
  passing?: { readonly state: string; readonly untilMs: number } | undefined
  readonly createdAtMs: number
  updatedAtMs: number
  /** When a deleted one is gone for good. */
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

/** States that last; on its way to `ENABLED` or `STOPPED_INGESTION` a store shows another one first. */
export type LastingState = 'ENABLED' | 'STOPPED_INGESTION' | 'PENDING_DELETION'

/** A channel, through which events from outside AWS come in. */
export interface Channel {
  readonly arn: string
  readonly region: string
  name: string
  readonly source: string
  /** ARNs of event data stores. */
  destinations: readonly string[]
  readonly events: AuditEvent[]
}

/** An event that a program of one's own has sent. */
export interface AuditEvent {
  readonly eventID: string
  /** The sender's own id. */
  readonly id: string
  readonly eventData: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly receivedAtMs: number
}

/** An import of log files into an event data store. Nothing is read: it finds as many events as the history has. */
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
  /** How often it has been looked at since it was started. */
  looks: number
  /** Set when it was stopped before its end. */
  isStopped: boolean
  readonly events: number
}

/** A query, with the rows that it will have. */
export interface LakeQuery {
  readonly id: string
  readonly storeArn: string
  readonly statement: string
  readonly deliveryS3Uri: string | undefined
  readonly startedAtMs: number
  readonly rows: readonly Row[]
  readonly scanned: number
  readonly matched: number
  /** How often it has been looked at. */
  looks: number
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

/** What is configured: the size of events and context keys of a store, summaries of a trail. */
export interface EventConfiguration {
  readonly MaxEventSize?: string
  readonly ContextKeySelectors?: readonly Input[]
  readonly AggregationConfigurations?: readonly Input[]
}
