/** The options of one find, and how they are read. */
import { aFunction, anything, signalOption } from '../../config/option-rules.js'
import { readOptions, type OptionRule, type OptionRules } from '../../contracts/options.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { onRegionErrorRule, type OnRegionError } from '../options/search-options.js'
import { historyMs, readTime, type SearchTime } from '../options/times.js'
import type { Range } from '../walk/part.js'
import type { SearchHit } from '../walk/candidate.js'
import { readWhere, type Conditions, type Where } from '../where/where.js'
import type { SearchCursor, SearchOrder } from './cursor.js'

/** Options of {@link Search.find}. */
export interface FindOptions {
  /** Events at or after this time, at most 90 days back; fractions of a second are dropped. */
  from: SearchTime
  /** Events at or before this time. @defaultValue now; it stays the same until the search ends */
  to?: SearchTime | undefined
  /** What the events must meet. @defaultValue all events */
  where?: Where | undefined
  /** A condition of your own, called for each event that meets `where`. What it throws ends the search. */
  filter?: ((hit: SearchHit) => boolean) | undefined
  /**
   * `newest` first, over all Regions and accounts, where events of one time are in the order of Region, account and id; `oldest`
   * first, for which ranges of time are read whole before they are returned; or `arrival`, as pages come.
   *
   * @defaultValue 'newest'
   */
  order?: SearchOrder | undefined
  /** The most hits to return, from 1. @defaultValue no limit */
  limit?: number | undefined
  /**
   * The most pages to read, from 1, in all Regions together. More are read only where a find with the cursor would otherwise not get
   * beyond one second.
   *
   * @defaultValue no limit
   */
  maxPages?: number | undefined
  /** The `cursor` of an earlier find with the same options: this one goes on behind the last hit that was taken. */
  cursor?: SearchCursor | undefined
  /** What to do when a Region fails. @defaultValue that of the search */
  onRegionError?: OnRegionError | undefined
  /** Cancels the search; it rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /** The most events to hold in memory, from 100, while older ranges are read ahead. @defaultValue 4000 */
  maxBufferedEvents?: number | undefined
  /** About as much memory they may take, in bytes, from 100,000. @defaultValue 8,000,000 */
  maxBufferedBytes?: number | undefined
}

/** The options of a find, read. */
export interface FindSetting {
  readonly range: Range
  /** Whether the caller gave the end of the range. */
  readonly hasTo: boolean
  readonly conditions: Conditions
  readonly filter: ((hit: SearchHit) => boolean) | undefined
  readonly order: SearchOrder
  readonly limit: number
  readonly maxPages: number
  readonly cursor: SearchCursor | undefined
  readonly onRegionError: OnRegionError | undefined
  readonly signal: AbortSignal | undefined
  readonly budget: { readonly events: number; readonly bytes: number }
}

const operation = 'find'

/** A whole number from `least` on. */
export const wholeFrom = (least: number): OptionRule => ({
  expected: `a whole number from ${String(least)}`,
  is: (value) => Number.isInteger(value) && Number(value) >= least,
})

const orders: readonly unknown[] = ['newest', 'oldest', 'arrival'] satisfies SearchOrder[]

const rules: OptionRules<FindOptions> = {
  from: anything,
  to: anything,
  where: anything,
  filter: aFunction,
  order: { expected: "'newest', 'oldest' or 'arrival'", is: (value) => orders.includes(value) },
  limit: wholeFrom(1),
  maxPages: wholeFrom(1),
  cursor: anything,
  onRegionError: onRegionErrorRule,
  signal: signalOption,
  maxBufferedEvents: wholeFrom(100),
  maxBufferedBytes: wholeFrom(100_000),
}

/** Reads the options once. @param nowMs - Of the service's clock. @throws InputError that names all that is wrong. */
export function readFindOptions(given: FindOptions, nowMs: number): FindSetting {
  const options = readOptions(given, rules, operation)
  const issues: InputIssue[] = []
  const conditions = readWhere(options.where ?? {}, 'where', issues)
  const range = readRange(options, nowMs, issues)
  if (issues.length > 0) throw new InputError(issues, { operation })
  const { filter, order = 'newest', limit = Infinity, maxPages = Infinity, cursor, onRegionError, signal } = options
  const budget = { events: options.maxBufferedEvents ?? 4000, bytes: options.maxBufferedBytes ?? 8_000_000 }
  return {
    range,
    hasTo: options.to !== undefined,
    conditions,
    filter,
    order,
    limit,
    maxPages,
    cursor,
    onRegionError,
    signal,
    budget,
  }
}

/** Whole seconds: the times of events have no fractions, so that the second of `from` belongs to the range. */
function readRange({ from, to, cursor }: Partial<FindOptions>, nowMs: number, issues: InputIssue[]): Range {
  const fromMs = readTime(from)
  const toMs = to === undefined ? nowMs : readTime(to)
  if (from === undefined) issues.push({ path: 'from', message: 'is required' })
  else if (typeof fromMs === 'string') issues.push({ path: 'from', message: fromMs })
  if (typeof toMs === 'string') issues.push({ path: 'to', message: toMs })
  if (typeof fromMs === 'string' || typeof toMs === 'string') return { start: 0, end: 0 }
  if (fromMs > toMs && to !== undefined) issues.push({ path: 'from', message: 'must not be after `to`' })
  if (fromMs > toMs && to === undefined) issues.push({ path: 'from', message: 'must not be in the future' })
  if (fromMs < nowMs - historyMs && cursor === undefined) {
    const remedy = 'read older events from the log files of a trail, with createBackfill of cloudtrail-client/intake'
    issues.push({ path: 'from', message: `must be at most 90 days back, as far as the event history goes; ${remedy}` })
  }
  return { start: Math.floor(fromMs / 1000), end: Math.floor(toMs / 1000) }
}
