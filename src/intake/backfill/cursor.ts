/** The cursor of a backfill in one series of log files, and the error of a cursor that cannot be used. */
import { brand, CloudTrailError } from '../../contracts/errors.js'
import { minuteOf, timeOfMinute } from '../objects/day.js'

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

/** Whether a value, which may come from a file or a database, is a complete cursor. */
export function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false
  const { newest, floor, recent, unfinished }: { [Member in keyof Cursor]?: unknown } = value
  return isMinute(newest) && isMinute(floor) && floor <= newest && areStrings(recent) && areStrings(unfinished)
}

const isMinute = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(timeOfMinute(value))

const areStrings = (value: unknown): boolean =>
  Array.isArray(value) && (value as unknown[]).every((item) => typeof item === 'string' && item !== '')

/** A cursor cannot be used or cannot be stored. The message names the place and the remedy. */
export class CursorError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'CursorError'
  override readonly name = 'CursorError'
  /** `CursorCorrupt` when the stored value is not a cursor; `CursorStoreFailed` when it cannot be read or written. */
  override readonly code: 'CursorCorrupt' | 'CursorStoreFailed'

  constructor(message: string, details: { code: CursorError['code']; cause?: unknown }) {
    super(message, details)
    this.code = details.code
  }
}
