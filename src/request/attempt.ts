/** One attempt of a call: stages 4 to 6, signed afresh, sent, and what its reply says. */
import type { Credentials } from '../auth/credentials.js'
import type { CredentialsSource } from '../auth/credentials-source.js'
import { signedOnly } from '../platform/signing.js'
import { CloudTrailError, ConnectionError, isServiceError, type ExchangeDetails } from '../contracts/errors.js'
import type { CallOptions } from '../config/call-options.js'
import { networkFault } from '../contracts/network-fault.js'
import type { AnyOperation } from '../contracts/operation.js'
import type { Pipeline } from './pipeline.js'
import type { TransportResponse } from '../contracts/transport.js'
import { requestIdOf } from '../protocol/decode.js'
import { requestUrl } from '../protocol/encode.js'
import type { EncodedRequest } from '../contracts/operation.js'
import { readReply, type Output } from './reply.js'
import { isSkewFault, skewOf } from '../retry/clock-skew.js'
import { unlessAborted } from '../runtime/abort.js'

/** A call under way. */
export interface Call {
  readonly pipeline: Pipeline
  readonly row: AnyOperation
  readonly options: CallOptions
  readonly signal: AbortSignal | undefined
  readonly request: EncodedRequest
  /** Time for one request, in milliseconds. */
  readonly requestTimeoutMs: number
  readonly credentials: CredentialsSource
  readonly maxAttempts: number
  /** Whether it fetches a page for an iterator. */
  readonly isWalk: boolean
  /** The same in all attempts, so that the service can tell a repetition. */
  readonly id: string
}

/** How far a call has come. */
export interface Progress {
  /** The attempt that is made, from 1. */
  attempt: number
  /** Attempts that do not count against `maxAttempts`. */
  free: number
  totalDelayMs: number
  /** Time lost to throttles since the page was asked for first; the wait for the limiter is none of it. */
  stalledMs: number
  /** What the last retry cost. */
  cost: number | undefined
  hasNewCredentials: boolean
}

export const newProgress = (): Progress => ({
  attempt: 1,
  free: 0,
  totalDelayMs: 0,
  stalledMs: 0,
  cost: undefined,
  hasNewCredentials: false,
})

/** What became of an attempt. */
export interface Outcome {
  /** Of one that succeeded. */
  readonly output?: Output
  /** Of one that failed. */
  readonly error?: unknown
  /** Absent when none came. */
  readonly response?: TransportResponse | undefined
  readonly durationMs: number
  /** Whether it was refused because our clock was wrong, which the next attempt knows. */
  readonly isSkewed: boolean
}

/** Stages 4 to 6: one attempt, signed afresh, and what its reply says. */
export async function exchange(call: Call, progress: Progress, credentials: Credentials): Promise<Outcome> {
  const { clock, skew, validateOutput } = call.pipeline
  const sentAtMs = clock.now()
  const skewMs = skew.ms
  let response: TransportResponse | undefined
  let learntMs: number | undefined
  try {
    response = await transmit(call, progress, credentials, new Date(sentAtMs + skewMs)) //         4 sign, 5 send
    learntMs = skew.isLearnt ? skewOf(response.headers, sentAtMs, clock.now()) : undefined
    skew.ms = learntMs ?? skew.ms
    const output = readReply(call.row, response, detailsOf(call, progress, response), validateOutput) // 6 decode
    return { output, response, durationMs: clock.now() - sentAtMs, isSkewed: false }
  } catch (error) {
    const isSkewed = isServiceError(error) && isSkewFault(error.code, skewMs, learntMs)
    return { error, response, durationMs: clock.now() - sentAtMs, isSkewed }
  }
}

async function transmit(
  { pipeline, row, options, signal, request, requestTimeoutMs, id, maxAttempts }: Call,
  { attempt }: Progress,
  credentials: Credentials,
  date: Date,
): Promise<TransportResponse> {
  const { service, streamsReply } = row
  const url = (service.protocol.urlOf ?? requestUrl)(pipeline.endpointOf(service), request)
  const headers = { ...lowerCaseNames(options.headers), ...request.headers }
  const signature = row.isUnsigned
    ? {}
    : await pipeline.sign(
        { method: request.method, url, headers: signedOnly(headers), body: request.body },
        {
          credentials,
          region: pipeline.region,
          service: service.signingName,
          date,
          isPathFinal: service.signsPathAsSent,
        },
      )
  try {
    const exchanged = pipeline.transport({
      operation: row.name,
      method: request.method,
      url,
      headers: {
        'user-agent': pipeline.userAgent,
        'amz-sdk-invocation-id': id,
        'amz-sdk-request': `attempt=${String(attempt)}; max=${String(maxAttempts)}`,
        ...headers,
        ...signature,
      },
      body: request.body,
      signal,
      connectTimeoutMs: pipeline.connectTimeoutMs,
      requestTimeoutMs,
      streamsReply,
    })
    // A transport of the user's own may not listen to the signal, and may give anything.
    const response = await unlessAborted(exchanged, signal)
    if (!isResponse(response)) throw new TypeError('it gave something else than a reply with status, headers and body')
    if (streamsReply === true && response.stream === undefined && response.status < 300) {
      throw new TypeError('it gave no stream, which streamsReply asked for')
    }
    return response
  } catch (error) {
    throw error instanceof CloudTrailError || signal?.aborted === true ? error : foreignError(row, error)
  }
}

const detailsOf = ({ pipeline, row }: Call, progress: Progress, response: TransportResponse): ExchangeDetails => ({
  operation: row.name,
  region: pipeline.region,
  status: response.status,
  requestId: requestIdOf(response),
  attempts: progress.attempt,
  totalRetryDelayMs: progress.totalDelayMs,
})

const lowerCaseNames = (headers: CallOptions['headers'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const isResponse = (response: Partial<TransportResponse> | null | undefined): boolean =>
  typeof response?.status === 'number' && typeof response.body === 'string' && isPlainObject(response.headers)

const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(Symbol.iterator in value)

/** An error of a transport that is not ours: what it was thrown for is its cause. */
function foreignError(row: AnyOperation, cause: unknown): ConnectionError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const mayBeSent = networkFault(cause) !== 'unsent'
  return new ConnectionError(`${row.name}: the transport failed: ${reason}`, { operation: row.name, mayBeSent, cause })
}
