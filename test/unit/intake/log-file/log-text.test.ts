/** How much text a file may have. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { logOf, numbered, readUntilFault } from '../../../support/log-file.js'

const records = numbered(1000)
const log = logOf(records)

test.each([
  ['plain', log],
  ['gzip', gzipSync(log)],
])('reads %s text of just maxObjectBytes, and of more only as much', async (_, bytes) => {
  expect(await readUntilFault(bytes, { maxObjectBytes: log.length })).toEqual({ records, error: undefined })
  const { records: before, error } = await readUntilFault(bytes, { maxObjectBytes: log.length - 3 })
  expect(before).toEqual(records.slice(0, 999))
  expect(error).toMatchObject({ code: 'ObjectTooLarge', offset: log.length - 3, offsetIn: 'text' })
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
