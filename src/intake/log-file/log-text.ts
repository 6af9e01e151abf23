/** The text of a log file as bytes: decompressed if it is gzip, up to the allowed size. */
import type { ByteReader } from './byte-reader.js'
import { gunzip, type GunzipOptions } from './gunzip.js'
import { isGzipStart, magicLength } from './gzip-header.js'
import { LogFileError, tooMuchText } from './log-file-error.js'

/** Whether a file is gzip, by its first bytes alone. @throws LogFileError `EmptyFile` */
export async function isGzip(reader: ByteReader): Promise<boolean> {
  const start = await reader.take(magicLength)
  if (start.length === 0) throw new LogFileError('EmptyFile', 'the file is empty')
  reader.unread(start)
  return isGzipStart(start)
}

/**
 * Reads the text in pieces.
 *
 * @param options - Without `verify` and of plain files, text up to the allowed size comes before the error of too much.
 * @throws LogFileError for damaged gzip, gzip in gzip, and too much text.
 */
export async function* logText(
  reader: ByteReader,
  isGzip: boolean,
  options: GunzipOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { maxObjectBytes } = options
  let left = maxObjectBytes
  for await (const piece of isGzip ? gunzip(reader, options) : plain(reader)) {
    if (isGzip && left === maxObjectBytes && isGzipStart(piece.subarray(0, magicLength))) throw compressedTwice()
    yield piece.length <= left ? piece : piece.subarray(0, left)
    left -= piece.length
    if (left < 0) throw tooMuchText(maxObjectBytes)
  }
}

const compressedTwice = (): LogFileError =>
  new LogFileError('InvalidJson', 'the file was compressed twice: its text is gzip again', {
    offset: 0,
    offsetIn: 'text',
  })

async function* plain(reader: ByteReader): AsyncGenerator<Uint8Array, void, undefined> {
  for (let piece = await reader.read(); piece !== undefined; piece = await reader.read()) yield piece
}
