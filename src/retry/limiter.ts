/** What a limiter is asked, and what it answers. */

/** Which of several waiting requests goes first: one that a person waits for, one of a poll, or one of a background job. */
export type Priority = 'interactive' | 'follow' | 'backfill'

/** Asks for a permit to send one request. */
export interface GrantRequest {
  /** Identifies the quota: partition, account, Region and operation. The first request of a key sets rate and capacity. */
  readonly key: string
  /** Permits per second, more than 0; finite. */
  readonly ratePerSecond: number
  /** Permits that may be taken at once after a pause, 1 or more; finite. */
  readonly capacity: number
  /** Stops waiting and leaves the queue. */
  readonly signal?: AbortSignal | undefined
  /**
   * Who asks. Requests of the same priority are served requester by requester in turn, each requester's in the order of arrival. The
   * client gives a hash of the access key id.
   *
   * @defaultValue all who give none are one requester
   */
  readonly requester?: string | undefined
  /**
   * Which request goes first. While others wait all the time, `follow` gets one permit in four after 10 seconds of waiting, and
   * `backfill` after 20, so that no request waits forever.
   *
   * @defaultValue 'interactive'
   */
  readonly priority?: Priority | undefined
  /** The longest wait to accept, in milliseconds. @defaultValue no limit */
  readonly maxWaitMs?: number | undefined
  /** Called when the request has to wait, with the expected wait and the number of requests before it. What it throws is ignored. */
  readonly onWait?: ((wait: { delayMs: number; queueLength: number }) => void) | undefined
}

/** A permit to send one request. */
export interface Grant {
  /** Time spent waiting for it, in milliseconds. */
  readonly waitedMs: number
}

/** How a request ended. */
export interface GrantOutcome {
  /** The key of the request. */
  readonly key: string
  /** Whether the service asked to slow down. */
  readonly isThrottle: boolean
}

/** Paces requests. Replace the client's own by any object with these methods, such as one that shares a store. */
export interface RateLimiter {
  /**
   * Waits until one request may be sent.
   *
   * @throws InputError when the request breaks a rule, e.g. has a rate of 0; TimeoutError with code `GrantTimeout` when the wait
   * would be longer than `maxWaitMs`; the signal's own reason when it fires first.
   */
  acquire(request: GrantRequest): Promise<Grant>
  /** Reports how a request ended, so that throttles lower the rate. */
  report(outcome: GrantOutcome): void
}
