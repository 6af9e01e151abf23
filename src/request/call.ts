/** The life of a request: the order of the stages. `attempt.ts` makes one attempt, this file all of them. */
import { exchange, newProgress, type Call, type Outcome, type Progress } from './attempt.js'
import { accountOf } from '../auth/account.js'
import type { Credentials } from '../auth/credentials.js'
import { createCredentialsSource, type CredentialsSource } from '../auth/credentials-source.js'
import { checkOptions } from '../config/call-options.js'
import { expiredCredentialsCodes } from '../contracts/error-codes.js'
import { CloudTrailError, ConnectionError, isServiceError, TimeoutError } from '../contracts/errors.js'
import type { CallEvent, HookEvents } from '../contracts/hooks.js'
import type { CallOptions } from '../config/call-options.js'
import type { AnyOperation, InputOf, OutputOf, WireMembers } from '../contracts/operation.js'
import type { WithMetadata } from '../contracts/output.js'
import type { Pipeline } from './pipeline.js'
import { requestIdOf } from '../protocol/decode.js'
import { encodeRequest } from '../protocol/encode.js'
import type { Output } from './reply.js'
import { nextDelay, retryAfterOf } from '../retry/backoff.js'
import { classify, mayRepeat } from '../retry/classify.js'
import type { Grant, GrantRequest, RateLimiter } from '../retry/limiter.js'
import { unlessAborted, withDeadline } from '../runtime/abort.js'
import { sleep } from '../runtime/abort.js'
import { quietly } from '../runtime/quietly.js'
import { encodeInput, encodeWithoutChecks } from './validate.js'

/** Makes one call: checks the input, and sends it until it is answered or given up. */
export async function call<Row extends AnyOperation>(
  pipeline: Pipeline,
  row: Row,
  input: InputOf<Row>,
  options?: CallOptions,
): Promise<OutputOf<Row> & WithMetadata> {
  const output: unknown = await send(pipeline, row, prepare(pipeline, row, input), options)
  return output as OutputOf<Row> & WithMetadata // sound: a reply is read as the row's output says
}

/** Stage 1: checks an input and gives its wire form. @throws InputError */
export function prepare(pipeline: Pipeline, row: AnyOperation, input: unknown): WireMembers {
  // Sound: whoever turns validation off vouches for the form of what he sends.
  return pipeline.validateInput ? encodeInput(row, input) : (encodeWithoutChecks(row, input) as WireMembers)
}

/** What the calls of a walk have in common. */
export interface Walk {
  /** Whether the page is for an iterator, and not for whoever awaits the first one. */
  readonly isIterated: boolean
  readonly credentials: () => CredentialsSource
}

/** The credentials of a call: its own, or those of the client. @throws CredentialsError for keys that cannot be used. */
export const credentialsOf = (pipeline: Pipeline, { credentials }: CallOptions): CredentialsSource =>
  credentials === undefined ? pipeline.credentials : createCredentialsSource(credentials, pipeline.clock)

/** Stages 2 to 9, for an input that is prepared. */
export async function send(
  pipeline: Pipeline,
  row: AnyOperation,
  wire: WireMembers,
  options: CallOptions = {},
  walk?: Walk,
): Promise<Output> {
  checkOptions(row, options)
  const { timeoutMs, signal = options.abortSignal } = options
  const start = (signalOfCall?: AbortSignal) =>
    attempts({
      pipeline,
      row,
      options,
      isWalk: walk?.isIterated ?? false,
      signal: signalOfCall,
      request: encodeRequest(row, wire), //                                                               2 encode
      requestTimeoutMs: pipeline.requestTimeoutMs + (row.holdMs?.(wire) ?? 0),
      credentials: walk?.credentials() ?? credentialsOf(pipeline, options),
      maxAttempts: options.maxAttempts ?? pipeline.maxAttempts,
      id: pipeline.createId(),
    })
  if (timeoutMs === undefined) return start(signal)

  const deadline = withDeadline(signal, pipeline.clock, timeoutMs, () => callTimeout(row, timeoutMs))
  try {
    return await start(deadline.signal)
  } finally {
    deadline.dispose()
  }
}

/** What an attempt is made with. */
interface Means {
  readonly credentials: Credentials
  /** Names the quota that it draws on. */
  readonly quota: string
}

async function attempts(call: Call): Promise<Output> {
  const { clock } = call.pipeline
  const progress = newProgress()
  for (; ; progress.attempt++) {
    const means = await grant(call, progress) //                                                          3 limiter
    const outcome = await exchange(call, progress, means.credentials) //                                  4 to 6
    report(call, progress, means, outcome) //                                                             7 report
    if (outcome.output !== undefined) return outcome.output //                                             9 result
    if (call.signal?.aborted === true) throw call.signal.reason
    const delayMs = await delayBeforeNext(call, progress, means, outcome) //                              8 decide
    if (delayMs === undefined) throw outcome.error
    tell(call, progress, 'retry', { code: codeOf(outcome.error), delayMs })
    await sleep(clock, delayMs, call.signal)
    progress.totalDelayMs += delayMs
  }
}

/** Requests do not arrive as evenly as they are sent; at the very rate of a quota, every early one would be refused. */
const paceBelowQuota = 0.98

