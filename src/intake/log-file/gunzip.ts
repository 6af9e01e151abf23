/** Decompresses gzip of one or several members, and detects every kind of damage. */
import { crc32 } from 'node:zlib'
import type { ByteReader } from './byte-reader.js'
import { isGzipStart, littleEndian, magicLength, skipGzipHeader, truncatedGzip } from './gzip-header.js'
import { Inflater } from './inflater.js'
import { LogFileError } from './log-file-error.js'

/** A checksum and a length, four bytes each. */
const trailerLength = 8

/**
 * The decompressed data of all members.
 *
 * Members are separated here and not by `zlib.createGunzip`, which drops up to 64 KiB of good output when a checksum is wrong or
 * other data follows, and stops silently at a zero byte after a member, whatever comes next. Zero bytes up to the end are
 * padding, and allowed.
 *
 * @throws LogFileError after all data before the fault, except up to 64 KiB of it when the compressed data is damaged.
 */
export async function* gunzip(reader: ByteReader): AsyncGenerator<Uint8Array, void, undefined> {
  let membersLeft = sparseMembers
  do {
    if (--membersLeft < 0) throw tooSparse(reader.offset)
    await skipGzipHeader(reader)
    for await (const output of member(reader)) {
      membersLeft += output.length / textPerMember
      yield output
    }
  } while (await hasNextMember(reader))
}

/** A member takes 0.4 ms even without text, so that others are read only as long as there is this much text for each. */
const textPerMember = 16 * 1024

/** How many members may have less. CloudTrail writes files of one member, other programs one for each 64 KiB. */
const sparseMembers = 1000

const tooSparse = (offset: number): LogFileError =>
  new LogFileError('CorruptGzip', 'there are thousands of gzip members with hardly any text', {
    offset,
    offsetIn: 'file',
  })

async function* member(reader: ByteReader): AsyncGenerator<Uint8Array, void, undefined> {
  let checksum = 0
  let length = 0
  for await (const output of inflated(reader)) {
    checksum = crc32(output, checksum)
    length += output.length
    yield output
  }
  await checkTrailer(reader, checksum, length)
}

/** The output of one deflate stream; afterwards the reader is at the first byte after it. */
async function* inflated(reader: ByteReader): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = new Inflater()
  try {
    let bytesGiven = 0
    let piece = await give(reader, inflater)
    while (piece !== undefined) {
      // The next piece is written before the output of this one is read, so that zlib never waits for input.
      const ahead = await give(reader, inflater)
      yield* outputs(inflater, ahead === undefined ? 0 : 1)
      bytesGiven += piece.length
      const unused = bytesGiven - inflater.bytesTaken
      if (unused > 0) {
        if (ahead !== undefined) reader.unread(ahead)
        reader.unread(piece.subarray(piece.length - unused))
        return
      }
      piece = ahead
    }
    // Throws the error of the source; without one, the file ends here.
    await reader.read()
    throw truncatedGzip(reader.offset)
  } finally {
    inflater.destroy()
  }
}

async function give(reader: ByteReader, inflater: Inflater): Promise<Uint8Array | undefined> {
  const piece = await reader.readAhead()
  return piece && inflater.write(piece)
}

async function* outputs(inflater: Inflater, piecesLeft: number): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let output = await inflater.next(piecesLeft); output !== undefined; output = await inflater.next(piecesLeft))
      yield output
  } catch (cause) {
    throw new LogFileError('CorruptGzip', 'the compressed data is damaged; download the file again', { cause })
  }
}

async function checkTrailer(reader: ByteReader, checksum: number, length: number): Promise<void> {
  const place = { offset: reader.offset, offsetIn: 'file' } as const
  const trailer = await reader.take(trailerLength)
  if (trailer.length < trailerLength) throw truncatedGzip(reader.offset)
  if (littleEndian(trailer.subarray(0, 4)) !== checksum)
    throw new LogFileError('ChecksumMismatch', 'the data is not what was compressed: its CRC-32 differs', place)
  // The trailer has the length modulo 2^32.
  if (littleEndian(trailer.subarray(4)) !== length % 2 ** 32)
    throw new LogFileError('ChecksumMismatch', 'the data is not what was compressed: its length differs', place)
}

async function hasNextMember(reader: ByteReader): Promise<boolean> {
  const start = await reader.take(magicLength)
  reader.unread(start)
  if (isGzipStart(start)) return true
  for (let piece = await reader.read(); piece !== undefined; piece = await reader.read()) {
    const junk = piece.findIndex((byte) => byte !== 0)
    if (junk === -1) continue
    throw new LogFileError('TrailingBytes', 'other data follows the gzip', {
      offset: reader.offset - piece.length + junk,
      offsetIn: 'file',
    })
  }
  return false
}
