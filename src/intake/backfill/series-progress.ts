/** The progress of each series of a backfill, and where that of a new series begins. */
import type { Clock } from '../../runtime/clock.js'
import { locationPrefix, type LogLocation } from '../objects/object-key.js'
import type { BackfillOptions } from './backfill-options.js'
import { cursorAt, cursorSince, isFuture, notAfter, type Cursor } from './cursor.js'
import { firstUse, memoryCursors } from './cursors.js'
import { logRoot } from './discovery.js'
import { defaultLookbackMinutes } from './progress.js'
import { StoredProgress, type ProgressStore } from './stored-progress.js'

interface Surroundings {
  readonly clock: Clock
  /** The time of S3, in epoch milliseconds. */
  readonly nowMs: () => number
  readonly warn: (message: string) => void
}

export class SeriesProgress {
  readonly #options: BackfillOptions
  readonly #nowMs: () => number
  readonly #warn: (message: string) => void
  readonly #store: ProgressStore
  readonly #madeAtMs: number
  /** When a backfill without an end starts, in epoch milliseconds; the same for series that are found later. */
  #startMs: number | undefined
  readonly #opened = new Map<string, StoredProgress>()

  constructor(options: BackfillOptions, { clock, nowMs, warn }: Surroundings) {
    const { bucket, from, to, cursors = memoryCursors() } = options
    const range = from && to ? `${from.toISOString()}/${to.toISOString()}` : ''
    this.#options = options
    this.#nowMs = nowMs
    this.#warn = warn
    this.#store = { cursors, root: `s3://${bucket}/`, range, clock, nowMs }
    this.#madeAtMs = clock.now()
  }

  /** That of all series so far. */
  get all(): readonly StoredProgress[] {
    return [...this.#opened.values()]
  }

  /** That of one series. @throws CursorError `CursorCorrupt` or `CursorInUse`; what the store of cursors throws. */
  async of(location: LogLocation): Promise<StoredProgress> {
    const prefix = locationPrefix(location)
    const known = this.#opened.get(prefix)
    if (known !== undefined) return known
    const progress = await StoredProgress.open(location, this.#store, {
      begin: () => this.#begin(),
      correct: (stored, name) => this.#notInFuture(stored, name),
      lookbackMinutes: this.#lookbackMinutes,
    })
    this.#opened.set(prefix, progress)
    return progress
  }

  get #lookbackMinutes(): number {
    return this.#options.lookbackMinutes ?? defaultLookbackMinutes
  }

  /** The cursor of a new series. */
  async #begin(): Promise<Cursor> {
    const { from, to, prefix } = this.#options
    const start = () => (this.#startMs ??= this.#notLaterThanNow(from?.getTime() ?? this.#madeAtMs))
    if (from !== undefined) return cursorAt(to === undefined ? start() : from.getTime())
    const { cursors, root } = this.#store
    const name = root + logRoot(prefix)
    const startMs = await firstUse(cursors, name, start, (stored) => this.#notInFuture(stored, name))
    return cursorSince(startMs, this.#lookbackMinutes)
  }

  #notLaterThanNow(timeMs: number): number {
    const nowMs = this.#nowMs()
    if (isFuture(timeMs, nowMs)) {
      this.#warn(
        `the start at ${isoOf(timeMs)} lies in the future by the clock of S3: files from ${isoOf(nowMs)} on are read`,
      )
    }
    return Math.min(timeMs, nowMs)
  }

  #notInFuture(stored: Cursor, name: string): Cursor {
    const cursor = notAfter(stored, this.#nowMs(), this.#lookbackMinutes)
    if (cursor !== stored) {
      this.#warn(
        `${name}: the stored cursor lies in the future, at ${stored.newest}Z, so that a clock was wrong: files from ${cursor.floor}Z on are read, unless it lists them as done`,
      )
    }
    return cursor
  }
}

const isoOf = (timeMs: number): string => new Date(timeMs).toISOString()
