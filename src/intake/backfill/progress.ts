/** Keeps track of which log files of one series are done, in little memory, whatever order they come and finish in. */
import { InputError } from '../../contracts/errors.js'
import { minuteBefore, minuteOf } from '../objects/day.js'
import type { LogLocation } from '../objects/object-key.js'
import type { Cursor } from './cursor.js'
import { Series } from './series.js'

/** Bounds of a {@link Progress}. */
export interface ProgressOptions {
  /**
   * How late a file may appear: this much behind the newest one that was acknowledged it is still found. Whole minutes,
   * from 1. @defaultValue 1440, one day
   */
  readonly lookbackMinutes?: number | undefined
  /**
   * How many files the cursor remembers one by one. Where more than that come within the lookback, the lookback shrinks
   * to them. @defaultValue 5000, some 170 KB of JSON
   */
  readonly maxRecent?: number | undefined
}

/** Files appear minutes late when CloudTrail is late, and hours late where the bucket is a replica. */
const defaultLookbackMinutes = 1440

/** A day of an account that gets 17 files every 5 minutes. */
const defaultMaxRecent = 5000

/** The floor stays where it is when this many files below it would be unfinished. */
const maxUnfinished = 1000

/** When the recent files are too many, this part of them goes at once, so that it seldom happens. */
const droppedPart = 0.25

/**
 * The walk over one series of log files: list from {@link Progress.startAfter} on, {@link Progress.take} each key in the
 * order of the listing, {@link Progress.finish} it once it was acknowledged, store {@link Progress.cursor}.
 *
 * A file that is listed before one more than the lookback newer is acknowledged is taken at least once, and without a
 * crash once only. A file is taken again after {@link Progress.release}, and when it was not finished by the time the
 * cursor was stored from which a later process starts.
 */
export class Progress {
  readonly #series: Series
  readonly #lookbackMinutes: number
  readonly #maxRecent: number
  #newest: string | undefined
  #floor: string | undefined
  /** Every name that sorts before this one is below the floor. */
  #floorName = ''
  readonly #recent: Set<string>
  /** The names that were taken and not finished, and whether someone is at work on them. */
  readonly #unfinished: Map<string, boolean>

  /** @param cursor - What was stored last; `undefined` for a walk from the beginning. */
  constructor(
    location: LogLocation,
    cursor: Cursor | undefined,
    { lookbackMinutes = defaultLookbackMinutes, maxRecent = defaultMaxRecent }: ProgressOptions = {},
  ) {
    this.#series = new Series(location)
    this.#lookbackMinutes = lookbackMinutes
    this.#maxRecent = maxRecent
    this.#newest = cursor?.newest
    if (cursor !== undefined) this.#setFloor(cursor.floor)
    this.#recent = new Set(cursor?.recent.map((short) => this.#series.restore(short)))
    this.#unfinished = new Map(cursor?.unfinished.map((short) => [this.#series.restore(short), false]))
  }

  /** What to store; `undefined` before anything was acknowledged. */
  get cursor(): Cursor | undefined {
    if (this.#newest === undefined || this.#floor === undefined) return undefined
    const shorten = (name: string) => this.#series.shorten(name)
    // The unfinished ones above the floor need no mention: they are listed again, and are not among the recent.
    const unfinished = [...this.#unfinished.keys()].filter((name) => name < this.#floorName)
    return {
      newest: this.#newest,
      floor: this.#floor,
      recent: [...this.#recent].sort().map(shorten),
      unfinished: unfinished.sort().map(shorten),
    }
  }

  /** The `start-after` for a listing of the series or of any of its days; `undefined` for all. */
  get startAfter(): string | undefined {
    return this.#floor === undefined ? undefined : this.#series.prefix + this.#floorName
  }

  /** The keys that are not done and that a listing no longer brings: take these before those of the listing. */
  get leftBehind(): string[] {
    return this.#keysWhere((name, isUnderway) => !isUnderway && name < this.#floorName).sort()
  }

  /** The keys that were taken and released, in this process or the one that stored the cursor; in no order. */
  get givenBack(): string[] {
    return this.#keysWhere((_, isUnderway) => !isUnderway)
  }

  /**
   * Asks for a file.
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

  /** Gives a file back that was not acknowledged; it can be taken again. */
  release(key: string): void {
    const name = this.#nameOf(key)
    if (this.#unfinished.has(name)) this.#unfinished.set(name, false)
  }

  /**
   * Marks a file as done: it was acknowledged, or is given up for good.
   *
   * @param nowMs - Epoch milliseconds. A file from the future does not carry the cursor there, past all that come till then.
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

  #keysWhere(isMeant: (name: string, isUnderway: boolean) => boolean): string[] {
    const meant = [...this.#unfinished].filter(([name, isUnderway]) => isMeant(name, isUnderway))
    return meant.map(([name]) => this.#series.prefix + name)
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

  /** Shrinks the lookback. Where that is not enough, because all is in one minute or held back, files are forgotten. */
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
