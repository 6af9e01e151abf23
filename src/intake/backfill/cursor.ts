/** The cursor of a backfill in one series of log files, and the error of a cursor that cannot be used. */
import { brand, CloudTrailError } from '../../contracts/errors.js'
import { minuteBefore, minuteOf, timeOfMinute } from '../objects/day.js'

/**
 * The progress of a backfill in the log files of one kind, account and Region. JSON, some kilobytes.
 *
 * Files do not appear in the order of their names, so a cursor with the newest name alone would miss files that come late.
 * Therefore it has a floor too: all files below the floor are done except the `unfinished` ones; of the files from the floor
 * on, only the `recent` ones are done.
 */
export interface Cursor {
  /** The newest minute of delivery that was acknowledged, e.g. `20240229T2359`. */
  readonly newest: string
  /** The minute from which files are listed again; never later than `newest`. */
  readonly floor: string
  /** The files from the floor on that were acknowledged, each as the part of its name that differs from the others. */
  readonly recent: readonly string[]
  /** The files below the floor that were not acknowledged, in the same form. */
  readonly unfinished: readonly string[]
  /** The minute of the first start, of a backfill without `from`: files named and put before it are not read. */
  readonly since?: string
}

/**
 * A cursor by which all files before a time are done.
 *
 * @param timeMs - Epoch milliseconds, compared with the minute of a file's delivery, which is later than its records.
 */
export function cursorAt(timeMs: number): Cursor {
  const minute = minuteOf(timeMs)
  return { newest: minute, floor: minute, recent: [], unfinished: [] }
}

/**
 * A cursor by which all files that were put before a time are done.
 *
 * Files get their names before they are put: those that are named up to the lookback before the time can be put after it.
 */
export function cursorSince(timeMs: number, lookbackMinutes: number): Cursor {
  const since = minuteOf(timeMs)
  return { newest: since, floor: minuteBefore(since, lookbackMinutes), recent: [], unfinished: [], since }
}

/** How far in the future a time must lie to be wrong, in milliseconds: cursors have minutes, and `date` headers seconds. */
const toleranceMs = 60_000

/** Whether the clock that told a time was wrong. */
export const isFuture = (timeMs: number, nowMs: number): boolean => timeMs > nowMs + toleranceMs

/**
 * Moves a cursor that lies in the future back to now; others are returned as they are.
 *
 * The clock that wrote it was wrong, so nobody knows when it was written: all files from the lookback on are read, except those
 * that it lists as done.
 */
export function notAfter(cursor: Cursor, nowMs: number, lookbackMinutes: number): Cursor {
  if (!isFuture(timeOfMinute(cursor.newest), nowMs)) return cursor
  const { newest, floor } = cursorSince(nowMs, lookbackMinutes)
  const { since: _, ...others } = cursor
  return { ...others, newest, floor: cursor.floor < floor ? cursor.floor : floor }
}

/** Whether a value, which may come from a file or a database, is a complete cursor. */
export function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false
  const { newest, floor, recent, unfinished, since = newest }: { [Member in keyof Cursor]?: unknown } = value
  const isInOrder = isMinute(newest) && isMinute(floor) && floor <= newest && isMinute(since)
  return isInOrder && areStrings(recent) && areStrings(unfinished)
}

const isMinute = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(timeOfMinute(value))

const areStrings = (value: unknown): boolean =>
  Array.isArray(value) && (value as unknown[]).every((item) => typeof item === 'string' && item !== '')

/** A cursor cannot be used or cannot be stored. The message names the place and the remedy. */
export class CursorError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'CursorError'
  override readonly name = 'CursorError'
  /**
   * `CursorCorrupt` when the stored value is not a cursor; `CursorInUse` when another process has stored the cursor meanwhile;
   * `CursorStoreFailed` when it cannot be read or written.
   */
  override readonly code: 'CursorCorrupt' | 'CursorInUse' | 'CursorStoreFailed'

  constructor(message: string, details: { code: CursorError['code']; cause?: unknown }) {
    super(message, details)
    this.code = details.code
  }
}
