/** A list of entries, newest first: sorted when it is read, and read by binary search. */
import { compare, type Entry, type Position } from './entry.js'

/** Which entries a page has. */
export interface Range {
  /** Oldest time, epoch seconds, inclusive. */
  readonly start: number
  /** Newest time, epoch seconds, inclusive. */
  readonly end: number
  /** Position of the last entry of the page before. */
  readonly after?: Position | undefined
  /** Most entries of a page. */
  readonly limit: number
}

/** A page, and whether more entries follow in the range. */
export interface EntryPage {
  readonly entries: Entry[]
  readonly hasMore: boolean
}

/** A sorted list to which entries can be added in any order. */
export class EntryList {
  readonly #entries: Entry[] = []
  #isSorted = true

  /** Adds an entry; the list is sorted when it is next read. */
  add(entry: Entry): void {
    const last = this.#entries.at(-1)
    if (last !== undefined && compare(last, entry) > 0) this.#isSorted = false
    this.#entries.push(entry)
  }

  /** Every entry, in no particular order. */
  all(): readonly Entry[] {
    return this.#entries
  }

  /** The first entries of a range. */
  page({ start, end, after, limit }: Range): EntryPage {
    if (!this.#isSorted) this.#entries.sort(compare)
    this.#isSorted = true
    const first = this.#firstWhere((entry) => entry.time <= end && (after === undefined || compare(entry, after) > 0))
    const past = this.#firstWhere((entry) => entry.time < start)
    const next = Math.min(first + limit, past)
    return { entries: this.#entries.slice(first, Math.max(first, next)), hasMore: next < past }
  }

  /** Index of the first entry that meets a condition; all entries after it must meet it too. */
  #firstWhere(isMet: (entry: Entry) => boolean): number {
    let [low, high] = [0, this.#entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = this.#entries[middle]
      if (entry !== undefined && isMet(entry)) high = middle
      else low = middle + 1
    }
    return low
  }
}
