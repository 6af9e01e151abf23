/** What every transport does, as tests that run against real servers. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { getEventListeners, once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ConnectionError, TimeoutError } from '../../src/contracts/errors.js'
import type { Transport, TransportRequest } from '../../src/contracts/transport.js'
import type { Clock } from '../../src/runtime/clock.js'
import { failed } from './failed.js'
import { FakeClock } from './fake-clock.js'
import { serve, serveSockets, unusedUrl } from './local-server.js'

export const connectTimeoutMs = 1000
export const requestTimeoutMs = 5000

/** A request like those of the pipeline. */
export const requestTo = (url: URL, more: Partial<TransportRequest> = {}): TransportRequest => ({
  operation: 'LookupEvents',
  method: 'POST',
  url,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: '{}',
  connectTimeoutMs,
  requestTimeoutMs,
  ...more,
})

/** Resolves when a client of this process has the head of a reply. */
export function untilReplyHead(): Promise<void> {
  // Node's name for it: published when the head of the reply is there, not when the reply is finished.
  const channels = ['http.client.response.finish', 'undici:request:headers']
  return new Promise((resolve) => {
    const seen = () => {
      stop()
      resolve()
    }
    const stop = () => {
      for (const channel of channels) unsubscribe(channel, seen)
    }
    for (const channel of channels) subscribe(channel, seen)
    onTestFinished(stop)
  })
}

/** Waits for one call of a handler. */
export function arrival<Value>(): { readonly arrived: Promise<Value>; readonly arrive: (value: Value) => void } {
  let arrive: (value: Value) => void = () => undefined
  const arrived = new Promise<Value>((resolve) => {
    arrive = resolve
  })
  return { arrived, arrive }
}

export const closed = (socket: Socket): Promise<unknown> =>
  socket.closed ? Promise.resolve() : once(socket, 'close').catch(() => undefined)

interface Moment {
  readonly name: string
  readonly whileConnecting?: true
  /** Starts a server and gives its URL; `reached` resolves when an exchange with it is at that moment, and stuck. */
  readonly prepare: () => Promise<{ url: URL; reached: Promise<unknown>; sockets: readonly Socket[] }>
}

/** Where an exchange can be when it is ended. */
export const moments: readonly Moment[] = [
  {
    name: 'while connecting',
    whileConnecting: true,
    prepare: async () => {
      const { arrived, arrive } = arrival<Socket>()
      // The TLS handshake is never answered.
      const { url, sockets } = await serveSockets(arrive, 'https')
      return { url, reached: arrived, sockets }
    },
  },
  {
    name: 'while waiting for the reply',
    prepare: async () => {
      const { arrived, arrive } = arrival<IncomingMessage>()
      const { url, sockets } = await serve(arrive)
      return { url, reached: arrived, sockets }
    },
  },
  {
    name: 'while reading the reply',
    prepare: async () => {
      const { url, sockets } = await serve((_, response) => {
        response.write('{"Events":[')
      })
      return { url, reached: untilReplyHead(), sockets }
    },
  },
]

interface Breakdown {
  readonly name: string
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void
}

/** Ways in which a connection that was made breaks. */
const breakdowns: readonly Breakdown[] = [
  { name: 'is reset before the reply', answer: ({ socket }) => socket.resetAndDestroy() },
  { name: 'is closed before the reply', answer: ({ socket }) => socket.end() },
  {
    name: 'is reset after the head of the reply',
    answer: (_, response) => {
      void untilReplyHead().then(() => response.socket?.resetAndDestroy())
      response.writeHead(200).flushHeaders()
    },
  },
  {
    name: 'is reset amid the body',
    answer: (_, response) => {
      void untilReplyHead().then(() => response.socket?.resetAndDestroy())
      response.write('{"Events":[')
    },
  },
  {
    name: 'is closed amid a chunked body',
    answer: (_, response) => response.write('{}', () => response.socket?.end()),
  },
  {
    name: 'is closed before all of the content length came',
    answer: (_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{}', () => response.socket?.end())
    },
  },
]

/** Replies that are no HTTP. */
const garbage = {
  'has no status line': 'SSH-2.0-OpenSSH_9.7\r\n\r\n',
  'has a malformed header': 'HTTP/1.1 200 OK\r\nno colon\r\n\r\n',
  'has a chunk of no known size': 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  'changes the protocol': 'HTTP/1.1 101 Switching Protocols\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n',
}

/** Signal reasons: whatever a caller aborts with comes back. */
const reasons = [new Error('stop'), 'stop', 0, null, { code: 'stop' }]

/** Sends a request and sees that nothing of it is left. */
function exchangeWith(create: (clock: Clock) => Transport) {
  return async (request: TransportRequest) => {
    const clock = new FakeClock()
    try {
      return await create(clock)(request)
    } finally {
      expect(clock.pending).toBe(0)
    }
  }
}

