/** The progress in one series of log files, kept in a store of cursors. */
import type { Clock } from '../../runtime/clock.js'
import { locationPrefix, type LogLocation } from '../objects/object-key.js'
import type { Cursor } from './cursor.js'
import { storedCursor, type CursorStore } from './cursors.js'
import { Progress, type ProgressOptions } from './progress.js'

/** Where the progress of a backfill is kept. */
export interface ProgressStore {
  readonly cursors: CursorStore
  /** The beginning of a cursor's name, which differs between buckets. */
  readonly root: string
  /** The end of a cursor's name, which differs between ranges of time; empty for a backfill without an end. */
  readonly range: string
  readonly clock: Clock
  /** The time by the service's clock, in epoch milliseconds. */
  readonly nowMs: () => number
}

/** How progress begins or resumes. */
export interface OpenOptions extends ProgressOptions {
  readonly begin: () => Promise<Cursor>
  readonly correct: (stored: Cursor, name: string) => Cursor
}

/** How long to collect changes before a cursor is stored, in milliseconds: storing can cost money, and some 170 KB each time. */
const storeAfterMs = 1000

/** With this number of failed files, going on is pointless and would only use up memory. */
const maxGivenBack = 1000

/** The progress in a series, with its cursor in the store. */
export class StoredProgress {
  readonly #name: string
  readonly #store: ProgressStore
  readonly #progress: Progress
  /** Keys that will never succeed, and are not taken again. */
  readonly #poison = new Set<string>()
  #isChanged = false
  #storing = Promise.resolve()
  #cancelTimer: (() => void) | undefined

  private constructor(name: string, store: ProgressStore, progress: Progress) {
    this.#name = name
    this.#store = store
    this.#progress = progress
  }

  /**
   * Resumes from the stored cursor.
   *
   * @param begin - The cursor to begin with when none is stored.
   * @param correct - Changes a stored cursor that cannot be right.
   * @throws CursorError `CursorCorrupt` for a value that is not a cursor; what the store throws.
   */
  static async open(
    location: LogLocation,
    store: ProgressStore,
    { begin, correct, ...options }: OpenOptions,
  ): Promise<StoredProgress> {
    const name = store.root + locationPrefix(location) + store.range
    const stored = await storedCursor(store.cursors, name)
    const cursor = stored === undefined ? await begin() : correct(stored, name)
    return new StoredProgress(name, store, new Progress(location, cursor, options))
  }

  /** The `start-after` of a listing. */
  get startAfter(): string | undefined {
    return this.#progress.startAfter
  }

  /** The keys to take that a listing no longer returns. */
  get leftBehind(): readonly string[] {
    return this.#progress.leftBehind
  }

  /** The keys that were given back, including broken files, in no order. */
  get givenBack(): readonly string[] {
    return this.#progress.givenBack
  }

  /** Whether any of the keys that were given back can still succeed. */
  get canSucceed(): boolean {
    return this.givenBack.some((key) => !this.#poison.has(key))
  }

  /** Whether so many keys were given back that going on is pointless. */
  get isStuck(): boolean {
    return this.givenBack.length >= maxGivenBack
  }

  /** Whether a file was there before the first start of the backfill. @param putMs - Epoch milliseconds. */
  precedes(key: string, putMs: number): boolean {
    return this.#progress.precedes(key, putMs)
  }

  /** @returns Whether to read the file: `false` when it is done, broken, or taken and not given back. */
  take(key: string): boolean {
    return !this.#poison.has(key) && this.#progress.take(key)
  }

  /** Gives a file back that was not accepted. @param isPoison - Whether it is not to be taken again. */
  giveBack(key: string, isPoison: boolean): void {
    this.#progress.release(key)
    if (isPoison) this.#poison.add(key)
  }

  /**
   * Marks a file as done, and stores the cursor soon.
   *
   * @param onError - Called when that fails; it is tried again with the next file, and at the end.
   */
  finish(key: string, onError: (error: unknown) => void): void {
    const { clock, nowMs } = this.#store
    this.#progress.finish(key, nowMs())
    this.#isChanged = true
    this.#cancelTimer ??= clock.after(storeAfterMs, () => {
      this.stored().catch(onError)
    })
  }

  /** Resolves when the progress so far is stored. @throws What the store throws. */
  stored(): Promise<void> {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    // One at a time: two could arrive in the wrong order.
    const stored = this.#storing.then(() => this.#storeChanges())
    this.#storing = stored.catch(() => undefined)
    return stored
  }

  async #storeChanges(): Promise<void> {
    const { cursor } = this.#progress
    if (!this.#isChanged || cursor === undefined) return
    this.#isChanged = false
    try {
      await this.#store.cursors.set(this.#name, cursor)
    } catch (error) {
      this.#isChanged = true
      throw error
    }
  }
}
