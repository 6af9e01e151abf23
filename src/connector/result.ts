/** The result of an action: one form for all actions, with nothing but JSON's types in it. */
import type { InputIssue } from '../contracts/errors.js'
import { isBytes, isDate } from '../schema/kind-of.js'
import { writeBase64 } from '../schema/to-wire.js'
import type { Action, Failure, Outcome } from './action/action.js'

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

/** The result of an action that has run. */
export function resultOf(action: Action, outcome: Outcome): ActionResult {
  const { rows, failures, successful, counts = {}, message } = outcome
  const errors = failures.map((failure) => errorOf(action, failure))
  const done = `${successful} of ${successful + errors.length} done`
  return {
    status: errors.length === 0 ? 'successful' : successful > 0 || rows.length > 0 ? 'partially_successful' : 'failed',
    data: rows.map((row) => jsonSafe(row)),
    errors,
    summary: { total_objects: successful + errors.length, total_objects_successful: successful, ...counts },
    message: errors.length > 0 ? `${done}; ${messageOf(errors)}` : (message ?? done),
  }
}

/** The result of an action that was not run, because its name or a parameter is invalid. */
export function refusal(title: string, code: string, issues: readonly InputIssue[]): ActionResult {
  const errors = issues.map(({ path, message }) => ({
    indicator: `${title} failed.`,
    subject: path === '' ? null : path,
    statusCode: null,
    code,
    message: path === '' ? message : `${path} ${message}`,
    requestId: null,
  }))
  const summary = { total_objects: 0, total_objects_successful: 0 }
  return { status: 'failed', data: [], errors, summary, message: `nothing was sent; ${messageOf(errors)}` }
}

function errorOf({ title }: Action, { subject, error }: Failure): ActionError {
  return {
    indicator: `${title} failed.`,
    subject,
    statusCode: statusOf(error),
    code: error.code,
    message: messageIn(error),
    requestId: requestIdOf(error),
  }
}

const statusOf = (error: Failure['error']): number | null => ('status' in error ? error.status : null)

const requestIdOf = (error: Failure['error']): string | null =>
  'requestId' in error ? (error.requestId ?? null) : null

/** What was said, without the operation before it: `indicator` and `subject` tell what failed. */
function messageIn(error: Failure['error']): string {
  const { operation = '', message }: { readonly operation?: string; readonly message: string } = error
  const prefix = `${operation}: `
  return operation !== '' && message.startsWith(prefix) ? message.slice(prefix.length) : message
}

function messageOf([first, ...others]: readonly ActionError[]): string {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return `${first?.indicator ?? ''} ${first?.message ?? ''}${more}`
}

/** A copy with nothing but JSON's types: dates as ISO 8601 strings, bytes as base64, and without `$metadata`. */
export function jsonSafe(row: object): Record<string, unknown> {
  const { $metadata: _, ...members } = row as Record<string, unknown> // sound: an object's members can be read by name
  return safeObject(members)
}

const safeObject = (object: object, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [[name, safe(value, depth)]])),
  )

/** Deeper values become null: the recursion here, and that of `JSON.stringify` later, would overflow the stack. */
const maxDepth = 512

function safe(value: unknown, depth: number): unknown {
  if (depth > maxDepth) return null
  if (isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (isBytes(value)) return writeBase64(value)
  if (Array.isArray(value)) return value.map((item) => safe(item, depth + 1))
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value) // as on the wire
  return typeof value === 'object' && value !== null ? safeObject(value, depth + 1) : value
}
