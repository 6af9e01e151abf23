/** The life of a request: the one file that knows the order of the stages. */
import type { Credentials } from './auth/credentials.js'
import { createCredentialsSource } from './auth/credentials-source.js'
import type { Pipeline } from './pipeline.js'
import { throttlingCodes } from './error-codes.js'
import { InputError, ResponseError, ServiceError, TimeoutError, type ExchangeDetails } from './errors.js'
import type { CallOptions, ResponseMetadata } from './method.js'
import type { AnyOperation } from './operation.js'
import {
  attemptCount,
  credentialsOption,
  headerMap,
  milliseconds,
  objectWith,
  optionIssues,
  type OptionRules,
} from './options.js'
import type { TransportResponse } from './platform/transport.js'
import { decodeReply, requestIdOf } from './protocol/decode.js'
import { encodeRequest, type EncodedRequest } from './protocol/encode.js'
import { nextDelay } from './retry/backoff.js'
import { classify, mayRepeat } from './retry/classify.js'
import { unlessAborted, withDeadline } from './runtime/abort.js'
import { sleep } from './runtime/clock.js'
import { decodeOutput, encodeInput, encodeWithoutChecks } from './schemas/validate.js'

/** The wire form of an input. */
export type WireInput = Readonly<Record<string, unknown>>

/** An output as it leaves the pipeline; the methods' types say what is in it. */
export type Output = Record<string, unknown> & { $metadata: ResponseMetadata }

/** Makes one call: checks the input, and sends it until it is answered or given up. */
export async function call(
  pipeline: Pipeline,
  row: AnyOperation,
  input: unknown,
  options?: CallOptions,
): Promise<Output> {
  return send(pipeline, row, prepare(pipeline, row, input), options)
}

/** Stage 1: checks an input and gives its wire form. @throws InputError */
export function prepare(pipeline: Pipeline, row: AnyOperation, input: unknown): WireInput {
  // Sound: whoever turns validation off vouches for the form of what he sends.
  return pipeline.validateInput ? encodeInput(row, input) : (encodeWithoutChecks(row, input) as WireInput)
}

/** Stages 2 to 9, for an input that is prepared. */
export async function send(
  pipeline: Pipeline,
  row: AnyOperation,
  wire: WireInput,
  options: CallOptions = {},
): Promise<Output> {
  checkOptions(row, options)
  const signal = options.signal ?? options.abortSignal
  if (options.timeoutMs === undefined) return attempts(pipeline, row, wire, options, signal)

  const { timeoutMs } = options
  const deadline = withDeadline(signal, pipeline.clock, timeoutMs, () => callTimeout(row, timeoutMs))
  try {
    return await attempts(pipeline, row, wire, options, deadline.signal)
  } finally {
    deadline.dispose()
  }
}

async function attempts(
  pipeline: Pipeline,
  row: AnyOperation,
  wire: WireInput,
  options: CallOptions,
  signal: AbortSignal | undefined,
): Promise<Output> {
  const request = encodeRequest(row, wire) //                                                        2 encode
  const credentials = options.credentials === undefined ? pipeline.credentials : ownCredentials(pipeline, options)
  const maxAttempts = options.maxAttempts ?? pipeline.maxAttempts
  let totalRetryDelayMs = 0
  for (let attempt = 1; ; attempt++) {
    try {
      if (signal?.aborted === true) throw signal.reason
      const keys = await unlessAborted(credentials(), signal)
      const response = await exchange(pipeline, row, request, keys, options, signal) //                  4 sign, 5 send
      return read(pipeline, row, response, attempt, totalRetryDelayMs) //                                6 decode, 9 result
    } catch (error) {
      const delayMs = delayBeforeNext(pipeline, row, error, attempt, maxAttempts) //                     8 decide
      if (delayMs === undefined) throw error
      await sleep(pipeline.clock, delayMs, signal)
      totalRetryDelayMs += delayMs
    }
  }
}

