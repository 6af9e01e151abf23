/** The contract between a client and the transport that carries one HTTP exchange. */

/** One request, signed and complete. */
export interface TransportRequest {
  /** The operation, e.g. `LookupEvents`; for error messages. */
  readonly operation: string
  /** HTTP method. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'DELETE'
  /** The full URL, query included. */
  readonly url: URL
  /** Lower-case names. The transport adds `host` and `content-length`. */
  readonly headers: Readonly<Record<string, string>>
  /** UTF-8 text; empty for none. */
  readonly body: string
  /** Ends the exchange; the transport then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined
  /** Time to establish a connection, in milliseconds. */
  readonly connectTimeoutMs: number
  /** Time from sending to the last byte of the reply, in milliseconds; to the end of its headers where the body is streamed. */
  readonly requestTimeoutMs: number
  /** Whether to return the body of a reply with status 200 to 299 as `stream`: its bytes, as they were sent. */
  readonly streamsReply?: boolean | undefined
  /**
   * Whether the request does no harm when it is carried out twice. If not, send it over a connection that is new or was just in use:
   * where one breaks that was idle for long, nobody can tell whether the request was carried out.
   *
   * @defaultValue false
   */
  readonly isRepeatable?: boolean | undefined
}

/** A body that is read while it arrives, no faster than its reader consumes it. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
  /** Ends it at once, with its connection if more data would come; a pending read ends too. */
  destroy(): unknown
}

/** One reply, with its whole body unless that is streamed. */
export interface TransportResponse {
  /** HTTP status. */
  readonly status: number
  /** Lower-case names; values of a repeated header joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as UTF-8 text; empty where it is streamed. */
  readonly body: string
  /** The body as bytes, if the request has `streamsReply`. The signal of the request ends it too. */
  readonly stream?: ByteStream
}

/**
 * Carries one HTTP exchange: no retry, no redirect, no cookie.
 *
 * It rejects with a `ConnectionError` or `TimeoutError`, or with the signal's own reason. After a `ConnectionError` with
 * `reusedConnection`, its next exchange with that host is not over another idle connection.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>
