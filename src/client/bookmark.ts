/** How far a walk has come in time, to go on from there when the service no longer takes its token. */
import { isServiceError } from '../contracts/errors.js'
import type { NewestFirst } from '../contracts/operation.js'

/** Members to send instead of, or beside, those of the walk's input. */
export type Position = Readonly<Record<string, unknown>>

/** Going on without one new item is tried so often. */
const maxVainResumptions = 3

/**
 * Remembers the oldest second of the items that were given out, and the items of that second. A time has whole seconds,
 * and a lookup includes both its ends, so going on from that second brings its items again: those are passed over. This
 * relies on the order that the service documents: what it would bring out of order after that is not asked for.
 */
export class Bookmark<Item> {
  readonly #order: Pick<NewestFirst<never, Item>, 'timeOf' | 'idOf' | 'endMember'>
  readonly #isInMidList: boolean
  /** Rounded up, for what has a fraction is found by the next whole second only. */
  #oldestSecond = Infinity
  #itemsOfSecond = new Set<unknown>()
  #isResumed = false
  #vainResumptions = 0

  /** @param isInMidList - Whether the walk began with a token, so that its beginning cannot be found again. */
  constructor(order: Pick<NewestFirst<never, Item>, 'timeOf' | 'idOf' | 'endMember'>, isInMidList: boolean) {
    this.#order = order
    this.#isInMidList = isInMidList
  }

  /** The items that have not been given out, which they now are. */
  take(items: readonly Item[]): readonly Item[] {
    const fresh = this.#isResumed ? items.filter((item) => !this.#isKnown(item)) : items
    for (const item of fresh) this.#note(item)
    if (fresh.length > 0) this.#vainResumptions = 0
    return fresh
  }

  /** Where to go on after a failure; `undefined` when that is not possible. */
  positionAfter(error: unknown): Position | undefined {
    const isNowhere = this.#oldestSecond === Infinity
    if (!isServiceError(error, 'InvalidNextTokenException') || (isNowhere && this.#isInMidList)) return undefined
    if (++this.#vainResumptions > maxVainResumptions) return undefined
    this.#isResumed = true
    return { NextToken: undefined, ...(isNowhere ? {} : { [this.#order.endMember]: this.#oldestSecond }) }
  }

  #isKnown(item: Item): boolean {
    return this.#secondOf(item) === this.#oldestSecond && this.#itemsOfSecond.has(this.#keyOf(item))
  }

  #note(item: Item): void {
    const second = this.#secondOf(item)
    if (second > this.#oldestSecond) return
    if (second < this.#oldestSecond) {
      this.#oldestSecond = second
      this.#itemsOfSecond = new Set()
    }
    this.#itemsOfSecond.add(this.#keyOf(item))
  }

  /** `Infinity` for an item without a time. With validateOutput off, a time can be the seconds of the wire. */
  #secondOf(item: Item): number {
    const time: unknown = this.#order.timeOf(item)
    return Math.ceil(time instanceof Date ? time.getTime() / 1000 : typeof time === 'number' ? time : Infinity)
  }

  #keyOf(item: Item): unknown {
    return this.#order.idOf(item) ?? JSON.stringify(item)
  }
}
