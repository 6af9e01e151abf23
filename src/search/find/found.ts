/** One find: its hits as an iteration, and beside them its plan, its progress, its cursor and its summary. */
import { throwIfAborted } from '../../runtime/abort.js'
import type { Clock } from '../../runtime/clock.js'
import type { Priority } from '../../retry/limiter.js'
import type { OnRegionError, RegionFailure } from '../options/search-options.js'
import type { Candidate, HitIterator, SearchHit } from '../walk/candidate.js'
import { Hits } from '../walk/hits.js'
import type { Range } from '../walk/part.js'
import { Reader, type Counts, type Work } from '../walk/reader.js'
import type { Target } from '../walk/target.js'
import { Walk } from '../walk/walk.js'
import { matches } from '../where/matches.js'
import { queriesOf, type Query } from '../where/queries.js'
import { checkCursor, questionOf, type SearchCursor } from './cursor.js'
import type { FindSetting } from './find-options.js'
import type { Course, Position } from './course.js'
import { orders } from './orders.js'
import { planOf, type SearchPlan } from './plan.js'

/** How far a find is. */
export interface SearchProgress {
  /** Requests that were answered, repeated ones included. */
  readonly requests: number
  /** Events that were read. */
  readonly scanned: number
  /** Hits so far. */
  readonly matched: number
  /** For `newest`: everything at or after this time was returned; for `oldest`, everything before it. Absent for `arrival`, and at first. */
  readonly coveredFrom: Date | undefined
  /** The share of the range of time that is read, from 0 to 1; not that of the events, which nobody knows. */
  readonly share: number
  /** The time that the rest may take, if it is like what was read, in milliseconds; absent at first. */
  readonly estimatedMsLeft: number | undefined
}

/** How a find ended, or how it stands. */
export interface SearchSummary {
  /** Hits that were returned. */
  readonly matched: number
  /** Events that were read. */
  readonly scanned: number
  /** Requests that were answered, repeated ones included. */
  readonly requests: number
  /** Whether it ended before everything was read. */
  readonly isTruncated: boolean
  /** What ended it: `limit` hits were returned, or `maxPages` pages were read. */
  readonly truncatedBy?: 'limit' | 'pages'
  /** Accounts and Regions that failed and were left out. */
  readonly leftOut: readonly RegionFailure[]
  /** What to know about the result. */
  readonly notes: readonly string[]
}

/** The hits of a find, in order, and what it does. Nothing is sent before the first hit is asked for. */
export interface Found extends HitIterator {
  /** What is sent and what is compared here. */
  readonly plan: SearchPlan
  /** How far it is. */
  readonly progress: SearchProgress
  /** Where a find with the same options goes on: behind the last hit that was taken. */
  readonly cursor: SearchCursor
  /** How it ended, or how it stands. */
  readonly summary: SearchSummary
}

/** What a find is given by its search. */
export interface FindContext {
  readonly targets: readonly Target[]
  readonly onRegionError: OnRegionError
  readonly clock: Clock
  readonly priority: Priority
}

export class FoundEvents extends Hits implements Found {
  readonly plan: SearchPlan
  readonly #setting: FindSetting
  readonly #context: FindContext
  readonly #range: Range
  readonly #queries: readonly Query[]
  readonly #question: string
  readonly #counts: Counts = { requests: 0, pages: 0, scanned: 0 }
  readonly #position: Position
  readonly #leftOut: RegionFailure[] = []
  readonly #failed = new Set<Target>()
  #reader: Reader | undefined
  #matched = 0
  #truncatedBy: 'limit' | 'pages' | undefined
  #beganMs: number | undefined
  #isEnded = false

