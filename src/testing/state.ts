/** Everything that exists in the emulated account. */
import { EventHistory } from './history/event-history.js'
import type { SigningKey } from './signing-keys.js'
import type { Trail } from './trail.js'

/** State of the account over all Regions; ARNs and keys carry the Region where one matters. */
export class AccountState {
  /** Trails by ARN. A multi-Region trail stands here once, under its home Region. */
  readonly trails = new Map<string, Trail>()
  /** Tags by ARN of their resource: an entry, if only an empty one, says that the resource exists. */
  readonly tags = new Map<string, Map<string, string | undefined>>()
  /** Key pairs of the digest files, by Region and start of validity. */
  readonly signingKeys = new Map<string, SigningKey>()
  readonly #histories = new Map<string, EventHistory>()
  readonly #oneHistory: boolean

  /** @param options - `oneHistory`: every Region shows the same event history. */
  constructor(options: { oneHistory: boolean }) {
    this.#oneHistory = options.oneHistory
  }

  /** The event history of a Region, made when it is first asked for. */
  history(region: string): EventHistory {
    const key = this.#oneHistory ? 'every Region' : region
    const history = this.#histories.get(key) ?? new EventHistory()
    this.#histories.set(key, history)
    return history
  }
}