/** Stage 3: waits for its turn. The credentials come first, because the quota is their account's. */
async function grant(call: Call, progress: Progress): Promise<Means> {
  const { pipeline, row, options, signal } = call
  if (signal?.aborted === true) throw signal.reason
  const credentials = await unlessAborted(call.credentials(), signal)
  const quota = `${pipeline.partition}/${accountOf(credentials)}/${pipeline.region}/${row.name}`
  if (pipeline.limiter === undefined) return { credentials, quota }
  const waitedMs = await acquire(call, pipeline.limiter, {
    key: quota,
    ratePerSecond: row.quota.ratePerSecond * paceBelowQuota,
    capacity: row.quota.burst,
    signal,
    priority: options.priority ?? pipeline.priority,
    maxWaitMs: options.maxWaitMs ?? pipeline.maxWaitMs,
    onWait: (wait) => {
      tell(call, progress, 'wait', wait)
    },
  })
  return { credentials: waitedMs > 0 ? await unlessAborted(call.credentials(), signal) : credentials, quota }
}

/** A limiter of the user's own can throw, or give, anything. @returns The time waited, in milliseconds. */
async function acquire({ row, signal }: Call, limiter: RateLimiter, request: GrantRequest): Promise<number> {
  try {
    const granted = (await unlessAborted(limiter.acquire(request), signal)) as Partial<Grant> | undefined
    return granted?.waitedMs ?? 0
  } catch (cause) {
    if (cause instanceof CloudTrailError || signal?.aborted === true) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `${row.name}: the limiter failed: ${reason}`
    throw new ConnectionError(message, { operation: row.name, mayBeSent: false, cause })
  }
}

/** Stage 7: tells everyone who learns from an attempt what became of it. */
function report(call: Call, progress: Progress, { quota }: Means, outcome: Outcome): void {
  const { pipeline } = call
  const { output, error, response, durationMs } = outcome
  const isThrottle = isServiceError(error) && error.isThrottle
  quietly(() => pipeline.limiter?.report({ key: quota, isThrottle }))
  if (output !== undefined) pipeline.budget.refund(progress.cost)
  const code = output === undefined ? codeOf(error) : undefined
  const requestId = response && requestIdOf(response)
  tell(call, progress, 'attempt', { durationMs, status: response?.status, requestId, code })
  if (isThrottle) tell(call, progress, 'throttle', { code: error.code })
}

/** Stage 8: how long to wait before another attempt, in milliseconds; `undefined` to give up. */
async function delayBeforeNext(
  call: Call,
  progress: Progress,
  means: Means,
  { error, response, isSkewed, durationMs }: Outcome,
): Promise<number | undefined> {
  const { pipeline, row } = call
  const isLast = progress.attempt - progress.free >= call.maxAttempts
  if (isServiceError(error) && expiredCredentialsCodes.has(error.code)) {
    return (await hasNewCredentials(call, progress, means, isLast)) ? 0 : undefined
  }
  const fault = isSkewed ? 'transient' : classify(error)
  if (fault === 'final' || !(isSkewed || mayRepeat(row, error))) return undefined
  const isFree = call.isWalk && fault === 'throttle'
  if (isFree) {
    // Durations come from a clock that can be set: no request lasts longer than its time limit.
    progress.stalledMs += Math.min(Math.max(0, durationMs), call.requestTimeoutMs)
    if (progress.stalledMs >= pipeline.stallTimeoutMs) return undefined
    progress.free++
  } else {
    if (isLast) return undefined
    progress.cost = pipeline.budget.pay(fault)
    if (progress.cost === undefined) return undefined
  }
  const now = pipeline.clock.now() + pipeline.skew.ms
  const retryAfterMs = response && retryAfterOf(response.headers, now)
  const delayMs = nextDelay(fault, progress.attempt, pipeline.random(), retryAfterMs)
  if (isFree) progress.stalledMs += delayMs
  return delayMs
}

/** Fetches other credentials in the place of refused ones, once in a call; after the last attempt, for the next call. */
async function hasNewCredentials(
  call: Call,
  progress: Progress,
  { credentials }: Means,
  isLast: boolean,
): Promise<boolean> {
  if (progress.hasNewCredentials) return false
  progress.hasNewCredentials = true
  if (!isLast) return (await unlessAborted(call.credentials(credentials), call.signal)) !== credentials
  quietly(() => call.credentials(credentials))
  return false
}

function tell<Name extends keyof HookEvents>(
  { pipeline, row }: Call,
  { attempt }: Progress,
  name: Name,
  event: Omit<HookEvents[Name], keyof CallEvent>,
): void {
  // Sound: these three members and the others are the whole event.
  pipeline.emit(name, () => ({ operation: row.name, region: pipeline.region, attempt, ...event }) as HookEvents[Name])
}

/** Whatever is no error of ours is the reason of a signal. */
const codeOf = (error: unknown): string => (error instanceof CloudTrailError ? error.code : 'Aborted')

const callTimeout = (row: AnyOperation, timeoutMs: number): TimeoutError =>
  new TimeoutError(`${row.name}: not answered within ${String(timeoutMs)} ms (timeoutMs)`, {
    code: 'CallTimeout',
    operation: row.name,
    mayBeSent: true,
  })
