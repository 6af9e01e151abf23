/** `createSearch`: finds events over Regions and accounts, and follows new ones. */
import { systemClock } from '../runtime/clock.js'
import { readFindOptions, type FindOptions } from './find/find-options.js'
import { FoundEvents, type Found } from './find/found.js'
import { readSearchOptions, type SearchOptions } from './options/search-options.js'
import { createTarget } from './walk/target.js'

/** A search over Regions and accounts. */
export interface Search {
  /**
   * Finds events of the last 90 days.
   *
   * @param options - The range of time, the conditions, the order.
   * @returns The hits as an iteration, and beside them plan, progress, cursor and summary. Nothing is sent before the first hit is
   * asked for.
   * @throws InputError for options that break a rule, before anything is sent. The iteration throws the errors of `lookupEvents`, and
   * the signal's own reason.
   */
  find(options: FindOptions): Found
}

/**
 * Makes a search over the event history of some Regions, in one account or in several.
 *
 * @param options - Regions, accounts, and the options of a client.
 * @returns The search. It opens no connection.
 * @throws InputError for options that break a rule.
 */
export function createSearch(options: SearchOptions): Search {
  const { places, onRegionError } = readSearchOptions(options)
  const targets = places.map(({ config, region, accountId }) => createTarget(config, region, accountId))
  const { clock = systemClock, priority } = options
  const nowMs = () => targets[0]?.nowMs() ?? clock.now()
  return {
    find(given) {
      const setting = readFindOptions(given, nowMs())
      return new FoundEvents(setting, {
        targets,
        onRegionError,
        clock,
        priority: priority ?? 'interactive',
        hasTo: given.to !== undefined,
      })
    },
  }
}
