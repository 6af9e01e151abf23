/** Where to resume an iteration over pages when the service no longer takes its token. */
import { isServiceError } from '../contracts/errors.js'
import type { NewestFirst, Paging } from '../contracts/operation.js'
import { isDate } from '../schema/kind-of.js'

/** Input members to send in addition to the caller's input, or in their place. */
export type Position = Readonly<Record<string, unknown>>

/** The resume point of an iteration over pages. */
export interface ResumePoint<Output> {
  /** The page without the items that were returned before. */
  readonly take: (page: Output) => Output
  /** Where to resume after a failure; `undefined` when that is not possible. */
  readonly positionAfter: (error: unknown) => Position | undefined
}

/** The resume point for pages in the order of time; for other pages, one that never resumes. */
export function resumePointOf<Output, Item>(
  { items, newestFirst }: Paging<Output, Item>,
  startToken: unknown,
): ResumePoint<Output> {
  if (newestFirst === undefined) return { take: (page) => page, positionAfter: () => undefined }
  const point = new TimePoint(newestFirst, startToken !== undefined)
  return {
    take: (page) => {
      const all = items(page) ?? []
      const fresh = point.take(all)
      return fresh.length === all.length ? page : newestFirst.withItems(page, [...fresh])
    },
    positionAfter: (error) => point.positionAfter(error),
  }
}

/** Resumptions in a row that may bring no new item. */
const maxVainResumptions = 3

/**
 * Remembers the oldest second among the items returned so far, and the items of that second. Lookups take times in whole
 * seconds and include both ends, so a lookup that resumes at that second returns its items again; those are skipped. This
 * relies on the documented order: items that arrive out of order after a resumption are missed.
 */
class TimePoint<Item> {
  readonly #order: Pick<NewestFirst<never, Item>, 'timeOf' | 'idOf' | 'endMember'>
  readonly #hasStartToken: boolean
  /** Rounded up: an event with a fraction of a second is found only up to the next whole second. */
  #oldestSecond = Infinity
  #itemsOfSecond = new Set<unknown>()
  #isResumed = false
  /** Whether an item had something other than a time, as can be with validateOutput off. */
  #isLost = false
  #vainResumptions = 0

  /** @param hasStartToken - Whether the iteration began with a token, so that its beginning cannot be found again. */
  constructor(order: Pick<NewestFirst<never, Item>, 'timeOf' | 'idOf' | 'endMember'>, hasStartToken: boolean) {
    this.#order = order
    this.#hasStartToken = hasStartToken
  }

  /** Returns the items that are new, and remembers them. */
  take(items: readonly Item[]): readonly Item[] {
    const fresh = this.#isResumed ? items.filter((item) => !this.#isKnown(item)) : items
    for (const item of fresh) this.#note(item)
    if (fresh.length > 0) this.#vainResumptions = 0
    return fresh
  }

  positionAfter(error: unknown): Position | undefined {
    const isNowhere = this.#oldestSecond === Infinity
    if (!isServiceError(error, 'InvalidNextTokenException') || (isNowhere && this.#hasStartToken)) return undefined
    if (this.#isLost || ++this.#vainResumptions > maxVainResumptions) return undefined
    this.#isResumed = true
    return { NextToken: undefined, ...(isNowhere ? {} : { [this.#order.endMember]: this.#oldestSecond }) }
  }

  #isKnown(item: Item): boolean {
    return this.#secondOf(item) === this.#oldestSecond && this.#itemsOfSecond.has(this.#keyOf(item))
  }

  #note(item: Item): void {
    const second = this.#secondOf(item)
    this.#isLost ||= Number.isNaN(second)
    if (!(second <= this.#oldestSecond)) return
    if (second < this.#oldestSecond) {
      this.#oldestSecond = second
      this.#itemsOfSecond = new Set()
    }
    this.#itemsOfSecond.add(this.#keyOf(item))
  }

  /** `Infinity` for an item without a time. With validateOutput off, a time can be the seconds of the wire, or no time at all. */
  #secondOf(item: Item): number {
    const time: unknown = item === null ? NaN : (this.#order.timeOf(item) ?? Infinity)
    return Math.ceil(isDate(time) ? time.getTime() / 1000 : typeof time === 'number' ? time : NaN)
  }

  #keyOf(item: Item): unknown {
    return this.#order.idOf(item) ?? JSON.stringify(item)
  }
}
