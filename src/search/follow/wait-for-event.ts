/** Waits for the first event that meets conditions. */
import { milliseconds } from '../../config/option-rules.js'
import { InputError, TimeoutError } from '../../contracts/errors.js'
import { ownMembers } from '../../contracts/options.js'
import { withinTime } from '../../runtime/abort.js'
import type { SearchHit } from '../walk/candidate.js'
import { readFollowOptions, type FollowOptions } from './follow-options.js'
import { TailEvents, type FollowContext } from './tail.js'

/** Options of {@link Search.waitForEvent}. */
export interface WaitForEventOptions extends Omit<FollowOptions, 'cursor'> {
  /** How long to wait, in milliseconds, from 1. @defaultValue 1800000, twice the default overlap */
  timeoutMs?: number | undefined
}

const defaultTimeoutMs = 1_800_000

/** @throws TimeoutError with code `WaitTimeout`; the signal's own reason; the errors of a tail. */
export async function waitForEvent(
  given: WaitForEventOptions,
  context: FollowContext,
  nowMs: number,
): Promise<SearchHit> {
  const { timeoutMs = defaultTimeoutMs, ...options } = ownMembers(given)
  const operation = 'waitForEvent'
  if (!milliseconds.is(timeoutMs)) {
    throw new InputError([{ path: 'timeoutMs', message: `must be ${milliseconds.expected}` }], { operation })
  }
  const setting = readFollowOptions(options, nowMs, operation)
  const late = () =>
    new TimeoutError(`waitForEvent: no event met the conditions within ${String(timeoutMs)} ms`, {
      code: 'WaitTimeout',
      mayBeSent: true,
    })
  return withinTime(setting.signal, context.clock, timeoutMs, late, async (signal) => {
    for await (const hit of new TailEvents({ ...setting, signal }, context)) return hit
    throw late()
  })
}
