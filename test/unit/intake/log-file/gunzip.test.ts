/** Gzip of log files: members, padding, and every way in which it can be damaged. */
import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LogFileError } from '../../../../src/intake/log-file/log-file-error.js'
import { bytesOf, cutAt, gzipMembers, inPieces, logOf, numbered, readUntilFault } from '../../../support/log-file.js'
import { freeMemoryAsNode22 } from '../../../support/freed-memory.js'

freeMemoryAsNode22()

const streamed = { verify: false }
const records = numbered(20)
const log = logOf(records)
const zipped = gzipSync(log)

const zeros = (count: number) => new Uint8Array(count)
const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)
const changed = (bytes: Uint8Array, at: number, change: number): Uint8Array =>
  bytes.map((byte, index) => (index === (at < 0 ? bytes.length + at : at) ? byte ^ change : byte))

test.each([
  ['one member', zipped],
  ['two members', gzipMembers(log.subarray(0, 100), log.subarray(100))],
  ['members with empty ones between', gzipMembers(zeros(0), log.subarray(0, 7), zeros(0), log.subarray(7), zeros(0))],
  [
    'a member for each of the first 300 bytes',
    gzipMembers(...Array.from(log.subarray(0, 300), (byte) => Uint8Array.of(byte)), log.subarray(300)),
  ],
  ['zeros behind', join(zipped, zeros(600))],
  ['stored, not compressed', gzipSync(log, { level: 0 })],
])('reads %s', async (_, bytes) => {
  expect(await readUntilFault(bytes)).toEqual({ records, error: undefined })
  expect(await readUntilFault(inPieces(bytes, 1))).toEqual({ records, error: undefined })
  expect(await readUntilFault(inPieces(bytes, 37))).toEqual({ records, error: undefined })
})

test('reads a file of two members cut in two at any byte', async () => {
  const bytes = gzipMembers(log.subarray(0, 100), log.subarray(100))
  for (let place = 0; place <= bytes.length; place++)
    expect(await readUntilFault(cutAt(bytes, place))).toEqual({ records, error: undefined })
})

test('reads a member with all that a header can have', async () => {
  const header = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3]),
    Buffer.from([3, 0, 7, 7, 7]),
    Buffer.from('name.json\0a comment\0'),
  ])
  const checksum = Buffer.from([crc32(header) & 0xff, (crc32(header) >> 8) & 0xff])
  const body = Buffer.concat([deflateRawSync(log), zipped.subarray(-8)])
  const bytes = Buffer.concat([header, checksum, body])
  expect(await readUntilFault(inPieces(bytes, 1))).toEqual({ records, error: undefined })
  expect((await readUntilFault(changed(bytes, header.length, 1))).error).toMatchObject({
    code: 'CorruptGzip',
    offset: 0,
  })
  for (let length = 3; length < header.length + 2; length++)
    expect((await readUntilFault(bytes.subarray(0, length))).error).toMatchObject({ code: 'Truncated', offset: length })
})

const withText = (flags: number, length: number): Uint8Array =>
  join(
    Uint8Array.of(0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3),
    new Uint8Array(length).fill(97),
    zeros(1),
    zipped.subarray(10),
  )

test.each([
  ['name', 0x08],
  ['comment', 0x10],
])('skips a %s of 64 KiB, and refuses an endless one', async (_, flags) => {
  expect(await readUntilFault(withText(flags, 65_535))).toEqual({ records, error: undefined })
  expect(await readUntilFault(inPieces(withText(flags, 65_535), 1000))).toEqual({ records, error: undefined })
  const pieces = { taken: 0 }
  async function* endless() {
    yield withText(flags, 0).subarray(0, 10)
    for (; ; pieces.taken++) yield await Promise.resolve(new Uint8Array(10_000).fill(97))
  }
  expect((await readUntilFault(endless())).error).toMatchObject({ code: 'CorruptGzip', offset: 0 })
  expect(pieces.taken).toBeLessThan(8)
})

test.each([
  ['a wrong checksum', changed(zipped, -8, 1), 'ChecksumMismatch', zipped.length - 8],
  ['a wrong length', changed(zipped, -4, 1), 'ChecksumMismatch', zipped.length - 8],
  ['a length wrong in its highest byte', changed(zipped, -1, 1), 'ChecksumMismatch', zipped.length - 8],
  ['no trailer', zipped.subarray(0, -8), 'Truncated', zipped.length - 8],
  ['half a trailer', zipped.subarray(0, -3), 'Truncated', zipped.length - 3],
] as const)('hands out nothing of a member with %s, and with verify: false all', async (_, bytes, code, offset) => {
  for (const sourceOf of [() => bytes, () => inPieces(bytes, 1000), () => inPieces(bytes, 1)]) {
    const [proven, read] = [await readUntilFault(sourceOf()), await readUntilFault(sourceOf(), streamed)]
    expect([proven.records, read.records]).toEqual([[], records])
    for (const { error } of [proven, read]) {
      expect(error).toBeInstanceOf(LogFileError)
      expect(error).toMatchObject({ code, offset, offsetIn: 'file' })
    }
  }
})

