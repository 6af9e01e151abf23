/** The text of a log file as bytes: decompressed if it is gzip, up to the allowed size. */
import type { ByteReader } from './byte-reader.js'
import { gunzip } from './gunzip.js'
import { isGzipStart, magicLength } from './gzip-header.js'
import { LogFileError, tooLarge } from './log-file-error.js'

/**
 * Reads the text in pieces. Gzip is recognised by its first bytes alone.
 *
 * @param maxObjectBytes - Of text. Of a larger file, the text up to this size comes first, and then the error.
 * @throws LogFileError for an empty file, damaged gzip, gzip in gzip, and too much text.
 */
export async function* logText(
  reader: ByteReader,
  maxObjectBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const start = await reader.take(magicLength)
  if (start.length === 0) throw new LogFileError('EmptyFile', 'the file is empty')
  reader.unread(start)
  let left = maxObjectBytes
  const isGzip = isGzipStart(start)
  for await (const piece of isGzip ? gunzip(reader) : plain(reader)) {
    if (isGzip && left === maxObjectBytes && isGzipStart(piece.subarray(0, magicLength))) throw compressedTwice()
    yield piece.length <= left ? piece : piece.subarray(0, left)
    left -= piece.length
    if (left < 0) throw tooLarge(`${maxObjectBytes} bytes of text`, { offset: maxObjectBytes, offsetIn: 'text' })
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
