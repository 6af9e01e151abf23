/** What an action gives back, in the form of this package: with nothing but JSON's types in it. */

/** Whether all of an action was done, a part of it, or nothing. */
export type ActionStatus = 'successful' | 'partially_successful' | 'failed'

/** One failure. */
export interface ActionError {
  /** The title of the action, as in `Start Logging failed.` */
  readonly indicator: string
  /** What it failed for: a trail, an ARN, an id, or the path of an invalid parameter; `null` for none. */
  readonly subject: string | null
  /** HTTP status of the reply; `null` when nothing was sent or no reply came. */
  readonly statusCode: number | null
  /** An error code of the service such as `TrailNotFoundException`, or of this package such as `InvalidInput`. */
  readonly code: string
  /** What the service said, in its own words; for a parameter, what is wrong and what is accepted. */
  readonly message: string
  /** The id to give to AWS Support; `null` when no reply came, or none with an id. */
  readonly requestId: string | null
}

/** Counts of an action. Actions add their own, such as `total_lookup_events`. */
export interface ActionSummary {
  /** The number of trails or ARNs to process; 1 for an action that does one thing. */
  readonly total_objects: number
  /** How many of them succeeded. */
  readonly total_objects_successful: number
  /** The action's own counts. */
  readonly [count: string]: number | string | boolean
}

/** The result of an action. It only has JSON's types; timestamps are ISO 8601 strings in UTC. */
export interface ActionResult {
  /** Whether all of it was done. */
  readonly status: ActionStatus
  /** The rows: trails, events, replies. The catalogue has the JSON Schema of each action's rows. */
  readonly data: readonly Readonly<Record<string, unknown>>[]
  /** One for each failure; empty for none. */
  readonly errors: readonly ActionError[]
  /** Counts. */
  readonly summary: ActionSummary
  /** A summary to display. */
  readonly message: string
}
