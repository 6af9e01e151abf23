/** Decompresses with `node:zlib`: small files at once, large ones piece by piece in its threads. */
import type { InflateRaw } from 'node:zlib'
import { builtin } from '../../platform/node-builtin.js'
import { foreignError } from '../../runtime/foreign-error.js'
import { freeMemory } from '../../runtime/free-memory.js'
import { headerLength, trailerState, type GzipState } from './gzip-member.js'
import type { Pieces, Sink } from './pieces.js'

/**
 * Most bytes of a file, as stored, that is decompressed at once: a way into the threads and back takes longer than these do. Log
 * files of a usual account have 1 to 100 KB.
 */
const smallBytes = 256 * 1024

/** Most bytes that a small file may become at once; such as become more are read like large ones. */
const smallOutputBytes = 8 * 1024 * 1024

/** Size of the pieces in which a large file is decompressed, in bytes. */
const stepBytes = 128 * 1024

export async function readGzipOnNode(pieces: Pieces, sink: Sink): Promise<GzipState> {
  const iterator = pieces[Symbol.asyncIterator]()
  const { bytes, isAll } = await firstBytes(iterator)
  try {
    const { crc32 } = builtin('node:zlib')
    const start = headerLength(bytes, crc32)
    if (typeof start === 'string') return start
    const rest = bytes.subarray(start)
    return (isAll ? inflateAtOnce(rest, sink) : undefined) ?? (await inflateInPieces(rest, iterator, isAll, sink))
  } finally {
    if (!isAll) await iterator.return?.()
  }
}

async function firstBytes(iterator: AsyncIterator<Uint8Array>): Promise<{ bytes: Uint8Array; isAll: boolean }> {
  const read: Uint8Array[] = []
  let length = 0
  while (length <= smallBytes) {
    const next = await iterator.next()
    if (next.done === true) return { bytes: joined(read), isAll: true }
    read.push(next.value)
    length += next.value.length
  }
  return { bytes: joined(read), isAll: false }
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)

/** What zlib says of input that ends too early; in JavaScript, and in its stream. */
const isCutOff = (error: unknown): boolean => foreignError(error).code === 'Z_BUF_ERROR'

/** @returns `undefined` for data that becomes too much; the sink has got nothing of it then. */
function inflateAtOnce(rest: Uint8Array, sink: Sink): GzipState | undefined {
  const { inflateRawSync, crc32, constants } = builtin('node:zlib')
  const limits = { maxOutputLength: smallOutputBytes, chunkSize: chunkSizeFor(rest) }
  try {
    // sound: with `info`, so Node documents it; its types do not tell.
    const { buffer, engine } = inflateRawSync(rest, { ...limits, info: true }) as unknown as InflatedWithInfo
    sink(buffer)
    const [checksum, length] = [crc32(buffer), buffer.length]
    // 2,000 log files of a week are 150 MB of text, which would wait for a garbage collection.
    freeMemory(buffer, limits.chunkSize)
    return trailerState(rest.subarray(engine.bytesWritten), checksum, length)
  } catch (error) {
    if (foreignError(error).code === 'ERR_BUFFER_TOO_LARGE') return undefined
    if (!isCutOff(error)) return 'corrupt'
    sink(inflateRawSync(rest, { ...limits, finishFlush: constants.Z_SYNC_FLUSH }))
    return 'cut-off'
  }
}

interface InflatedWithInfo {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}

/** One that holds all output mostly, so that it need not be joined: the last four bytes of a whole file are its length. */
function chunkSizeFor(rest: Uint8Array): number {
  const length = rest.length < 4 ? 0 : Buffer.from(rest.buffer, rest.byteOffset + rest.length - 4, 4).readUInt32LE()
  return Math.min(Math.max(length + 1, 1024), smallOutputBytes)
}

async function inflateInPieces(
  first: Uint8Array,
  others: AsyncIterator<Uint8Array>,
  isAll: boolean,
  sink: Sink,
): Promise<GzipState> {
  const { createInflateRaw, crc32 } = builtin('node:zlib')
  const stream = createInflateRaw({ chunkSize: stepBytes })
  let [checksum, length] = [0, 0]
  const output = outputOf(stream, (bytes) => {
    checksum = crc32(bytes, checksum)
    length += bytes.length
    sink(bytes)
  })
  try {
    let [piece, given]: [Uint8Array, number] = [first, 0]
    for (;;) {
      given += piece.length
      if (await isEndedBy(stream, piece, output)) break
      const next = isAll ? undefined : await others.next()
      if (next === undefined || next.done === true) {
        stream.end()
        await output.ended
        break
      }
      piece = next.value
    }
    const rest = [piece.subarray(piece.length - (given - stream.bytesWritten))]
    // One byte more than a trailer is enough to know that something follows it.
    for (let more = isAll ? undefined : await others.next(); more?.done === false; more = await others.next())
      if (rest.reduce((sum, { length }) => sum + length, 0) < 9) rest.push(more.value)
    return trailerState(Buffer.concat(rest), checksum, length)
  } catch (error) {
    if (isCutOff(error)) return 'cut-off'
    if (foreignError(error).code.startsWith('Z_')) return 'corrupt'
    throw error
  } finally {
    stream.destroy()
  }
}

interface Output {
  /** Resolves at the end of the compressed data; rejects for data that is damaged. */
  readonly ended: Promise<void>
  readonly state: { isEnded: boolean }
}

function outputOf(stream: InflateRaw, sink: Sink): Output {
  const state = { isEnded: false }
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.on('end', () => {
      state.isEnded = true
      resolve()
    })
    stream.on('data', (bytes: Uint8Array) => {
      try {
        sink(bytes)
      } catch (error) {
        reject(error)
      }
    })
  })
  ended.catch(() => undefined) // whoever waits for it hears of it
  return { ended, state }
}

/** Writes a piece. zlib does not tell that it has taken one if the compressed data ended before. */
async function isEndedBy(stream: InflateRaw, piece: Uint8Array, { ended, state }: Output): Promise<boolean> {
  await Promise.race([
    new Promise<void>((resolve) =>
      stream.write(piece, () => {
        resolve()
      }),
    ),
    ended,
  ])
  return state.isEnded
}
