/** Sends entries to SQS in batches, and returns the outcome of each entry: a request can succeed while entries fail. */
import { throttlingCodes } from '../../contracts/error-codes.js'
import { CloudTrailError, ServiceError } from '../../contracts/errors.js'
import type { AnyOperation } from '../../contracts/operation.js'
import type { ResponseMetadata, WithMetadata } from '../../contracts/output.js'
import { call } from '../../request/call.js'
import type { Pipeline } from '../../request/pipeline.js'
import { nextDelay } from '../../retry/backoff.js'
import { sleep } from '../../runtime/abort.js'
import { maxBatchSize, type BatchOutput, type FailedEntry } from './sqs-operations.js'

/** The outcome of one entry of a batch. */
export interface EntryOutcome {
  readonly receiptHandle: string
  /**
   * `done`; `gone` when the receipt handle is no longer valid, because the message was removed or received by another receiver;
   * or `failed`.
   */
  readonly status: 'done' | 'gone' | 'failed'
  /** Why, unless it is done. */
  readonly error?: CloudTrailError
}

/** An entry without the id that it has within its batch. */
export interface Entry {
  readonly ReceiptHandle: string
}

/** How often an entry is sent at most when SQS reports that the failure is its own. */
const maxEntryAttempts = 3

/** The codes of SQS for a receipt handle that is no longer valid. */
const goneCodes: readonly string[] = ['ReceiptHandleIsInvalid', 'InvalidParameterValue', 'MessageNotInflight']

/** What all requests of a batch call have in common. */
export interface BatchCall {
  readonly pipeline: Pipeline
  readonly row: AnyOperation
  /** Asked for with each request. */
  readonly queueUrl: () => Promise<string>
  readonly signal: AbortSignal | undefined
}

/** @throws The signal's own reason, when it fires; nothing else, because some of the batches may have succeeded. */
export async function sendInBatches(batch: BatchCall, entries: readonly Entry[]): Promise<EntryOutcome[]> {
  const starts = Array.from({ length: Math.ceil(entries.length / maxBatchSize) }, (_, index) => index * maxBatchSize)
  const sent = starts.map((start) => sendRepeatedly(batch, entries.slice(start, start + maxBatchSize), 1))
  return (await Promise.all(sent)).flat()
}

/** Repeats the entries for whose failure the service is to blame. */
async function sendRepeatedly(batch: BatchCall, entries: readonly Entry[], attempt: number): Promise<EntryOutcome[]> {
  const { pipeline, signal } = batch
  const sent = await sendOnce(batch, entries)
  const again = entries.filter((_, index) => sent[index]?.mayRepeat)
  if (again.length === 0 || attempt === maxEntryAttempts) return sent.map(({ outcome }) => outcome)
  await sleep(pipeline.clock, nextDelay('transient', attempt, pipeline.random()), signal)
  const repeated = await sendRepeatedly(batch, again, attempt + 1)
  return sent.map(({ outcome, mayRepeat }) => (mayRepeat ? (repeated.shift() ?? outcome) : outcome))
}

interface SentEntry {
  readonly outcome: EntryOutcome
  readonly mayRepeat: boolean
}

async function sendOnce(batch: BatchCall, entries: readonly Entry[]): Promise<SentEntry[]> {
  const { pipeline, row, queueUrl, signal } = batch
  try {
    const input = {
      QueueUrl: await queueUrl(),
      Entries: entries.map((entry, index) => ({ ...entry, Id: String(index) })),
    }
    const output = (await call(pipeline, row, input, { signal })) as BatchOutput & WithMetadata // sound: of both rows
    return outcomesOf(batch, (await pipeline.route()).region, entries, output)
  } catch (error) {
    // Any other value is the reason of the signal.
    if (!(error instanceof CloudTrailError)) throw error
    return entries.map(({ ReceiptHandle }) => ({
      outcome: { receiptHandle: ReceiptHandle, status: 'failed', error },
      mayRepeat: false,
    }))
  }
}

function outcomesOf(
  { row }: BatchCall,
  region: string,
  entries: readonly Entry[],
  { Successful = [], Failed = [], $metadata }: BatchOutput & WithMetadata,
): SentEntry[] {
  const done = new Set(Successful.map(({ Id }) => Id))
  const failures = new Map(Failed.map((failure) => [failure.Id, failure]))
  return entries.map(({ ReceiptHandle }, index) => {
    const Id = String(index)
    const failure = failures.get(Id) ?? (done.has(Id) ? undefined : { ...unmentioned, Id })
    if (failure === undefined) return { outcome: { receiptHandle: ReceiptHandle, status: 'done' }, mayRepeat: false }
    const status = goneCodes.includes(failure.Code) ? 'gone' : 'failed'
    const error = errorOf(row, region, failure, $metadata)
    return {
      outcome: { receiptHandle: ReceiptHandle, status, error },
      mayRepeat: !failure.SenderFault && status === 'failed',
    }
  })
}

/** The failure of an entry that the reply does not mention. */
const unmentioned = { Code: 'NoOutcome', SenderFault: false, Message: 'the reply does not mention the entry' }

function errorOf(
  row: AnyOperation,
  region: string,
  { Code, Message = Code }: FailedEntry,
  metadata: ResponseMetadata,
): ServiceError {
  return new ServiceError(Code, `${row.name}: ${Message}`, {
    operation: row.name,
    region,
    status: metadata.httpStatusCode ?? 200,
    requestId: metadata.requestId,
    attempts: metadata.attempts ?? 1,
    totalRetryDelayMs: metadata.totalRetryDelay,
    isThrottle: throttlingCodes.has(Code),
  })
}
