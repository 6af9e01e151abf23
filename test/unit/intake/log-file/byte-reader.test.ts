/** Where bytes may come from, and that every source is closed. */
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import type { ByteSource } from '../../../../src/intake/log-file/byte-reader.js'
import { readRecords } from '../../../../src/intake/log-file/read-records.js'
import { failed } from '../../../support/failed.js'
import { drain } from '../../../support/drain.js'
import { gzipMembers, inPieces, logOf, numbered, readUntilFault } from '../../../support/log-file.js'

const records = numbered(5000)
const log = logOf(records)

/** A source that tells whether it has been closed before its end. */
function watched(bytes: Uint8Array, failure?: Error) {
  const seen = { isClosed: false, pieces: 0 }
  async function* source() {
    try {
      for await (const piece of inPieces(bytes, 1000)) {
        seen.pieces++
        yield piece
      }
      if (failure !== undefined) throw failure
    } finally {
      seen.isClosed = true
    }
  }
  return { source: source(), seen }
}

/** A source that gives some bytes and then nothing more, until it is closed. */
function stalled(bytes: Uint8Array) {
  const seen = { isClosed: false }
  const source: AsyncIterableIterator<Uint8Array> = {
    next: () => (bytes.length === 0 ? new Promise(() => undefined) : Promise.resolve({ done: false, value: take() })),
    return: () => {
      seen.isClosed = true
      return Promise.resolve({ done: true, value: undefined })
    },
    [Symbol.asyncIterator]: () => source,
  }
  function take(): Uint8Array {
    const all = bytes
    bytes = bytes.subarray(all.length)
    return all
  }
  return { source, seen }
}

const forms: [string, (bytes: Uint8Array) => ByteSource][] = [
  ['a Uint8Array', (bytes) => bytes],
  ['a Buffer', (bytes) => Buffer.from(bytes)],
  ['an async iterable', (bytes) => inPieces(bytes, 777)],
  ['a web stream', (bytes) => new Blob([bytes]).stream()],
  ['a Node stream', (bytes) => Readable.from(inPieces(bytes, 5000), { objectMode: false })],
]

test.each(forms)('reads %s', async (_, sourceOf) => {
  expect(await readUntilFault(sourceOf(log))).toEqual({ records, error: undefined })
  expect(await readUntilFault(sourceOf(gzipSync(log)))).toEqual({ records, error: undefined })
})

test.each([
  ['Uint8Array', new Uint8Array(50)],
  ['Buffer', Buffer.alloc(50)],
])('reads a source that uses the same %s for every piece', async (_, memory) => {
  const bytes = gzipSync(log, { level: 1 })
  async function* reusing() {
    for await (const piece of inPieces(bytes, 50)) {
      memory.fill(0xff)
      memory.set(piece)
      yield memory.subarray(0, piece.length)
    }
  }
  expect(await readUntilFault(reusing())).toEqual({ records, error: undefined })
})

test('reads a view on a part of a larger memory', async () => {
  const memory = new Uint8Array(log.length + 20).fill(0x20)
  memory.set(log, 7)
  expect(await readUntilFault(memory.subarray(7, 7 + log.length))).toEqual({ records, error: undefined })
})

test.each([undefined, null, 'text', 5, {}, [log], new ArrayBuffer(8), new Float64Array(2)])(
  'refuses %s as a source before anything is read',
  (source) => {
    expect(() => readRecords(source as ByteSource)).toThrow(InputError)
  },
)

test('refuses a stream that gives text, and closes it', async () => {
  const stream = Readable.from(['{"Records":', '[]}'])
  expect((await readUntilFault(stream)).error).toMatchObject({ code: 'InvalidInput' })
  expect(stream.destroyed).toBe(true)
})

test.each([
  ['plain', log],
  ['gzip', gzipSync(log, { level: 0 })],
])('hands out what came before the source failed, then throws its own error (%s)', async (_, bytes) => {
  const failure = new Error('connection reset')
  const { source } = watched(bytes.subarray(0, -2000), failure)
  const { records: before, error } = await readUntilFault(source, { verify: false })
  expect(error).toBe(failure)
  expect(before.length).toBeGreaterThan(4800)
  expect(before).toEqual(records.slice(0, before.length))
})

