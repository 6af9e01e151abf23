/** Every error this package throws: one class for each reaction of a caller. */
import { maxIssues } from '../schema/issue.js'
import type { KnownErrorCode } from './error-codes.js'
import { metadataOf, type ResponseMetadata } from './output.js'
import { printable } from './printable.js'

/**
 * The name of a class, the same in each copy of this package: ES modules and CommonJS have one each, and a dependency may bring
 * another.
 *
 * @internal
 */
export const brand: unique symbol = Symbol.for('cloudtrail-client/error')

/** The base of all errors of this package. Cancellation is not one of them: it rejects with the signal's own reason. */
export abstract class CloudTrailError extends Error {
  /** @internal */
  static readonly [brand]: string = 'CloudTrailError'

  /** `instanceof` holds for errors of another copy of this package too. A user's own subclass has only its own instances. */
  static override [Symbol.hasInstance](
    this: { readonly [brand]: string; readonly prototype: object },
    value: unknown,
  ): boolean {
    if (!Object.hasOwn(this, brand)) return Object.prototype.isPrototypeOf.call(this.prototype, value as object)
    // Sound: of another value's class nothing is used but its brand.
    let type = (Object.getPrototypeOf(Object(value)) as object | null)?.constructor as typeof this | null | undefined
    for (; typeof type === 'function'; type = Object.getPrototypeOf(type) as typeof this) {
      if (Object.hasOwn(type, brand) && type[brand] === this[brand]) return true
    }
    return false
  }

  /** The name of the class, also in a minified bundle; for a `ServiceError`, its code. */
  abstract override readonly name: string

  /** What happened, for programs: a wire code such as `TrailNotFoundException`, or one of this package's own. */
  abstract readonly code: string

  /** The operation that was called, e.g. `LookupEvents`; absent for errors of the configuration. */
  readonly operation?: string

  constructor(message: string, details: { operation?: string | undefined; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    if (details.operation !== undefined) this.operation = details.operation
  }
}

/** One problem of an input. */
export interface InputIssue {
  /** Path, e.g. `LookupAttributes[0].AttributeKey`; empty for the input itself. */
  readonly path: string
  /** What is wrong and what to do about it. */
  readonly message: string
}

/**
 * The input or the configuration breaks a rule. Nothing has been sent.
 *
 * @example
 * ```ts
 * try {
 *   await cloudtrail.lookupEvents({ MaxResults: 100 })
 * } catch (error) {
 *   if (error instanceof InputError) console.log(error.issues) // [{ path: 'MaxResults', message: 'must be at most 50' }]
 * }
 * ```
 */
export class InputError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'InputError'
  override readonly name = 'InputError'
  override readonly code = 'InvalidInput'
  /** The problems in the order of the members, the first 100 at most. */
  readonly issues: readonly InputIssue[]

  constructor(issues: readonly InputIssue[], details: { operation?: string | undefined; cause?: unknown } = {}) {
    const shown = issues.slice(0, 3).map(({ path, message }) => `${printable(path, 200)} ${message}`.trimStart())
    const count = issues.length > maxIssues ? 'many' : String(issues.length - 3)
    const more = issues.length > 3 ? `; and ${count} more` : ''
    super(`${details.operation ?? 'CloudTrail'}: ${shown.join('; ')}${more}`, details)
    this.issues = issues.slice(0, maxIssues)
  }
}

/** The exchange in which an error occurred. */
export interface ExchangeDetails {
  /** The operation that was called. */
  readonly operation: string
  /** The Region it was called in. */
  readonly region: string
  /** HTTP status of the reply. */
  readonly status: number
  /** The id to give to AWS Support; absent when the reply had none. */
  readonly requestId?: string | undefined
  /** Requests sent for this call, this one included. */
  readonly attempts: number
  /** Time spent waiting between attempts, in milliseconds. */
  readonly totalRetryDelayMs?: number | undefined
}

