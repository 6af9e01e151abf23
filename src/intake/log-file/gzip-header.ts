/** Reads the header of a gzip member (RFC 1952, section 2.3). */
import { crc32 } from 'node:zlib'
import type { ByteReader } from './byte-reader.js'
import { LogFileError } from './log-file-error.js'

/** Two identifying bytes, and deflate, the only compression method. */
const magic = [0x1f, 0x8b, 0x08]

/** How many bytes identify a gzip member. */
export const magicLength = magic.length

const flag = { headerChecksum: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0 }

/** The longest name or comment that is skipped, in bytes, give or take a piece. The extra field is no longer by its form. */
const maxTextLength = 64 * 1024

/** Whether these bytes begin a gzip member; with fewer than {@link magicLength}, whether they can. */
export function isGzipStart(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte, index) => index >= magicLength || byte === magic[index])
}

/**
 * Moves a reader from the first byte of a member to its compressed data.
 *
 * @throws LogFileError `Truncated` or `CorruptGzip`.
 */
export async function skipGzipHeader(reader: ByteReader): Promise<void> {
  const start = reader.offset
  let checksum = 0
  const take = async (count: number): Promise<Uint8Array> => {
    const bytes = await reader.take(count)
    if (bytes.length < count) throw truncatedGzip(reader.offset)
    checksum = crc32(bytes, checksum)
    return bytes
  }
  const skipText = async (): Promise<void> => {
    for (let length = 0; length <= maxTextLength;) {
      const piece = await reader.read()
      if (piece === undefined) throw truncatedGzip(reader.offset)
      const end = piece.indexOf(0) + 1
      const text = end === 0 ? piece : piece.subarray(0, end)
      checksum = crc32(text, checksum)
      length += text.length
      if (end === 0) continue
      reader.unread(piece.subarray(end))
      return
    }
    throw corruptHeader(start)
  }

  const flags = (await take(10))[3] ?? 0
  if ((flags & flag.reserved) !== 0) throw corruptHeader(start)
  if ((flags & flag.extra) !== 0) await take(littleEndian(await take(2)))
  if ((flags & flag.name) !== 0) await skipText()
  if ((flags & flag.comment) !== 0) await skipText()
  if ((flags & flag.headerChecksum) === 0) return
  const expected = checksum & 0xffff
  if (littleEndian(await take(2)) !== expected) throw corruptHeader(start)
}

/** The number in two or four bytes, in little-endian order. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0)
}

/** The file ends within a gzip member. */
export function truncatedGzip(offset: number): LogFileError {
  return new LogFileError('Truncated', 'the gzip data is cut off; download the file again', {
    offset,
    offsetIn: 'file',
  })
}

function corruptHeader(offset: number): LogFileError {
  return new LogFileError('CorruptGzip', 'the header of a gzip member is damaged', { offset, offsetIn: 'file' })
}
