/** What can be wrong with a delivered log file. */
import { CloudTrailError } from '../../contracts/errors.js'

/**
 * What is wrong with a log file.
 *
 * | code | meaning |
 * |---|---|
 * | `EmptyFile` | the file has no bytes at all |
 * | `Truncated` | the file ends too early: within a gzip member or its trailer, or before the JSON is closed |
 * | `CorruptGzip` | the compressed data, or the header of a gzip member, cannot be read |
 * | `ChecksumMismatch` | the checksum or the length in a gzip trailer is not that of the data |
 * | `TrailingBytes` | other bytes than zeros or a further gzip member stand behind the gzip |
 * | `InvalidJson` | the text around the records is not JSON, or not an object or a list |
 * | `NoRecords` | JSON without a list of `Records`, e.g. a digest file |
 * | `TrailingText` | text stands behind the JSON |
 * | `InvalidRecord` | a record is not a JSON object |
 * | `InvalidText` | a record is not valid UTF-8 |
 * | `RecordTooLarge` | a record has more than `maxRecordBytes` |
 * | `ObjectTooLarge` | the file has more than `maxObjectBytes` of text |
 */
export type LogFileErrorCode =
  | 'EmptyFile'
  | 'Truncated'
  | 'CorruptGzip'
  | 'ChecksumMismatch'
  | 'TrailingBytes'
  | 'InvalidJson'
  | 'NoRecords'
  | 'TrailingText'
  | 'InvalidRecord'
  | 'InvalidText'
  | 'RecordTooLarge'
  | 'ObjectTooLarge'

/** Where in a log file something is wrong. */
export interface LogFilePlace {
  /** Byte at which it was found, counted from 0; absent when it cannot be told. */
  readonly offset?: number
  /** What `offset` counts: bytes of the file as it is stored, or of its decompressed text. */
  readonly offsetIn?: 'file' | 'text'
  /** Which record it is, counted from 0; absent when it is not about one record. */
  readonly recordIndex?: number
}

/**
 * A log file is not what CloudTrail delivers. All records before the fault have been handed out.
 *
 * The message names the place and never quotes the file.
 */
export class LogFileError extends CloudTrailError implements LogFilePlace {
  override readonly name = 'LogFileError'
  override readonly code: LogFileErrorCode
  /** Byte at which it was found, counted from 0; absent when it cannot be told. */
  readonly offset?: number
  /** What `offset` counts: bytes of the file as it is stored, or of its decompressed text. */
  readonly offsetIn?: 'file' | 'text'
  /** Which record it is, counted from 0; absent when it is not about one record. */
  readonly recordIndex?: number

  constructor(code: LogFileErrorCode, message: string, details: LogFilePlace & { cause?: unknown } = {}) {
    super(`log file: ${message}${placeText(details)}`, { cause: details.cause })
    this.code = code
    if (details.offset !== undefined) this.offset = details.offset
    if (details.offsetIn !== undefined) this.offsetIn = details.offsetIn
    if (details.recordIndex !== undefined) this.recordIndex = details.recordIndex
  }
}

function placeText({ offset, offsetIn = 'file', recordIndex }: LogFilePlace): string {
  const places = [
    ...(recordIndex === undefined ? [] : [`record ${recordIndex}`]),
    ...(offset === undefined ? [] : [`byte ${offset} of the ${offsetIn}`]),
  ]
  return places.length === 0 ? '' : ` (${places.join(', ')})`
}