test.each([
  [
    'the loop is left',
    async (source: ByteSource, verify: boolean) => {
      for await (const _ of readRecords(source, { verify })) break
    },
  ],
  [
    'a record is refused',
    (source: ByteSource, verify: boolean) => readUntilFault(source, { verify, maxRecordBytes: 10 }),
  ],
  ['the text is too long', (source: ByteSource) => readUntilFault(source, { maxObjectBytes: 5000 })],
  [
    'the body of the loop throws',
    (source: ByteSource, verify: boolean) =>
      failed(
        (async () => {
          for await (const _ of readRecords(source, { verify })) throw new Error('stop')
        })(),
      ),
  ],
])('closes the source when %s', async (_, read) => {
  // The second member is not needed for the records in the first; nor, without proof, is the rest of the file.
  const [stored, members] = [gzipSync(log, { level: 0 }), gzipMembers(log.subarray(0, 50_000), log.subarray(50_000))]
  for (const [bytes, verify] of [
    [log, true],
    [stored, false],
    [members, true],
  ] as const) {
    // prettier-ignore
    const { source, seen } = watched(bytes)
    await read(source, verify)
    expect(seen).toMatchObject({ isClosed: true })
    expect(seen.pieces).toBeLessThan(bytes.length / 1000)
  }
})

test('cancels a web stream and destroys a Node stream when the loop is left', async () => {
  let reason: unknown = 'not cancelled'
  const web = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(log)
    },
    cancel: (given) => {
      reason = given
    },
  })
  for await (const _ of readRecords(web)) break
  expect(reason).toBeUndefined()

  const node = Readable.from(inPieces(log, 1000), { objectMode: false })
  for await (const _ of readRecords(node)) break
  expect(node.destroyed).toBe(true)
})

test('does not close a source that is at its end', async () => {
  const { source, seen } = stalled(new Uint8Array())
  source.next = () => Promise.resolve({ done: true, value: undefined })
  expect((await readUntilFault(source)).error).toMatchObject({ code: 'EmptyFile' })
  expect(seen.isClosed).toBe(false)
})

test('leaves what closing throws to the source', async () => {
  const { source } = stalled(log)
  let isAsked = false
  source.return = () => {
    isAsked = true
    return Promise.reject(new Error('cannot be closed'))
  }
  const seen: unknown[] = []
  for await (const record of readRecords(source)) {
    seen.push(record)
    break
  }
  expect({ seen, isAsked }).toEqual({ seen: [records[0]], isAsked: true })
})

test('reads nothing before it is iterated, and nothing ahead of the loop', async () => {
  const { source, seen } = watched(log)
  const iterator = readRecords(source)[Symbol.asyncIterator]()
  expect(seen.pieces).toBe(0)
  await iterator.next()
  expect(seen.pieces).toBe(1)
  await iterator.return?.()
})

test.each([
  ['plain', log],
  ['gzip', gzipSync(log)],
])('stops waiting for a stalled source when the signal fires (%s)', async (_, bytes) => {
  const controller = new AbortController()
  const { source, seen } = stalled(bytes.subarray(0, -10))
  const reading = drain(readRecords(source, { signal: controller.signal }))
  await new Promise(setImmediate)
  const reason = new Error('enough')
  controller.abort(reason)
  expect(await failed(reading)).toBe(reason)
  expect(seen.isClosed).toBe(true)
})

test('destroys a Node stream that is being waited for when the signal fires', async () => {
  const controller = new AbortController()
  const stream = new Readable({ read: () => undefined })
  const reading = drain(readRecords(stream, { signal: controller.signal }))
  await new Promise(setImmediate)
  controller.abort()
  expect(await failed(reading)).toBe(controller.signal.reason)
  expect(stream.destroyed).toBe(true)
})

test('hands out nothing more after the signal has fired', async () => {
  const controller = new AbortController()
  const seen: unknown[] = []
  const reading = (async () => {
    for await (const record of readRecords(log, { signal: controller.signal })) {
      seen.push(record)
      controller.abort()
    }
  })()
  expect(await failed(reading)).toBe(controller.signal.reason)
  expect(seen).toEqual([records[0]])
})

test('reads nothing when the signal has fired before', async () => {
  const { source, seen } = watched(log)
  expect((await readUntilFault(source, { signal: AbortSignal.abort('late') })).error).toBe('late')
  expect(seen.pieces).toBe(0)
})

const large = logOf(numbered(1_000_000)) // 36 MB

test.each<[string, () => ByteSource, boolean]>([
  ['parsed, of bytes that are all there', () => large, true],
  ['raw, of bytes that are all there', () => large, false],
  ['of an iterable that never waits', () => inPieces(large, 64 * 1024), false],
])('a timer can fire the signal while a file is read: %s', async (_, sourceOf, parse) => {
  const controller = new AbortController()
  setImmediate(() => {
    controller.abort('enough')
  })
  let count = 0
  const reading = (async () => {
    for await (const {} of readRecords(sourceOf(), { parse, signal: controller.signal })) count++
  })()
  expect(await failed(reading)).toBe('enough')
  expect(count).toBeLessThan(20_000) // 512 KiB, and what is read with them
})

test('fake timers do not stop a file from being read', async () => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const some = logOf(numbered(50_000)) // 1.8 MB
  expect((await readUntilFault(some)).records).toHaveLength(50_000)
})
