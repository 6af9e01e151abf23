/**
 * Finds events in the history of several Regions and accounts, by any condition, at the pace of the service, and follows new ones.
 * [The guide](../../docs/search.md) has questions that investigators ask.
 *
 * @module cloudtrail-client/search
 */
export { createSearch, type Search } from './create-search.js'
export type {
  BehindEvent,
  OnRegionError,
  RegionErrorAction,
  RegionFailure,
  SearchAccount,
  SearchHooks,
  SearchOptions,
} from './options/search-options.js'
export type { SearchTime } from './options/times.js'
export type { Where, WhereCondition, WhereExists, WhereNot, WhereValue } from './where/where.js'
export type { FindOptions } from './find/find-options.js'
export type { SearchCursor, SearchOrder, UnreadRange } from './find/cursor.js'
export type { SearchPlan, SearchTarget } from './find/plan.js'
export type { Found, SearchProgress, SearchSummary } from './find/found.js'
export type { FollowOptions, TailCursor } from './follow/follow-options.js'
export type { Tail } from './follow/tail.js'
export type { WaitForEventOptions } from './follow/wait-for-event.js'
export type { Story, StoryOptions } from './story/story.js'
export type { HitIterator, Place, SearchHit } from './walk/candidate.js'
