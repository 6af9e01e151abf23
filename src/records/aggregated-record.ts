/** The record that CloudTrail writes for the data events of five minutes. */
import type { JsonObject } from './json-object.js'

/**
 * A summary of data events, as it is in the log files of the kind `CloudTrail-Aggregated`: those of one service in one Region,
 * counted over a window of time. It has no `eventTime`, and its id is `eventId`, not `eventID`.
 *
 * An intake delivers it as a `CloudTrailRecord` whose `eventCategory` is `Aggregated`: cast it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aggregated-events.html
 */
export interface AggregatedCloudTrailRecord extends JsonObject {
  /** Version of the record's format, e.g. `1.0`. */
  eventVersion?: string | undefined
  /** The account that received the events. */
  accountId?: string | undefined
  /** Unique id of the record. */
  eventId?: string | undefined
  /** The category: `Aggregated`. */
  eventCategory?: 'Aggregated' | (string & {}) | undefined
  /** The kind of record: `AwsAggregatedEvent`. */
  eventType?: 'AwsAggregatedEvent' | (string & {}) | undefined
  /** The Region of the events. */
  awsRegion?: string | undefined
  /** The service, e.g. `s3.amazonaws.com`. */
  eventSource?: string | undefined
  /** The time in which the events were. */
  timeWindow?: AggregationWindow | undefined
  /** How many events there were, by several of their members. */
  summary?: AggregationSummary | undefined
}

/** The time that an aggregated record covers. */
export interface AggregationWindow extends JsonObject {
  /** Its start: UTC, ISO 8601. Events at this time belong to it. */
  windowStart?: string | undefined
  /** Its end: UTC, ISO 8601. Events at this time belong to the next one. */
  windowEnd?: string | undefined
  /** Its duration: ISO 8601, e.g. `PT5M`. */
  windowSize?: string | undefined
}

/** How many events there were. */
export interface AggregationSummary extends JsonObject {
  /** By the member that the template of the trail names: `eventName`, `resourceARN` or `userIdentity`. */
  primaryDimension?: AggregationDimension | undefined
  /** By other members, e.g. `userAgent` or `sourceIpAddress`. */
  details?: AggregationDimension[] | undefined
}

/** Events counted by one of their members. */
export interface AggregationDimension extends JsonObject {
  /** The member. */
  dimension?: string | undefined
  /** Its values, each with its number of events. */
  statistics?: AggregationStatistic[] | undefined
  /** How the numbers were made, e.g. `Count`. */
  aggregationType?: string | undefined
}

/** A value of a member. */
export interface AggregationStatistic extends JsonObject {
  /** The value, e.g. `PutObject`. */
  name?: string | undefined
  /** The number of events that have it. */
  value?: number | undefined
}