test.each([
  ['junk behind', join(zipped, bytesOf('x')), 'TrailingBytes', zipped.length],
  ['junk behind zeros', join(zipped, zeros(100_000), bytesOf('x')), 'TrailingBytes', zipped.length + 100_000],
  ['a member behind zeros', join(zipped, zeros(3), zipped), 'TrailingBytes', zipped.length + 3],
  ['gzip of another method behind', join(zipped, Uint8Array.of(0x1f, 0x8b, 7)), 'TrailingBytes', zipped.length],
  ['the start of a member behind', join(zipped, Uint8Array.of(0x1f, 0x8b)), 'Truncated', zipped.length + 2],
] as const)('hands out every record and then refuses %s', async (_, bytes, code, offset) => {
  for (const source of [bytes, inPieces(bytes, 1000), inPieces(bytes, 1)]) {
    const read = await readUntilFault(source)
    expect(read.records).toEqual(records)
    expect(read.error).toBeInstanceOf(LogFileError)
    expect(read.error).toMatchObject({ code, offset, offsetIn: 'file' })
  }
})

test('hands out the members before one that is damaged, each proven by itself', async () => {
  const [first, second] = [log.subarray(0, 200), log.subarray(200)]
  const damaged = changed(gzipMembers(first, second), -8, 1)
  const before = records.filter((_, n) => logOf(records.slice(0, n + 1)).length - 2 <= first.length)
  expect(before.length).toBeGreaterThan(3)
  const { records: read, error } = await readUntilFault(damaged)
  expect(read).toEqual(before)
  expect(error).toMatchObject({ code: 'ChecksumMismatch', offset: damaged.length - 8 })
})

test.each([1023, 1025])(
  'reads a member whose text has %i KiB, whether it is kept or decompressed again',
  async (size) => {
    const padding = 'x'.repeat(size * 1024 - logOf([{ padding: '' }]).length)
    const large = gzipSync(logOf([{ padding }]))
    expect(await readUntilFault(inPieces(large, 700))).toEqual({ records: [{ padding }], error: undefined })
    const members = Buffer.concat([large.subarray(), gzipSync(' '), gzipSync(' ')])
    expect(await readUntilFault(inPieces(members, 700))).toEqual({ records: [{ padding }], error: undefined })
    expect(await readUntilFault(inPieces(changed(large, -1, 1), 700))).toMatchObject({ records: [] })
  },
)

test('finds a file cut at the end of a member', async () => {
  const first = gzipSync(log.subarray(0, 100))
  const { records: before, error } = await readUntilFault(join(first, zeros(5)))
  expect(before).toEqual(records.slice(0, before.length))
  expect(before.length).toBeGreaterThan(0)
  expect(error).toMatchObject({ code: 'Truncated', offset: 100, offsetIn: 'text' })
})

test('finds every cut', async () => {
  for (let length = 1; length < zipped.length; length++) {
    const { records: before, error } = await readUntilFault(zipped.subarray(0, length), streamed)
    expect(before).toEqual(records.slice(0, before.length))
    expect(error).toMatchObject({ code: 'Truncated', offset: length, offsetIn: 'file' })
    expect(await readUntilFault(zipped.subarray(0, length))).toEqual({ records: [], error })
  }
})

test('finds every changed bit that matters, and hands out nothing wrong without an error', async () => {
  for (let at = 0; at < zipped.length; at++) {
    for (const change of [0x01, 0x10, 0x80]) {
      const read = await readUntilFault(changed(zipped, at, change))
      // The time, the compression level and the system in the header say nothing of the data; nor does a flag for text.
      if (read.error === undefined) expect({ at, records: read.records }).toEqual({ at: Math.min(at, 9), records })
      else expect(read).toEqual({ records: [], error: expect.any(LogFileError) as unknown })
    }
  }
})

test('with verify: false, hands out what comes before damaged data, but for the last step of zlib', async () => {
  const many = numbered(20_000)
  const intact = deflateRawSync(logOf(many), { finishFlush: constants.Z_FULL_FLUSH })
  // No block is of the type that the next bits tell.
  const { records: before, error } = await readUntilFault(
    join(zipped.subarray(0, 10), intact, bytesOf('\x07')),
    streamed,
  )
  const cause = expect.objectContaining({ code: 'Z_DATA_ERROR' }) as unknown
  expect(error).toMatchObject({ code: 'CorruptGzip', cause })
  expect(before.length).toBeGreaterThan(10_000)
  expect(before).toEqual(many.slice(0, before.length))
})

test.each([1, 2])('takes %i bytes of the magic number for gzip that is cut off', async (length) => {
  expect((await readUntilFault(zipped.subarray(0, length))).error).toMatchObject({ code: 'Truncated', offset: length })
})

test('takes other bytes than those of gzip with deflate for text', async () => {
  expect((await readUntilFault(Uint8Array.of(0x1f, 0x8b, 7, 0))).error).toMatchObject({
    code: 'InvalidJson',
    offset: 0,
  })
})

test('tells the first of two faults', async () => {
  const bytes = gzipSync(bytesOf('[{"eventVersion":"1"},{"eventVersion":}]')).subarray(0, -3)
  const { records: before, error } = await readUntilFault(bytes, streamed)
  expect(before).toEqual([{ eventVersion: '1' }])
  expect(error).toMatchObject({ code: 'InvalidRecord', recordIndex: 1 })
})
