/** Both ways of reading one gzip member agree, in whatever pieces it comes. */
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { crc32 as nodeCrc32, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readGzipOnNode } from '../../../../src/integrity/content/node-gzip.js'
import { crc32, readGzipOnWeb } from '../../../../src/integrity/content/web-gzip.js'
import { freeMemoryAsNode22 } from '../../../support/freed-memory.js'

freeMemoryAsNode22()

const readers = [
  ['node:zlib', readGzipOnNode],
  ['DecompressionStream', readGzipOnWeb],
] as const

// eslint-disable-next-line @typescript-eslint/require-await -- pieces are asynchronous, whatever they are made of
async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(reader: (typeof readers)[number][1], bytes: Uint8Array, size = 65_536) {
  const output: Uint8Array[] = []
  const state = await reader(inPieces(bytes, size), (piece) => output.push(new Uint8Array(piece)))
  return { state, text: Buffer.concat(output).toString('latin1') }
}

const text = 'a log file '.repeat(500)
const whole = gzipSync(text)
/** More than is decompressed at once, as stored and as text. */
const large = randomBytes(300_000).toString('hex')
const wide = 'x'.repeat(9_000_000)

const withName = Buffer.concat([
  whole.subarray(0, 3),
  Buffer.from([0x1e]),
  whole.subarray(4, 10),
  Buffer.from([2, 0, 7, 7]),
  Buffer.from('name\0comment\0'),
  Buffer.alloc(2),
  whole.subarray(10),
])
const nameEnd = withName.indexOf(whole.subarray(10)) - 2
withName.writeUInt16LE(nodeCrc32(withName.subarray(0, nameEnd)) & 0xffff, nameEnd)

test.each(readers)('%s: how a file is', async (_, reader) => {
  expect(await read(reader, whole)).toEqual({ state: 'whole', text })
  expect(await read(reader, whole, 7)).toEqual({ state: 'whole', text })
  expect(await read(reader, withName)).toEqual({ state: 'whole', text })
  expect(await read(reader, gzipSync(large))).toEqual({ state: 'whole', text: large })
  expect(await read(reader, gzipSync(wide))).toEqual({ state: 'whole', text: wide })
  expect(await read(reader, whole.subarray(0, -8))).toEqual({ state: 'cut-off', text })
  expect((await read(reader, whole.subarray(0, 30))).state).toBe('cut-off')
  for (const length of [0, 1, 9]) expect((await read(reader, whole.subarray(0, length))).state).toBe('cut-off')
  expect((await read(reader, Buffer.from('{"Records":[]}'))).state).toBe('corrupt')
  expect((await read(reader, Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]))).state).toBe('corrupt')
  expect((await read(reader, Buffer.concat([whole, Buffer.alloc(1)]))).state).toBe('trailing')
  expect((await read(reader, Buffer.concat([whole, whole]))).state).toBe('trailing')
  const damagedHeader = Buffer.from(withName)
  damagedHeader[nameEnd]! ^= 1
  expect((await read(reader, damagedHeader)).state).toBe('corrupt')
})

test.each(readers)('%s: a file is whole only with each byte of magic and trailer as it must be', async (_, reader) => {
  for (const at of [0, 1, 2, ...Array.from({ length: 8 }, (_, index) => whole.length - 8 + index)]) {
    const damaged = Buffer.from(whole)
    damaged[at]! ^= 0x80
    expect([at, (await read(reader, damaged)).state]).toEqual([at, 'corrupt'])
  }
})

test.each(readers)(
  '%s: a header may have a name alone, as that of gzip(1), or another part alone',
  async (_, reader) => {
    for (const [flag, part] of [
      [0x08, 'name\0'],
      [0x10, 'comment\0'],
      [0x04, '\x02\0xx'],
    ] as const) {
      const file = Buffer.concat([whole.subarray(0, 10), Buffer.from(part), whole.subarray(10)])
      file[3] = flag
      expect(await read(reader, file)).toEqual({ state: 'whole', text })
    }
  },
)

test.each(readers)('%s: a file that ends in its header', async (_, reader) => {
  const stateOf = async (bytes: Uint8Array) => (await read(reader, bytes)).state
  expect(await stateOf(Buffer.from('{'))).toBe('cut-off')
  expect(await stateOf(Buffer.from('{"'))).toBe('corrupt')
  for (let length = 10; length < nameEnd + 2; length++) {
    expect([length, await stateOf(withName.subarray(0, length))]).toEqual([length, 'cut-off'])
  }
  const endless = (length: number) => {
    const bytes = Buffer.alloc(length, 'x')
    whole.copy(bytes, 0, 0, 10)
    bytes[3] = 0x08
    return bytes
  }
  expect(await stateOf(endless(64 * 1024))).toBe('cut-off')
  expect(await stateOf(endless(64 * 1024 + 1))).toBe('corrupt')
})

/** Pieces that note how many were taken, and whether they were left. */
function watched(pieces: readonly Uint8Array[]) {
  const state = { taken: 0, isLeft: false }
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async function* all() {
    try {
      for (const piece of pieces) {
        state.taken++
        yield piece
      }
    } finally {
      state.isLeft = true
    }
  }
  return { state, pieces: all() }
}

test('a large file is not held whole, and is left when it is none', async () => {
  const file = gzipSync(large)
  const parts = [file.subarray(0, 262_145), file.subarray(262_145, -8), file.subarray(-8, -5), file.subarray(-5)]
  const taken: number[] = []
  const source = watched(parts)
  expect(await readGzipOnNode(source.pieces, () => taken.push(source.state.taken))).toBe('whole')
  expect(taken[0]).toBe(1)
  const other = watched([Buffer.alloc(262_145), file])
  expect(await readGzipOnNode(other.pieces, () => undefined)).toBe('corrupt')
  expect(other.state).toEqual({ taken: 1, isLeft: true })
})

test('large files in pieces: cut off, damaged, and with something behind them', async () => {
  const file = gzipSync(large)
  expect((await read(readGzipOnNode, file.subarray(0, -1), 50_000)).state).toBe('cut-off')
  expect((await read(readGzipOnNode, file.subarray(0, -1000), 50_000)).state).toBe('cut-off')
  expect(file.length - 1000).toBeGreaterThan(256 * 1024) // which is not decompressed at once
  expect((await read(readGzipOnNode, Buffer.concat([file, Buffer.alloc(100_000)]), 50_000)).state).toBe('trailing')
  const damaged = Buffer.from(file)
  damaged.fill(0xff, 200_000, 200_100)
  expect((await read(readGzipOnNode, damaged, 50_000)).state).toBe('corrupt')
})

test('any text in any pieces is whole, and CRC-32 is that of zlib', async () => {
  const property = fc.asyncProperty(
    fc.uint8Array({ maxLength: 400 }),
    fc.integer({ min: 1, max: 64 }),
    async (bytes, size) => {
      const file = gzipSync(bytes)
      const expected = { state: 'whole', text: Buffer.from(bytes).toString('latin1') }
      for (const [, reader] of readers) expect(await read(reader, file, size)).toEqual(expected)
      expect(crc32(bytes, 0)).toBe(nodeCrc32(bytes))
    },
  )
  await fc.assert(property, { numRuns: 50 })
})
