/** Waits for long-running work of the service: queries, imports, changes of event data stores. */
import type { CloudTrailMethods } from './create-client.js'
import { TimeoutError, UnexpectedStateError } from '../contracts/errors.js'
import { printable, redacted } from '../contracts/printable.js'
import { callRules, type CallOptions } from '../config/call-options.js'
import { milliseconds, text } from '../config/option-rules.js'
import { objectWith, readOptions, type OptionRules } from '../contracts/options.js'
import type {
  EventDataStoreStatus,
  GetEventDataStoreInput,
  GetEventDataStoreOutput,
} from '../operations/event-data-stores.js'
import type { GetImportInput, GetImportOutput } from '../operations/imports.js'
import type { DescribeQueryInput, DescribeQueryOutput } from '../operations/queries.js'
import { watchCalls, type Sent } from '../request/call-state.js'
import { sleep, withinTime } from '../runtime/abort.js'
import { systemClock, type Clock } from '../runtime/clock.js'

/** How long to wait, and how often to poll. */
export interface WaitOptions extends Omit<CallOptions, 'timeoutMs'> {
  /** Time for the whole wait, in milliseconds, from 1. @defaultValue 3600000, one hour; the service ends queries earlier */
  timeoutMs?: number | undefined
  /** Time before the second poll, in milliseconds, from 1; each later wait is 1.5 times as long. @defaultValue 1000 */
  minDelayMs?: number | undefined
  /** The longest wait between two polls, in milliseconds, from 1. @defaultValue 15000 */
  maxDelayMs?: number | undefined
  /** The source of time; for tests. @defaultValue the machine's time */
  clock?: Clock | undefined
}

/**
 * Waits until a query has its rows. Iterating `getQueryResults` before that throws.
 *
 * @param cloudtrail - A client with `describeQuery`.
 * @param input - The query, as for `describeQuery`.
 * @param options - Limits, a signal, and the other options of a call.
 * @returns The last reply, with `QueryStatus: 'FINISHED'`.
 * @throws UnexpectedStateError when the query failed, was cancelled or ran into its time limit; TimeoutError with code
 * `WaitTimeout`; the errors of `describeQuery`; the signal's own reason.
 * @example
 * ```ts
 * const { QueryId = '' } = await cloudtrail.startQuery({ QueryStatement: `SELECT eventName FROM ${eventDataStoreId}` })
 * await waitForQuery(cloudtrail, { QueryId }, { timeoutMs: 10 * 60_000 })
 * for await (const row of cloudtrail.getQueryResults({ QueryId })) console.log(row)
 * ```
 */
export function waitForQuery(
  cloudtrail: Pick<CloudTrailMethods, 'describeQuery'>,
  input: DescribeQueryInput,
  options: WaitOptions = {},
): Promise<DescribeQueryOutput> {
  return waitFor(options, () => ({
    subject: `DescribeQuery: the query ${input.QueryId ?? input.QueryAlias ?? ''}`,
    poll: (call) => cloudtrail.describeQuery(input, call),
    stateOf: ({ QueryStatus }) => QueryStatus,
    wanted: ['FINISHED'],
    unwanted: ['FAILED', 'CANCELLED', 'TIMED_OUT'],
    reasonOf: ({ ErrorMessage }) => ErrorMessage,
  }))
}

/**
 * Waits until an import has copied everything.
 *
 * @param cloudtrail - A client with `getImport`.
 * @param input - The import, as for `getImport`.
 * @param options - Limits, a signal, and the other options of a call.
 * @returns The last reply, with `ImportStatus: 'COMPLETED'`; files that could not be read are counted in its statistics.
 * @throws UnexpectedStateError when the import failed or was stopped; TimeoutError with code `WaitTimeout`; the errors of
 * `getImport`; the signal's own reason.
 * @example
 * ```ts
 * const { ImportStatistics } = await waitForImport(cloudtrail, { ImportId: importId })
 * console.log(ImportStatistics?.EventsCompleted)
 * ```
 */
export function waitForImport(
  cloudtrail: Pick<CloudTrailMethods, 'getImport'>,
  input: GetImportInput,
  options: WaitOptions = {},
): Promise<GetImportOutput> {
  return waitFor(options, () => ({
    subject: `GetImport: the import ${input.ImportId}`,
    poll: (call) => cloudtrail.getImport(input, call),
    stateOf: ({ ImportStatus }) => ImportStatus,
    wanted: ['COMPLETED'],
    unwanted: ['FAILED', 'STOPPED'],
  }))
}

