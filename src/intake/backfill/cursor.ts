/** How far a backfill has come in one series of log files, as JSON-safe data. */
import { CloudTrailError } from '../../contracts/errors.js'
import { minuteOf, timeOfMinute } from '../objects/day.js'

/**
 * How far a backfill has come in the log files of one kind, account and Region. Plain JSON, some kilobytes.
 *
 * Files do not appear in the order of their names, so the newest name alone would lose those that come late. A cursor
 * has a floor as well: every file below the floor is done, but for those that are listed as unfinished; of the files from
 * the floor on, the recent ones are done.
 */
export interface Cursor {
  /** The newest minute of delivery that was acknowledged, e.g. `20240229T2359`. */
  readonly newest: string
  /** The minute from which on files are listed again; never later than `newest`. */
  readonly floor: string
  /** The files from the floor on that were acknowledged. Each is the part of its name that is its own. */
  readonly recent: readonly string[]
  /** The files below the floor that were not acknowledged, written in the same way. */
  readonly unfinished: readonly string[]
}

/**
 * A cursor that takes all files before a time for done.
 *
 * @param timeMs - Epoch milliseconds; a file counts by the minute of its delivery, which is later than its records.
 */
export function cursorAt(timeMs: number): Cursor {
  const minute = minuteOf(timeMs)
  return { newest: minute, floor: minute, recent: [], unfinished: [] }
}

/** Whether a value is a whole cursor, as what comes from a file or a database might not be. */
export function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false
  const { newest, floor, recent, unfinished }: { [Member in keyof Cursor]?: unknown } = value
  return isMinute(newest) && isMinute(floor) && floor <= newest && areTexts(recent) && areTexts(unfinished)
}

const isMinute = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(timeOfMinute(value))

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && (value as unknown[]).every((item) => typeof item === 'string' && item !== '')

/** The stored place of a backfill is unusable, or cannot be stored. The message names the file and the remedy. */
export class CursorError extends CloudTrailError {
  override readonly name = 'CursorError'
  /** `CursorCorrupt` when what is stored is not a cursor; `CursorStoreFailed` when it could not be read or written. */
  override readonly code: 'CursorCorrupt' | 'CursorStoreFailed'

  constructor(message: string, details: { code: CursorError['code']; cause?: unknown }) {
    super(message, details)
    this.code = details.code
  }
}
