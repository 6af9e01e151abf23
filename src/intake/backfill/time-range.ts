/** Decides whether a record is in a range of time: by the time of its event, or by the window of an aggregated one. Pure. */
import { isObject } from '../../schema/kind-of.js'

/**
 * Whether a record is in a range, in epoch milliseconds, the end excluded. One without a time is.
 *
 * The window of an aggregated record is if any part of it is. Windows begin at multiples of five minutes: ranges that do so too
 * share none with their neighbours.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aggregated-events.html
 */
export const isBetween =
  (fromMs: number, toMs: number) =>
  (record: unknown): boolean => {
    if (!isObject(record)) return true
    const { eventTime, timeWindow } = record
    if (eventTime === undefined && isObject(timeWindow)) {
      return !(timeOf(timeWindow['windowEnd']) <= fromMs || timeOf(timeWindow['windowStart']) >= toMs)
    }
    const timeMs = timeOf(eventTime)
    return !(timeMs < fromMs || timeMs >= toMs)
  }

/** `NaN` for what is no time. */
const timeOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : NaN)
