/** The store of a fleet: slots of the server, and during an outage what the user has chosen instead. */
import { ConnectionError } from '../contracts/errors.js'
import type { GrantOutcome } from '../retry/limiter.js'
import type { PaceRequest, PaceSlot, PaceStore } from '../retry/pace-store.js'
import { BoundedMap } from '../runtime/bounded-map.js'
import type { Clock } from '../runtime/clock.js'
import { errorText } from '../runtime/foreign-error.js'
import type { Waits } from './waits.js'
import { LocalPace } from './local-pace.js'
import type { Outage } from './outage.js'
import type { RedisStore } from './redis-store.js'

/** What happens to calls during an outage. */
export interface OutagePolicy {
  /** Whether they fail; otherwise they are paced by this process. */
  readonly fails: boolean
  /** Among how many processes the rate is then divided. */
  readonly processes: number
}

/** What is remembered of a key. */
interface KeyState {
  readonly local: LocalPace
  request: PaceRequest
  /** When the last slot comes or came, on the clock of this process, in milliseconds. */
  slotAtMs: number
  /** How long after it others may still have slots that the server does not know of, if it has lost its keys. */
  spacingMs: number
  /** Whether the last slot was not given by the server. */
  isOnlyLocal: boolean
}

/** With more keys the oldest is forgotten: it begins an outage without a memory. */
const maxKeys = 10_000

export class FleetStore implements PaceStore {
  readonly #store: RedisStore
  readonly #waits: Waits
  readonly #outage: Outage
  readonly #policy: OutagePolicy
  readonly #clock: Clock
  readonly #random: () => number
  readonly #states = new BoundedMap<KeyState>(maxKeys)

  constructor(
    store: RedisStore,
    waits: Waits,
    outage: Outage,
    policy: OutagePolicy,
    clock: Clock,
    random: () => number,
  ) {
    this.#store = store
    this.#waits = waits
    this.#outage = outage
    this.#policy = policy
    this.#clock = clock
    this.#random = random
  }

  async take(request: PaceRequest): Promise<PaceSlot> {
    const state = this.#stateOf(request)
    if (this.#outage.current === undefined) {
      try {
        return { waitMs: await this.#takeShared(request, state) }
      } catch (error) {
        this.#begin(error, request.key)
      }
    }
    if (this.#policy.fails) throw unavailable(this.#outage.current?.error)
    return { waitMs: this.#takeLocal(state) }
  }

  /** Only throttles are passed on: what is sent is known from the slots. */
  async report({ key, isThrottle }: GrantOutcome): Promise<void> {
    if (!isThrottle) return
    const state = this.#states.get(key)
    const nowMs = this.#clock.now()
    state?.local.throttle(this.#shareOf(state.request), nowMs)
    if (this.#outage.current !== undefined) {
      state?.local.shift(this.#phaseOf(this.#shareOf(state.request)), nowMs)
      return
    }
    try {
      await this.#waits.for(() => this.#store.throttle(key))
    } catch (error) {
      this.#begin(error, key)
    }
  }

  async #takeShared(request: PaceRequest, state: KeyState): Promise<number> {
    const leftMs = Math.max(0, state.slotAtMs + state.spacingMs - this.#clock.now())
    const known = { aheadMs: leftMs, leastWaitMs: state.isOnlyLocal ? leftMs : 0 }
    const waitMs = await this.#waits.for(() => this.#store.take(request, known))
    // Those who wait at the same time take turns, so after this slot there are as many of others as before it.
    state.spacingMs = Math.max(waitMs, request.intervalMs)
    state.slotAtMs = this.#clock.now() + waitMs
    state.isOnlyLocal = false
    return waitMs
  }

  #takeLocal(state: KeyState): number {
    const share = this.#shareOf(state.request)
    const nowMs = this.#clock.now()
    if (!state.isOnlyLocal) {
      // The last slot of the server was in the turn of this process; one that had none finds a turn by chance.
      const hadSlot = state.slotAtMs !== -Infinity
      const turnMs = state.slotAtMs + Math.max(state.spacingMs, share.intervalMs)
      state.local.holdUntil(hadSlot ? turnMs : nowMs + this.#phaseOf(share))
    }
    state.slotAtMs = state.local.take(share, nowMs)
    state.spacingMs = share.intervalMs
    state.isOnlyLocal = true
    return state.slotAtMs - nowMs
  }

  /**
   * A part of the interval, by chance. Processes that began together would otherwise all ask at one moment, every time, and those
   * whom the service does not serve then would be throttled every time.
   */
  #phaseOf({ intervalMs, burst }: PaceRequest): number {
    return this.#policy.processes > 1 && burst === 1 ? this.#random() * intervalMs : 0
  }

  #shareOf({ key, intervalMs, burst }: PaceRequest): PaceRequest {
    const { processes } = this.#policy
    return { key, intervalMs: intervalMs * processes, burst: Math.max(1, burst / processes) }
  }

  #stateOf(request: PaceRequest): KeyState {
    const known = this.#states.get(request.key)
    const state = known ?? { local: new LocalPace(), request, slotAtMs: -Infinity, spacingMs: 0, isOnlyLocal: false }
    state.request = request
    this.#states.set(request.key, state)
    return state
  }

  #begin(error: unknown, key: string): void {
    this.#outage.begin(error, () => this.#waits.for(() => this.#store.probe(key)))
    this.#waits.giveUp(error)
  }
}

function unavailable(cause: unknown): ConnectionError {
  const message = `the server of the limiter cannot be used: ${errorText(cause)}`
  return new ConnectionError(message, { code: 'LimiterUnavailable', mayBeSent: false, cause })
}