/** What a `ServiceError` and a `ResponseError` have in common: a reply has come. */
export abstract class ReplyError extends CloudTrailError {
  /** The Region the request was sent to. */
  readonly region: string
  /** HTTP status of the reply. */
  readonly status: number
  /** The id to give to AWS Support; absent when the reply had none. */
  readonly requestId?: string
  /** Requests sent for this call, at least 1. */
  readonly attempts: number
  /** The AWS SDK's form of the same facts. */
  readonly $metadata: ResponseMetadata

  constructor(message: string, details: ExchangeDetails & { cause?: unknown }) {
    super(message, details)
    this.region = details.region
    this.status = details.status
    if (details.requestId !== undefined) this.requestId = details.requestId
    this.attempts = details.attempts
    this.$metadata = metadataOf(details)
  }
}

/**
 * The service refused the request. `name` and `code` say which error it was; check with {@link isServiceError}. `message` is what the
 * service said; `toString` and the first line of `stack` add code, operation, status and request id.
 *
 * @example
 * ```ts
 * try {
 *   await cloudtrail.getTrail({ Name: 'audit' })
 * } catch (error) {
 *   if (!isServiceError(error, 'TrailNotFoundException')) throw error
 *   console.log('no such trail', error.requestId)
 * }
 * ```
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
 */
export class ServiceError<Code extends string = string> extends ReplyError {
  /** @internal */
  static override readonly [brand]: string = 'ServiceError'
  override readonly name: Code
  override readonly code: Code
  /** Whose fault it is, in the AWS SDK's words: `client` for a status below 500, otherwise `server`. */
  readonly $fault: 'client' | 'server'
  /** Whether the service asked to slow down. */
  readonly isThrottle: boolean
  /** The Region to call instead, if the service reports it: S3 does for a bucket of another Region. */
  readonly expectedRegion?: string
  /** What may be the reason, in the words of this package, where the service's do not tell it. */
  readonly hint?: string

  constructor(
    code: Code,
    message: string,
    details: ExchangeDetails & { isThrottle: boolean; expectedRegion?: string | undefined; hint?: string | undefined },
  ) {
    super(message, details)
    this.name = code
    this.code = code
    this.$fault = details.status < 500 ? 'client' : 'server'
    this.isThrottle = details.isThrottle
    if (details.expectedRegion !== undefined) this.expectedRegion = details.expectedRegion
    if (details.hint !== undefined) this.hint = details.hint
    const { stack = '' } = this
    const end = stack.indexOf(message) + message.length
    if (end >= message.length) this.stack = this.toString() + stack.slice(end) // not every engine begins it with the message
  }

  /** `TrailNotFoundException: Unknown trail: … (GetTrail, status 400, request id …)`. */
  override toString(): string {
    const { operation, status, requestId, hint } = this
    const id = requestId === undefined ? '' : `, request id ${requestId}`
    const how = `, status ${String(status)}${id}${hint === undefined ? '' : `; ${hint}`}`
    return `${this.code}: ${this.message}${operation === undefined ? '' : ` (${operation}${how})`}`
  }
}

/** The reply cannot be used: not JSON, cut off, or not what the operation returns. */
export class ResponseError extends ReplyError {
  /** @internal */
  static override readonly [brand]: string = 'ResponseError'
  override readonly name = 'ResponseError'
  override readonly code = 'InvalidResponse'
}

