/** One attempt of a call: stages 4 to 6, signed afresh, sent, and its reply read. */
import type { CallOptions } from '../config/call-options.js'
import { isPlainObject } from '../config/option-rules.js'
import type { Credentials } from '../auth/credentials.js'
import { CloudTrailError, ConnectionError, isServiceError, type ExchangeDetails } from '../contracts/errors.js'
import { networkFault } from '../contracts/network-fault.js'
import type { AnyOperation } from '../contracts/operation.js'
import { signedOnly } from '../platform/signing.js'
import type { TransportResponse } from '../contracts/transport.js'
import { requestIdOf } from '../protocol/decode.js'
import { requestUrl } from '../protocol/encode.js'
import { isSkewFault, skewOf } from '../retry/clock-skew.js'
import { unlessAborted } from '../runtime/abort.js'
import { errorText } from '../runtime/foreign-error.js'
import type { Call, Outcome, Progress } from './call-state.js'
import type { Pipeline } from './pipeline.js'
import { readReply } from './reply.js'

/** Signs, sends and reads one attempt. It does not throw: a failure is an outcome too. */
export async function exchange(call: Call, progress: Progress, credentials: Credentials): Promise<Outcome> {
  const { clock, skew, validateOutput } = call.pipeline
  const sentAtMs = clock.now()
  const signedWithMs = skew.ms // other calls may learn another difference before this reply arrives
  let response: TransportResponse | undefined
  let learntMs: number | undefined
  try {
    response = await transmit(call, progress, credentials, new Date(sentAtMs + signedWithMs)) //   4 sign, 5 send
    learntMs = learnSkew(call.pipeline, response, sentAtMs)
    const output = readReply(call.row, response, detailsOf(call, progress, response), validateOutput) // 6 decode
    return { output, response, durationMs: clock.now() - sentAtMs, isSkewed: false }
  } catch (error) {
    const isSkewed = isServiceError(error) && isSkewFault(error.code, signedWithMs, learntMs)
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
      isRepeatable: row.retry === 'always',
    })
    // A user's transport may ignore the signal, and may return anything.
    const response = await unlessAborted(exchanged, signal)
    if (!isResponse(response))
      throw new TypeError('it returned something other than a reply with status, headers and body')
    if (streamsReply === true && response.stream === undefined && response.status < 300) {
      throw new TypeError('it returned no stream, although streamsReply asks for one')
    }
    return response
  } catch (error) {
    throw error instanceof CloudTrailError || signal?.aborted === true ? error : foreignError(row, error)
  }
}

/** Notes the difference to the service's clock, for the next signatures. @returns it, if the reply shows one */
function learnSkew({ skew, clock }: Pipeline, { headers }: TransportResponse, sentAtMs: number): number | undefined {
  const learntMs = skew.isLearnt ? skewOf(headers, sentAtMs, clock.now()) : undefined
  skew.ms = learntMs ?? skew.ms
  return learntMs
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

/** Wraps what a user's transport has thrown. */
function foreignError(row: AnyOperation, cause: unknown): ConnectionError {
  const mayBeSent = networkFault(cause) !== 'unsent'
  return new ConnectionError(`${row.name}: the transport failed: ${errorText(cause)}`, {
    operation: row.name,
    mayBeSent,
    cause,
  })
}
