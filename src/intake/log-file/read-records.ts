/** Reads the records of a log file, one at a time. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import { throwIfAborted } from '../../runtime/abort.js'
import type { ByteSource } from './byte-reader.js'
import type { ReadRecordsOptions } from './read-options.js'
import { readRecordBatches } from './read-record-batches.js'

/**
 * Reads the records of one log file, one after another, as the caller asks for them: memory does not grow with its text.
 *
 * Gzip is recognised by its first bytes, and can have several members; other files are read as JSON. The records are the
 * elements of the top-level member `Records`, or of a top-level list. A byte order mark, and zero bytes after the gzip, are
 * skipped. Leaving the loop closes the source.
 *
 * Of a gzip member nothing comes before its checksum was compared, because damaged data can contain records that look right;
 * `verify: false` changes that. When a file is damaged, the records of the members before the fault come first, or without a
 * checksum those before the fault, and then one error is thrown. Such a file was not read to its end: do not acknowledge it.
 *
 * @param source - The bytes of the file as stored; read once.
 * @returns An iterable that can be iterated once.
 * @throws InputError at once, for an option out of range or a value that is not a source; while iterating, when the source
 * returns values that are not bytes.
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
  // With this limit each step ends a batch, so that no record waits for others.
  return singly(readRecordBatches(source, { ...options, maxBatchBytes: 1 }), options.signal)
}

async function* singly<Item>(
  batches: AsyncIterable<{ readonly records: readonly Item[] }>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  for await (const { records } of batches) {
    for (const record of records) {
      throwIfAborted(signal)
      yield record
    }
  }
}
