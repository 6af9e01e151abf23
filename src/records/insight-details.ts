/** The details of an event of CloudTrail Insights. */
import type { JsonObject } from './json-object.js'

/**
 * An unusual rate of calls or errors. A finding has two events with the same `sharedEventID`: one at its start, one at its end.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-insight-fields.html
 */
export interface InsightDetails extends JsonObject {
  /** Whether the event is the start or the end of the finding. */
  state?: 'Start' | 'End' | (string & {}) | undefined
  /** The service whose calls are unusual. */
  eventSource?: string | undefined
  /** The operation whose calls are unusual. */
  eventName?: string | undefined
  /** `ApiCallRateInsight` for unusually many or few calls, `ApiErrorRateInsight` for errors. */
  insightType?: string | undefined
  /** The error code, when an error rate is unusual. */
  errorCode?: string | undefined
  /** The rates, and the identities and user agents behind them. */
  insightContext?: InsightContext | undefined
}

/** The rates, and the identities and user agents behind them. */
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
  /** Duration of the unusual activity, in minutes. */
  insightDuration?: number | undefined
  /** Duration of the period that gives the usual rate, in minutes; usually the seven days before. */
  baselineDuration?: number | undefined
}

/** A rate of calls or errors. */
export interface InsightRate extends JsonObject {
  /** Calls or errors per minute. */
  average?: number | undefined
}

/** The most frequent values of one attribute of the calls. */
export interface InsightAttribution extends JsonObject {
  /** The attribute: `userIdentityArn`, `userAgent` or `errorCode`. */
  attribute?: string | undefined
  /** The most frequent values during the unusual activity, at most five. */
  insight?: InsightShare[] | undefined
  /** The most frequent values in the period before, at most five. */
  baseline?: InsightShare[] | undefined
}

/** A value and its rate. */
export interface InsightShare extends JsonObject {
  /** The value, e.g. an ARN or a user agent. */
  value?: string | null | undefined
  /** Calls or errors per minute. */
  average?: number | undefined
}
