/** The life of a request: the order of its nine stages. `attempt.ts` makes one attempt, this file all of them. */
import { accountOf, requesterOf } from '../auth/account.js'
import { createCredentialsSource, type CredentialsSource } from '../auth/credentials-source.js'
import { readCallOptions, type CallOptions } from '../config/call-options.js'
import { maxTimerMs } from '../config/option-rules.js'
import { expiredCredentialsCodes } from '../contracts/error-codes.js'
import { CloudTrailError, ConnectionError, isServiceError, TimeoutError } from '../contracts/errors.js'
import type { CallEvent, HookEvents } from '../contracts/hooks.js'
import type { AnyOperation, InputOf, OutputOf, WireMembers } from '../contracts/operation.js'
import type { WithMetadata } from '../contracts/output.js'
import { encodeRequest } from '../protocol/encode.js'
import { wasNotDone } from '../retry/classify.js'
import type { Grant, GrantRequest, RateLimiter } from '../retry/limiter.js'
import { sleep, throwIfAborted, unlessAborted, withinTime } from '../runtime/abort.js'
import { errorText } from '../runtime/foreign-error.js'
import { quietly } from '../runtime/quietly.js'
import { alreadyDone } from './already-done.js'
import { exchange, isUnsent } from './attempt.js'
import {
  newProgress,
  sentWith,
  type Call,
  type Outcome,
  type PageContext,
  type Permit,
  type Progress,
  type Sent,
} from './call-state.js'
import type { Pipeline } from './pipeline.js'
import type { Output } from './reply.js'
import { decide } from './retry-decision.js'
import { encodeInput, encodeWithoutChecks } from './validate.js'

/** Makes one call: checks the input, and sends it until it succeeds or no retry is left. */
export async function call<Row extends AnyOperation>(
  pipeline: Pipeline,
  row: Row,
  input: InputOf<Row>,
  options?: CallOptions,
): Promise<OutputOf<Row> & WithMetadata> {
  const output: unknown = await send(pipeline, row, prepare(pipeline, row, input), readCallOptions(row, options))
  return output as OutputOf<Row> & WithMetadata // sound: a reply is read with the schema of the row's output
}

/** Stage 1: checks an input and returns its wire form. @throws InputError */
export function prepare(pipeline: Pipeline, row: AnyOperation, input: unknown): WireMembers {
  // Sound: with validation off, the caller vouches for the form of the input.
  return pipeline.validateInput ? encodeInput(row, input) : (encodeWithoutChecks(row, input) as WireMembers)
}

/** The credentials of a call: its own, or those of the client. @throws CredentialsError for keys that cannot be used. */
export const credentialsOf = (pipeline: Pipeline, { credentials }: CallOptions): CredentialsSource =>
  credentials === undefined ? pipeline.credentials : createCredentialsSource(credentials, pipeline.lent)

/** Stages 2 to 9, for the wire form of an input. @param options - As `readCallOptions` has read them. */
export async function send(
  pipeline: Pipeline,
  row: AnyOperation,
  wire: WireMembers,
  options: CallOptions,
  page?: PageContext,
  credentials: () => CredentialsSource = () => credentialsOf(pipeline, options),
): Promise<Output> {
  const { timeoutMs } = options
  const signal = page?.signal ?? options.signal ?? options.abortSignal
  const sent = sentWith(signal)
  const start = async (signalOfCall?: AbortSignal) => {
    const route = await unlessAborted(pipeline.route(), signalOfCall)
    return attempts(sent, {
      pipeline,
      route,
      row,
      options,
      page,
      signal: signalOfCall,
      request: encodeRequest(row, wire), //                                                               2 encode
      requestTimeoutMs: pipeline.requestTimeoutMs + (row.holdMs?.(wire) ?? 0),
      credentials: credentials(),
      maxAttempts: options.maxAttempts ?? route.maxAttempts,
      wire,
      deadlineMs: timeoutMs && pipeline.clock.now() + timeoutMs,
      id: pipeline.createId(),
    })
  }
  // A signal that a polyfill made may lack a reason, and `fetch` would not take it.
  const isNative = signal === undefined || signal instanceof AbortSignal
  if (timeoutMs === undefined && isNative) return start(signal)
  const limitMs = timeoutMs ?? maxTimerMs
  return withinTime(signal, pipeline.clock, limitMs, () => callTimeout(row, limitMs, sent), start)
}

async function attempts(sent: Sent, call: Call): Promise<Output> {
  const progress = newProgress(sent)
  try {
    for (; ; progress.attempt++) {
      const output = await nextAttempt(call, progress)
      if (output !== undefined) return output
    }
  } catch (error) {
    // Of this attempt it is known that it was not sent, but not of an earlier one.
    if (progress.mayBeDone && isUnsent(error)) quietly(() => Object.assign(error, { mayBeSent: true }))
    throw error
  }
}

/** One attempt, and the wait before the next one. @returns The output; `undefined` when another attempt follows. */
async function nextAttempt(call: Call, progress: Progress): Promise<Output | undefined> {
  const permit = await permitFor(call, progress) //                                                       3 limiter
  const outcome = await exchange(call, progress, permit.credentials) //                                   4 to 6
  report(call, progress, permit, outcome) //                                                              7 report
  if (outcome.output !== undefined) return outcome.output //                                               9 result
  throwIfAborted(call.signal)
  const done = alreadyDone(call, progress, outcome)
  if (done !== undefined) return done
  progress.mayBeDone ||= !wasNotDone(outcome.error)
  const delayMs = await prepareRetry(call, progress, permit, outcome) //                                  8 decide
  if (delayMs === undefined) throw outcome.error
  emit(call, progress, 'retry', { code: codeOf(outcome.error), delayMs })
  await sleep(call.pipeline.clock, delayMs, call.signal)
  progress.totalDelayMs += delayMs
  return undefined
}

