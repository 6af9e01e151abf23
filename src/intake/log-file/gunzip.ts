/** Decompresses gzip of one or several members, and detects every kind of damage. */
import { crc32 } from 'node:zlib'
import { canFreeMemory } from '../../runtime/free-memory.js'
import { ByteReader } from './byte-reader.js'
import { isGzipStart, littleEndian, magicLength, skipGzipHeader, truncatedGzip } from './gzip-header.js'
import { HeldBytes } from './held-bytes.js'
import { Inflater } from './inflater.js'
import { LogFileError, tooMuchText } from './log-file-error.js'

/** A checksum and a length, four bytes each. */
const trailerLength = 8

/** How members are read. */
export interface GunzipOptions {
  /** Whether nothing of a member is handed out before its checksum was compared. */
  readonly verify: boolean
  /** How much text the members may have together, in bytes; checked here only with `verify`. */
  readonly maxObjectBytes: number
}

/**
 * The decompressed data of all members.
 *
 * Members are separated here and not by `zlib.createGunzip`, which drops up to 64 KiB of good output when a checksum is wrong or
 * other data follows, and stops silently at a zero byte after a member, whatever comes next. Zero bytes up to the end are
 * padding, and allowed.
 *
 * @throws LogFileError after all members before the fault. Without `verify` also the data of its own member comes first, except
 * up to 64 KiB of it when the compressed data is damaged.
 */
export async function* gunzip(
  reader: ByteReader,
  { verify, maxObjectBytes }: GunzipOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const held = new HeldBytes()
  let membersLeft = sparseMembers
  let textBytes = 0
  try {
    do {
      if (--membersLeft < 0) throw tooSparse(reader.offset)
      await skipGzipHeader(reader)
      for await (const output of verify ? provenMember(reader, held, textBytes, maxObjectBytes) : member(reader)) {
        membersLeft += output.length / textPerMember
        textBytes += output.length
        yield output
      }
    } while (await hasNextMember(reader))
  } finally {
    await held.close()
  }
}

/** A member takes 0.4 ms even without text, so that others are read only as long as there is this much text for each. */
const textPerMember = 16 * 1024

/** How many members may have less. CloudTrail writes files of one member, other programs one for each 64 KiB. */
const sparseMembers = 400

const tooSparse = (offset: number): LogFileError =>
  new LogFileError('CorruptGzip', 'there are hundreds of gzip members with hardly any text', {
    offset,
    offsetIn: 'file',
  })

/**
 * The text of a member that has no more than this is kept while its checksum is computed. Longer text is decompressed again: that
 * takes less time than parsing it, and the compressed data a tenth of its memory.
 */
const keptTextBytes = 1024 * 1024

/** A member, once it was read to its end and found to be what was compressed. */
async function* provenMember(
  reader: ByteReader,
  held: HeldBytes,
  textBytesBefore: number,
  maxObjectBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  held.clear()
  const kept: Uint8Array[] = []
  let length = 0
  for await (const output of member(reader, held)) {
    length += output.length
    if (textBytesBefore + length > maxObjectBytes) throw tooMuchText(maxObjectBytes)
    if (length <= keptTextBytes) {
      kept.push(new Uint8Array(output))
    } else {
      kept.length = 0
      if (!canFreeMemory()) discarded(output.length)
    }
  }
  if (length <= keptTextBytes) yield* kept
  else yield* inflated(new ByteReader(held.pieces(), undefined))
}

const discardedPerCollection = 8 * 1024 * 1024

/** More than V8 lets the array buffers among young objects have together, 48 MiB. */
const overYoungBytes = 64 * 1024 * 1024

let discardedBytes = 0

/**
 * Has the memory of discarded output freed in time.
 *
 * V8 would free it with the next collection of young objects, but nothing here causes one until 48 MiB are waiting. Asking for
 * more than that at once does; memory that is never touched is never taken from the system.
 */
function discarded(bytes: number): void {
  discardedBytes += bytes
  if (discardedBytes < discardedPerCollection) return
  discardedBytes = 0
  try {
    new ArrayBuffer(overYoungBytes)
  } catch {
    // Where so much cannot be asked for, it is freed later.
  }
}

/** @param held - The compressed data is copied to it, and perhaps some bytes after it. */
async function* member(reader: ByteReader, held?: HeldBytes): AsyncGenerator<Uint8Array, void, undefined> {
  let checksum = 0
  let length = 0
  for await (const output of inflated(reader, held)) {
    checksum = crc32(output, checksum)
    length += output.length
    yield output
  }
  await checkTrailer(reader, checksum, length)
}

/** The output of one deflate stream; afterwards the reader is at the first byte after it. */
async function* inflated(reader: ByteReader, held?: HeldBytes): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = new Inflater()
  const give = async (): Promise<Uint8Array | undefined> => {
    const piece = await reader.readAhead()
    if (piece === undefined) return undefined
    await held?.append(piece)
    return inflater.write(piece)
  }
  try {
    let bytesGiven = 0
    let piece = await give()
    while (piece !== undefined) {
      // The next piece is written before the output of this one is read, so that zlib never waits for input.
      const ahead = await give()
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