/** The tests of what all transports have in common. */
export function testTransport(create: (clock: Clock) => Transport): void {
  const exchange = exchangeWith(create)

  describe('a request', () => {
    test('arrives with its method, path, query, headers and body', async () => {
      const { arrived, arrive } = arrival<readonly [IncomingMessage, string]>()
      const { url } = await serve((request, response) => {
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () => {
          arrive([request, Buffer.concat(chunks).toString('utf8')])
          response.end()
        })
      })
      const body = '{"Name":"é漢😀"}'
      const to = new URL('/PutAuditEvents?channelArn=a%3Ab&channelArn=c', url)
      const headers = { 'content-type': 'application/json', 'x-amz-target': 'T', authorization: 'AWS4 x, y=z' }
      await exchange(requestTo(to, { headers, body }))
      const [request, received] = await arrived
      expect(request.method).toBe('POST')
      expect(request.url).toBe('/PutAuditEvents?channelArn=a%3Ab&channelArn=c')
      expect(request.headers).toMatchObject({
        ...headers,
        host: url.host,
        'content-length': String(Buffer.byteLength(body)),
      })
      expect(request.headers).not.toHaveProperty('cookie')
      expect(received).toBe(body)
    })

    test.each(['GET', 'PUT', 'DELETE'] as const)('can be a %s without a body', async (method) => {
      const { arrived, arrive } = arrival<string | undefined>()
      const { url } = await serve((request, response) => {
        arrive(request.method)
        response.end('x')
      })
      expect(await exchange(requestTo(url, { method, body: '' }))).toMatchObject({ status: 200, body: 'x' })
      expect(await arrived).toBe(method)
    })
  })

  describe('a reply', () => {
    test.each([200, 204, 400, 429, 500, 503])('with status %i is given back', async (status) => {
      const { url } = await serve((_, response) => response.writeHead(status).end())
      expect(await exchange(requestTo(url))).toMatchObject({ status, body: '' })
    })

    test('has lower-case header names, and the values of a repeated header joined', async () => {
      const { url } = await serve((_, response) => {
        response
          .writeHead(200, { 'X-Amzn-RequestId': 'id-1', 'X-Repeated': ['a', 'b'], 'Set-Cookie': ['c=1', 'd=2'] })
          .end('{}')
      })
      const { headers } = await exchange(requestTo(url))
      expect(headers).toMatchObject({ 'x-amzn-requestid': 'id-1', 'x-repeated': 'a, b', 'set-cookie': 'c=1, d=2' })
    })

    test('is whole when characters are split over chunks', async () => {
      const text = '{"Name":"aé漢😀"}'
      const { url } = await serve((_, response) => {
        for (const byte of Buffer.from(text)) response.write(Uint8Array.of(byte))
        response.end()
      })
      expect((await exchange(requestTo(url))).body).toBe(text)
    })

    test('that ends with its connection, as in HTTP/1.0, is whole', async () => {
      const { url } = await serveSockets((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n{"a":1}'))
      expect(await exchange(requestTo(url))).toMatchObject({ status: 200, body: '{"a":1}' })
    })

    test('is the last one, when interim replies come first', async () => {
      const { url } = await serveSockets((socket) => {
        socket.write('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
      })
      expect(await exchange(requestTo(url))).toMatchObject({ status: 200, body: '{}' })
    })

    test('that points elsewhere is not followed', async () => {
      const paths: (string | undefined)[] = []
      const { url } = await serve((request, response) => {
        paths.push(request.url)
        response.writeHead(307, { location: '/elsewhere' }).end()
      })
      const reply = await exchange(requestTo(url))
      expect(reply.status).toBe(307)
      expect(paths).toEqual(['/'])
    })

    test('that has no end is given up at the limit, and its connection closed', async () => {
      const zeros = Buffer.alloc(1024 * 1024)
      const { url, sockets } = await serve((_, response) => {
        const pour = () => {
          while (!response.destroyed && response.write(zeros));
        }
        response.on('drain', pour)
        pour()
      })
      const error = await failed(exchange(requestTo(url)))
      expect(error).toBeInstanceOf(ConnectionError)
      expect(error).toMatchObject({ code: 'ReplyTooLarge', operation: 'LookupEvents', mayBeSent: true })
      await Promise.all(sockets.map(closed))
    })
  })

  describe('a connection that breaks', () => {
    test.each(breakdowns)('and $name fails the exchange, which may have been carried out', async ({ answer }) => {
      const { url } = await serve(answer)
      const error = await failed(exchange(requestTo(url)))
      expect(error).toBeInstanceOf(ConnectionError)
      expect(error).toMatchObject({ code: 'ConnectionFailed', operation: 'LookupEvents', mayBeSent: true })
      expect(error).toHaveProperty('cause')
    })

    test.each(Object.entries(garbage))('for a reply that %s does so too', async (_, bytes) => {
      const { url } = await serveSockets((socket) => socket.end(bytes))
      const error = await failed(exchange(requestTo(url)))
      expect(error).toBeInstanceOf(ConnectionError)
      expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: true })
    })

    test('does no harm to the next exchange', async () => {
      let calls = 0
      const { url } = await serve((request, response) => {
        if (calls++ === 1) request.socket.resetAndDestroy()
        else response.end('{}')
      })
      const transport = create(new FakeClock())
      await transport(requestTo(url))
      expect(await failed(transport(requestTo(url)))).toMatchObject({ code: 'ConnectionFailed', mayBeSent: true })
      expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
    })

    test('names the operation and the host, and no secret', async () => {
      const url = await unusedUrl()
      const headers = { authorization: 'SECRET', 'x-amz-security-token': 'SECRET' }
      const error = await failed(exchange(requestTo(url, { headers, body: 'SECRET' })))
      expect(error).toHaveProperty('message', expect.stringMatching(`^LookupEvents: .*${url.host}`))
      expect(String(error)).not.toContain('SECRET')
    })
  })

  describe('a reply that takes too long', () => {
    test.each(moments.slice(1))('fails the exchange $name', async ({ prepare }) => {
      const clock = new FakeClock()
      const { url, reached, sockets } = await prepare()
      const reply = failed(create(clock)(requestTo(url)))
      await reached
      clock.advance(requestTimeoutMs)
      const error = await reply
      expect(error).toBeInstanceOf(TimeoutError)
      expect(error).toMatchObject({ code: 'RequestTimeout', operation: 'LookupEvents', mayBeSent: true })
      expect(error).toHaveProperty('message', expect.stringContaining('5000 ms (requestTimeoutMs)'))
      expect(clock.pending).toBe(0)
      await Promise.all(sockets.map(closed))
    })

    test.each(moments.slice(1))('is waited for until then $name', async ({ prepare }) => {
      const clock = new FakeClock()
      const { url, reached } = await prepare()
      const controller = new AbortController()
      const reply = failed(create(clock)(requestTo(url, { signal: controller.signal })))
      await reached
      clock.advance(requestTimeoutMs - 1)
      controller.abort('still waiting')
      expect(await reply).toBe('still waiting')
    })
  })

  describe('an abort', () => {
    test.each(reasons)('before the exchange rejects with its reason, and nothing is sent: %j', async (reason) => {
      const { url, sockets } = await serve((_, response) => response.end())
      const signal = AbortSignal.abort(reason)
      expect(await failed(exchange(requestTo(url, { signal })))).toBe(signal.reason)
      expect(getEventListeners(signal, 'abort')).toEqual([])
      expect(sockets).toEqual([])
    })

    const each = moments.flatMap((moment) => reasons.map((reason) => ({ ...moment, reason })))

    test.each(each)(
      '$name rejects with its reason, and leaves nothing: $reason',
      async ({ prepare, reason, whileConnecting }) => {
        const clock = new FakeClock()
        const controller = new AbortController()
        const { signal } = controller
        const { url, reached, sockets } = await prepare()
        const reply = failed(create(clock)(requestTo(url, { signal })))
        await reached
        controller.abort(reason)
        expect(await reply).toBe(reason)
        expect(getEventListeners(signal, 'abort')).toEqual([])
        expect(clock.pending).toBe(0)
        // A connection that is being made is the runtime's own business under fetch.
        if (!whileConnecting) await Promise.all(sockets.map(closed))
      },
    )

    test('without a reason rejects with an AbortError', async () => {
      const controller = new AbortController()
      const { arrived, arrive } = arrival<IncomingMessage>()
      const { url } = await serve(arrive)
      const reply = failed(exchange(requestTo(url, { signal: controller.signal })))
      await arrived
      controller.abort()
      expect(await reply).toBe(controller.signal.reason)
      expect(await reply).toHaveProperty('name', 'AbortError')
    })

    test('of one exchange lets the others be', async () => {
      const controller = new AbortController()
      const { arrived, arrive } = arrival<ServerResponse>()
      const { url } = await serve((request, response) => {
        if (request.url === '/answered') arrive(response)
      })
      const transport = create(new FakeClock())
      const aborted = failed(transport(requestTo(url, { signal: controller.signal })))
      const answered = transport(requestTo(new URL('/answered', url)))
      const response = await arrived
      controller.abort('stop')
      expect(await aborted).toBe('stop')
      response.end('{}')
      expect(await answered).toMatchObject({ status: 200, body: '{}' })
    })

    test('after the reply changes nothing, and a signal of many exchanges collects no listeners', async () => {
      const controller = new AbortController()
      const { url } = await serve((_, response) => response.end('{}'))
      const transport = create(new FakeClock())
      for (let call = 0; call < 20; call++) await transport(requestTo(url, { signal: controller.signal }))
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      controller.abort()
      expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
    })
  })
}
