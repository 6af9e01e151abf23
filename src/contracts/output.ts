/** What every method returns in addition to the members of its output. */

/** Facts about the exchange that an output came from. */
export interface ResponseMetadata {
  /** HTTP status of the last reply. */
  httpStatusCode?: number
  /** The id to give to AWS Support. */
  requestId?: string
  /** Of other services. CloudTrail sends none; code that logs `$metadata` of AWS SDK clients reads it. */
  extendedRequestId?: string
  /** Of other services, as above. */
  cfId?: string
  /** Requests sent for this call, at least 1. */
  attempts?: number
  /** Time spent waiting between attempts, in milliseconds. */
  totalRetryDelay?: number
  /**
   * Present, and `true`, when a request was repeated because its reply was lost, and the service answered that there is
   * nothing left to do, e.g. with `TrailNotFoundException` to a second `DeleteTrail`. The call then succeeds; it cannot be
   * told whether it was this one or another that did it.
   */
  isAlreadyDone?: boolean
}

/** The metadata of an exchange; what is not known is left out. */
export function metadataOf(exchange: {
  readonly status: number
  readonly requestId?: string | undefined
  readonly attempts: number
  readonly totalRetryDelayMs?: number | undefined
}): ResponseMetadata {
  const { status, requestId, attempts, totalRetryDelayMs = 0 } = exchange
  const metadata: ResponseMetadata = { httpStatusCode: status, attempts, totalRetryDelay: totalRetryDelayMs }
  if (requestId !== undefined) metadata.requestId = requestId
  return metadata
}

/** Present in every output. */
export interface WithMetadata {
  /** About the exchange: request id, attempts, delays. */
  $metadata: ResponseMetadata
}

/**
 * The result of a paged operation: awaited, it is the first page; iterated, every item of every page.
 *
 * Nothing is sent until one of those happens. Any number of readers share the request for the first page; one that leaves, or
 * changes its page and the lists in it, does not disturb the others, but items themselves are shared. Awaiting twice gives the same
 * page, or the same error; iterating after a failure sends the request again.
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
   * Iterates page by page, for callers that need the page itself or its `$metadata`.
   *
   * @returns Pages in the service's order; leaving the loop sends no further request.
   * @throws ServiceError and the other errors of a call, when the page that fails is requested; TimeoutError with code
   * `WalkTimeout` or `WalkStalled`; ResponseError when a reply has no list of items or no usable token.
   */
  pages(): AsyncIterableIterator<Output>
}

/** The members of an output as on the wire, without `$metadata`. */
export type Members<Output> = Omit<Output, '$metadata'>
