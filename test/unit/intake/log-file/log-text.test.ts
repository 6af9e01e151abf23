/** How much text a file may have. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gzipMembers, logOf, numbered, readUntilFault } from '../../../support/log-file.js'

const records = numbered(1000)
const log = logOf(records)

test.each([
  ['plain', log, true, 999],
  ['gzip', gzipSync(log), true, 0],
  ['gzip that is not proven', gzipSync(log), false, 999],
] as const)('reads %s text of just maxObjectBytes, and refuses more', async (_, bytes, verify, count) => {
  expect(await readUntilFault(bytes, { verify, maxObjectBytes: log.length })).toEqual({ records, error: undefined })
  const { records: before, error } = await readUntilFault(bytes, { verify, maxObjectBytes: log.length - 3 })
  expect(before).toEqual(records.slice(0, count))
  expect(error).toMatchObject({ code: 'ObjectTooLarge', offset: log.length - 3, offsetIn: 'text' })
})

test('counts the text of all members together', async () => {
  const { records: before, error } = await readUntilFault(gzipMembers(log.subarray(0, 20_000), log.subarray(20_000)), {
    maxObjectBytes: log.length - 1,
  })
  expect(before.length).toBeGreaterThan(500)
  expect(before).toEqual(records.slice(0, before.length))
  expect(error).toMatchObject({ code: 'ObjectTooLarge', offset: log.length - 1, offsetIn: 'text' })
})

test('stops at maxObjectBytes of a small file that is large when decompressed', async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
  expect(bomb.length).toBeLessThan(30_000)
  expect((await readUntilFault(bomb, { maxObjectBytes: 1_000_000 })).error).toMatchObject({ code: 'ObjectTooLarge' })
})

test.each([
  ['no bytes', []],
  ['empty pieces', ['', '']],
])('calls a source of %s an empty file', async (_, texts) => {
  const { error } = await readUntilFault(new Blob(texts).stream())
  expect(error).toMatchObject({ code: 'EmptyFile' })
})

test('does not call a gzip of nothing an empty file, for it may be the first member of more', async () => {
  expect((await readUntilFault(gzipSync(''))).error).toMatchObject({ code: 'Truncated', offset: 0, offsetIn: 'text' })
})

const nothing = gzipSync('')
const repeated = (bytes: Uint8Array, times: number): Uint8Array => Buffer.concat(Array<Uint8Array>(times).fill(bytes))

test('stops after 400 gzip members and one more for each 16 KiB of text', async () => {
  const large = numbered(1000) // 30 KB
  const some = gzipSync(logOf(large).subarray(0, -1))
  const most = Buffer.concat([some, repeated(nothing, 398), gzipSync('}')])
  expect(await readUntilFault(most)).toEqual({ records: large, error: undefined })
  const { error } = await readUntilFault(repeated(nothing, 200_000))
  expect(error).toMatchObject({ code: 'CorruptGzip', offset: 400 * nothing.length, offsetIn: 'file' })
})

/** A gzip member without text, whose header has 64 KB. */
const padded = Buffer.concat([
  Uint8Array.of(0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 3, 0xff, 0xff),
  new Uint8Array(0xffff),
  nothing.subarray(10),
])

test('counts the bytes of the file itself too, with 1 MiB to spare for headers', async () => {
  const options = { maxObjectBytes: log.length }
  expect(await readUntilFault(Buffer.concat([repeated(padded, 15), gzipSync(log)]), options)).toEqual({
    records,
    error: undefined,
  })
  const { error } = await readUntilFault(repeated(padded, 20), options)
  expect(error).toMatchObject({ code: 'ObjectTooLarge', offset: log.length + 1024 * 1024, offsetIn: 'file' })
})

test('says of a file that was compressed twice that it was', async () => {
  const { records: got, error } = await readUntilFault(gzipSync(gzipSync(log)))
  expect(got).toEqual([])
  expect(error).toMatchObject({ name: 'LogFileError', code: 'InvalidJson', offset: 0, offsetIn: 'text' })
  expect(String(error)).toContain('compressed twice')
})
