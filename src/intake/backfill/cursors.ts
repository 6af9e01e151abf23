/** Where the places of backfills are kept: the interface for any store, and one in memory. */
import { timeOfMinute } from '../objects/day.js'
import { cursorAt, CursorError, isCursor, type Cursor } from './cursor.js'

/**
 * Keeps one cursor for each series of log files. One process works on a series at a time.
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
   * The cursor that was stored last under a name; `undefined` or `null` when there is none.
   *
   * @param name - The bucket and what the keys of the series begin with, e.g.
   * `s3://trail-logs/AWSLogs/123456789012/CloudTrail/eu-west-1/`; behind that the range, where a backfill has an end.
   */
  get(name: string): Cursor | null | undefined | Promise<Cursor | null | undefined>
  /**
   * Stores a cursor, or throws and leaves the one before. A promise is waited for.
   *
   * It is called once a second at most for each series, and at the end.
   */
  set(name: string, cursor: Cursor): unknown
}

/** Cursors in this process's memory: a new process begins where it is told to. */
export function memoryCursors(): CursorStore {
  const cursors = new Map<string, Cursor>()
  return {
    get: (name) => cursors.get(name),
    set: (name, cursor) => {
      cursors.set(name, cursor)
    },
  }
}

/** What a store has under a name. @throws CursorError `CursorCorrupt` for what is no cursor, and what the store throws. */
export async function storedCursor(cursors: CursorStore, name: string): Promise<Cursor | undefined> {
  const found: unknown = (await cursors.get(name)) ?? undefined
  if (found === undefined || isCursor(found)) return found
  const message = `${name}: what the store has is no cursor; put the right one there, or remove it to begin again`
  throw new CursorError(message, { code: 'CursorCorrupt' })
}

/**
 * When a store was first used for something, in epoch milliseconds; that is now, where it was never.
 *
 * @throws CursorError `CursorCorrupt` for what is no cursor, and what the store throws.
 */
export async function firstUse(cursors: CursorStore, name: string, nowMs: number): Promise<number> {
  const stored = await storedCursor(cursors, name)
  if (stored !== undefined) return timeOfMinute(stored.newest)
  await cursors.set(name, cursorAt(nowMs))
  return nowMs
}