/** Options of {@link waitForEventDataStore}. */
export interface WaitForEventDataStoreOptions extends WaitOptions {
  /** The state to wait for. @defaultValue 'ENABLED' */
  state?: EventDataStoreStatus | undefined
}

/**
 * Waits until an event data store is in a state, e.g. after it was created, or its ingestion was started or stopped.
 *
 * @param cloudtrail - A client with `getEventDataStore`.
 * @param input - The event data store, as for `getEventDataStore`.
 * @param options - The state, limits, a signal, and the other options of a call.
 * @returns The last reply, with the state in `Status`.
 * @throws UnexpectedStateError when it is pending deletion instead; TimeoutError with code `WaitTimeout`; the errors of
 * `getEventDataStore`; the signal's own reason.
 * @example
 * ```ts
 * await cloudtrail.stopEventDataStoreIngestion({ EventDataStore: eventDataStoreArn })
 * await waitForEventDataStore(cloudtrail, { EventDataStore: eventDataStoreArn }, { state: 'STOPPED_INGESTION' })
 * ```
 */
export function waitForEventDataStore(
  cloudtrail: Pick<CloudTrailMethods, 'getEventDataStore'>,
  input: GetEventDataStoreInput,
  options: WaitForEventDataStoreOptions = {},
): Promise<GetEventDataStoreOutput> {
  return waitFor(options, ({ state = 'ENABLED' }) => ({
    subject: `GetEventDataStore: the event data store ${input.EventDataStore}`,
    poll: (call) => cloudtrail.getEventDataStore(input, call),
    stateOf: ({ Status }) => Status,
    wanted: [state],
    unwanted: ['PENDING_DELETION'],
  }))
}

/** What to wait for. A state in neither list, such as one the service adds later, means: not there yet. */
interface Waiter<Output> {
  readonly subject: string
  readonly poll: (options: CallOptions) => PromiseLike<Output>
  readonly stateOf: (output: Output) => string | undefined
  readonly wanted: readonly string[]
  readonly unwanted: readonly string[]
  readonly reasonOf?: (output: Output) => string | undefined
}

const rules = (): OptionRules<WaitForEventDataStoreOptions> => ({
  ...callRules,
  minDelayMs: milliseconds,
  maxDelayMs: milliseconds,
  clock: objectWith('now', 'after'),
  state: text,
})

async function waitFor<Output>(
  given: WaitOptions,
  waiterOf: (options: WaitForEventDataStoreOptions) => Waiter<Output>,
): Promise<Output> {
  const options = readOptions(given, rules(), undefined, 'options.')
  const waiter = waiterOf(options)
  const { timeoutMs = 3_600_000, minDelayMs = 1000, maxDelayMs = 15_000, clock = systemClock, ...others } = options
  const { state: _, signal = options.abortSignal, ...call } = others
  let sent: Sent | undefined
  const late = () => {
    const message = `${waiter.subject} was not ${waiter.wanted.join(' or ')} within ${String(timeoutMs)} ms`
    return new TimeoutError(message, { code: 'WaitTimeout', mayBeSent: sent?.mayBeSent ?? false })
  }
  return withinTime(signal, clock, timeoutMs, late, async (limited) => {
    sent = watchCalls(limited)
    for (let delayMs = minDelayMs; ; delayMs = Math.min(delayMs * 1.5, maxDelayMs)) {
      const output = await waiter.poll({ ...call, signal: limited })
      const state = waiter.stateOf(output) ?? ''
      if (waiter.wanted.includes(state)) return output
      if (waiter.unwanted.includes(state)) throw unexpected(waiter, state, output, sent)
      await sleep(clock, delayMs, limited)
    }
  })
}

function unexpected<Output>(
  { subject, wanted, reasonOf }: Waiter<Output>,
  state: string,
  output: Output,
  { redact = (text) => redacted(text, []) }: Sent,
): UnexpectedStateError {
  const reason = reasonOf?.(output)
  const message = `${subject} is ${state} and will not be ${wanted.join(' or ')}${reason === undefined ? '' : `: ${printable(redact(reason), 1000)}`}`
  return new UnexpectedStateError(message, { state, output })
}
