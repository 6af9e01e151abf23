/** How records are put together to batches. */
import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { expect, expectTypeOf, test } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import { readRecordBatches, type RecordBatch } from '../../../../src/intake/log-file/read-record-batches.js'
import { readRecords } from '../../../../src/intake/log-file/read-records.js'
import type { ReadBatchesOptions } from '../../../../src/intake/log-file/read-options.js'
import type { CloudTrailRecord } from '../../../../src/records/cloudtrail-record.js'
import { drain } from '../../../support/drain.js'
import { failed } from '../../../support/failed.js'
import { inPieces, logOf, numbered } from '../../../support/log-file.js'
import { freeMemoryAsNode22 } from '../../../support/freed-memory.js'

freeMemoryAsNode22()

const log = logOf(numbered(1000))

test('gives every record once, in order, and tells the place of each, whatever the sizes', async () => {
  const sizes = fc.record({
    chunkSize: fc.integer({ min: 1, max: 1200 }),
    maxBatchBytes: fc.integer({ min: 1, max: 60_000 }),
  })
  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.integer({ min: 50, max: 70_000 }),
      fc.boolean(),
      async (options, pieceBytes, isZipped) => {
        const source = inPieces(isZipped ? gzipSync(log) : log, pieceBytes)
        const batches = await drain(readRecordBatches(source, options))
        expect(batches.flatMap(({ records }) => records)).toEqual(numbered(1000))
        for (const { firstIndex, records } of batches) {
          expect(records[0]?.['n']).toBe(firstIndex)
          expect(records.length).toBeGreaterThan(0)
          expect(records.length).toBeLessThanOrEqual(options.chunkSize)
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('fills a batch before it begins the next', async () => {
  const batches = await drain(readRecordBatches(inPieces(log, 700), { chunkSize: 300 }))
  expect(batches.map(({ firstIndex, records }) => [firstIndex, records.length])).toEqual([
    [0, 300],
    [300, 300],
    [600, 300],
    [900, 100],
  ])
})

test('ends a batch when it has maxBatchBytes of text, and counts all text', async () => {
  const batches = await drain(readRecordBatches(inPieces(log, 500), { maxBatchBytes: 10_000 }))
  expect(batches.length).toBe(Math.ceil(log.length / 10_500))
  for (const { textBytes } of batches.slice(0, -1)) {
    expect(textBytes).toBeGreaterThanOrEqual(10_000)
    expect(textBytes).toBeLessThan(10_600)
  }
  expect(batches.reduce((sum, { textBytes }) => sum + textBytes, 0)).toBe(log.length)
})

test('hands out a part of a batch before a fault', async () => {
  const batches: RecordBatch<CloudTrailRecord>[] = []
  const error = await failed(
    (async () => {
      for await (const batch of readRecordBatches(log.subarray(0, -20), { chunkSize: 400 })) batches.push(batch)
    })(),
  )
  expect(batches.map(({ records }) => records.length)).toEqual([400, 400, 199])
  expect(error).toMatchObject({ code: 'Truncated' })
})

test.each([310, 70_000])(
  'hands out nothing more after the signal has fired (pieces of %i bytes)',
  async (pieceBytes) => {
    const controller = new AbortController()
    let batches = 0
    const reading = (async () => {
      const options = { signal: controller.signal, chunkSize: 10 }
      for await (const _ of readRecordBatches(inPieces(log, pieceBytes), options)) {
        batches++
        controller.abort()
      }
    })()
    expect(await failed(reading)).toBe(controller.signal.reason)
    expect(batches).toBe(1)
  },
)

test('hands out no part of a batch when the signal fires while the source is waited for', async () => {
  const controller = new AbortController()
  async function* stalling() {
    yield log.subarray(0, 10_000)
    await new Promise(setImmediate)
    controller.abort()
    await new Promise(() => undefined)
  }
  const batches: unknown[] = []
  const reading = (async () => {
    for await (const batch of readRecordBatches(stalling(), { signal: controller.signal })) batches.push(batch)
  })()
  expect(await failed(reading)).toBe(controller.signal.reason)
  expect(batches).toEqual([])
})

test.each([
  ['gzip', gzipSync(log), undefined, true],
  ['gzip with verify: false', gzipSync(log), false, false],
  ['a file that is not gzip', log, true, false],
] as const)('says whether the checksum proved the records of %s', async (_, bytes, verify, isVerified) => {
  const batches = await drain(readRecordBatches(bytes, { verify, chunkSize: 300 }))
  expect(batches.map((batch) => batch.isVerified)).toEqual([isVerified, isVerified, isVerified, isVerified])
})

test('gives texts of records with parse: false', async () => {
  const [batch] = await drain(readRecordBatches(log, { parse: false, chunkSize: 2 }))
  expect(batch?.records).toEqual(['{"eventVersion":"1.08","n":0}', '{"eventVersion":"1.08","n":1}'])
})

test('has a type for each form', () => {
  expectTypeOf(readRecords(log)).toEqualTypeOf<AsyncIterable<CloudTrailRecord>>()
  expectTypeOf(readRecords(log, { parse: false })).toEqualTypeOf<AsyncIterable<string>>()
  expectTypeOf(readRecords(log, {} as { parse: boolean })).toEqualTypeOf<AsyncIterable<CloudTrailRecord | string>>()
  expectTypeOf(readRecordBatches(log, { parse: false })).toExtend<AsyncIterable<RecordBatch<string>>>()
})

test.each(['maxRecordBytes', 'maxObjectBytes', 'chunkSize', 'maxBatchBytes'] as const)(
  'refuses %s out of range',
  (name) => {
    for (const value of [0, -1, 1.5, NaN, '5' as unknown as number]) {
      const options: ReadBatchesOptions = { [name]: value }
      expect(() => readRecordBatches(log, options)).toThrow(InputError)
    }
    expect(() => readRecordBatches(log, { [name]: Infinity })).not.toThrow()
  },
)