/**
 * Requests arrive less evenly than they are sent: at exactly the rate of the quota, each that arrives early would be
 * throttled.
 */
const paceBelowQuota = 0.98

/** Stage 3: waits for the limiter's permit. The credentials come first, because quotas are per account. */
async function permitFor(call: Call, progress: Progress): Promise<Permit> {
  const { pipeline, route, row, options, signal } = call
  throwIfAborted(signal)
  const credentials = await unlessAborted(call.credentials(), signal)
  const quota = `${route.partition}/${accountOf(credentials)}/${route.region}/${row.name}`
  if (pipeline.limiter === undefined) return { credentials, quota }
  let isWaiting = true
  const waitedMs = await acquire(call, pipeline.limiter, {
    key: quota,
    ratePerSecond: row.quota.ratePerSecond * paceBelowQuota,
    capacity: row.quota.burst,
    requester: requesterOf(credentials),
    signal,
    priority: options.priority ?? pipeline.priority,
    maxWaitMs: options.maxWaitMs ?? pipeline.maxWaitMs,
    onWait: (wait) => {
      if (isWaiting) emit(call, progress, 'wait', wait)
    },
  }).finally(() => {
    isWaiting = false
  })
  if (call.page !== undefined) call.page.queuedMs += waitedMs
  return { credentials: waitedMs > 0 ? await unlessAborted(call.credentials(), signal) : credentials, quota }
}

/** A user's limiter can throw or return anything. @returns The time waited, in milliseconds. */
async function acquire({ row, signal }: Call, limiter: RateLimiter, request: GrantRequest): Promise<number> {
  try {
    const permitted = (await unlessAborted(limiter.acquire(request), signal)) as Partial<Grant> | undefined
    return permitted?.waitedMs ?? 0
  } catch (cause) {
    if (cause instanceof CloudTrailError || signal?.aborted === true) throw cause
    const message = `${row.name}: the limiter failed: ${errorText(cause)}`
    throw new ConnectionError(message, { operation: row.name, mayBeSent: false, cause })
  }
}

/** Stage 7: reports the outcome of an attempt to the limiter, the retry budget and the hooks. */
function report(call: Call, progress: Progress, { quota }: Permit, outcome: Outcome): void {
  const { pipeline } = call
  const { output, error, response, requestId, durationMs } = outcome
  const isThrottle = isServiceError(error) && error.isThrottle
  quietly(() => pipeline.limiter?.report({ key: quota, isThrottle }))
  if (output !== undefined) pipeline.budget.refund(progress.cost)
  const code = output === undefined ? codeOf(error) : undefined
  emit(call, progress, 'attempt', { durationMs, status: response?.status, requestId, code })
  if (isThrottle) emit(call, progress, 'throttle', { code: error.code })
}

/** Stage 8: prepares another attempt. @returns The delay before it, in milliseconds; `undefined` to give up. */
async function prepareRetry(
  call: Call,
  progress: Progress,
  permit: Permit,
  outcome: Outcome,
): Promise<number | undefined> {
  if (expiredCredentialsCodes.has(codeOf(outcome.error))) {
    return (await hasOtherCredentials(call, progress, permit)) ? 0 : undefined
  }
  const { clock, skew, random, budget } = call.pipeline
  const retry = decide(call, progress, outcome, clock.now() + skew.ms, random())
  if (retry?.stalledMs !== undefined) {
    progress.free++
    progress.stalledMs = retry.stalledMs
  } else if (retry !== undefined) {
    progress.cost = budget.pay(retry.fault)
    if (progress.cost === undefined) return undefined
  }
  return retry?.delayMs
}

/** Replaces refused credentials, once in a call; after the last attempt for the next call, without waiting for them. */
async function hasOtherCredentials(call: Call, progress: Progress, { credentials }: Permit): Promise<boolean> {
  if (progress.hasNewCredentials) return false
  progress.hasNewCredentials = true
  if (progress.attempt - progress.free < call.maxAttempts) {
    const other = await unlessAborted(call.credentials(credentials), call.signal)
    return other.accessKeyId !== credentials.accessKeyId
  }
  quietly(() => call.credentials(credentials))
  return false
}

function emit<Name extends keyof HookEvents>(
  { pipeline, route, row }: Call,
  { attempt }: Progress,
  name: Name,
  event: Omit<HookEvents[Name], keyof CallEvent>,
): void {
  // Sound: these three members and the others are the whole event.
  pipeline.emit(name, () => ({ operation: row.name, region: route.region, attempt, ...event }) as HookEvents[Name])
}

/** Any error that is not ours is the reason of a signal. */
const codeOf = (error: unknown): string => (error instanceof CloudTrailError ? error.code : 'Aborted')

const callTimeout = (row: AnyOperation, timeoutMs: number, { mayBeSent }: Sent): TimeoutError =>
  new TimeoutError(`${row.name}: not answered within ${String(timeoutMs)} ms (timeoutMs)`, {
    code: 'CallTimeout',
    operation: row.name,
    mayBeSent,
  })
