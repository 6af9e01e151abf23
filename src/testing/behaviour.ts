/** The contract between the handler and the behaviour of one operation. */
import type { Input } from './front/input.js'
import type { AccountState } from './account/state.js'

/** What a behaviour knows beside its input. */
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

/**
 * What an operation does.
 *
 * @returns The members of the reply as they go on the wire: times in epoch seconds, `undefined` left out.
 * @throws Fault to refuse the request.
 */
export type Behaviour = (input: Input, context: Context) => Record<string, unknown> | Promise<Record<string, unknown>>

/** Behaviours of one family, by operation name. */
export type Behaviours = Readonly<Record<string, Behaviour>>
