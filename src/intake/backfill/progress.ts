/** Tracks which log files of one series are done, in little memory and for any order of arrival. */
import { InputError } from '../../contracts/errors.js'
import { minuteBefore, minuteOf, timeOfMinute } from '../objects/day.js'
import type { LogLocation } from '../objects/object-key.js'
import type { Cursor } from './cursor.js'
import { Series } from './series.js'

/** Bounds of a {@link Progress}. */
export interface ProgressOptions {
  /**
   * How late a file can appear: up to this much older than the newest acknowledged one it is still found. Whole minutes, from 1.
   *
   * @defaultValue 1440, one day
   */
  readonly lookbackMinutes?: number | undefined
  /**
   * How many files the cursor lists one by one, from 1. When there are more within the lookback, the lookback shrinks.
   *
   * @defaultValue 5000, some 170 KB of JSON
   */
  readonly maxRecent?: number | undefined
}

/** CloudTrail can be minutes late, and a replicated bucket hours. */
export const defaultLookbackMinutes = 1440

/** A day of an account with 17 files every 5 minutes. */
const defaultMaxRecent = 5000

/** The floor is not raised when more than this number of files below it would be unfinished. */
const maxUnfinished = 1000

/** When there are too many recent files, this share of them is dropped at once, so that it happens rarely. */
const droppedPart = 0.25

/**
 * The progress in one series of log files: list from {@link Progress.startAfter} on, {@link Progress.take} each key in the
 * order of the listing, {@link Progress.finish} it once it was acknowledged, and store {@link Progress.cursor}.
 *
 * A file is taken at least once if it is listed before any file more than the lookback newer is acknowledged; exactly once
 * unless the process crashes. It is taken again after {@link Progress.release}, and by a later process if it was not finished
 * when the cursor was stored.
 */
export class Progress {
  readonly #series: Series
  readonly #lookbackMinutes: number
  readonly #maxRecent: number
  #newest: string | undefined
  #floor: string | undefined
  /** Names that sort before this one are below the floor. */
  #floorName = ''
  readonly #since: string | undefined
  readonly #recent: Set<string>
  /** The names that were taken and not finished, and whether each is being worked on. */
  readonly #unfinished: Map<string, boolean>

  /** @param cursor - The one that was stored last; `undefined` to start from the beginning. */
  constructor(
    location: LogLocation,
    cursor: Cursor | undefined,
    { lookbackMinutes = defaultLookbackMinutes, maxRecent = defaultMaxRecent }: ProgressOptions = {},
  ) {
    this.#series = new Series(location)
    this.#lookbackMinutes = lookbackMinutes
    this.#maxRecent = maxRecent
    this.#newest = cursor?.newest
    this.#since = cursor?.since
    if (cursor !== undefined) this.#setFloor(cursor.floor)
    this.#recent = new Set(cursor?.recent.map((short) => this.#series.restore(short)))
    this.#unfinished = new Map(cursor?.unfinished.map((short) => [this.#series.restore(short), false]))
  }

