/** Reads several walks at once, at the pace of the service, and never more than the reader and the memory can take. */
import type { CallOptions } from '../../config/call-options.js'
import { reasonOf } from '../../runtime/abort.js'
import type { Candidate } from './candidate.js'
import type { Accepts, Part } from './part.js'
import type { Target } from './target.js'
import type { Walk } from './walk.js'

/** What was read so far. */
export interface Counts {
  requests: number
  pages: number
  scanned: number
}

/** What a reader is to do. */
export interface Work {
  /** Of every lookup. */
  readonly options: CallOptions
  readonly accepts: Accepts
  readonly counts: Counts
  /** How many more hits are wanted at most. */
  readonly wanted: () => number
  /** How many more pages may be read. */
  readonly pagesLeft: () => number
  /** Whether reading may stop here when no more pages may be read. */
  readonly mayStop: () => boolean
  /** How much may be held in memory. */
  readonly budget: { readonly events: number; readonly bytes: number }
  /** What to do when an account and Region fails: `skip` leaves it out. What it throws ends the reading. */
  readonly failed: (target: Target, error: unknown) => void | Promise<void>
}

/** Pages that are worth a further request. */
const worthSplitting = 3

/** Within so many pages a limit is reached soon, and a split would only cost. */
const soonPages = 20

/** The most parts of one account and Region that are read at once. */
const maxLanes = 8

/** How many requests the service grants a second, for each account and Region. */
const ratePerSecond = 2

/** A page of the service. */
const eventsPerPage = 50

export class Reader {
  readonly walks: Walk[]
  /** Called before the walks of an account and Region are ended because it has failed. */
  onLeaveOut: (target: Target) => void = () => undefined
  /** Whether reading ended with something unread. It is decided once: a request under way may turn out to be no page after all. */
  isCutShort = false
  readonly #work: Work
  /** Of all accepted events, to estimate how many pages are still to be read. */
  #accepted = 0
  #held = { events: 0, bytes: 0 }
  #isWaitedFor = false
  #isEnded = false
  readonly #leftOut = new Set<Target>()
  #failure: { readonly error: unknown } | undefined
  #wake: () => void = () => undefined

  constructor(walks: Walk[], work: Work) {
    this.walks = walks
    this.#work = work
  }

  /** Whether no further page may be read, although some are left. */
  get isOutOfPages(): boolean {
    return this.#work.pagesLeft() <= 0 && this.#work.mayStop()
  }

  /** Waits until something was read. @param needed - The parts without which nothing can be returned. */
  async progress(needed: readonly Part[]): Promise<void> {
    this.#throwFailure()
    const news = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#isWaitedFor = true
    for (const part of needed) this.#fetch(part)
    this.#readAhead()
    await news
    this.#isWaitedFor = false
    this.#throwFailure()
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error
  }

  /** Notes that candidates are no longer held. */
  release(candidates: readonly Candidate[]): void {
    this.#held.events -= candidates.length
    for (const { size } of candidates) this.#held.bytes -= size
  }

  /** Leaves out an account and Region. */
  #leaveOut(target: Target): void {
    this.onLeaveOut(target)
    for (const walk of this.walks.filter((walk) => walk.target === target)) {
      for (const { ready } of walk.parts) for (const { candidates } of ready) this.release(candidates)
      walk.end()
    }
  }

  end(): void {
    this.#isEnded = true
    for (const walk of this.walks) walk.end()
    this.#wake()
  }

  #fetch(part: Part): void {
    if (part.isFetching || part.isDone || this.#isEnded || this.isOutOfPages) return
    this.#work.counts.pages++
    void this.#page(part).catch((error: unknown) => {
      this.#failure ??= { error }
      this.#wake()
    })
  }

  async #page(part: Part): Promise<void> {
    const { options, counts, accepts, failed } = this.#work
    try {
      const page = await part.fetch(options)
      if (page === undefined || this.#isOver(part)) {
        counts.pages--
      } else {
        counts.requests += page.$metadata.attempts ?? 1
        const before = part.scanned
        const accepted = part.take(page, accepts)
        counts.scanned += part.scanned - before
        this.#hold(accepted)
      }
    } catch (error) {
      if (this.#isOver(part)) return
      const { signal } = options
      if (signal?.aborted === true) throw reasonOf(signal)
      this.#leftOut.add(part.target)
      await failed(part.target, error)
      this.#leaveOut(part.target)
    }
    if (this.#isWaitedFor) this.#readAhead()
    this.#wake()
  }

  /** Whether nobody wants a part any more. */
  #isOver(part: Part): boolean {
    return this.#isEnded || this.#leftOut.has(part.target)
  }

  #hold(accepted: readonly Candidate[]): void {
    this.#accepted += accepted.length
    this.#held.events += accepted.length
    for (const { size } of accepted) this.#held.bytes += size
  }

  /** Uses what of the quota the needed parts leave unused. */
  #readAhead(): void {
    for (const target of new Set(this.walks.map(({ target }) => target))) {
      const walks = this.walks.filter((walk) => walk.target === target)
      while (this.#mayReadAhead() && activeIn(walks) < lanesOf(target)) {
        const part = nextIdle(walks) ?? this.#splitOne(walks)
        if (part === undefined) break
        this.#fetch(part)
        if (!part.isFetching) break
      }
    }
  }

  #mayReadAhead(): boolean {
    const { budget, wanted, pagesLeft } = this.#work
    const { events, bytes } = this.#held
    return pagesLeft() > 0 && events < Math.min(budget.events, wanted()) && bytes < budget.bytes
  }

  /** Splits the longest part. @returns the new one */
  #splitOne(walks: readonly Walk[]): Part | undefined {
    if (this.#isReachedSoon()) return undefined
    const [longest] = walks
      .flatMap((walk) => walk.parts.map((part) => ({ walk, part })))
      .filter(({ part }) => part.expectedPages >= worthSplitting)
      .sort((left, right) => right.part.expectedPages - left.part.expectedPages)
    if (longest === undefined || !longest.walk.split(longest.part)) return undefined
    return nextIdle(walks)
  }

  /** Whether the limit is expected to be reached within a few pages. */
  #isReachedSoon(): boolean {
    const wanted = this.#work.wanted() - this.#held.events
    if (wanted === Infinity) return false
    const { pages, scanned } = this.#work.counts
    if (pages < 2 * this.walks.length) return wanted <= soonPages * eventsPerPage
    return wanted * (scanned / eventsPerPage) <= soonPages * this.#accepted
  }
}

const activeIn = (walks: readonly Walk[]): number =>
  walks.reduce((sum, { parts }) => sum + parts.filter(({ isFetching }) => isFetching).length, 0)

/** As many requests at once as keep the quota in use. */
const lanesOf = (target: Target): number =>
  Math.min(maxLanes, Math.max(1, Math.ceil((target.latencyMs() / 1000) * ratePerSecond - 0.1)))

/** The newest part that waits. */
const nextIdle = (walks: readonly Walk[]): Part | undefined =>
  walks
    .flatMap(({ parts }) => parts.filter(({ isFetching, isDone }) => !isFetching && !isDone))
    .sort((left, right) => right.reached - left.reached)[0]
