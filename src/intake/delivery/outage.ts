/**
 * Tells an outage, in which every object fails, from the failure of one object. Pure.
 *
 * ```
 *           failure of a kind               so many in a row, or 3 probes in vain
 *  clear ─────────────────────▶ in doubt ─────────────────────────────────────────▶ paused
 *    ▲                           │    the object waits, others go on                  │   only probes are begun,
 *    │   success begun since     │    and it is probed                                │   after 1, 2, 4 … 30 s
 *    ├───────────────────────────┘                                                    │
 *    │   the object is at fault                                                       │
 *    └────────────────────────────────────────────────────────────────────────────────┘
 *        success begun since: all that failed is tried again in place, after up to 3 outages
 * ```
 *
 * A success is proof only if it was begun after the failure: work that was under way when an outage began may still succeed.
 */
import { expiredCredentialsCodes } from '../../contracts/error-codes.js'
import {
  CloudTrailError,
  ConnectionError,
  CredentialsError,
  isServiceError,
  ResponseError,
  TimeoutError,
} from '../../contracts/errors.js'
import { classify } from '../../retry/classify.js'
import type { OutageReason } from '../options/intake-hooks.js'
import type { ObjectFailure, Proof } from './delivery.js'

/** A failure that may be part of an outage. */
export interface Setback {
  readonly reason: OutageReason
  /** Its place in the order of all that happened. */
  readonly at: number
}

/** Codes for keys or signatures that are not accepted, besides those for expired ones. */
const refusedCredentials =
  /^(InvalidAccessKeyId|InvalidToken|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|TokenRefreshRequired|MissingAuthenticationToken|RequestTimeTooSkewed|RequestExpired)/

/** S3 reports KMS's denial as its own: "… is not authorized to perform: kms:Decrypt on …". */
const isKms = (code: string, message: string): boolean => /^KMS/i.test(code) || message.includes('perform: kms:')

/** The outage that an error of AWS or of the network can be part of; `undefined` when it is about one object or request. */
export function outageReason(error: unknown): OutageReason | undefined {
  if (error instanceof CredentialsError) return 'credentials'
  if (error instanceof ConnectionError || error instanceof TimeoutError) return 'connection'
  if (error instanceof ResponseError) return 'service'
  if (!isServiceError(error)) return undefined
  const { code, status, message } = error
  if (error.isThrottle) return 'throttling'
  if (expiredCredentialsCodes.has(code) || refusedCredentials.test(code)) return 'credentials'
  if (isKms(code, message)) return 'kms'
  if (status >= 500 || classify(error) !== 'final') return 'service'
  const isDenied = status === 401 || status === 403 || code.startsWith('AccessDenied')
  return isDenied && code !== 'InvalidObjectState' ? 'access' : undefined
}

/**
 * The outage that the failure of an object can be part of; `undefined` when the object itself is at fault. An error that is not
 * this package's own comes from the user's filter or set of seen events.
 */
export function reasonOfFailure({
  error,
  isConsumers,
}: Pick<ObjectFailure, 'error' | 'isConsumers'>): OutageReason | undefined {
  if (isConsumers === true) return 'consumer'
  return outageReason(error) ?? (error instanceof CloudTrailError ? undefined : 'consumer')
}

/**
 * How many failures in a row are an outage. Where one object can fail by itself, such as one whose key is disabled or whose
 * records a handler does not take, more are needed. Until then nothing is lost: the objects wait.
 */
const failuresOfOutage: Readonly<Record<OutageReason, number>> = {
  credentials: 1,
  throttling: 1,
  connection: 3,
  service: 3,
  access: 10,
  kms: 10,
  consumer: 10,
}

/** So many probes in vain are an outage too: a queue may have fewer messages than there are failures to wait for. */
const probesOfOutage = 3

/**
 * Whether the failures are an outage.
 *
 * @param setbacks - In a row: without a success that disproves them.
 * @param atOnce - How many objects are read at the same time; when some fail at random, that many may be between two successes.
 */
export function isOutage(setbacks: readonly Setback[], probes: number, atOnce: number): boolean {
  const last = setbacks.at(-1)
  if (last === undefined) return false
  const enough = failuresOfOutage[last.reason]
  return probes >= probesOfOutage || setbacks.length >= (enough === 1 ? 1 : Math.max(enough, atOnce))
}

/** Whether a success shows that a failure was not part of an outage, or that the outage is over. */
export const disproves = ({ readSince, handledSince = -1 }: Proof, { reason, at }: Setback): boolean =>
  (reason === 'consumer' ? handledSince : readSince) > at

/** Whether all objects share what fails, so that trying another one tells no more. */
export const isShared = (reason: OutageReason): boolean => failuresOfOutage[reason] === 1

/** After this number of outages an object that fails is at fault: it may be what fails in each of them. */
export const maxOutages = 3