/** Stages 4 and 5: one attempt, signed afresh. */
async function exchange(
  pipeline: Pipeline,
  row: AnyOperation,
  encoded: EncodedRequest,
  credentials: Credentials,
  options: CallOptions,
  signal: AbortSignal | undefined,
): Promise<TransportResponse> {
  const url = requestUrl(pipeline.endpointOf(row.service), encoded)
  const headers = { ...lowerCaseNames(options.headers), ...encoded.headers }
  const signature = await pipeline.sign(
    { method: encoded.method, url, headers: signedOnly(headers), body: encoded.body },
    { credentials, region: pipeline.region, service: row.service.signingName, date: new Date(pipeline.clock.now()) },
  )
  const exchanged = pipeline.transport({
    operation: row.name,
    method: encoded.method,
    url,
    headers: { ...headers, 'user-agent': pipeline.userAgent, ...signature },
    body: encoded.body,
    signal,
    connectTimeoutMs: pipeline.connectTimeoutMs,
    requestTimeoutMs: pipeline.requestTimeoutMs,
  })
  return unlessAborted(exchanged, signal) // a transport of the user's own may not listen to the signal
}

/** Stages 6 and 9: the output of a reply, or the error it is. */
function read(
  pipeline: Pipeline,
  row: AnyOperation,
  response: TransportResponse,
  attempt: number,
  delayMs: number,
): Output {
  const details: ExchangeDetails = {
    operation: row.name,
    region: pipeline.region,
    status: response.status,
    requestId: requestIdOf(response),
    attempts: attempt,
    totalRetryDelayMs: delayMs,
  }
  const reply = decodeReply(response)
  if (reply.kind === 'error') {
    const isThrottle = throttlingCodes.has(reply.code)
    throw new ServiceError(reply.code, `${row.name}: ${reply.message}`, { ...details, isThrottle })
  }
  if (reply.kind === 'unreadable') throw new ResponseError(`${row.name}: ${reply.reason}`, details)
  return { ...outputOf(pipeline, row, reply.json, details), $metadata: metadataOf(details) }
}

function outputOf(
  pipeline: Pipeline,
  row: AnyOperation,
  json: unknown,
  details: ExchangeDetails,
): Record<string, unknown> {
  const decoded = decodeOutput(row, json)
  if ('output' in decoded) return decoded.output
  if (!pipeline.validateOutput && typeof json === 'object' && !Array.isArray(json)) return { ...json }
  const where = decoded.issues.slice(0, 3).map(({ path, message }) => `${path || 'the reply'} ${message}`)
  throw new ResponseError(`${row.name}: the reply is not what the operation returns: ${where.join('; ')}`, details)
}

const metadataOf = (details: ExchangeDetails): ResponseMetadata => ({
  httpStatusCode: details.status,
  requestId: details.requestId,
  attempts: details.attempts,
  totalRetryDelay: details.totalRetryDelayMs,
})

/** Stage 8: how long to wait before another attempt, in milliseconds; `undefined` to give up. */
function delayBeforeNext(
  pipeline: Pipeline,
  row: AnyOperation,
  error: unknown,
  attempt: number,
  maxAttempts: number,
): number | undefined {
  const fault = classify(error)
  if (fault === 'final' || attempt >= maxAttempts || !mayRepeat(row, error)) return undefined
  return nextDelay(fault, attempt, pipeline.random())
}

const optionRules: OptionRules<CallOptions> = {
  signal: objectWith('aborted', 'addEventListener'),
  abortSignal: objectWith('aborted', 'addEventListener'),
  credentials: credentialsOption,
  timeoutMs: milliseconds,
  maxAttempts: attemptCount,
  headers: headerMap,
}

/** @throws InputError */
export function checkOptions(row: AnyOperation, options: CallOptions): void {
  const issues = optionIssues(options, optionRules)
  if (issues.length === 0) return
  const located = issues.map(({ path, message }) => ({ path: ['options', path].filter(Boolean).join('.'), message }))
  throw new InputError(located, { operation: row.name })
}

const ownCredentials = (pipeline: Pipeline, options: CallOptions) =>
  createCredentialsSource(options.credentials, pipeline.clock, () => ({}))

function requestUrl(endpoint: URL, { path, query }: EncodedRequest): URL {
  if (path === '/' && query.length === 0) return endpoint
  const url = new URL(endpoint)
  url.pathname = endpoint.pathname.replace(/\/$/, '') + path
  // Not URLSearchParams: it writes a space as +, while signatures have %20.
  url.search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
  return url
}

const lowerCaseNames = (headers: CallOptions['headers'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** Headers that AWS wants signed. Others may be changed on the way, so signing them would only break requests. */
const signedOnly = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name === 'content-type' || name.startsWith('x-amz-')))

const callTimeout = (row: AnyOperation, timeoutMs: number): TimeoutError =>
  new TimeoutError(`${row.name}: not answered within ${String(timeoutMs)} ms (timeoutMs)`, {
    code: 'CallTimeout',
    operation: row.name,
    mayBeSent: true,
  })
