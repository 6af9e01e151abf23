/** Held bytes come back as they were, from memory and from a temporary file of which nothing is left. */
import fs from 'node:fs'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { HeldBytes } from '../../../../src/intake/log-file/held-bytes.js'
import { readRecords } from '../../../../src/intake/log-file/read-records.js'
import { failed } from '../../../support/failed.js'
import { logOf, numbered, readUntilFault } from '../../../support/log-file.js'

const mebibyte = 1024 * 1024

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'held-bytes-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** Bytes of which no two blocks are alike. */
function bytesOf(length: number, seed = 0): Buffer {
  const numbers = new Uint32Array(Math.ceil(length / 4))
  for (let index = 0; index < numbers.length; index++) numbers[index] = Math.imul(index + seed, 2654435761)
  return Buffer.from(numbers.buffer, 0, length)
}

async function hold(held: HeldBytes, bytes: Uint8Array, pieceBytes = 65_000): Promise<void> {
  for (let from = 0; from < bytes.length; from += pieceBytes) await held.append(bytes.subarray(from, from + pieceBytes))
}

async function all(held: HeldBytes): Promise<Buffer> {
  const copies: Buffer[] = []
  for await (const piece of held.pieces()) copies.push(Buffer.from(piece))
  return Buffer.concat(copies)
}

const openSpy = () => vi.spyOn(fs.promises, 'open')

function held(): HeldBytes {
  const bytes = new HeldBytes()
  onTestFinished(() => bytes.close())
  return bytes
}

test.each([0, 1, 100_000, 256 * 1024, 4 * mebibyte, 4.25 * mebibyte])(
  '%i bytes come back from memory',
  async (length) => {
    const opened = openSpy()
    const bytes = held()
    await hold(bytes, bytesOf(length))
    expect((await all(bytes)).equals(bytesOf(length))).toBe(true)
    expect(opened).not.toHaveBeenCalled()
  },
)

test.each([4.25 * mebibyte + 1, 5 * mebibyte, 9_999_999])(
  '%i bytes come back from memory and a file',
  async (length) => {
    const opened = openSpy()
    const bytes = held()
    await hold(bytes, bytesOf(length))
    expect((await all(bytes)).equals(bytesOf(length))).toBe(true)
    expect(opened).toHaveBeenCalledOnce()
  },
)

test('a log file is read from there, and closes it also when the loop is left', async () => {
  const opened = openSpy()
  const records = numbered(200_000)
  const file = gzipSync(logOf(records), { level: 0 })
  expect(await readUntilFault(file)).toEqual({ records, error: undefined })
  for await (const _ of readRecords(file)) break
  const handles = await Promise.all(
    opened.mock.results.map(({ value }) => value as ReturnType<typeof fs.promises.open>),
  )
  expect(handles.map(({ fd }) => fd)).toEqual([-1, -1])
})

test('the file is for its owner alone, and is in no folder', async () => {
  const opened = openSpy()
  const bytes = held()
  await hold(bytes, bytesOf(5 * mebibyte))
  // sound: it is what `open` returns.
  const file = await (opened.mock.results[0]?.value as ReturnType<typeof fs.promises.open> | undefined)
  expect(((await file?.stat())?.mode ?? 0) & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual([])
  await bytes.close()
  expect(file?.fd).toBe(-1)
})

test('cleared, it holds other bytes in the same memory and the same file', async () => {
  const opened = openSpy()
  const bytes = held()
  for (const [seed, length] of [6 * mebibyte, 100, 0, 7 * mebibyte, 4 * mebibyte].entries()) {
    bytes.clear()
    await hold(bytes, bytesOf(length, seed))
    expect((await all(bytes)).equals(bytesOf(length, seed))).toBe(true)
  }
  expect(opened).toHaveBeenCalledOnce()
})

test('where no file can be written, 64 MiB are held in memory, and no more', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'missing'))
  const bytes = held()
  const many = bytesOf(64 * mebibyte)
  await hold(bytes, many, mebibyte)
  expect((await all(bytes)).equals(many)).toBe(true)
  const error = await failed(bytes.append(Buffer.alloc(1)))
  expect(error).toMatchObject({ code: 'ObjectTooLarge', cause: { code: 'ENOENT' } })
})

test('when the disk is full, the bytes after those in the file are held in memory', async () => {
  const { open } = fs.promises
  openSpy().mockImplementation(async (...given) => {
    const file = await open(...given)
    const write = file.write.bind(file) as (...given: unknown[]) => Promise<{ bytesWritten: number }>
    let calls = 0
    const failing = async (...given: unknown[]) => {
      if (++calls > 5) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      // Half of what was asked for, as a system may do.
      return write(given[0], given[1], Math.ceil(Number(given[2]) / 2), given[3])
    }
    return Object.assign(file, { write: failing })
  })
  const bytes = held()
  await hold(bytes, bytesOf(8 * mebibyte))
  expect((await all(bytes)).equals(bytesOf(8 * mebibyte))).toBe(true)
})