  /** @throws InputError for a cursor of another search. */
  constructor(setting: FindSetting, context: FindContext) {
    super()
    const { conditions, order, cursor, range } = setting
    this.#setting = setting
    this.#context = context
    this.#queries = queriesOf(conditions)
    this.#question = questionOf(conditions, order, context.targets)
    if (cursor !== undefined) checkCursor(cursor, this.#question, range, setting.hasTo)
    this.#range = cursor === undefined ? range : { start: cursor.from, end: cursor.to }
    this.plan = planOf(setting, this.#range, context.targets, this.#queries)
    const { at, after, width, unread } = cursor ?? {}
    this.#position = { at, after, width, unread, mayStop: () => true, share: () => 0 }
  }

  get progress(): SearchProgress {
    const { requests, scanned } = this.#counts
    const { at } = this.#position
    const share = this.#position.share()
    const passedMs = this.#beganMs === undefined ? 0 : this.#context.clock.now() - this.#beganMs
    return {
      requests,
      scanned,
      matched: this.#matched,
      coveredFrom: at === undefined ? undefined : new Date(at * 1000),
      share,
      estimatedMsLeft: share === 0 ? undefined : Math.round((passedMs * (1 - share)) / share),
    }
  }

  get cursor(): SearchCursor {
    const { start: from, end: to } = this.#range
    const { at, after, width, unread } = this.#position
    return {
      v: 1,
      search: this.#question,
      from,
      to,
      ...(at === undefined ? {} : { at }),
      ...(after === undefined ? {} : { after }),
      ...(width === undefined ? {} : { width }),
      ...(unread === undefined ? {} : { unread: typeof unread === 'function' ? unread() : unread }),
    }
  }

  get summary(): SearchSummary {
    const { requests, scanned } = this.#counts
    return {
      matched: this.#matched,
      scanned,
      requests,
      isTruncated: this.#truncatedBy !== undefined,
      ...(this.#truncatedBy === undefined ? {} : { truncatedBy: this.#truncatedBy }),
      leftOut: [...this.#leftOut],
      notes: this.plan.notes,
    }
  }

  protected async *read(): AsyncGenerator<SearchHit, undefined> {
    const { signal, limit } = this.#setting
    throwIfAborted(signal)
    this.#beganMs = this.#context.clock.now()
    try {
      for await (const candidate of orders[this.#setting.order](this.#course())) {
        if (this.#isEnded) return
        const hit = this.#hitOf(candidate)
        if (hit === undefined) continue
        this.#matched++
        yield hit
        if (this.#matched < limit) continue
        this.#truncatedBy = 'limit'
        return
      }
    } catch (error) {
      if (!this.#isEnded) throw error // what the caller ended has not failed
    } finally {
      this.end()
    }
  }

  #hitOf(candidate: Candidate): SearchHit | undefined {
    const hit = candidate.hit()
    return this.#setting.filter?.(hit) === false ? undefined : hit
  }

  #course(): Course {
    return {
      range: this.#range,
      queries: this.#queries,
      budget: this.#setting.budget,
      position: this.#position,
      counts: this.#counts,
      isCutShort: () => {
        this.#truncatedBy = 'pages'
      },
      reader: (ranges, isWanted, wanted) =>
        (this.#reader = new Reader(this.#walks(ranges), this.#work(isWanted, wanted))),
    }
  }

  /** A walk for each query in each account and Region that has not failed. */
  #walks(ranges: Parameters<Course['reader']>[0]): Walk[] {
    return this.#context.targets
      .filter((target) => !this.#failed.has(target))
      .flatMap((target) => this.#queries.map((query, index) => new Walk(target, query, ranges(target, index))))
  }

  #work(isWanted: Parameters<Course['reader']>[1], wanted?: number): Work {
    const { conditions, signal, limit, maxPages, budget } = this.#setting
    return {
      options: { priority: this.#context.priority, ...(signal === undefined ? {} : { signal }) },
      accepts: (candidate, query) => isWanted?.(candidate, query) !== false && matches(conditions, candidate, query),
      counts: this.#counts,
      wanted: () => wanted ?? limit - this.#matched,
      pagesLeft: () => maxPages - this.#counts.pages,
      mayStop: () => this.#position.mayStop(),
      budget,
      failed: (target, error) => this.#fail(target, error),
    }
  }

  async #fail(target: Target, error: unknown): Promise<void> {
    const { region, accountId } = target
    const failure = { region, accountId, error }
    const rule = this.#setting.onRegionError ?? this.#context.onRegionError
    const action = typeof rule === 'function' ? await rule(failure) : rule
    if (action !== 'skip') throw error
    this.#failed.add(target)
    this.#leftOut.push(failure)
  }

  protected end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    const { unread, share } = this.#position
    const lastShare = share() // what was read is known no longer when the reader has ended
    this.#position.share = () => lastShare
    if (typeof unread === 'function') this.#position.unread = unread()
    this.#reader?.end()
  }
}
