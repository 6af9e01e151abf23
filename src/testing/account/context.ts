/** What a behaviour knows of a request besides its input: the Region, the time, and the account. */
import type { ExistingResources } from './existing-resources.js'
import type { AccountState } from './state.js'

/** The context of one request. */
export interface Context {
  /** Region the request was signed for. */
  readonly region: string
  readonly accountId: string
  /** Everything that exists in the account; behaviours change it. */
  readonly account: AccountState
  /** Time of arrival, in epoch milliseconds. */
  readonly nowMs: number
  /** What exists beside CloudTrail. */
  readonly existing: ExistingResources
  /** How far back a lookup reaches, in days; `Infinity` for no limit. */
  readonly lookbackDays: number
  /** Whether the account cannot begin to use CloudTrail Lake. */
  readonly isLakeClosed: boolean
}
