/** Bodies that are read while they arrive, over every transport. */
import { getEventListeners } from 'node:events'
import { gzipSync } from 'node:zlib'
import { Agent } from 'undici'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createFetchTransport } from '../../../src/platform/fetch-transport.js'
import { createNodeTransport } from '../../../src/platform/node-transport.js'
import { createProxyTransport } from '../../../src/platform/proxy-transport.js'
import type { ByteStream, Transport, TransportResponse } from '../../../src/contracts/transport.js'
import { undiciTransport } from '../../../src/platform/undici-transport.js'
import type { Clock } from '../../../src/runtime/clock.js'
import { drain } from '../../support/drain.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { serve, serveSockets, unusedUrl } from '../../support/local-server.js'
import { startProxy } from '../../support/proxy-server.js'
import { closed, requestTo, requestTimeoutMs } from '../../support/transport-behaviour.js'

const transports: readonly (readonly [string, (clock: Clock) => Transport | Promise<Transport>])[] = [
  ['node', createNodeTransport],
  ['fetch', createFetchTransport],
  [
    'undici',
    (clock) => {
      const agent = new Agent()
      onTestFinished(() => agent.destroy())
      return undiciTransport(agent, clock)
    },
  ],
  [
    'proxy',
    async (clock) => {
      const { url } = await startProxy()
      return createProxyTransport({ http: url.href, https: url.href, except: '' }, clock)
    },
  ],
]

const streamedFrom = (url: URL, signal?: AbortSignal) =>
  requestTo(url, { method: 'GET', body: '', headers: {}, streamsReply: true, signal })

function streamOf({ stream }: TransportResponse): ByteStream {
  if (stream === undefined) throw new Error('there is no stream')
  return stream
}

const textOf = async (stream: ByteStream) => Buffer.concat(await drain(stream)).toString()

