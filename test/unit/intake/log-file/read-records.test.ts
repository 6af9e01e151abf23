/** Real log files, and files of any size in the same memory. */
import { createReadStream, readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createGzip, gunzipSync } from 'node:zlib'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { logFiles } from '../../../../examples/records.js'
import { readRecords } from '../../../../src/intake/log-file/read-records.js'
import { sampleRecords } from '../../../support/sample-records.js'
import { bytesOf, inPieces, logOf, readUntilFault } from '../../../support/log-file.js'

/** Whether each text follows the one before in the whole. */
function areInOrder(whole: string, texts: readonly string[]): boolean {
  let end = 0
  return texts.every((text) => {
    const at = whole.indexOf(text, end)
    end = at + text.length
    return at >= 0
  })
}

test.each(logFiles())('reads %s as JSON.parse reads it whole, and the exact texts of its records', async (file) => {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  const { Records } = JSON.parse(text) as { Records: unknown[] }
  expect(Records.length).toBeGreaterThan(0)
  expect(await readUntilFault(createReadStream(file))).toEqual({ records: Records, error: undefined })
  const raw = await readUntilFault(createReadStream(file), { parse: false })
  const texts = raw.records as string[] // sound: that is what `parse: false` gives
  expect(texts.map((record) => JSON.parse(record) as unknown)).toEqual(Records)
  expect(areInOrder(text, texts)).toBe(true)
})

test('reads the sample log', async () => {
  const records = sampleRecords()
  expect(await readUntilFault(inPieces(logOf(records), 4096))).toEqual({ records, error: undefined })
})

/** Memory in use by what is still needed, in bytes. */
const usedMemory = (() => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
})()

const mebibyte = 1024 * 1024

/** A text of so many MiB, made as it is read; tells the most memory in use meanwhile, above that at the start. */
function growing(start: string, filler: string, end: string, mebibytes: number) {
  const atStart = usedMemory()
  const seen = { growth: 0 }
  const part = bytesOf(filler.repeat(Math.ceil(mebibyte / 16 / filler.length)))
  async function* source() {
    yield bytesOf(start)
    for (let given = 0; given < mebibytes * mebibyte; given += part.length) {
      if (given % (4 * mebibyte) < part.length) seen.growth = Math.max(seen.growth, usedMemory() - atStart)
      yield await Promise.resolve(part)
    }
    yield bytesOf(end)
  }
  return { source: source(), seen }
}

const record = JSON.stringify({ eventVersion: '1.08', text: 'x'.repeat(1000), list: [{ a: 1 }, { a: 2 }] })

test.each([
  ['records', '[', `${record},`, `${record}]`, {}, 900],
  ['records as text', '[', `${record},`, `${record}]`, { parse: false }, 900],
  ['a text beside the records', '{"a":"', 'x\\"', '","Records":[{}]}', {}, 0],
  ['a list beside the records', '{"Records":[{}],"a":[', '{"b":[]},', '0]}', {}, 0],
  ['a key', '{"', 'Records', '":0,"Records":[{}]}', {}, 0],
  ['blanks', ' ', ' \n', '[{}]', {}, 0],
] as const)('needs the same memory for 4 and 32 MiB of %s', async (_, start, filler, end, options, recordsEach) => {
  const growths: number[] = []
  for (const mebibytes of [4, 32]) {
    const { source, seen } = growing(start, filler, end, mebibytes)
    let count = 0
    for await (const _record of readRecords(source, options)) count++
    expect(count).toBeGreaterThan(recordsEach * mebibytes)
    growths.push(seen.growth)
  }
  expect(Math.max(...growths)).toBeLessThan(4 * mebibyte)
})

test('needs the same memory for 4 and 32 MiB of compressed text', async () => {
  const growths: number[] = []
  for (const mebibytes of [4, 32]) {
    const { source, seen } = growing('[', `${record},`, `${record}]`, mebibytes)
    for await (const _record of readRecords(
      Readable.from(source, { objectMode: false }).pipe(createGzip({ level: 1 })),
    ));
    growths.push(seen.growth)
  }
  expect(Math.max(...growths)).toBeLessThan(6 * mebibyte)
})
