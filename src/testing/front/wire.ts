/** One exchange as the emulator sees it, whichever way it arrived: fetch, transport or socket. */

/** A request, read to its end. */
export interface WireRequest {
  readonly method: string
  readonly url: URL
  /** Lower-case names. `host` may be missing; the URL then has it. */
  readonly headers: Readonly<Record<string, string>>
  /** UTF-8 text; empty for none. */
  readonly body: string
}

/** A reply, complete. */
export interface WireResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A reply on its way. */
export interface Delivery {
  readonly response: WireResponse
  /** Where the connection breaks: before the reply, or amid its body. */
  readonly cut?: 'before' | 'amid'
}

/** Epoch milliseconds as epoch seconds; `undefined` stays what it is. */
export const epochSeconds = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : timeMs / 1000
