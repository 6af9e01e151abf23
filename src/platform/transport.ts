/** The contract between the pipeline and whatever carries one HTTP exchange. */

/** One request, signed and complete. */
export interface TransportRequest {
  /** What is being done, e.g. `LookupEvents`; for error messages. */
  readonly operation: string
  /** HTTP method. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE'
  /** Where it goes, query included. */
  readonly url: URL
  /** Lower-case names. `host` and `content-length` are left to the transport. */
  readonly headers: Readonly<Record<string, string>>
  /** UTF-8 text; empty for none. */
  readonly body: string
  /** Ends the exchange; the transport then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined
  /** Time to establish a connection, in milliseconds. */
  readonly connectTimeoutMs: number
  /** Time from sending to the last byte of the reply, in milliseconds. */
  readonly requestTimeoutMs: number
}

/** One reply, read to its end. */
export interface TransportResponse {
  /** HTTP status. */
  readonly status: number
  /** Lower-case names; values of a repeated header joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as UTF-8 text. */
  readonly body: string
}

/**
 * Carries one HTTP exchange: no retry, no redirect, no cookie.
 *
 * It rejects with a `ConnectionError` or `TimeoutError`, or with the signal's own reason.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>