/** The request or its reply did not get through; `cause` has the network's own error. */
export class ConnectionError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'ConnectionError'
  override readonly name = 'ConnectionError'
  /**
   * `ReplyTooLarge` when the reply was abandoned for its size; `LimiterUnavailable` when the limiter's server cannot be used and the
   * limiter was made to fail then; otherwise `ConnectionFailed`.
   */
  override readonly code: 'ConnectionFailed' | 'ReplyTooLarge' | 'LimiterUnavailable'
  /** Whether the request may have reached the service, so that it may have been carried out. */
  readonly mayBeSent: boolean
  /**
   * Whether it was a connection of earlier requests that broke before any of the reply came; the other side may have closed it long
   * before. If the request may be repeated, it is sent once more without a delay, which does not count against `maxAttempts`.
   */
  readonly reusedConnection: boolean

  constructor(
    message: string,
    details: {
      code?: ConnectionError['code']
      operation?: string
      mayBeSent: boolean
      reusedConnection?: boolean
      cause?: unknown
    },
  ) {
    super(message, details)
    this.code = details.code ?? 'ConnectionFailed'
    this.mayBeSent = details.mayBeSent
    this.reusedConnection = details.reusedConnection ?? false
  }
}

/** A time limit was exceeded. */
export class TimeoutError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'TimeoutError'
  override readonly name = 'TimeoutError'
  /**
   * Which limit was reached: `connectTimeoutMs`, `requestTimeoutMs`, `timeoutMs` of the whole call, `maxWaitMs` before
   * a request, `timeoutMs` of a wait such as `waitForQuery`; or of an iteration `walkTimeoutMs` or, with `WalkStalled`,
   * `stallTimeoutMs`.
   */
  override readonly code:
    'ConnectTimeout' | 'RequestTimeout' | 'CallTimeout' | 'GrantTimeout' | 'WaitTimeout' | 'WalkTimeout' | 'WalkStalled'
  /** Whether the request may have reached the service, so that it may have been carried out. */
  readonly mayBeSent: boolean
  /** With `GrantTimeout`: the wait until the limiter would have permitted the request, in milliseconds. */
  readonly expectedWaitMs?: number

  constructor(
    message: string,
    details: { code: TimeoutError['code']; operation?: string; mayBeSent: boolean; expectedWaitMs?: number },
  ) {
    super(message, details)
    this.code = details.code
    this.mayBeSent = details.mayBeSent
    if (details.expectedWaitMs !== undefined) this.expectedWaitMs = details.expectedWaitMs
  }
}

/** What was waited for is in a state from which it will not reach the wanted one. */
export class UnexpectedStateError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'UnexpectedStateError'
  override readonly name = 'UnexpectedStateError'
  override readonly code = 'UnexpectedState'
  /** The state, e.g. `FAILED`. */
  readonly state: string
  /** The reply that reported it. */
  readonly output: unknown

  constructor(message: string, details: { state: string; output: unknown }) {
    super(message)
    this.state = details.state
    this.output = details.output
  }
}

/** No usable credentials. The message names the sources that were tried. Nothing has been sent. */
export class CredentialsError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'CredentialsError'
  override readonly name = 'CredentialsError'
  override readonly code = 'CredentialsUnavailable'
  /** Whether a chain should try its next provider, because this one is not set up. The AWS SDK's name for it. */
  readonly tryNextLink: boolean

  constructor(message: string, details: { cause?: unknown; tryNextLink?: boolean } = {}) {
    super(message, details)
    this.tryNextLink = details.tryNextLink ?? false
  }
}

/**
 * Whether an error was returned by the service and, if codes are given, has one of them.
 *
 * @param error - Any caught value.
 * @param codes - Names such as `TrailNotFoundException`; none for any error of the service.
 * @returns `true` narrows the error to {@link ServiceError} with one of the codes.
 * @example
 * ```ts
 * if (isServiceError(error, 'TrailNotFoundException', 'CloudTrailARNInvalidException')) console.log(error.code)
 * ```
 */
export function isServiceError<Code extends ServiceErrorCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is ServiceError<Code> {
  return (
    error instanceof ServiceError &&
    (codes.length === 0 || (codes as readonly string[]).includes((error as ServiceError).code))
  )
}

/** The error codes of the service; any other string is possible, because the service adds codes. */
export type ServiceErrorCode = KnownErrorCode | (string & {})
