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
  /** Time from sending to the last byte of the reply, in milliseconds; only to its head where the body is streamed. */
  readonly requestTimeoutMs: number
  /** Whether the body of a reply with a status from 200 to 299 is wanted as `stream`: its bytes, as they were sent. */
  readonly streamsReply?: boolean | undefined
}

/** A body that is read while it arrives, and no faster than it is asked for. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  /** Ends it at once, and its connection if there is more to come; a read that waits is over then. */
  destroy(): unknown
}

/** One reply, read to its end unless it is streamed. */
export interface TransportResponse {
  /** HTTP status. */
  readonly status: number
  /** Lower-case names; values of a repeated header joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as UTF-8 text; empty where it is streamed. */
  readonly body: string
  /** The body as bytes, where the request asks for that. The signal of the request ends it too. */
  readonly stream?: ByteStream
}

/**
 * Carries one HTTP exchange: no retry, no redirect, no cookie.
 *
 * It rejects with a `ConnectionError` or `TimeoutError`, or with the signal's own reason.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>
