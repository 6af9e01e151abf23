/** The result of an action: one form for all actions, with nothing but JSON's types in it. */
import type { InputIssue } from '../contracts/errors.js'
import { isBytes, isDate } from '../schema/kind-of.js'
import { writeBase64 } from '../schema/to-wire.js'
import type { Action, Failure, Outcome } from './action/action.js'
import type { ActionError, ActionResult, ActionStatus } from './action/action-result.js'
import type { AnyResult, Form, Given, Subject } from './forms/form.js'

/** The result of an action that has run. @param time - Writes the timestamps in rows. */
export function resultOf(action: Action, outcome: Outcome, time?: Form['time']): ActionResult {
  const { rows, failures, successful, counts = {}, message } = outcome
  const errors = failures.map((failure) => errorOf(action, failure))
  const done = `${successful} of ${successful + errors.length} done`
  return {
    status: statusOfAll(outcome),
    data: rows.map((row) => jsonSafe(row, time)),
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

/** A walk that stalls was done in part even where it has found nothing yet. */
function statusOfAll({ rows, failures, successful }: Outcome): ActionStatus {
  if (failures.length === 0) return 'successful'
  const isPartial = successful > 0 || rows.length > 0 || failures.every(({ error }) => error.code === 'WalkStalled')
  return isPartial ? 'partially_successful' : 'failed'
}

/** A result in the form of a platform. @param given - The parameters as they were sent. */
export function inForm(form: Form, action: Subject, result: ActionResult, given: Given): AnyResult {
  const known = action.set === 'operation' ? undefined : form.counts[action.name]
  const counts = Object.entries(result.summary).filter(
    ([name]) => known === undefined || /^total_objects/.test(name) || known.includes(name),
  )
  const total_objects = Math.max(result.summary.total_objects, form.leastObjects)
  const summary = { ...Object.fromEntries(counts), total_objects } as ActionResult['summary'] // sound: nothing else was left out
  const data = result.data.map((row) => form.row(action, row))
  const shown = { ...result, data, summary }
  return {
    ...shown,
    status: form.statusOf(action, result.status),
    errors: result.errors.map((error) => ({ ...error, ...form.ofError(error) })),
    message: form.message(action, shown),
    ...form.ofResult(action, shown, given),
  }
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

type WriteTime = (date: Date) => string

const iso: WriteTime = (date) => date.toISOString()

/** A copy with nothing but JSON's types: dates as strings, bytes as base64, and without `$metadata`. */
export function jsonSafe(row: object, time: WriteTime = iso): Record<string, unknown> {
  const { $metadata: _, ...members } = row as Record<string, unknown> // sound: an object's members can be read by name
  return safeObject(members, time)
}

const safeObject = (object: object, time: WriteTime, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [[name, safe(value, time, depth)]])),
  )

/** Deeper values become null: the recursion here, and that of `JSON.stringify` later, would overflow the stack. */
const maxDepth = 512

function safe(value: unknown, time: WriteTime, depth: number): unknown {
  if (depth > maxDepth) return null
  if (isDate(value)) return Number.isNaN(value.getTime()) ? null : time(value)
  if (isBytes(value)) return writeBase64(value)
  if (Array.isArray(value)) return value.map((item) => safe(item, time, depth + 1))
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value) // as on the wire
  return typeof value === 'object' && value !== null ? safeObject(value, time, depth + 1) : value
}
