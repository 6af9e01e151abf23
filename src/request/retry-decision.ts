/** Stage 8: decides whether a failed attempt is followed by another one. Pure: the caller carries the decision out. */
import { ConnectionError, isServiceError } from '../contracts/errors.js'
import { nextDelay, retryAfterOf } from '../retry/backoff.js'
import { classify, mayRepeat, type Fault } from '../retry/classify.js'
import type { Call, Outcome, Progress } from './call-state.js'

/** Another attempt, and what it counts against: `maxAttempts` and the retry budget, the time lost to throttles, or nothing. */
export interface Retry {
  readonly delayMs: number
  readonly fault: Exclude<Fault, 'final'>
  /** Of a free attempt: time lost to throttles, this delay included. Nothing else is counted. */
  readonly stalledMs?: number
}

/**
 * What follows a failed attempt; `undefined` to give up.
 *
 * @param random - From 0 to 1, for the jitter of the delay.
 */
export function decide(
  call: Call,
  progress: Progress,
  { error, response, isSkewed, durationMs }: Outcome,
  nowMs: number,
  random: number,
): Retry | undefined {
  const isAwaited = isServiceError(error) && call.options.retryCodes?.includes(error.code) === true
  const kind = isSkewed ? 'transient' : classify(error)
  const fault = isAwaited && kind === 'final' ? 'transient' : kind
  if (fault === 'final' || !(isSkewed || isAwaited || mayRepeat(call.row, error))) return undefined
  const { attempt, free } = progress
  // Once only: afterwards no idle connection is left that could be dead too.
  if (free === 0 && error instanceof ConnectionError && error.reusedConnection) {
    return { delayMs: 0, fault, stalledMs: progress.stalledMs }
  }
  const delayMs = nextDelay(fault, attempt, random, response && retryAfterOf(response.headers, nowMs))
  if (isAwaited && call.deadlineMs !== undefined) {
    // After a wait beyond the deadline the caller would not see what the service said.
    const endsAtMs = nowMs - call.pipeline.skew.ms + delayMs
    return endsAtMs < call.deadlineMs ? { delayMs, fault, stalledMs: progress.stalledMs } : undefined
  }
  if (call.page?.isIterated !== true || fault !== 'throttle') {
    return attempt - free < call.maxAttempts ? { delayMs, fault } : undefined
  }
  // The clock can be set while a request is under way: no request lasts longer than its time limit.
  const stalledMs = progress.stalledMs + Math.min(Math.max(0, durationMs), call.requestTimeoutMs)
  return stalledMs < call.pipeline.stallTimeoutMs ? { delayMs, fault, stalledMs: stalledMs + delayMs } : undefined
}
