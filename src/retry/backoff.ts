/** Computes the delay before the next attempt. Pure. */
import type { Fault } from './classify.js'

/** Base of the delay, in milliseconds; the figures of retry behaviour 2.1, which the AWS SDKs share. */
const baseDelayMs = { transient: 50, throttle: 1000 } as const

/** The longest delay, in milliseconds, unless the service asks for a longer one. */
const maxDelayMs = 20_000

/** How far the service can extend our own delay, in milliseconds. */
const retryAfterHeadroomMs = 5000

/**
 * The delay after attempt number `attempt` has failed, in milliseconds: exponential, capped, with full jitter.
 *
 * @param random - From 0 to 1: the fraction of the full delay.
 * @param retryAfterMs - The delay that the service asks for; followed up to a bound.
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
 * The delay that a reply asks for, in milliseconds: from AWS's own header (milliseconds), or from the standard one (seconds or
 * a date).
 */
export function retryAfterOf(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const { 'x-amz-retry-after': milliseconds = '', 'retry-after': standard = '' } = headers
  if (/^\d+$/.test(milliseconds)) return Number(milliseconds)
  if (/^\d+$/.test(standard)) return Number(standard) * 1000
  const dateMs = Date.parse(standard)
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
