/** How long to wait before the next attempt. Pure. */
import type { Fault } from './classify.js'

/** Base of the delay in milliseconds, from the retry behaviour 2.1 that the AWS SDKs share. */
const baseDelayMs = { transient: 50, throttle: 1000 } as const

/** No wait is longer, in milliseconds, unless the service asks for one. */
const maxDelayMs = 20_000

/** How much longer than our own delay the service can make us wait, in milliseconds. */
const retryAfterHeadroomMs = 5000

/**
 * The wait after attempt number `attempt` failed, in milliseconds: exponential, capped, with full jitter.
 *
 * @param random - From 0 to 1; decides where between nothing and the whole delay the wait lies.
 * @param retryAfterMs - What the service asks for; followed within bounds.
 */
export function nextDelay(
  fault: Exclude<Fault, 'final'>,
  attempt: number,
  random: number,
  retryAfterMs?: number,
): number {
  const delayMs = random * Math.min(baseDelayMs[fault] * 2 ** (attempt - 1), maxDelayMs)
  return Math.max(delayMs, Math.min(retryAfterMs ?? 0, delayMs + retryAfterHeadroomMs))
}

/**
 * The wait that a reply asks for, in milliseconds: AWS's own header in milliseconds, else the standard one in seconds or
 * as a date.
 */
export function retryAfterOf(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const { 'x-amz-retry-after': milliseconds = '', 'retry-after': standard = '' } = headers
  if (/^\d+$/.test(milliseconds)) return Number(milliseconds)
  if (/^\d+$/.test(standard)) return Number(standard) * 1000
  const dateMs = Date.parse(standard)
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
