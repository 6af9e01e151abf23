/** Follows the event history: polls it with an overlap, and returns each event once, the oldest of a poll first. */
import type { Clock } from '../../runtime/clock.js'
import { onAbort, sleep, throwIfAborted } from '../../runtime/abort.js'
import type { Priority } from '../../retry/limiter.js'
import type { BehindEvent, OnRegionError } from '../options/search-options.js'
import { comparePlaces, type Candidate, type HitIterator, type SearchHit } from '../walk/candidate.js'
import { Hits } from '../walk/hits.js'
import { inOrder, secondsOf } from '../walk/merge.js'
import { Reader, type Counts } from '../walk/reader.js'
import { targetName, type Target } from '../walk/target.js'
import { Walk } from '../walk/walk.js'
import { matches } from '../where/matches.js'
import { queriesOf, type Query } from '../where/queries.js'
import type { FollowSetting, TailCursor } from './follow-options.js'
import { SeenEvents } from './seen.js'

/** New events, as they appear. It ends when the loop is left, or its signal aborts. */
export interface Tail extends HitIterator {
  /**
   * Where a tail with the same conditions goes on: behind the last hit that was taken. Store it after your work on the hit: events are
   * then returned at least once, whenever the process ends, and exactly once while it runs.
   */
  readonly cursor: TailCursor
}

/** What a tail is given by its search. */
export interface FollowContext {
  readonly targets: readonly Target[]
  readonly onRegionError: OnRegionError
  readonly behind: ((event: BehindEvent) => void) | undefined
  readonly clock: Clock
  readonly priority: Priority
}

const advice =
  'read the log files of a trail with createIntake of cloudtrail-client/intake: the event history grants 100 events a second in a Region'

export class TailEvents extends Hits implements Tail {
  readonly #setting: FollowSetting
  readonly #context: FollowContext
  readonly #queries: readonly Query[]
  readonly #seen: SeenEvents
  /** Up to which second each account and Region was read. */
  readonly #readTo: Map<string, number>
  /** Events before this second are not returned; known when the first reply has shown the service's clock. */
  readonly #begins = new Map<string, number>()
  readonly #ending = new AbortController()
  readonly #readers = new Set<Reader>()
  #isEnded = false

  constructor(setting: FollowSetting, context: FollowContext) {
    super()
    this.#setting = setting
    this.#context = context
    this.#queries = queriesOf(setting.conditions)
    this.#seen = new SeenEvents(setting.cursor?.seen ?? [])
    this.#readTo = new Map(Object.entries(setting.cursor?.readTo ?? {}))
  }

  get cursor(): TailCursor {
    return { v: 1, readTo: Object.fromEntries(this.#readTo), seen: this.#seen.stored() }
  }

  protected async *read(): AsyncGenerator<SearchHit, undefined> {
    const { signal, pollMs } = this.#setting
    const { clock } = this.#context
    throwIfAborted(signal)
    const stopListening =
      signal &&
      onAbort(signal, () => {
        this.#ending.abort(signal.reason)
      })
    try {
      for (;;) {
        const beganMs = clock.now()
        yield* this.#poll(beganMs)
        await sleep(clock, Math.max(0, pollMs - (clock.now() - beganMs)), this.#ending.signal)
      }
    } catch (error) {
      if (!this.#isEnded) throw error // what the caller ended has not failed
    } finally {
      stopListening?.()
      this.end()
    }
  }

  async *#poll(beganMs: number): AsyncGenerator<SearchHit, undefined> {
    const { clock, behind } = this.#context
    const counts: Counts = { requests: 0, pages: 0, scanned: 0 }
    const polls = await Promise.all(this.#context.targets.map((target) => this.#pollOne(target, beganMs, counts)))
    const tookMs = clock.now() - beganMs
    const { pollMs } = this.#setting
    if (tookMs > pollMs) behind?.({ tookMs, pollMs, pages: counts.pages, advice })
    const candidates = polls.flatMap((poll) => poll?.candidates ?? [])
    for (const candidate of candidates.sort((left, right) => comparePlaces(left.place, right.place, 1))) {
      this.#seen.add(candidate.place)
      const hit = candidate.hit()
      if (this.#setting.filter?.(hit) !== false) yield hit
    }
    for (const poll of polls) if (poll !== undefined) this.#advance(poll.target, poll.end)
  }

  /** Reads what is new in one account and Region. @returns nothing where it has failed and is left out */
  async #pollOne(target: Target, beganMs: number, counts: Counts) {
    const name = targetName(target)
    const { overlapSeconds } = this.#setting
    const aheadMs = () => target.nowMs() - this.#context.clock.now()
    const second = () => Math.floor((beganMs + aheadMs()) / 1000)
    const readTo = this.#readTo.get(name)
    const end = Math.max(second(), readTo ?? -Infinity)
    const start = Math.max((readTo ?? end) - overlapSeconds, this.#begins.get(name) ?? -Infinity)
    const failed = { isSo: false }
    const found = await this.#collect(target, { start, end }, counts, failed)
    if (failed.isSo) return undefined
    // Only now the service's clock is known, if this was the first reply.
    const begin = this.#begins.get(name) ?? (readTo === undefined ? second() - overlapSeconds : -Infinity)
    this.#begins.set(name, begin)
    const candidates = found.filter(({ place: [timeMs] }) => Math.floor(timeMs / 1000) >= begin)
    return { target, candidates, end: Math.max(readTo ?? -Infinity, Math.min(end, second())) }
  }

  async #collect(target: Target, range: { start: number; end: number }, counts: Counts, failed: { isSo: boolean }) {
    const { conditions } = this.#setting
    const walks = this.#queries.map((query) => new Walk(target, query, [range]))
    const reader = new Reader(walks, {
      options: { priority: this.#context.priority, signal: this.#ending.signal },
      accepts: (candidate, query) => !this.#seen.has(candidate.place) && matches(conditions, candidate, query),
      counts,
      wanted: () => Infinity,
      pagesLeft: () => Infinity,
      mayStop: () => true,
      budget: { events: Infinity, bytes: Infinity },
      failed: async (_, error) => {
        failed.isSo = true
        await this.#decide(target, error)
      },
    })
    this.#readers.add(reader)
    const found: Candidate[] = []
    try {
      for await (const candidates of secondsOf(reader)) found.push(...inOrder(candidates, 1))
      return found
    } finally {
      reader.end()
      this.#readers.delete(reader)
    }
  }

  /** @throws The error, unless the account and Region is to be left out. */
  async #decide({ region, accountId }: Target, error: unknown): Promise<void> {
    const rule = this.#setting.onRegionError ?? this.#context.onRegionError
    const action = typeof rule === 'function' ? await rule({ region, accountId, error }) : rule
    if (action !== 'skip') throw error
  }

  #advance(target: Target, end: number): void {
    const name = targetName(target)
    this.#readTo.set(name, end)
    this.#seen.forget(name, end - this.#setting.overlapSeconds)
  }

  protected end(): void {
    this.#isEnded = true
    this.#ending.abort(new DOMException('The tail has ended', 'AbortError'))
    for (const reader of this.#readers) reader.end()
  }
}
