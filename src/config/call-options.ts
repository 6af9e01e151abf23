/** What every method takes as its second argument, and how it is checked. */
import type { CredentialsInput } from '../auth/credentials.js'
import type { ServiceErrorCode } from '../contracts/errors.js'
import type { AnyOperation } from '../contracts/operation.js'
import type { Priority } from '../retry/limiter.js'
import {
  attemptCount,
  credentialsOption,
  errorCodes,
  headerMap,
  milliseconds,
  millisecondsOrNone,
  priorityOption,
  signalOption,
} from './option-rules.js'
import { readOptions, type OptionRules } from '../contracts/options.js'

/** What every method takes as its second argument. */
export interface CallOptions {
  /** Cancels the call at any time; it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
  /** The AWS SDK's name for `signal`. */
  abortSignal?: AbortSignal | undefined
  /** Credentials for this call alone, instead of the client's. They are not kept. */
  credentials?: CredentialsInput | undefined
  /**
   * Time for the whole call, all attempts and waits included, in milliseconds, from 1. While you iterate, each page is a call of
   * its own.
   *
   * @defaultValue no limit
   */
  timeoutMs?: number | undefined
  /**
   * Time for a whole iteration, in milliseconds, from 1. It runs from the request for the first page to the end of the reply with
   * the last one, your own work in between included. When it is over, the request under way, or the next one, fails with a
   * `TimeoutError` with code `WalkTimeout`; items that have arrived are not lost. It has no effect on a page that is awaited.
   *
   * @defaultValue no limit
   */
  walkTimeoutMs?: number | undefined
  /** The most requests to send for this call, 1 to 1000. @defaultValue the client's `maxAttempts` */
  maxAttempts?: number | undefined
  /**
   * Error codes after which the request is sent again, although they are final otherwise: new policies and roles take
   * seconds to be seen, and until then the service refuses what needs them. With `timeoutMs` it is sent until that time
   * is over, however often; without, `maxAttempts` is the limit. Requests that create something are sent again too, so
   * name only codes after which nothing has been done.
   *
   * @defaultValue none
   * @example
   * ```ts
   * const retryCodes = ['InsufficientS3BucketPolicyException', 'InvalidCloudWatchLogsRoleArnException']
   * await cloudtrail.updateTrail({ Name: 'audit', S3BucketName: 'new-logs' }, { retryCodes, timeoutMs: 30_000 })
   * ```
   */
  retryCodes?: readonly ServiceErrorCode[] | undefined
  /** Which call goes first when several wait for the same quota. @defaultValue the client's `priority` */
  priority?: Priority | undefined
  /** The longest acceptable wait for the quota before each request, in milliseconds, from 0. @defaultValue that of the client */
  maxWaitMs?: number | undefined
  /** Additional headers to send; those that the client or the connection sets, such as `host`, are refused. */
  headers?: Readonly<Record<string, string>> | undefined
}

/** The rules of these options. */
export const callRules: OptionRules<CallOptions> = {
  signal: signalOption,
  abortSignal: signalOption,
  credentials: credentialsOption,
  timeoutMs: milliseconds,
  walkTimeoutMs: milliseconds,
  maxAttempts: attemptCount,
  retryCodes: errorCodes,
  priority: priorityOption,
  maxWaitMs: millisecondsOrNone,
  headers: headerMap,
}

/** Without a member, whatever `Object.prototype` has. */
const noOptions: CallOptions = /* @__PURE__ */ Object.freeze(Object.create(null) as object)

/** Reads the options of a call once and checks them. @throws InputError */
export const readCallOptions = (row: AnyOperation, options: CallOptions | undefined): CallOptions =>
  options === undefined ? noOptions : readOptions(options, callRules, row.name, 'options.')
