/** The error of a log file that cannot be read. */
import { brand, CloudTrailError } from '../../contracts/errors.js'

/**
 * What is wrong with a log file.
 *
 * | code | meaning |
 * |---|---|
 * | `EmptyFile` | the file has no bytes at all |
 * | `Truncated` | the file ends too early: within a gzip member or its trailer, or before the JSON is closed |
 * | `CorruptGzip` | the compressed data, or the header of a gzip member, cannot be read; or thousands of members have hardly any text |
 * | `ChecksumMismatch` | the checksum or the length in a gzip trailer differs from that of the data |
 * | `TrailingBytes` | the gzip is followed by data other than zeros or another gzip member |
 * | `InvalidJson` | the text around the records is not JSON, or not an object or a list |
 * | `NoRecords` | JSON without a list of `Records`, e.g. a digest file |
 * | `TrailingText` | the JSON is followed by other text |
 * | `InvalidRecord` | a record is not a JSON object, or has more than 256 KiB and more than 512 levels |
 * | `InvalidText` | a record is not valid UTF-8 |
 * | `RecordTooLarge` | a record has more than `maxRecordBytes` |
 * | `ObjectTooLarge` | the file has more than `maxObjectBytes` of text, or is itself larger than that; or a member has more than 64 MiB and no temporary file can be written |
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

/** The position of a fault in a log file. */
export interface LogFilePlace {
  /** Offset of the byte at which it was found, from 0; absent when it is not known. */
  readonly offset?: number
  /** What `offset` counts: bytes of the file as stored, or of its decompressed text. */
  readonly offsetIn?: 'file' | 'text'
  /** Index of the record with the fault, from 0; absent when the fault is not in a record. */
  readonly recordIndex?: number
}

/**
 * A log file cannot be read to its end. The records before the fault were delivered first, but none of a gzip member whose
 * compressed data or checksum is wrong, unless with `verify: false`.
 *
 * The message has the position of the fault, and never quotes the file.
 */
export class LogFileError extends CloudTrailError implements LogFilePlace {
  /** @internal */
  static override readonly [brand]: string = 'LogFileError'
  override readonly name = 'LogFileError'
  override readonly code: LogFileErrorCode
  /** Offset of the byte at which it was found, from 0; absent when it is not known. */
  readonly offset?: number
  /** What `offset` counts: bytes of the file as stored, or of its decompressed text. */
  readonly offsetIn?: 'file' | 'text'
  /** Index of the record with the fault, from 0; absent when the fault is not in a record. */
  readonly recordIndex?: number

  constructor(code: LogFileErrorCode, message: string, details: LogFilePlace & { cause?: unknown } = {}) {
    super(`log file: ${message}${placeText(details)}`, { cause: details.cause })
    this.code = code
    if (details.offset !== undefined) this.offset = details.offset
    if (details.offsetIn !== undefined) this.offsetIn = details.offsetIn
    if (details.recordIndex !== undefined) this.recordIndex = details.recordIndex
  }
}

/** A file with more than the options allow. @param most - E.g. `5 bytes`. */
export const tooLarge = (most: string, place: LogFilePlace): LogFileError =>
  new LogFileError('ObjectTooLarge', `the file has more than ${most}; raise maxObjectBytes if it is genuine`, place)

/** @param most - In bytes. */
export const tooMuchText = (most: number): LogFileError =>
  tooLarge(`${most} bytes of text`, { offset: most, offsetIn: 'text' })

function placeText({ offset, offsetIn = 'file', recordIndex }: LogFilePlace): string {
  const places = [
    ...(recordIndex === undefined ? [] : [`record ${recordIndex}`]),
    ...(offset === undefined ? [] : [`byte ${offset} of the ${offsetIn}`]),
  ]
  return places.length === 0 ? '' : ` (${places.join(', ')})`
}
