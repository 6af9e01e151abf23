/** Requests and replies as the handler sees them, the same for fetch, transport and socket. */

/** A complete request. */
export interface WireRequest {
  readonly method: string
  readonly url: URL
  /** Lower-case names. Without `host`, the host is that of the URL. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there is none. */
  readonly body: string
}

/** A complete reply. */
export interface WireResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A reply, and what happens to it on the network. */
export interface Delivery {
  readonly response: WireResponse
  /** Where the connection breaks: before the reply, or in the middle of its body. */
  readonly cut?: 'before' | 'middle'
}

/** Epoch milliseconds as epoch seconds; `undefined` stays what it is. */
export const epochSeconds = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : timeMs / 1000
