/** The pace of a quota that a store keeps: one slot at a time is reserved there, and used here when it comes. */
import type { Clock } from '../runtime/clock.js'
import { kindOf } from '../schema/kind-of.js'
import type { Pace } from './pace.js'
import type { PaceRequest, PaceStore } from './pace-store.js'

/**
 * How late a slot may be used, in milliseconds. A request that waited for it may use it up to an interval late, where that is
 * longer.
 */
const maxLatenessMs = 50

export class StorePace implements Pace {
  readonly #store: PaceStore
  readonly #request: PaceRequest
  readonly #clock: Clock
  readonly #listeners = new Set<(failure?: unknown) => void>()
  /** When the reserved slot comes. */
  #slotAtMs: number | undefined
  /** Whether the slot before was let go because it came too long ago. The next one is used then, or a slow process would get none. */
  #hasMissed = false
  /** The question that is under way. */
  #asking: Promise<void> | undefined
  #askedAtMs = 0
  /** The wait that the store answered last, in milliseconds. */
  #lastWaitMs = 0

  constructor(store: PaceStore, request: PaceRequest, clock: Clock) {
    this.#store = store
    this.#request = request
    this.#clock = clock
  }

  /** Whether a slot is reserved for a request that comes now. Another one may have been given for now since. */
  hasSlot(nowMs: number): boolean {
    if (this.#latenessAt(nowMs) > maxLatenessMs) this.#slotAtMs = undefined
    return this.#slotAtMs !== undefined
  }

  /** Reserves a slot. @returns Resolves when it is; all who ask meanwhile wait for the same. @throws What the store throws. */
  ask(): Promise<void> {
    return (this.#asking ??= this.#reserve())
  }

  take(nowMs: number): boolean {
    this.#letMissedGo(nowMs)
    if (this.#slotAtMs === undefined) {
      void this.ask().catch(() => undefined) // the listeners are told
      return false
    }
    if (nowMs < this.#slotAtMs) return false
    this.#slotAtMs = undefined
    this.#hasMissed = false
    return true
  }

  /** Until the store answers, its last answer holds; whoever has to wait too long by the new one is refused then. */
  msUntil(count: number, nowMs: number): number {
    const nextMs = this.#slotAtMs ?? this.#askedAtMs + this.#lastWaitMs
    const spacingMs = this.#lastWaitMs > 0 ? this.#spacingMs : 0
    return Math.max(0, nextMs - nowMs) + (count - 1) * spacingMs
  }

  countIn(ms: number, nowMs: number): number {
    return Math.max(0, Math.ceil((ms - this.msUntil(1, nowMs)) / this.#spacingMs)) + 1
  }

  /** The store adapts the pace, for all processes. */
  observe(): boolean {
    return false
  }

  isFresh(nowMs: number): boolean {
    return this.#asking === undefined && (this.#slotAtMs ?? -Infinity) <= nowMs
  }

  onAnswer(callback: (failure?: unknown) => void): (() => void) | undefined {
    if (this.#asking === undefined) return undefined
    this.#listeners.add(callback)
    return () => {
      this.#listeners.delete(callback)
    }
  }

  #latenessAt(nowMs: number): number {
    return nowMs - (this.#slotAtMs ?? Infinity)
  }

  #letMissedGo(nowMs: number): void {
    if (this.#hasMissed || this.#latenessAt(nowMs) <= Math.max(this.#request.intervalMs, maxLatenessMs)) return
    this.#hasMissed = true
    this.#slotAtMs = undefined
  }

  /** Between two slots of this process; those of the others come in between. */
  get #spacingMs(): number {
    return Math.max(this.#lastWaitMs, this.#request.intervalMs)
  }

  async #reserve(): Promise<void> {
    this.#askedAtMs = this.#clock.now()
    let failure: unknown
    try {
      const answer = async () => this.#store.take(this.#request) // also when it throws at once, it is waited for
      this.#lastWaitMs = waitOf(await answer())
      this.#slotAtMs = this.#clock.now() + this.#lastWaitMs
    } catch (cause) {
      failure = cause ?? new TypeError('the store failed, and gave no reason')
    }
    this.#asking = undefined
    for (const listener of [...this.#listeners]) {
      this.#listeners.delete(listener)
      listener(failure)
    }
    if (failure !== undefined) throw failure
  }
}

/** A user's store can return anything. */
function waitOf(slot: { readonly waitMs?: unknown } | null | undefined): number {
  const waitMs = slot?.waitMs
  if (typeof waitMs === 'number' && waitMs >= 0 && waitMs < Infinity) return waitMs
  throw new TypeError(`the store must answer with a waitMs of 0 or more, got ${kindOf(waitMs)}`)
}
