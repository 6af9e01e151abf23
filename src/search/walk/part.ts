/** The events of one query between two seconds, read page by page, newest first. */
import type { CallOptions } from '../../config/call-options.js'
import type { Event, LookupEventsOutput } from '../../operations/events.js'
import type { Query } from '../where/queries.js'
import { Candidate, timeOf } from './candidate.js'
import type { Target } from './target.js'

/** What has been found in one second. */
export interface Second {
  /** Epoch seconds. */
  readonly second: number
  readonly candidates: Candidate[]
}

/** Whole epoch seconds; both ends belong to it. */
export interface Range {
  /** The first second. */
  readonly start: number
  /** The last second. */
  readonly end: number
}

/** Whether a page has an event that is wanted. */
export type Accepts = (candidate: Candidate, query: Query) => boolean

/** A range of time of one query. Its older half can be taken from it while it is read. */
export class Part {
  readonly target: Target
  readonly query: Query
  /** The newest second. */
  readonly end: number
  /** The oldest second; later than at first when the older half was taken away. */
  start: number
  /** Down to this second it is read; the second itself may not be complete. */
  reached: number
  isDone = false
  isFetching = false
  pages = 0
  scanned = 0
  /** What was found and not taken yet, newest first. */
  readonly ready: Second[] = []
  #open: Candidate[] = []
  #pages: AsyncIterator<LookupEventsOutput> | undefined

  constructor(target: Target, query: Query, { start, end }: Range) {
    this.target = target
    this.query = query
    this.start = start
    this.end = end
    this.reached = end
    this.isDone = start > end
  }

  /** Requests the next page. @throws The errors of a lookup. */
  async fetch(options: CallOptions): Promise<LookupEventsOutput | undefined> {
    this.isFetching = true
    try {
      this.#pages ??= this.#lookup(options)
      const next = await this.#pages.next()
      if (next.done !== true) return next.value
      this.#finish()
      return undefined
    } finally {
      this.isFetching = false
    }
  }

  #lookup(options: CallOptions): AsyncIterator<LookupEventsOutput> {
    const { AttributeKey, AttributeValue } = this.query
    const input = {
      StartTime: new Date(this.start * 1000),
      EndTime: new Date(this.end * 1000),
      ...(AttributeKey === undefined || AttributeValue === undefined
        ? {}
        : { LookupAttributes: [{ AttributeKey, AttributeValue }] }),
    }
    return this.target.lookup(input, options).pages()[Symbol.asyncIterator]()
  }

  /** Takes over what a page has. @returns the candidates that were accepted */
  take({ Events = [], NextToken }: LookupEventsOutput, accepts: Accepts): Candidate[] {
    this.pages++
    const accepted: Candidate[] = []
    for (const event of Events) {
      const timeMs = timeOf(event) ?? this.reached * 1000
      const second = Math.min(Math.floor(timeMs / 1000), this.reached)
      if (second < this.start) {
        this.#finish() // the rest belongs to the part that took it away
        return accepted
      }
      this.#reach(second)
      this.scanned++
      const candidate = this.#candidate(event, timeMs, accepts)
      if (candidate === undefined) continue
      accepted.push(candidate)
      this.#open.push(candidate)
    }
    if (NextToken === undefined || NextToken === '') this.#finish()
    return accepted
  }

  #candidate(event: Event, timeMs: number, accepts: Accepts): Candidate | undefined {
    const candidate = new Candidate(event, this.target, timeMs)
    return accepts(candidate, this.query) ? candidate.rest() : undefined
  }

  #reach(second: number): void {
    if (second < this.reached) this.release()
    this.reached = second
  }

  /** Makes what was found ready although its second may not be complete. */
  release(): void {
    if (this.#open.length > 0) this.ready.push({ second: this.reached, candidates: this.#open })
    this.#open = []
  }

  #finish(): void {
    this.release()
    this.isDone = true
    this.stop()
  }

  /** Ends the lookup; the request under way is cancelled. */
  stop(): void {
    void this.#pages?.return?.().catch(() => undefined)
  }

  /** Seconds that are not read yet. */
  get unread(): number {
    return this.isDone ? 0 : this.reached - this.start + 1
  }

  /** How many pages the unread rest may have, if it is as dense as what was read. */
  get expectedPages(): number {
    const secondsRead = Math.max(1, this.end - this.reached)
    return this.pages === 0 ? 0 : (this.unread * this.pages) / secondsRead
  }

  /** Takes the older half of the unread rest away, as a part of its own. */
  split(): Part | undefined {
    const middle = Math.floor((this.start + this.reached - 1) / 2)
    if (this.isDone || middle < this.start || middle >= this.reached) return undefined
    const older = new Part(this.target, this.query, { start: this.start, end: middle })
    this.start = middle + 1
    return older
  }
}
