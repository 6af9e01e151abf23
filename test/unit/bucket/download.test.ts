/** Downloads that break: when they go on, from where, and when they do not. */
import { expect, test } from 'vitest'
import { ConnectionError, ResponseError } from '../../../src/contracts/errors.js'
import { download, type Part } from '../../../src/bucket/download.js'
import { ObjectChangedError } from '../../../src/bucket/object-fault.js'
import { drain } from '../../support/drain.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'

const kib = 1024
const broken = () => new ConnectionError('it broke', { mayBeSent: true })

/** One part: how many bytes it brings, and what it then fails with. */
interface Fate extends Partial<Part> {
  readonly brings: number
  readonly error?: Error
}

const content = (from: number, count: number) => Uint8Array.from({ length: count }, (_, index) => (from + index) % 251)

/** A store with an object of a size, whose parts meet these fates. */
function storeOf(size: number, ...fates: readonly Fate[]) {
  const asked: (readonly [number, string | undefined])[] = []
  const discarded: number[] = []
  const clock = new FakeClock()
  const open = (from: number, etag: string | undefined): Promise<Part> => {
    const { brings, error, ...told } = fates[asked.length] ?? { brings: size - from }
    asked.push([from, etag])
    async function* bytes() {
      await Promise.resolve()
      for (let at = 0; at < brings; at += 10 * kib) yield content(from + at, Math.min(10 * kib, brings - at))
      if (error !== undefined) throw error
    }
    const discard = () => discarded.push(from)
    return Promise.resolve({ bytes: bytes(), start: from, size, etag: '"e"', discard, ...told })
  }
  const means = { name: 's3://b/k', open, clock: clock.jumping(), random: () => 1, signal: undefined }
  const read = async () => Buffer.concat(await drain(download(means)))
  return { read, asked, clock, discarded, means }
}

test('an object that comes in one piece is asked for once', async () => {
  const { read, asked } = storeOf(25 * kib)
  expect(await read()).toEqual(Buffer.from(content(0, 25 * kib)))
  expect(asked).toEqual([[0, undefined]])
})

test('after a break it is asked for from there on, of the same tag', async () => {
  const { read, asked, clock } = storeOf(
    100 * kib,
    { brings: 30 * kib, error: broken() },
    { brings: 5, error: broken() },
  )
  expect(await read()).toEqual(Buffer.from(content(0, 100 * kib)))
  expect(asked).toEqual([
    [0, undefined],
    [30 * kib, '"e"'],
    [30 * kib + 5, '"e"'],
  ])
  expect(clock.delays).toEqual([50, 100])
})

test('a part that ends early without a word is gone on with too', async () => {
  const { read, asked } = storeOf(50 * kib, { brings: 20 * kib })
  expect(await read()).toEqual(Buffer.from(content(0, 50 * kib)))
  expect(asked).toHaveLength(2)
})

test('a break behind the last byte is none', async () => {
  const { read, asked } = storeOf(20 * kib, { brings: 20 * kib, error: broken() })
  expect(await read()).toHaveLength(20 * kib)
  expect(asked).toHaveLength(1)
})

test('however often it breaks, it goes on as long as something comes each time', async () => {
  const breaks = Array.from({ length: 60 }, () => ({ brings: 16 * kib, error: broken() }))
  const { read, asked, clock } = storeOf(1000 * kib, ...breaks)
  expect((await read()).equals(content(0, 1000 * kib))).toBe(true)
  expect(asked).toHaveLength(61)
  expect(new Set(clock.delays)).toEqual(new Set([50]))
})

test('five breaks in a row that bring next to nothing are the end', async () => {
  const { read, asked, clock } = storeOf(
    1000 * kib,
    ...Array.from({ length: 9 }, () => ({ brings: 100, error: broken() })),
  )
  expect(await failed(read())).toMatchObject({ message: 'it broke' })
  expect(asked).toHaveLength(5)
  expect(clock.delays).toEqual([50, 100, 200, 400])
})

test.each<[string, Partial<Part>]>([
  ['another tag', { etag: '"f"' }],
  ['another size', { size: 99 }],
  ['no size', { size: undefined }],
  ['another place', { start: 0 }],
  ['an unreadable place', { start: NaN }],
])('a rest with %s is not taken for the rest of the object', async (_, told) => {
  const { read, discarded } = storeOf(100 * kib, { brings: 30 * kib, error: broken() }, { brings: 10, ...told })
  const error = await failed(read())
  expect(error).toBeInstanceOf(ObjectChangedError)
  expect(error).toMatchObject({ code: 'ObjectChanged', message: expect.stringContaining('s3://b/k') as string })
  expect(discarded).toEqual([30 * kib])
})

test.each<[string, Partial<Part>]>([
  ['a tag', { etag: undefined }],
  ['a size', { size: undefined }],
])('an object without %s cannot be gone on with', async (_, told) => {
  const { read, asked } = storeOf(100 * kib, { brings: 30 * kib, error: broken(), ...told })
  expect(await failed(read())).toMatchObject({ message: 'it broke' })
  expect(asked).toHaveLength(1)
})

test('an object of unknown size ends where its stream ends', async () => {
  const { read } = storeOf(100, { brings: 60, size: undefined })
  expect(await read()).toHaveLength(60)
})

test('a failure that another attempt would meet too is passed on', async () => {
  const details = { operation: 'GetObject', region: 'eu-west-1', status: 200, attempts: 1 }
  const { read, asked } = storeOf(100, { brings: 10, error: new ResponseError('unreadable', details) })
  expect(await failed(read())).toMatchObject({ code: 'InvalidResponse' })
  expect(asked).toHaveLength(1)
})

test('a signal ends the wait for another attempt', async () => {
  const { means } = storeOf(100 * kib, { brings: 10, error: broken() })
  const controller = new AbortController()
  const clock = new FakeClock()
  const reading = failed(drain(download({ ...means, clock, signal: controller.signal })))
  await clock.untilPending()
  controller.abort('stop')
  expect(await reading).toBe('stop')
  expect(clock.pending).toBe(0)
})
