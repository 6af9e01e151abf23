/** What a queue has to know of a quota: when the next request may be sent. */

/** The permits of one quota. */
export interface Pace {
  /** Takes one permit. @returns Whether there was one. */
  take(nowMs: number): boolean
  /** Time until `count` permits can have been taken one after the other, in milliseconds. */
  msUntil(count: number, nowMs: number): number
  /** The least count for which `msUntil` reaches `ms`. */
  countIn(ms: number, nowMs: number): number
  /** Adapts the pace to a reply. @returns Whether it has become slower. */
  observe(isThrottle: boolean, nowMs: number): boolean
  /** Whether it equals a new one. */
  isFresh(nowMs: number): boolean
  /**
   * Calls back once, when it is known when the next permit comes, or with the reason why it will never be.
   *
   * @returns A function that cancels the call; `undefined` when it is known already, as it always is without this method.
   */
  onAnswer?(callback: (failure?: unknown) => void): (() => void) | undefined
}