describe.each(transports)('over the %s transport', (name, create) => {
  test('the bytes come as they were sent, with the head before them', async () => {
    const body = Buffer.from([0, 255, 128, 10, 13, 226, 130])
    const { url } = await serve((_, response) => response.writeHead(206, { etag: '"e"' }).end(body))
    const transport = await create(new FakeClock())
    const reply = await transport(streamedFrom(url))
    expect(reply).toMatchObject({ status: 206, headers: { etag: '"e"' }, body: '' })
    expect(Buffer.concat(await drain(streamOf(reply)))).toEqual(body)
  })

  test('an empty body is a stream without bytes', async () => {
    const { url } = await serve((_, response) => response.end())
    const transport = await create(new FakeClock())
    expect(await drain(streamOf(await transport(streamedFrom(url))))).toEqual([])
  })

  test.each([301, 404, 503])('with status %i the body is text', async (status) => {
    const { url } = await serve((_, response) => response.writeHead(status).end('<Error/>'))
    const transport = await create(new FakeClock())
    const reply = await transport(streamedFrom(url))
    expect(reply).toMatchObject({ status, body: '<Error/>' })
    expect(reply.stream).toBeUndefined()
  })

  test('the head has the time of a request, and the body all the time it takes', async () => {
    const clock = new FakeClock()
    let finish: () => void = () => undefined
    const { url } = await serve((_, response) => {
      response.write('a')
      finish = () => response.end('b')
    })
    const transport = await create(clock)
    const reply = await transport(streamedFrom(url))
    expect(clock.pending).toBe(0)
    clock.advance(requestTimeoutMs * 10)
    finish()
    expect(await textOf(streamOf(reply))).toBe('ab')
  })

  test('a head that does not come in time fails the exchange', async () => {
    const clock = new FakeClock()
    const { url, sockets } = await serve(() => {
      clock.advance(requestTimeoutMs)
    })
    const transport = await create(clock)
    expect(await failed(transport(streamedFrom(url)))).toMatchObject({ code: 'RequestTimeout' })
    await Promise.all(sockets.map(closed))
  })

  test('an abort ends a read that waits, and the connection', async () => {
    const { url, sockets } = await serve((_, response) => response.write('a'))
    const controller = new AbortController()
    const transport = await create(new FakeClock())
    const bytes = streamOf(await transport(streamedFrom(url, controller.signal)))[Symbol.asyncIterator]()
    await bytes.next()
    const waiting = failed(Promise.resolve(bytes.next()))
    controller.abort('stop')
    await waiting
    await Promise.all(sockets.map(closed))
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test('an abort while nobody reads ends the connection, and is no uncaught error', async () => {
    const { url, sockets } = await serve((_, response) => response.write('a'))
    const controller = new AbortController()
    const transport = await create(new FakeClock())
    await transport(streamedFrom(url, controller.signal))
    controller.abort()
    await Promise.all(sockets.map(closed))
    expect(sockets[0]?.closed).toBe(true)
  })

  test('a stream that is destroyed before it is read ends its connection', async () => {
    const { url, sockets } = await serve((_, response) => response.write('a'))
    const transport = await create(new FakeClock())
    streamOf(await transport(streamedFrom(url))).destroy()
    await Promise.all(sockets.map(closed))
    expect(sockets[0]?.closed).toBe(true)
  })

  test('a loop that is left ends its connection', async () => {
    const { url, sockets } = await serve((_, response) => response.write('a'))
    const transport = await create(new FakeClock())
    const chunks: string[] = []
    for await (const chunk of streamOf(await transport(streamedFrom(url)))) {
      chunks.push(Buffer.from(chunk).toString())
      break
    }
    await Promise.all(sockets.map(closed))
    expect(chunks).toEqual(['a'])
    expect(sockets[0]?.closed).toBe(true)
  })

  test('a signal of many streams collects no listeners', async () => {
    const { url } = await serve((_, response) => response.end('{}'))
    const { signal } = new AbortController()
    const transport = await create(new FakeClock())
    for (let time = 0; time < 20; time++) await drain(streamOf(await transport(streamedFrom(url, signal))))
    await new Promise(setImmediate)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test.each([
    ['is reset', 'content-length: 100\r\n\r\n'],
    ['ends too early', 'content-length: 100\r\n\r\n'],
    ['ends amid a chunk', 'transfer-encoding: chunked\r\n\r\n64\r\n'],
  ])('a body that %s fails the read', async (how, headers) => {
    const { url } = await serveSockets((socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\n${headers}abc`)
        setImmediate(() => setImmediate(() => (how === 'is reset' ? socket.resetAndDestroy() : socket.end())))
      })
    })
    const transport = await create(new FakeClock())
    const reply = await transport(streamedFrom(url))
    expect(await failed(textOf(streamOf(reply)))).toBeInstanceOf(Error)
  })

  test('what was stored as gzip comes as its bytes, or without a length that is not theirs', async () => {
    const stored = gzipSync('records')
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': stored.length }).end(stored)
    })
    const transport = await create(new FakeClock())
    const reply = await transport(streamedFrom(url))
    const bytes = Buffer.concat(await drain(streamOf(reply)))
    // fetch decodes whatever it is told; https://fetch.spec.whatwg.org/#handle-content-codings
    expect(bytes).toEqual(name === 'fetch' ? Buffer.from('records') : stored)
    expect(reply.headers['content-length']).toBe(name === 'fetch' ? undefined : String(stored.length))
  })
})

test('a stream through a proxy goes on when another request fails', async () => {
  let finish: () => void = () => undefined
  const { url } = await serve((_, response) => {
    response.write('a')
    finish = () => response.end('b')
  })
  const proxy = await startProxy()
  const transport = createProxyTransport({ http: proxy.url.href, https: undefined, except: '' }, new FakeClock())
  const reply = await transport(streamedFrom(url))
  await failed(transport(requestTo(await unusedUrl())))
  finish()
  expect(await textOf(streamOf(reply))).toBe('ab')
})
