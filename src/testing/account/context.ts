/** What is known of a request beside its input: where, when, and in which account. */
import type { AccountState } from './state.js'

/** The surroundings of one request. */
export interface Context {
  /** Region the request was signed for. */
  readonly region: string
  readonly accountId: string
  /** Everything that exists in the account; behaviours change it. */
  readonly account: AccountState
  /** Time of arrival, in epoch milliseconds. */
  readonly nowMs: number
  /** How far back a lookup reaches, in days; `Infinity` for no limit. */
  readonly lookbackDays: number
}
