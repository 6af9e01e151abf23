/** The bounds of a stream: its length, the silence within it, its signal. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { ConnectionError, TimeoutError } from '../../../src/contracts/errors.js'
import { readStream, type StreamBounds } from '../../../src/bucket/object-stream.js'
import type { ByteStream } from '../../../src/contracts/transport.js'
import { classify } from '../../../src/retry/classify.js'
import { drain } from '../../support/drain.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'

/** A stream of these chunks, which then ends, fails, or brings nothing more until it is destroyed. */
function streamOf(chunks: readonly string[], end: 'ends' | 'hangs' | Error = 'ends') {
  let isDestroyed = false
  let wake: () => void = () => undefined
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk))
    if (end instanceof Error) throw end
    if (end === 'hangs' && !isDestroyed) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const destroy = () => {
    isDestroyed = true
    wake()
  }
  const stream: ByteStream = { [Symbol.asyncIterator]: bytes, destroy }
  return { stream, isDestroyed: () => isDestroyed }
}

const bounds = (more: Partial<StreamBounds> = {}): StreamBounds => ({
  operation: 'GetObject',
  name: 's3://b/k',
  clock: new FakeClock(),
  signal: undefined,
  silenceMs: 5000,
  length: undefined,
  ...more,
})

test('the bytes come as they are', async () => {
  const { stream } = streamOf(['ab', 'c'])
  const clock = new FakeClock()
  expect(Buffer.concat(await drain(readStream(stream, bounds({ clock, length: 3 })))).toString()).toBe('abc')
  expect(clock.pending).toBe(0)
})

test.each([
  [2, 'more'],
  [4, 'fewer'],
])('a length of %i for three bytes is %s, and worth another attempt', async (length, what) => {
  const { stream, isDestroyed } = streamOf(['ab', 'c'])
  const error = await failed(drain(readStream(stream, bounds({ length }))))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toHaveProperty(
    'message',
    `GetObject: s3://b/k has ${what} bytes than the ${length} of its Content-Length`,
  )
  expect(classify(error)).toBe('transient')
  expect(isDestroyed()).toBe(true)
})

test('a break is an error of ours, with its cause', async () => {
  const cause = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  const error = await failed(drain(readStream(streamOf(['a'], cause).stream, bounds())))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ message: 'GetObject: s3://b/k broke off: aborted', mayBeSent: true, cause })
  expect(classify(error)).toBe('transient')
})

test('a silence is given up, and the stream with it', async () => {
  const clock = new FakeClock()
  const { stream, isDestroyed } = streamOf(['a'], 'hangs')
  const bytes = readStream(stream, bounds({ clock }))
  await bytes.next()
  const waiting = failed(bytes.next())
  await clock.untilPending()
  clock.advance(4999)
  expect(isDestroyed()).toBe(false)
  clock.advance(1)
  const error = await waiting
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({
    code: 'RequestTimeout',
    message: 'GetObject: no more bytes of s3://b/k came within 5000 ms (requestTimeoutMs)',
  })
  expect([isDestroyed(), clock.pending]).toEqual([true, 0])
})

test('the time in which nobody asks for more is no silence', async () => {
  const clock = new FakeClock()
  const bytes = readStream(streamOf(['a', 'b']).stream, bounds({ clock }))
  await bytes.next()
  clock.advance(1_000_000)
  expect(await bytes.next()).toMatchObject({ done: false })
})

test.each([new Error('stop'), 'stop', null])('a signal ends a read that waits, with its reason: %j', async (reason) => {
  const clock = new FakeClock()
  const controller = new AbortController()
  const { stream, isDestroyed } = streamOf(['a'], 'hangs')
  const bytes = readStream(stream, bounds({ clock, signal: controller.signal }))
  await bytes.next()
  const waiting = failed(bytes.next())
  await clock.untilPending()
  controller.abort(reason)
  expect(await waiting).toBe(reason)
  expect([isDestroyed(), clock.pending]).toEqual([true, 0])
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
})

test('a signal that fires between two reads is told at the next', async () => {
  const controller = new AbortController()
  const { stream, isDestroyed } = streamOf(['a'], 'hangs')
  const bytes = readStream(stream, bounds({ signal: controller.signal }))
  await bytes.next()
  controller.abort('stop')
  expect(isDestroyed()).toBe(true)
  expect(await failed(bytes.next())).toBe('stop')
})

test('a stream that is left is destroyed, and its signal let go of', async () => {
  const { signal } = new AbortController()
  const { stream, isDestroyed } = streamOf(['a'], 'hangs')
  for await (const _ of readStream(stream, bounds({ signal }))) break
  expect(isDestroyed()).toBe(true)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
