/** `createSearch`: finds events over Regions and accounts, follows new ones, and tells the story of one actor. */
import { fromChain } from '../credentials/chain.js'
import { systemClock } from '../runtime/clock.js'
import { readFindOptions, type FindOptions } from './find/find-options.js'
import { FoundEvents, type Found } from './find/found.js'
import { readFollowOptions, type FollowOptions } from './follow/follow-options.js'
import { TailEvents, type Tail } from './follow/tail.js'
import { waitForEvent, type WaitForEventOptions } from './follow/wait-for-event.js'
import { readSearchOptions, type SearchOptions } from './options/search-options.js'
import { tellStory, type Story, type StoryOptions } from './story/story.js'
import type { SearchHit } from './walk/candidate.js'
import { credentialsSharer } from './walk/shared-credentials.js'
import { createTarget } from './walk/target.js'

/** A search over Regions and accounts. */
export interface Search {
  /**
   * Finds events of the last 90 days.
   *
   * The most selective attribute among the conditions is compared by the service, the others here. Each account and Region is read
   * at 2 requests a second, all of them at once.
   *
   * @param options - The range of time, the conditions, the order.
   * @returns The hits as an iteration, and beside them plan, progress, cursor and summary. Nothing is sent before the first hit is
   * asked for.
   * @throws InputError for options that break a rule, before anything is sent. The iteration throws the errors of `lookupEvents`
   * unless `onRegionError` leaves a Region out, and the signal's own reason.
   * @example
   * ```ts
   * const found = search.find({ from: '2026-11-20T00:00:00Z', where: { eventName: 'ConsoleLogin', errorMessage: { exists: true } } })
   * for await (const { record, region } of found) console.log(region, record.sourceIPAddress)
   * console.log(found.summary.matched)
   * ```
   */
  find(options: FindOptions): Found
  /**
   * Follows the event history: returns events as they appear, minutes after they happened.
   *
   * Each poll reads from now − `overlapMs` on, the oldest event first; an event that appears late within that time is returned once.
   * When a poll takes longer than `pollMs`, the hook `behind` is called.
   *
   * @param options - The conditions, the overlap, the time between two polls.
   * @returns The hits as an iteration that ends when the loop is left.
   * @throws InputError for options that break a rule, before anything is sent. The iteration throws as that of `find`.
   * @example
   * ```ts
   * for await (const { record } of search.follow({ where: { eventName: 'StopLogging' } })) console.log(record.userIdentity?.arn)
   * ```
   */
  follow(options?: FollowOptions): Tail
  /**
   * Waits for the first event that meets conditions, for tests and playbooks. Events of the last `overlapMs` count too.
   *
   * @param options - The conditions, and how long to wait.
   * @returns The event.
   * @throws InputError before anything is sent; TimeoutError with code `WaitTimeout`; the errors of a tail; the signal's own reason.
   * @example
   * ```ts
   * const { event } = await search.waitForEvent({ where: { eventName: 'CreateTrail' }, timeoutMs: 900_000 })
   * console.log(event.EventTime)
   * ```
   */
  waitForEvent(options?: WaitForEventOptions): Promise<SearchHit>
  /**
   * Finds the events of one actor or thing, and of the keys that the actor obtained, from STS or by `CreateAccessKey`, link after link.
   *
   * @param options - The actor or thing, and the range of time.
   * @returns The hits as an iteration, the oldest first. All of them are read before the first one is returned.
   * @throws InputError for options that break a rule, before anything is sent. The iteration throws as that of `find`.
   * @example
   * ```ts
   * const story = search.story({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', from: new Date(Date.now() - 24 * 3600 * 1000) })
   * for await (const { record } of story) console.log(record.eventTime, record.eventName, record.userIdentity?.arn)
   * ```
   */
  story(options: StoryOptions): Story
}

/**
 * Makes a search over the event history of some Regions, in one account or in several.
 *
 * @param options - Regions, accounts, and the options of a client.
 * @returns The search. It opens no connection.
 * @throws InputError for options that break a rule, among them Regions of two partitions under one credential.
 * @example
 * ```ts
 * import { createSearch } from 'cloudtrail-client/search'
 *
 * const search = createSearch({ regions: ['us-east-1', 'eu-west-1'] })
 * const from = new Date(Date.now() - 24 * 3600 * 1000)
 * for await (const { event, region } of search.find({ from, where: { errorCode: 'AccessDenied*' }, limit: 100 })) {
 *   console.log(event.EventTime, region, event.EventName, event.Username)
 * }
 * ```
 */
export function createSearch(options: SearchOptions): Search {
  const { places, onRegionError, behind, clock = systemClock, priority } = readSearchOptions(options)
  const share = credentialsSharer(clock)
  const chain = share(fromChain())
  const targets = places.map(({ config, region, accountId }) =>
    createTarget({ ...config, credentials: share(config.credentials) }, region, accountId, chain),
  )
  const nowMs = () => targets[0]?.nowMs() ?? clock.now()
  const shared = { targets, onRegionError, clock }
  const following = { ...shared, behind, priority: priority ?? 'follow' }
  const find = (given: FindOptions) => {
    const setting = readFindOptions(given, nowMs())
    return new FoundEvents(setting, { ...shared, priority: priority ?? 'interactive' })
  }
  return {
    find,
    follow: (given = {}) => new TailEvents(readFollowOptions(given, nowMs()), following),
    waitForEvent: async (given = {}) => waitForEvent(given, following, nowMs()),
    story: (given) => tellStory(given, find),
  }
}
