/** Log files damaged in 10,000 ways: no altered record is delivered as verified, and each damage is a typed error. */
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { logFiles } from '../../../../examples/records.js'
import { LogFileError } from '../../../../src/intake/log-file/log-file-error.js'
import { readRecordBatches } from '../../../../src/intake/log-file/read-record-batches.js'
import type { ReadBatchesOptions } from '../../../../src/intake/log-file/read-options.js'
import { gzipMembers, logOf } from '../../../support/log-file.js'
import { sampleRecords } from '../../../support/sample-records.js'
import { freeMemoryAsNode22 } from '../../../support/freed-memory.js'

freeMemoryAsNode22()

interface LogFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The exact texts of its records. */
  readonly texts: readonly string[]
  /** How often it is damaged. */
  readonly times: number
}

const recordTexts = (records: readonly unknown[]): string[] => records.map((record) => JSON.stringify(record))

function made(name: string, count: number, times: number, zip: (log: Uint8Array) => Uint8Array = gzipSync): LogFile {
  const sample = sampleRecords()
  const records = Array.from({ length: count }, (_, index) => ({ ...sample[index % sample.length], index }))
  return { name, bytes: zip(logOf(records)), texts: recordTexts(records), times }
}

const inMembers = (log: Uint8Array): Uint8Array => {
  const parts = Array.from({ length: 4 }, (_, index) =>
    log.subarray(index * 2000, index === 3 ? undefined : (index + 1) * 2000),
  )
  return gzipMembers(...parts)
}

/** Real ones where they are at hand: the smallest. */
function realFiles(): LogFile[] {
  return logFiles()
    .filter((file) => file.endsWith('.gz'))
    .map((file) => readFileSync(file))
    .sort((one, other) => one.length - other.length)
    .slice(0, 10)
    .map((bytes, index) => {
      const { Records } = JSON.parse(gunzipSync(bytes).toString()) as { Records: unknown[] }
      return { name: `real log ${String(index)}`, bytes, texts: recordTexts(Records), times: 200 }
    })
}

const real = realFiles()
const others = [
  made('one record, stored', 1, 1500, (log) => gzipSync(log, { level: 0 })),
  made('ten records', 10, 2000),
  made('ten records in four members', 10, 1500, inMembers),
  made('a hundred records', 100, 900),
  made('text that is decompressed again', 1400, 100),
]
const missing = 10_000 - [...real, ...others].reduce((sum, { times }) => sum + times, 0)
const files = [...real, ...others, made('two records', 2, missing)]

/** Mulberry32: whole numbers below a bound, the same at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Below = ReturnType<typeof seeded>
const damages: readonly ((bytes: Buffer, below: Below) => Uint8Array)[] = [
  function flippedBit(bytes, below) {
    const at = below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
    return bytes
  },
  function changedBytes(bytes, below) {
    for (let left = 1 + below(4); left > 0; left--) bytes[below(bytes.length)] = below(256)
    return bytes
  },
  function noise(bytes, below) {
    const at = below(bytes.length)
    for (let end = Math.min(bytes.length, at + 1 + below(64)), index = at; index < end; index++)
      bytes[index] = below(256)
    return bytes
  },
  (bytes, below) => bytes.subarray(0, below(bytes.length)),
  function gap(bytes, below) {
    const at = below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(100))])
  },
  function swappedBlocks(bytes, below) {
    const size = 1 + below(Math.floor(bytes.length / 2))
    const at = below(bytes.length - 2 * size + 1)
    const [one, other] = [bytes.subarray(at, at + size), bytes.subarray(at + size, at + 2 * size)]
    return Buffer.concat([bytes.subarray(0, at), other, one, bytes.subarray(at + 2 * size)])
  },
  function zeros(bytes, below) {
    const at = below(bytes.length)
    return bytes.fill(0, at, Math.min(bytes.length, at + 1 + below(512)))
  },
]

interface Outcome {
  readonly records: readonly unknown[]
  readonly error: unknown
}

/** What is delivered as verified, or with `verify: false` at all. */
async function outcomeOf(bytes: Uint8Array, options: ReadBatchesOptions): Promise<Outcome> {
  const records: unknown[] = []
  try {
    for await (const batch of readRecordBatches(bytes, options))
      if (batch.isVerified || options.verify === false) records.push(...batch.records)
  } catch (error) {
    return { records, error }
  }
  return { records, error: undefined }
}

const isAltered = ({ records }: Outcome, { texts }: LogFile): boolean =>
  records.some((record, index) => (typeof record === 'string' ? record : JSON.stringify(record)) !== texts[index])

async function judged(file: LogFile, seed: number, options: ReadBatchesOptions) {
  const below = seeded(seed)
  const bytes = damages[seed % damages.length]?.(Buffer.from(file.bytes), below) ?? file.bytes
  const outcome = await outcomeOf(bytes, options)
  const isWhole = outcome.error === undefined && outcome.records.length === file.texts.length
  return { isAltered: isAltered(outcome, file), isFound: outcome.error instanceof LogFileError, isWhole }
}

test.each(files)('$name: $times times, parsed and raw', { timeout: 60_000 }, async (file) => {
  let found = 0
  for (let seed = 1; seed <= file.times; seed++) {
    for (const parse of [true, false]) {
      const verdict = await judged(file, seed, { parse })
      // Damage that harms nothing, e.g. to the time in the header or of a byte by itself, leaves all records.
      expect({ seed, parse, ...verdict }).toMatchObject({ isAltered: false, isFound: !verdict.isWhole })
      if (verdict.isFound) found++
    }
  }
  expect(found).toBeGreaterThan(1.7 * file.times)
})

test('there are 10,000, and without proof some of them give altered records', async () => {
  expect(files.reduce((sum, { times }) => sum + times, 0)).toBe(10_000)
  const [stored] = others
  if (stored === undefined) throw new Error('no file')
  const verdicts = await Promise.all(
    Array.from({ length: 100 }, (_, seed) => judged(stored, seed, { parse: false, verify: false })),
  )
  expect(verdicts.filter(({ isAltered }) => isAltered).length).toBeGreaterThan(10)
})
