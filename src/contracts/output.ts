/** What every method takes beside its input, and gives beside its output. */
import type { CredentialsInput } from '../auth/credentials.js'
import type { Priority } from '../retry/limiter.js'

/** What a reply tells beside its members. */
export interface ResponseMetadata {
  /** HTTP status of the last reply. */
  httpStatusCode?: number | undefined
  /** The id to give to AWS Support. */
  requestId?: string | undefined
  /** Requests sent for this call, at least 1. */
  attempts?: number | undefined
  /** Time spent waiting between attempts, in milliseconds. */
  totalRetryDelay?: number | undefined
}

/** Present in every output. */
export interface WithMetadata {
  /** About the exchange itself: request id, attempts, delays. */
  $metadata: ResponseMetadata
}

/** What every method takes as its second argument. */
export interface CallOptions {
  /** Cancels the call, whatever it is waiting for; it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /** The AWS SDK's name for `signal`. */
  abortSignal?: AbortSignal | undefined
  /** Credentials for this call alone, instead of the client's. They are not kept. */
  credentials?: CredentialsInput | undefined
  /** Time for the whole call with all its attempts and waits, in milliseconds. @defaultValue no limit */
  timeoutMs?: number | undefined
  /** Requests sent at most for this call, 1 or more. @defaultValue the client's `maxAttempts` */
  maxAttempts?: number | undefined
  /** Who goes first when several calls wait for the same quota. @defaultValue the client's `priority` */
  priority?: Priority | undefined
  /** The longest wait for the quota to accept, before each request, in milliseconds. @defaultValue the client's `maxWaitMs` */
  maxWaitMs?: number | undefined
  /** Headers to send in addition; those that the client or the connection sets, such as `host`, are refused. */
  headers?: Readonly<Record<string, string>> | undefined
}

/**
 * The answer of an operation that has pages: awaited, it is the first page; iterated, every item of every page.
 *
 * Nothing is sent until one of those happens, and awaiting twice sends one request.
 *
 * @example
 * ```ts
 * const first = await cloudtrail.listTrails()
 * for await (const trail of cloudtrail.listTrails()) console.log(trail.Name)
 * for await (const page of cloudtrail.listTrails().pages()) console.log(page.Trails?.length)
 * ```
 */
export interface Paged<Output, Item> extends Promise<Output>, AsyncIterable<Item> {
  /**
   * Page by page, for those who need the page itself or its `$metadata`.
   *
   * @returns Pages in the service's order; leaving the loop sends no further request.
   * @throws ServiceError and the other errors of a call, when the page that fails is asked for.
   */
  pages(): AsyncIterableIterator<Output>
}

/** The members of an output, without `$metadata`: what stands on the wire. */
export type Members<Output extends WithMetadata> = Omit<Output, '$metadata'>
