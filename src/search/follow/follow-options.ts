/** The options of a tail, how they are read, and its cursor. */
import { aFunction, anything, signalOption } from '../../config/option-rules.js'
import { isPlainObject, readOptions, type OptionRules } from '../../contracts/options.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { wholeFrom } from '../find/find-options.js'
import { onRegionErrorRule, type OnRegionError } from '../options/search-options.js'
import { historyMs } from '../options/times.js'
import type { SearchHit } from '../walk/candidate.js'
import { readWhere, type Conditions, type Where } from '../where/where.js'

/** Where a tail goes on. Plain JSON without secrets. */
export interface TailCursor {
  /** Version of this form. */
  readonly v: 1
  /** Up to which second each Region and account was read, in epoch seconds. */
  readonly readTo: Readonly<Record<string, number>>
  /** Events that were returned and can be read once more: Region and account, second, id. At most 10,000. */
  readonly seen: readonly (readonly [target: string, second: number, id: string])[]
}

/** Options of {@link Search.follow}. */
export interface FollowOptions {
  /** What the events must meet. @defaultValue all events */
  where?: Where | undefined
  /** A condition of your own, called for each event that meets `where`. What it throws ends the tail. */
  filter?: ((hit: SearchHit) => boolean) | undefined
  /**
   * How far each poll looks back, in milliseconds, from 0 to 7,200,000: events appear minutes after they happened, and one that
   * appears later than this is missed.
   *
   * @defaultValue 900000
   */
  overlapMs?: number | undefined
  /** Time from the beginning of a poll to that of the next one, in milliseconds, from 1000. @defaultValue 30000 */
  pollMs?: number | undefined
  /** The `cursor` of an earlier tail: this one goes on where it stood. @defaultValue it begins at now − `overlapMs` */
  cursor?: TailCursor | undefined
  /** What to do when a Region fails; one that is left out is tried again by the next poll. @defaultValue that of the search */
  onRegionError?: OnRegionError | undefined
  /** Ends the tail; it rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
}

/** The options of a tail, read. */
export interface FollowSetting {
  readonly conditions: Conditions
  readonly filter: ((hit: SearchHit) => boolean) | undefined
  readonly overlapSeconds: number
  readonly pollMs: number
  readonly cursor: TailCursor | undefined
  readonly onRegionError: OnRegionError | undefined
  readonly signal: AbortSignal | undefined
}

const maxOverlapMs = 7_200_000

const rules: OptionRules<FollowOptions> = {
  where: anything,
  filter: aFunction,
  overlapMs: {
    expected: `a whole number of milliseconds from 0 to ${String(maxOverlapMs)}`,
    is: (value) => wholeFrom(0).is(value) && Number(value) <= maxOverlapMs,
  },
  pollMs: {
    expected: 'a whole number of milliseconds from 1000 to 86400000',
    is: (value) => wholeFrom(1000).is(value) && Number(value) <= 86_400_000,
  },
  cursor: anything,
  onRegionError: onRegionErrorRule,
  signal: signalOption,
}

/** Reads the options once. @throws InputError that names all that is wrong. */
export function readFollowOptions(given: FollowOptions, nowMs: number, operation = 'follow'): FollowSetting {
  const options = readOptions<FollowOptions>(given, rules, operation)
  const issues: InputIssue[] = []
  const conditions = readWhere(options.where ?? {}, 'where', issues)
  const { filter, overlapMs = 900_000, pollMs = 30_000, cursor, onRegionError, signal } = options
  const message = cursor === undefined ? undefined : cursorIssue(cursor, nowMs)
  if (message !== undefined) issues.push({ path: 'cursor', message })
  if (issues.length > 0) throw new InputError(issues, { operation })
  return { conditions, filter, overlapSeconds: Math.ceil(overlapMs / 1000), pollMs, cursor, onRegionError, signal }
}

const isSecond = (value: unknown): boolean => Number.isSafeInteger(value)

function cursorIssue(cursor: unknown, nowMs: number): string | undefined {
  const { v, readTo, seen }: { [Name in keyof TailCursor]?: unknown } = isPlainObject(cursor) ? cursor : {}
  const isCursor =
    v === 1 &&
    isPlainObject(readTo) &&
    Object.values(readTo).every(isSecond) &&
    Array.isArray(seen) &&
    seen.every(
      (one: unknown) =>
        Array.isArray(one) && typeof one[0] === 'string' && isSecond(one[1]) && typeof one[2] === 'string',
    )
  if (!isCursor) return 'is not the cursor of a tail'
  const oldest = Math.min(...(Object.values(readTo) as number[])) // sound: checked above
  if (oldest * 1000 >= nowMs - historyMs) return undefined
  return 'is older than 90 days, as far as the event history goes: read what came since from the log files of a trail, with createBackfill of cloudtrail-client/intake'
}
