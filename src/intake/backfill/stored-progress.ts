/** The walk over one series of log files: which of them are done, and where that is kept. */
import type { Clock } from '../../runtime/clock.js'
import { locationPrefix, type LogLocation } from '../objects/object-key.js'
import { cursorAt } from './cursor.js'
import { storedCursor, type CursorStore } from './cursors.js'
import { Progress, type ProgressOptions } from './progress.js'

/** Where the walks of a backfill are kept. */
export interface ProgressStore {
  readonly cursors: CursorStore
  /** What the name of a cursor begins with: tells buckets apart. */
  readonly root: string
  /** What it ends with: tells walks over different ranges of time apart; empty for one without end. */
  readonly range: string
  readonly clock: Clock
}

/** How long a cursor waits for what else is done, in milliseconds: storing may cost money, and some 170 KB each time. */
const storeAfterMs = 1000

/** A walk over many more failures is of no use: it would only fill the memory. */
const maxGivenBack = 1000

/** Keeps the cursor of a series in its store. */
export class StoredProgress {
  readonly #name: string
  readonly #store: ProgressStore
  readonly #progress: Progress
  /** Keys that will never succeed: one look is enough. */
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
   * Goes on where the store says.
   *
   * @param fromMs - Where a walk begins that the store does not know, in epoch milliseconds.
   * @throws CursorError `CursorCorrupt` for what is no cursor, and what the store throws.
   */
  static async open(
    location: LogLocation,
    store: ProgressStore,
    { fromMs, ...options }: ProgressOptions & { readonly fromMs: number },
  ): Promise<StoredProgress> {
    const name = store.root + locationPrefix(location) + store.range
    const cursor = (await storedCursor(store.cursors, name)) ?? cursorAt(fromMs)
    return new StoredProgress(name, store, new Progress(location, cursor, options))
  }

  /** The `start-after` of a listing. */
  get startAfter(): string | undefined {
    return this.#progress.startAfter
  }

  /** The keys to take that a listing no longer brings. */
  get leftBehind(): readonly string[] {
    return this.#progress.leftBehind
  }

  /** The keys that were given back, in no order; broken files are among them. */
  get givenBack(): readonly string[] {
    return this.#progress.givenBack
  }

  /** Whether one of them can still succeed. */
  get canSucceed(): boolean {
    return this.givenBack.some((key) => !this.#poison.has(key))
  }

  /** Whether so much was given back that going on is of no use. */
  get isStuck(): boolean {
    return this.givenBack.length >= maxGivenBack
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
   * Notes that a file is done, and stores the cursor soon.
   *
   * @param onError - Told when that fails; it is tried again with what is done next, and at the end.
   */
  finish(key: string, onError: (error: unknown) => void): void {
    const { clock } = this.#store
    this.#progress.finish(key, clock.now())
    this.#isChanged = true
    this.#cancelTimer ??= clock.after(storeAfterMs, () => {
      this.stored().catch(onError)
    })
  }

  /** Resolves when the store has what is done until now. @throws What the store throws. */
  stored(): Promise<void> {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    // Two at once might arrive in the wrong order.
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
