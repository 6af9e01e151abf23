/** What CloudTrail Insights found unusual. */
import type { JsonObject } from './json-object.js'

/**
 * What Insights found. One finding has two events, with the same `sharedEventID`: one at its start, one at its end.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-insight-fields.html
 */
export interface InsightDetails extends JsonObject {
  /** Which of the two events of a finding it is. */
  state?: 'Start' | 'End' | (string & {}) | undefined
  /** The service whose calls are unusual. */
  eventSource?: string | undefined
  /** The operation whose calls are unusual. */
  eventName?: string | undefined
  /** `ApiCallRateInsight` for unusually many or few calls, `ApiErrorRateInsight` for errors. */
  insightType?: string | undefined
  /** The error code, of an error rate. */
  errorCode?: string | undefined
  /** Rates and who accounts for them. */
  insightContext?: InsightContext | undefined
}

/** Rates and who accounts for them. */
export interface InsightContext extends JsonObject {
  /** The usual rate and the unusual one. */
  statistics?: InsightStatistics | undefined
  /** Identities, user agents and error codes with the most calls; at the end of a finding, for most types. */
  attributions?: InsightAttribution[] | undefined
}

/** The usual rate and the unusual one. */
export interface InsightStatistics extends JsonObject {
  /** The usual rate. */
  baseline?: InsightRate | undefined
  /** The unusual rate. */
  insight?: InsightRate | undefined
  /** Length of the unusual time, in minutes. */
  insightDuration?: number | undefined
  /** Length of the time that the usual rate is taken from, in minutes; usually the seven days before. */
  baselineDuration?: number | undefined
}

/** A rate of calls or errors. */
export interface InsightRate extends JsonObject {
  /** Calls or errors per minute. */
  average?: number | undefined
}

/** What had the most calls, by one aspect of them. */
export interface InsightAttribution extends JsonObject {
  /** The aspect: `userIdentityArn`, `userAgent` or `errorCode`. */
  attribute?: string | undefined
  /** The foremost values in the unusual time, at most five. */
  insight?: InsightShare[] | undefined
  /** The foremost values in the usual time, at most five. */
  baseline?: InsightShare[] | undefined
}

/** One value and its rate. */
export interface InsightShare extends JsonObject {
  /** The value, e.g. an ARN or a user agent. */
  value?: string | null | undefined
  /** Calls or errors per minute. */
  average?: number | undefined
}
