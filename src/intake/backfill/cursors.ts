/** Stores of cursors: the interface, and a store in memory. */
import { timeOfMinute } from '../objects/day.js'
import { cursorAt, CursorError, isCursor, type Cursor } from './cursor.js'

/**
 * Keeps a cursor for each series of log files. Only one process may work on a series at a time.
 *
 * @example
 * ```ts
 * import type { Cursor, CursorStore } from 'cloudtrail-client/intake'
 *
 * interface Redis {
 *   get(key: string): Promise<string | null>
 *   set(key: string, value: string): Promise<unknown>
 * }
 *
 * const cursorsInRedis = (redis: Redis): CursorStore => ({
 *   get: async (name) => JSON.parse((await redis.get(`cursor:${name}`)) ?? 'null') as Cursor | null,
 *   set: (name, cursor) => redis.set(`cursor:${name}`, JSON.stringify(cursor)),
 * })
 * ```
 */
export interface CursorStore {
  /**
   * Gets the cursor that was stored last under a name; `undefined` or `null` when there is none.
   *
   * @param name - The bucket and the key prefix of the series, e.g.
   * `s3://trail-logs/AWSLogs/123456789012/CloudTrail/eu-west-1/`, followed by the range of a backfill that has an end.
   */
  get(name: string): Cursor | null | undefined | Promise<Cursor | null | undefined>
  /**
   * Stores a cursor, or throws and keeps the previous one. A returned promise is awaited.
   *
   * It is called at most once a second for each series, and at the end.
   */
  set(name: string, cursor: Cursor): unknown
}

/** A store in this process's memory: a new process begins at `from` again. */
export function memoryCursors(): CursorStore {
  const cursors = new Map<string, Cursor>()
  return {
    get: (name) => cursors.get(name),
    set: (name, cursor) => {
      cursors.set(name, cursor)
    },
  }
}

/** The cursor under a name. @throws CursorError `CursorCorrupt` for a value that is not a cursor; what the store throws. */
export async function storedCursor(cursors: CursorStore, name: string): Promise<Cursor | undefined> {
  const found: unknown = (await cursors.get(name)) ?? undefined
  if (found === undefined || isCursor(found)) return found
  const message = `${name}: the stored value is not a cursor; restore the right one, or remove it to begin again`
  throw new CursorError(message, { code: 'CursorCorrupt' })
}

/**
 * The minute of the first use of a name in a store, in epoch milliseconds; records that of `startMs` if there was none.
 *
 * @param correct - Moves a cursor back that lies in the future; what it returns is recorded.
 * @throws CursorError `CursorCorrupt` for a value that is not a cursor; what the store throws.
 */
export async function firstUse(
  cursors: CursorStore,
  name: string,
  startMs: () => number,
  correct: (stored: Cursor) => Cursor = (stored) => stored,
): Promise<number> {
  const stored = await storedCursor(cursors, name)
  const cursor = stored === undefined ? cursorAt(startMs()) : correct(stored)
  if (cursor !== stored) await cursors.set(name, cursor)
  return timeOfMinute(cursor.floor)
}
