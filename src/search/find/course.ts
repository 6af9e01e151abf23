/** What the three orders have in common: what they are given, and where they note how far they are. */
import type { Candidate, Place } from '../walk/candidate.js'
import type { Range } from '../walk/part.js'
import type { Counts, Reader } from '../walk/reader.js'
import type { Target } from '../walk/target.js'
import type { Query } from '../where/queries.js'
import type { UnreadRange } from './cursor.js'

/** How far a find is: what its cursor and its progress are made of. */
export interface Position {
  /** The second to go on with. */
  at: number | undefined
  /** The last event that was returned. */
  after: Place | undefined
  /** For `oldest`: how many seconds are read at once. */
  width: number | undefined
  /** For `arrival`: what is not read. */
  unread: readonly UnreadRange[] | (() => readonly UnreadRange[]) | undefined
  /** Whether a find with the cursor would get further, so that the find may end here. */
  mayStop: () => boolean
  /** The share of the range that is read. */
  share: () => number
}

/** What an order is given. */
export interface Course {
  readonly range: Range
  readonly queries: readonly Query[]
  readonly budget: { readonly events: number; readonly bytes: number }
  readonly counts: Readonly<Counts>
  readonly position: Position
  /**
   * Makes a reader of the ranges that each query has in each account and Region.
   *
   * @param wanted - How many events are wanted at most; fewer when the limit of the find is near.
   * @param isWanted - Whether an event that meets the conditions is to be returned.
   */
  readonly reader: (
    ranges: (target: Target, query: number) => readonly Range[],
    isWanted?: (candidate: Candidate, query: Query) => boolean,
    wanted?: number,
  ) => Reader
  /** Notes that the most pages were read. */
  readonly isCutShort: () => void
}

/** The share of a range that the walks of a reader have read. */
export function shareOf({ walks }: Reader, { start, end }: Range): number {
  const total = (end - start + 1) * walks.length
  return total <= 0 ? 1 : 1 - walks.reduce((sum, { unread }) => sum + unread, 0) / total
}