  /** The cursor to store; `undefined` before the first acknowledgement. */
  get cursor(): Cursor | undefined {
    if (this.#newest === undefined || this.#floor === undefined) return undefined
    const shorten = (name: string) => this.#series.shorten(name)
    // Unfinished files above the floor are left out: they are listed again, and are not among the recent ones.
    const unfinished = [...this.#unfinished.keys()].filter((name) => name < this.#floorName)
    return {
      newest: this.#newest,
      floor: this.#floor,
      recent: [...this.#recent].sort().map(shorten),
      unfinished: unfinished.sort().map(shorten),
      ...(this.#since !== undefined && this.#floor < this.#since ? { since: this.#since } : {}),
    }
  }

  /** The `start-after` for a listing of the series or of one of its days; `undefined` to list all. */
  get startAfter(): string | undefined {
    return this.#floor === undefined ? undefined : this.#series.prefix + this.#floorName
  }

  /** The keys below the floor that are not done; a listing no longer returns them, so take these first. */
  get leftBehind(): string[] {
    return this.#keysWhere((name, isUnderway) => !isUnderway && name < this.#floorName).sort()
  }

  /** The keys that were taken and not finished, by this process or the one that stored the cursor, and are not being worked
   * on; in no order. */
  get givenBack(): string[] {
    return this.#keysWhere((_, isUnderway) => !isUnderway)
  }

  /** Whether a file was there before the first start: it was named and put earlier. @param putMs - Epoch milliseconds. */
  precedes(key: string, putMs: number): boolean {
    if (this.#since === undefined || putMs >= timeOfMinute(this.#since)) return false
    return this.#nameOf(key) < this.#series.nameOfMinute(this.#since)
  }

  /**
   * Takes a file to work on.
   *
   * @returns Whether to read it: `false` when it is done, or taken and not released.
   * @throws InputError when the key is of another series.
   */
  take(key: string): boolean {
    const name = this.#nameOf(key)
    const isUnderway = this.#unfinished.get(name)
    const isDone = isUnderway === undefined && (name < this.#floorName || this.#recent.has(name))
    if (isDone || isUnderway === true) return false
    this.#unfinished.set(name, true)
    return true
  }

  /** Releases a file that was not acknowledged; it can be taken again. */
  release(key: string): void {
    const name = this.#nameOf(key)
    if (this.#unfinished.has(name)) this.#unfinished.set(name, false)
  }

  /**
   * Marks a file as done: it was acknowledged, or is given up for good.
   *
   * @param nowMs - Epoch milliseconds. A file with a time in the future does not move the cursor beyond now, which would skip
   * the files until then.
   */
  finish(key: string, nowMs: number): void {
    const name = this.#nameOf(key)
    this.#unfinished.delete(name)
    if (name >= this.#floorName) this.#recent.add(name)
    const minute = this.#series.minuteOf(name)
    if (minute !== undefined) this.#newest = later(this.#newest, earlier(minute, minuteOf(nowMs)))
    if (this.#newest !== undefined) this.#raiseFloor(minuteBefore(this.#newest, this.#lookbackMinutes))
    if (this.#recent.size > this.#maxRecent) this.#dropOldest()
  }

  #keysWhere(isWanted: (name: string, isUnderway: boolean) => boolean): string[] {
    const wanted = [...this.#unfinished].filter(([name, isUnderway]) => isWanted(name, isUnderway))
    return wanted.map(([name]) => this.#series.prefix + name)
  }

  #nameOf(key: string): string {
    const name = this.#series.nameOf(key)
    if (name !== undefined) return name
    throw new InputError([{ path: 'key', message: `must begin with ${this.#series.prefix}, got ${key}` }])
  }

  #raiseFloor(floor: string): void {
    if (this.#floor !== undefined && floor <= this.#floor) return
    const floorName = this.#series.nameOfMinute(floor)
    const left = [...this.#unfinished.keys()].filter((name) => name < floorName)
    if (left.length > maxUnfinished) return
    this.#setFloor(floor)
    for (const name of this.#recent) if (name < floorName) this.#recent.delete(name)
  }

  #setFloor(floor: string): void {
    this.#floor = floor
    this.#floorName = this.#series.nameOfMinute(floor)
  }

  /** Shrinks the lookback. If that is not enough, because all files are of one minute or the floor cannot rise, files are
   * forgotten. */
  #dropOldest(): void {
    const oldestFirst = [...this.#recent].sort()
    const kept = Math.ceil(this.#maxRecent * (1 - droppedPart))
    const dropped = oldestFirst.slice(0, oldestFirst.length - kept)
    const first = this.#series.minuteOf(oldestFirst[dropped.length] ?? '')
    if (first !== undefined && this.#newest !== undefined) this.#raiseFloor(earlier(first, this.#newest))
    if (this.#recent.size > this.#maxRecent) for (const name of dropped) this.#recent.delete(name)
  }
}

const earlier = (one: string, other: string): string => (one < other ? one : other)

const later = (one: string | undefined, other: string): string => (one === undefined || one < other ? other : one)
