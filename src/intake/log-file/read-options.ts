/** The options for reading log files, with their defaults and limits. */
import { signalOption } from '../../config/option-rules.js'
import { InputError, type InputIssue } from '../../contracts/errors.js'
import { kindOf } from '../../schema/kind-of.js'

/** Options of `readRecords`. */
export interface ReadRecordsOptions {
  /**
   * `false` returns each record as its exact text, not parsed: faster, and integers beyond 2^53 keep their digits. The text
   * begins and ends with a brace; whether it is valid JSON shows when you parse it.
   *
   * @defaultValue true
   */
  readonly parse?: boolean | undefined
  /**
   * The maximum size of a record, in bytes of text, from 1.
   *
   * @defaultValue 4,194,304 (4 MiB): CloudTrail keeps a record below 256 KB
   */
  readonly maxRecordBytes?: number | undefined
  /**
   * The maximum size of a file, in bytes of decompressed text, from 1. Memory does not depend on it; it bounds the time that a
   * crafted file can take. The file itself may be 1 MiB larger than that, for gzip can be larger than its text.
   *
   * @defaultValue 2,147,483,648 (2 GiB): CloudTrail's files have up to 50 MB compressed, some hundreds of MB of text
   */
  readonly maxObjectBytes?: number | undefined
  /**
   * Whether nothing of a gzip member is handed out before its checksum was compared, which comes last: a damaged file can contain
   * records that are altered and look right. A member is then decompressed twice, and until the first time its compressed data is
   * held: 4 MiB in memory, the rest in a temporary file, or up to 64 MiB in memory where none can be written.
   *
   * `false` hands out records while the file is read, those before a fault too. Files that are not gzip have no checksum.
   *
   * @defaultValue true
   */
  readonly verify?: boolean | undefined
  /** Stops reading and closes the source; the iteration throws the signal's own reason. */
  readonly signal?: AbortSignal | undefined
}

/** Options of `readRecordBatches`. */
export interface ReadBatchesOptions extends ReadRecordsOptions {
  /**
   * The maximum number of records in a batch, from 1.
   *
   * @defaultValue 10,000
   */
  readonly chunkSize?: number | undefined
  /**
   * The amount of text at which a batch is delivered, in bytes, from 1. A batch can exceed it by up to 128 KiB or one record.
   * Parsed records take about six times as much memory as their text.
   *
   * @defaultValue 262,144 (256 KiB), about 160 records
   */
  readonly maxBatchBytes?: number | undefined
}

/** All limits, with their defaults filled in. */
export interface ReadLimits {
  readonly maxRecordBytes: number
  readonly maxObjectBytes: number
  readonly chunkSize: number
  readonly maxBatchBytes: number
}

const [kibibyte, mebibyte] = [1024, 1024 * 1024]

/** With four files at once, batches of 1 MiB were a third slower than of 256 KiB and took 25 MB more (`bench/intake.js`). */
const defaults: ReadLimits = {
  maxRecordBytes: 4 * mebibyte,
  maxObjectBytes: 2048 * mebibyte,
  chunkSize: 10_000,
  maxBatchBytes: 256 * kibibyte,
}

/**
 * Checks the limits among the options, and fills in the defaults.
 *
 * @throws InputError when one is not an integer from 1, or the signal is none.
 */
export function readLimits(options: ReadBatchesOptions): ReadLimits {
  const limits: ReadLimits = {
    maxRecordBytes: options.maxRecordBytes ?? defaults.maxRecordBytes,
    maxObjectBytes: options.maxObjectBytes ?? defaults.maxObjectBytes,
    chunkSize: options.chunkSize ?? defaults.chunkSize,
    maxBatchBytes: options.maxBatchBytes ?? defaults.maxBatchBytes,
  }
  const issues: InputIssue[] = Object.entries(limits)
    .filter(([, value]) => value !== Infinity && !(Number.isSafeInteger(value) && value >= 1))
    .map(([path]) => ({ path, message: 'must be a whole number from 1 up, or Infinity for no limit' }))
  if (options.signal !== undefined && !signalOption.is(options.signal)) {
    issues.push({ path: 'signal', message: `must be ${signalOption.expected}, got ${kindOf(options.signal)}` })
  }
  if (issues.length > 0) throw new InputError(issues, { operation: 'readRecords' })
  return limits
}
