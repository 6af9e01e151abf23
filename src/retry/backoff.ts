/** How long to wait before the next attempt. Pure. */
import type { Fault } from './classify.js'

/** Base of the delay in milliseconds, from the retry behaviour 2.1 that the AWS SDKs share. */
const baseDelayMs = { transient: 50, throttle: 1000 } as const

/** No wait is longer, in milliseconds. */
const maxDelayMs = 20_000

/**
 * The wait after attempt number `attempt` failed, in milliseconds: exponential, capped, with full jitter.
 *
 * @param random - From 0 to 1; decides where between nothing and the whole delay the wait lies.
 */
export function nextDelay(fault: Exclude<Fault, 'final'>, attempt: number, random: number): number {
  return random * Math.min(baseDelayMs[fault] * 2 ** (attempt - 1), maxDelayMs)
}
