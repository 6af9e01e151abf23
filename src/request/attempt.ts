/** One attempt of a call: stages 4 to 6, signed afresh, sent, and its reply read. */
import type { CallOptions } from '../config/call-options.js'
import { isPlainObject } from '../contracts/options.js'
import type { Credentials } from '../auth/credentials.js'
import {
  CloudTrailError,
  ConnectionError,
  isServiceError,
  TimeoutError,
  type ExchangeDetails,
} from '../contracts/errors.js'
import { networkFault } from '../contracts/network-fault.js'
import type { AnyOperation, WireMembers } from '../contracts/operation.js'
import { redacted, type Redact } from '../contracts/printable.js'
import { signedOnly, type SignatureHeaders } from '../platform/signing.js'
import type { TransportResponse } from '../contracts/transport.js'
import { requestIdOf } from '../protocol/decode.js'
import { requestUrl } from '../protocol/encode.js'
import { isSkewFault, skewOf } from '../retry/clock-skew.js'
import { unlessAborted, withinTime } from '../runtime/abort.js'
import { patient } from '../runtime/clock.js'
import { errorText } from '../runtime/foreign-error.js'
import type { Call, Outcome, Progress } from './call-state.js'
import type { Pipeline } from './pipeline.js'
import { readReply } from './reply.js'

/** Signs, sends and reads one attempt. It does not throw: a failure is an outcome too. */
export async function exchange(call: Call, progress: Progress, credentials: Credentials): Promise<Outcome> {
  const { clock, skew, validateOutput } = call.pipeline
  const sentAtMs = clock.now()
  const signedWithMs = skew.ms // other calls may learn another difference before this reply arrives
  const { sent } = progress
  const { mayBeSent } = sent
  let signature: SignatureHeaders = {}
  const redact: Redact = (text) => redacted(text, secretsOf(call, credentials, signature))
  let response: TransportResponse | undefined
  let requestId: string | undefined
  let learntMs: number | undefined
  try {
    const unsigned = unsignedOf(call)
    signature = await sign(call, unsigned, credentials, new Date(sentAtMs + signedWithMs)) //           4 sign
    response = await transmit(call, progress, unsigned, signature, redact) //                           5 send
    requestId = requestIdOf(response, redact)
    learntMs = learnSkew(call.pipeline, response, sentAtMs)
    const details = detailsOf(call, progress, response, requestId)
    const output = readReply(call.row, response, details, validateOutput, redact) //                    6 decode
    return { output, response, requestId, durationMs: clock.now() - sentAtMs, isSkewed: false }
  } catch (error) {
    if (isUnsent(error)) sent.mayBeSent = mayBeSent
    const isSkewed = isServiceError(error) && isSkewFault(error.code, signedWithMs, learntMs)
    return { error, response, requestId, durationMs: clock.now() - sentAtMs, isSkewed }
  }
}

/** Whether a failure says that no request of it was sent. */
export const isUnsent = (error: unknown): error is ConnectionError | TimeoutError =>
  (error instanceof ConnectionError || error instanceof TimeoutError) && !error.mayBeSent

/** What must not be shown of an attempt, wherever its reply or its transport repeats it. */
export function secretsOf(
  {
    row: { secretMember = '' },
    wire,
  }: { readonly row: Pick<AnyOperation, 'secretMember'>; readonly wire: WireMembers },
  { secretAccessKey, sessionToken = '' }: Credentials,
  { authorization = '' }: SignatureHeaders,
): string[] {
  // Sound: only texts are secret.
  return [
    (wire[secretMember] as string | undefined) ?? '',
    secretAccessKey,
    sessionToken,
    authorization.replace(/^.*Signature=/, ''),
  ]
}

interface Unsigned {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

const unsignedOf = ({ route, row: { service }, options, request }: Call): Unsigned => ({
  url: (service.protocol.urlOf ?? requestUrl)(route.endpointOf(service), request),
  headers: { ...lowerCaseNames(options.headers), ...request.headers },
})

function sign(
  { pipeline, route, row: { service, isUnsigned }, request: { method, body } }: Call,
  { url, headers }: Unsigned,
  credentials: Credentials,
  date: Date,
): SignatureHeaders | Promise<SignatureHeaders> {
  if (isUnsigned) return {}
  return pipeline.sign(
    { method, url, headers: signedOnly(headers), body },
    { credentials, region: route.region, service: service.signingName, date, isPathFinal: service.signsPathAsSent },
  )
}

async function transmit(
  { pipeline, route, row, signal, request, requestTimeoutMs, id, maxAttempts }: Call,
  { attempt, sent }: Progress,
  { url, headers }: Unsigned,
  signature: SignatureHeaders,
  redact: Redact,
): Promise<TransportResponse> {
  const { streamsReply } = row
  Object.assign(sent, { mayBeSent: true, redact })
  const carry = (limited: AbortSignal | undefined) =>
    route.transport({
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
      signal: streamsReply ? signal : limited, // that of a stream lasts as long as the stream
      connectTimeoutMs: pipeline.connectTimeoutMs,
      requestTimeoutMs,
      streamsReply,
      isRepeatable: row.retry === 'always',
    })
  const late = () => {
    const message = `${row.name}: no reply of the transport within ${String(requestTimeoutMs)} ms (requestTimeoutMs)`
    return new TimeoutError(message, { code: 'RequestTimeout', operation: row.name, mayBeSent: true })
  }
  try {
    // A user's transport may ignore the signal and the time limit, and may return anything.
    const response = pipeline.hasOwnTransport
      ? await withinTime(signal, patient(pipeline.clock), requestTimeoutMs, late, carry)
      : await unlessAborted(carry(signal), signal)
    if (!isResponse(response))
      throw new TypeError('it returned something other than a reply with status, headers and body')
    if (streamsReply === true && response.stream === undefined && response.status < 300) {
      throw new TypeError('it returned no stream, although streamsReply asks for one')
    }
    return response
  } catch (error) {
    throw error instanceof CloudTrailError || signal?.aborted === true ? error : foreignError(row, error, redact)
  }
}

/** Notes the difference to the service's clock, for the next signatures. @returns it, if the reply shows one */
function learnSkew({ skew, clock }: Pipeline, { headers }: TransportResponse, sentAtMs: number): number | undefined {
  const learntMs = skew.isLearnt ? skewOf(headers, sentAtMs, clock.now()) : undefined
  skew.ms = learntMs ?? skew.ms
  return learntMs
}

const detailsOf = (
  { route, row }: Call,
  progress: Progress,
  response: TransportResponse,
  requestId: string | undefined,
): ExchangeDetails => ({
  operation: row.name,
  region: route.region,
  status: response.status,
  requestId,
  attempts: progress.attempt,
  totalRetryDelayMs: progress.totalDelayMs,
})

const lowerCaseNames = (headers: CallOptions['headers'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const isResponse = (response: Partial<TransportResponse> | null | undefined): boolean =>
  typeof response?.status === 'number' && typeof response.body === 'string' && isPlainObject(response.headers)

/** Wraps what a user's transport has thrown. */
function foreignError(row: AnyOperation, cause: unknown, redact: Redact): ConnectionError {
  const mayBeSent = networkFault(cause) !== 'unsent'
  return new ConnectionError(`${row.name}: the transport failed: ${redact(errorText(cause))}`, {
    operation: row.name,
    mayBeSent,
    cause,
  })
}
