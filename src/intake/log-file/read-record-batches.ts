/** Reads the records of a log file in batches. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { throwIfAborted } from '../../runtime/abort.js'
import { ByteReader, checkSource, type ByteSource } from './byte-reader.js'
import { isGzip, logText } from './log-text.js'
import { readLimits, type ReadBatchesOptions, type ReadLimits } from './read-options.js'
import { parsedForm, rawForm, type RecordForm } from './record-form.js'
import { RecordSplitter } from './record-splitter.js'

/** Consecutive records of a log file. */
export interface RecordBatch<Item> {
  /** Index of the first record in the file, from 0. */
  readonly firstIndex: number
  /** At least one, in the order of the file. */
  readonly records: readonly Item[]
  /** Approximate size of their text, in bytes. */
  readonly textBytes: number
  /** Whether the checksum of the gzip proved that they are what was written; `false` for files that are not gzip. */
  readonly isVerified: boolean
}

/**
 * Reads the records of one log file in batches, as the caller asks for them.
 *
 * The rules are those of {@link readRecords}; waiting once per batch instead of once per record makes it faster.
 *
 * @throws InputError at once, for an option out of range or a value that is not a source.
 */
export function readRecordBatches(
  source: ByteSource,
  options?: ReadBatchesOptions & { readonly parse?: true | undefined },
): AsyncGenerator<RecordBatch<CloudTrailRecord>, void, undefined>
export function readRecordBatches(
  source: ByteSource,
  options: ReadBatchesOptions & { readonly parse: false },
): AsyncGenerator<RecordBatch<string>, void, undefined>
export function readRecordBatches(
  source: ByteSource,
  options?: ReadBatchesOptions,
): AsyncGenerator<RecordBatch<CloudTrailRecord | string>, void, undefined>
export function readRecordBatches(
  source: ByteSource,
  options: ReadBatchesOptions = {},
): AsyncGenerator<RecordBatch<CloudTrailRecord | string>, void, undefined> {
  checkSource(source)
  const limits = readLimits(options)
  const form: RecordForm<CloudTrailRecord | string> = options.parse === false ? rawForm : parsedForm
  return batches(source, form, limits, options)
}

/** How much larger than its text a file may be: by its headers, and for text that does not compress. */
const gzipOverheadBytes = 1024 * 1024

async function* batches<Item>(
  source: ByteSource,
  form: RecordForm<Item>,
  limits: ReadLimits,
  { signal, verify = true }: ReadBatchesOptions,
): AsyncGenerator<RecordBatch<Item>, void, undefined> {
  const { maxObjectBytes } = limits
  const reader = new ByteReader(source, signal, maxObjectBytes + gzipOverheadBytes)
  const splitter = new RecordSplitter(form, limits.maxRecordBytes)
  const records: Item[] = []
  let pieces: AsyncGenerator<Uint8Array, void, undefined> | undefined
  let firstIndex = 0
  let batchedBytes = 0
  try {
    const isCompressed = await isGzip(reader)
    const isVerified = isCompressed && verify
    pieces = logText(reader, isCompressed, { verify, maxObjectBytes })
    for (;;) {
      const outcome = await fill(records, batchedBytes, pieces, splitter, limits, signal)
      const isComplete = outcome.isOver || splitter.taken - batchedBytes >= limits.maxBatchBytes
      while (records.length >= (isComplete ? 1 : limits.chunkSize)) {
        const bytesEach = (splitter.taken - batchedBytes) / records.length
        const batch = records.splice(0, limits.chunkSize)
        const textBytes = Math.round(bytesEach * batch.length)
        yield { firstIndex, records: batch, textBytes, isVerified }
        throwIfAborted(signal)
        firstIndex += batch.length
        batchedBytes += textBytes
      }
      if (outcome.fault !== undefined) throw outcome.fault.error
      if (outcome.isOver) return
    }
  } finally {
    await pieces?.return()
    await reader.close()
  }
}

interface Outcome {
  /** Whether no more records will come. */
  readonly isOver: boolean
  /** The reason, unless it is the end of the file. */
  readonly fault?: { readonly error: unknown }
}

/**
 * Reads until there are enough records for a batch.
 *
 * A fault is returned instead of thrown, because the records before it are delivered first. After an abort no record is
 * delivered.
 */
async function fill<Item>(
  records: Item[],
  batchedBytes: number,
  pieces: AsyncIterator<Uint8Array, void, undefined>,
  splitter: RecordSplitter<Item>,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  try {
    do {
      const piece = await pieces.next().catch((error: unknown) => {
        // Text that waits in the splitter comes before this fault, and so do the faults in it.
        splitter.flush(records)
        throw error
      })
      throwIfAborted(signal)
      if (piece.done === true) {
        splitter.finish(records)
        return { isOver: true }
      }
      splitter.push(piece.value, records)
    } while (records.length < limits.chunkSize && splitter.taken - batchedBytes < limits.maxBatchBytes)
    return { isOver: false }
  } catch (error) {
    throwIfAborted(signal)
    return { isOver: true, fault: { error } }
  }
}
