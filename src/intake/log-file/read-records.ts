/** Reads the records of a log file, one at a time. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { ByteSource } from './byte-reader.js'
import type { ReadRecordsOptions } from './read-options.js'
import { readRecordBatches } from './read-record-batches.js'

/**
 * The records of one log file, one after another, read as they are asked for: memory does not grow with the file.
 *
 * Gzip is told by its first bytes, and may have several members; anything else is read as JSON. The records are the
 * elements of the member `Records`, wherever it stands, or of a list at the top. A byte order mark and zero bytes behind
 * the gzip are passed over. Leaving the loop closes the source.
 *
 * Whatever is wrong with the file, the records before it are handed out first and then one error is thrown. A file from
 * which an error came is not read to its end: do not acknowledge it.
 *
 * @param source - The bytes of the file, as they are stored; read once.
 * @returns An iterable to be used once.
 * @throws InputError at once, when an option is out of range or the source is none; while iterating, when the source
 * gives anything but bytes.
 * @throws LogFileError while iterating; its `code` says what is wrong.
 * @throws The signal's own reason, or what the source itself throws, while iterating.
 * @example
 * ```ts
 * import { createReadStream } from 'node:fs'
 * import { readRecords } from 'cloudtrail-client/intake'
 *
 * for await (const record of readRecords(createReadStream('log.json.gz'))) console.log(record.eventName)
 * ```
 */
export function readRecords(
  source: ByteSource,
  options?: ReadRecordsOptions & { readonly parse?: true | undefined },
): AsyncIterable<CloudTrailRecord>
export function readRecords(
  source: ByteSource,
  options: ReadRecordsOptions & { readonly parse: false },
): AsyncIterable<string>
export function readRecords(source: ByteSource, options?: ReadRecordsOptions): AsyncIterable<CloudTrailRecord | string>
export function readRecords(
  source: ByteSource,
  options: ReadRecordsOptions = {},
): AsyncIterable<CloudTrailRecord | string> {
  // A batch of its own for whatever each step has found.
  return singly(readRecordBatches(source, { ...options, maxBatchBytes: 1 }), options.signal)
}

async function* singly<Item>(
  batches: AsyncIterable<{ readonly records: readonly Item[] }>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  for await (const { records } of batches) {
    for (const record of records) {
      signal?.throwIfAborted()
      yield record
    }
  }
}
