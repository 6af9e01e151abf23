/** Decompresses with the web's `DecompressionStream`, which does not tell where the data ended: the whole file is held. */
import { headerLength, trailerBytes, trailerState, type GzipState } from './gzip-member.js'
import type { Pieces, Sink } from './pieces.js'

export async function readGzipOnWeb(pieces: Pieces, sink: Sink): Promise<GzipState> {
  const bytes = await wholeOf(pieces)
  const start = headerLength(bytes, crc32)
  if (typeof start === 'string') return start
  const rest = bytes.subarray(start)
  const end = Math.max(0, rest.length - trailerBytes)
  const first = await inflate(rest.subarray(0, end))
  if (first.ending === 'cut-off') {
    // A file without its whole trailer has the end of its data where the trailer should be.
    for (const piece of (await inflate(rest)).output) sink(piece)
    return 'cut-off'
  }
  const isEnd = (await inflate(rest.subarray(0, end - 1))).ending === 'cut-off'
  const whole = isEnd ? { ...first, end } : await shortestOf(rest, first, end)
  for (const piece of whole.output) sink(piece)
  return stateOf(rest, whole.end, whole)
}

function stateOf(rest: Uint8Array, end: number, { output, ending }: Inflated): GzipState {
  if (ending !== 'ended') return ending
  const checksum = output.reduce((sum, piece) => crc32(piece, sum), 0)
  const length = output.reduce((sum, piece) => sum + piece.length, 0)
  return trailerState(rest.subarray(end), checksum, length)
}

/**
 * The shortest part that is not cut off: where the data ends, or where it is damaged. What follows the end is refused by some
 * runtimes and passed over by others.
 */
async function shortestOf(
  rest: Uint8Array,
  first: Inflated,
  end: number,
): Promise<Inflated & { readonly end: number }> {
  let found = { ...first, end }
  for (let short = 0; short + 1 < found.end;) {
    const middle = Math.floor((short + found.end) / 2)
    const part = await inflate(rest.subarray(0, middle))
    if (part.ending === 'cut-off') short = middle
    else found = { ...part, end: middle }
  }
  return found
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
