/** What a find will do, told before anything is sent. */
import { partitionOf } from '../../protocol/partitions.js'
import type { LookupAttribute } from '../../operations/events.js'
import type { Range } from '../walk/part.js'
import type { Target } from '../walk/target.js'
import { namesFilteredHere, type Query } from '../where/queries.js'
import type { SearchOrder } from './cursor.js'
import type { FindSetting } from './find-options.js'

/** An account in a Region. */
export interface SearchTarget {
  /** The Region. */
  readonly region: string
  /** The account, where the search names accounts. */
  readonly accountId: string | undefined
}

/** What a find will do. */
export interface SearchPlan {
  /** The first second that is searched, UTC. */
  readonly from: Date
  /** The last second that is searched, UTC. */
  readonly to: Date
  /** The order of the hits. */
  readonly order: SearchOrder
  /** The accounts and Regions that are searched. */
  readonly targets: readonly SearchTarget[]
  /** The lookups that are sent to each of them; none means: one lookup for all events. */
  readonly sent: readonly LookupAttribute[]
  /** The names of conditions that the service does not compare, so that they are compared here; `filter` for your own function. */
  readonly filteredHere: readonly string[]
  /** What to know about the search. */
  readonly notes: readonly string[]
}

export function planOf(
  { conditions, filter, order }: FindSetting,
  { start, end }: Range,
  targets: readonly Target[],
  queries: readonly Query[],
): SearchPlan {
  const names = namesFilteredHere(conditions, queries)
  const sent = queries.flatMap(({ AttributeKey, AttributeValue }) =>
    AttributeKey === undefined || AttributeValue === undefined ? [] : [{ AttributeKey, AttributeValue }],
  )
  return {
    from: new Date(start * 1000),
    to: new Date(end * 1000),
    order,
    targets: targets.map(({ region, accountId }) => ({ region, accountId })),
    sent,
    filteredHere: filter === undefined ? names : [...names, 'filter'],
    notes: notesOf(targets, sent.length === 0 && names.length > 0),
  }
}

const globalRegion = 'us-east-1'

/** What the caller may not expect. */
function notesOf(targets: readonly Target[], readsAll: boolean): string[] {
  const regions = new Set(targets.map(({ region }) => region))
  const isGlobalMissing = !regions.has(globalRegion) && [...regions].some((region) => partitionOf(region).id === 'aws')
  return [
    ...(isGlobalMissing
      ? [
          `${globalRegion} is not searched: it alone has the events of IAM, of CloudFront, and of sign-ins and STS at their global addresses`,
        ]
      : []),
    ...(readsAll
      ? ['every event of the range is read, because no condition names exact values of an attribute of a lookup']
      : []),
  ]
}
