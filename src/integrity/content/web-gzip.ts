/** Decompresses with the web's `DecompressionStream`, which does not tell where the data ended: the whole file is held. */
import { headerLength, trailerBytes, trailerState, type GzipState } from './gzip-member.js'
import type { Pieces, Sink } from './pieces.js'

export async function readGzipOnWeb(pieces: Pieces, sink: Sink): Promise<GzipState> {
  const bytes = await wholeOf(pieces)
  const start = headerLength(bytes, crc32)
  if (typeof start === 'string') return start
  const rest = bytes.subarray(start)
  const data = await inflate(rest.subarray(0, Math.max(0, rest.length - trailerBytes)))
  // A file without its whole trailer has the end of its data where the trailer should be.
  const output = data.ending === 'cut-off' ? (await inflate(rest)).output : data.output
  for (const piece of output) sink(piece)
  const checksum = output.reduce((sum, piece) => crc32(piece, sum), 0)
  const length = output.reduce((sum, piece) => sum + piece.length, 0)
  if (data.ending === 'ended') return trailerState(rest.subarray(rest.length - trailerBytes), checksum, length)
  return hasTrailerWithin(rest, checksum, length) ? 'trailing' : data.ending
}

/** Where the trailer of all that came out stands before the end of the file, something follows it. */
function hasTrailerWithin(rest: Uint8Array, checksum: number, length: number): boolean {
  const first = checksum & 0xff
  for (let at = rest.indexOf(first); at >= 0; at = rest.indexOf(first, at + 1)) {
    if (trailerState(rest.subarray(at), checksum, length) === 'trailing') return true
  }
  return false
}

async function wholeOf(pieces: Pieces): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  for await (const piece of pieces) read.push(piece)
  const whole = new Uint8Array(read.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of read) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

interface Inflated {
  readonly output: readonly Uint8Array[]
  /** `corrupt` also when the data ended before its last byte, which is not told apart. */
  readonly ending: 'ended' | 'cut-off' | 'corrupt'
}

async function inflate(data: Uint8Array): Promise<Inflated> {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const state = { isTaken: false }
  const take = () => {
    state.isTaken = true
  }
  writer.write(new Uint8Array(data)).then(take, () => undefined)
  writer.close().catch(() => undefined)
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader()
  const output: Uint8Array[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { output, ending: 'ended' }
      output.push(value)
    }
  } catch {
    return { output, ending: state.isTaken ? 'cut-off' : 'corrupt' }
  }
}

/** CRC-32 of each byte. */
const table = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let checksum = byte
  for (let bit = 0; bit < 8; bit++) checksum = (checksum & 1) === 0 ? checksum >>> 1 : 0xedb88320 ^ (checksum >>> 1)
  return checksum
})

export function crc32(bytes: Uint8Array, checksum: number): number {
  let sum = ~checksum
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}
