/** The transport on `node:http` and `node:https`, against real servers. */
import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import http, { type ClientRequest, type ServerResponse } from 'node:http'
import https from 'node:https'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test, vi } from 'vitest'
import { ConnectionError, TimeoutError } from '../../../src/contracts/errors.js'
import { createNodeTransport } from '../../../src/platform/node-transport.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { serve, serveSelfSigned, serveSockets, unusedUrl } from '../../support/local-server.js'
import {
  arrival,
  closed,
  connectTimeoutMs,
  requestTimeoutMs,
  requestTo,
  testTransport,
} from '../../support/transport-behaviour.js'

testTransport(createNodeTransport)

test('no runtime is told that it may send a request again on its own', async () => {
  const { url } = await serve((_, response) => response.end('{}'))
  const transport = createNodeTransport(new FakeClock())
  await transport(requestTo(url))
  const opened = vi.spyOn(http, 'request')
  await transport(requestTo(url))
  expect(opened.mock.results.map(({ value }) => (value as ClientRequest).reusedSocket)).toEqual([false])
})

describe('a connection that does not come about', () => {
  test('because it is refused fails the exchange, and nothing was sent', async () => {
    const clock = new FakeClock()
    const error = await failed(createNodeTransport(clock)(requestTo(await unusedUrl())))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: false, cause: { code: 'ECONNREFUSED' } })
    expect(clock.pending).toBe(0)
  })

  test('because nobody trusts the certificate fails the exchange, and nothing was sent', async () => {
    const requests: unknown[] = []
    const { url } = await serveSelfSigned((request, response) => {
      requests.push(request)
      response.end('{}')
    })
    const clock = new FakeClock()
    const error = await failed(createNodeTransport(clock)(requestTo(url)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      code: 'ConnectionFailed',
      mayBeSent: false,
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect(requests).toEqual([])
    expect(clock.pending).toBe(0)
  })

  test('because the handshake breaks off fails the exchange, and nothing was sent', async () => {
    const { url } = await serveSockets((socket) => socket.once('data', () => socket.end('no TLS')), 'https')
    const error = await failed(createNodeTransport(new FakeClock())(requestTo(url)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: false })
  })

  test('in time fails the exchange, and nothing was sent', async () => {
    const { arrived, arrive } = arrival()
    const { url, sockets } = await serveSockets(arrive, 'https')
    const clock = new FakeClock()
    const reply = failed(createNodeTransport(clock)(requestTo(url)))
    await arrived
    clock.advance(connectTimeoutMs)
    const error = await reply
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'ConnectTimeout', operation: 'LookupEvents', mayBeSent: false })
    expect(error).toHaveProperty('message', expect.stringContaining('1000 ms (connectTimeoutMs)'))
    expect(clock.pending).toBe(0)
    await Promise.all(sockets.map(closed))
  })

  test('because the clock says at once that time is up, fails the exchange', async () => {
    const { url } = await serve((_, response) => response.end())
    const clock = new FakeClock()
    const impatient = {
      now: clock.now,
      after: (delayMs: number, callback: () => void) => {
        if (delayMs === connectTimeoutMs) callback()
        return clock.after(delayMs, callback)
      },
    }
    const error = await failed(createNodeTransport(impatient)(requestTo(url)))
    expect(error).toMatchObject({ code: 'ConnectTimeout', mayBeSent: false })
  })

  test('while the whole time for the request runs out, was not sent', async () => {
    const { arrived, arrive } = arrival()
    const { url } = await serveSockets(arrive, 'https')
    const clock = new FakeClock()
    const reply = failed(createNodeTransport(clock)(requestTo(url, { connectTimeoutMs: requestTimeoutMs + 1 })))
    await arrived
    clock.advance(requestTimeoutMs)
    expect(await reply).toMatchObject({ code: 'RequestTimeout', mayBeSent: false })
  })
})

describe('the time for connecting', () => {
  test('is over once the connection stands', async () => {
    const { arrived, arrive } = arrival()
    const { url } = await serve(arrive)
    const clock = new FakeClock()
    const reply = failed(createNodeTransport(clock)(requestTo(url)))
    await arrived
    expect(clock.delays).toContain(connectTimeoutMs)
    expect(clock.pending).toBe(1)
    clock.advance(requestTimeoutMs)
    expect(await reply).toMatchObject({ code: 'RequestTimeout' })
  })

  test('is not asked for when a connection is there already', async () => {
    const { url } = await serve((_, response) => response.end('{}'))
    const clock = new FakeClock()
    const transport = createNodeTransport(clock)
    await transport(requestTo(url))
    await transport(requestTo(url))
    expect(clock.delays.filter((delayMs) => delayMs === connectTimeoutMs)).toHaveLength(1)
  })
})

test.each(['before', 'amid'])(
  'the cause of a connection that breaks %s the reply is what the network said',
  async (when) => {
    const { url } = await serve((_, response) => {
      if (when === 'before') response.socket?.resetAndDestroy()
      else response.write('{', () => response.socket?.resetAndDestroy())
    })
    const error = await failed(createNodeTransport(new FakeClock())(requestTo(url)))
    expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: true, cause: { code: 'ECONNRESET' } })
  },
)

test('a connection is used again', async () => {
  const { url, sockets } = await serve((_, response) => response.end('{"a":1}'))
  const transport = createNodeTransport(new FakeClock())
  for (let call = 0; call < 10; call++) await transport(requestTo(url))
  expect(sockets).toHaveLength(1)
})

test('a connection that is being made is closed when its request is aborted', async () => {
  const { arrived, arrive } = arrival()
  const { url, sockets } = await serveSockets(arrive, 'https')
  const controller = new AbortController()
  const reply = failed(createNodeTransport(new FakeClock())(requestTo(url, { signal: controller.signal })))
  await arrived
  controller.abort('stop')
  expect(await reply).toBe('stop')
  await Promise.all(sockets.map(closed))
})

describe('requests that find no connection free', () => {
  /** A transport all of whose connections wait for a reply. */
  async function saturated() {
    const requests = new EventEmitter()
    const responses: ServerResponse[] = []
    const { url, sockets } = await serve((_, response) => {
      responses.push(response)
      requests.emit('request')
    })
    const untilRequests = async (count: number) => {
      while (responses.length < count) await once(requests, 'request')
    }
    const clock = new FakeClock()
    const transport = createNodeTransport(clock)
    const replies = Array.from({ length: 50 }, () => transport(requestTo(url)))
    await untilRequests(50)
    return { url, sockets, responses, untilRequests, clock, transport, replies }
  }

  test('wait for one of the 50, and are then sent', async () => {
    const { url, sockets, responses, untilRequests, transport, replies } = await saturated()
    const waiting = transport(requestTo(url))
    responses[0]?.end('first')
    expect(await replies[0]).toMatchObject({ body: 'first' })
    await untilRequests(51)
    responses[50]?.end('waited')
    expect(await waiting).toMatchObject({ body: 'waited' })
    expect(sockets).toHaveLength(50)
    for (const response of responses) response.end()
    await Promise.all(replies)
  })

  test('end with the reason of an abort, and are not sent', async () => {
    const { url, responses, untilRequests, transport, replies } = await saturated()
    const controller = new AbortController()
    const waiting = failed(transport(requestTo(url, { signal: controller.signal })))
    controller.abort('stop')
    expect(await waiting).toBe('stop')
    for (const response of responses) response.end()
    await Promise.all(replies)
    const next = transport(requestTo(new URL('/next', url)))
    await untilRequests(51)
    expect(responses[50]?.req.url).toBe('/next')
    responses[50]?.end()
    await next
  })

  test('were not sent when their time is up', async () => {
    const { url, responses, clock, transport, replies } = await saturated()
    clock.advance(1)
    const waiting = failed(transport(requestTo(url)))
    const others = Promise.all(replies.map(failed))
    // The others are over a moment earlier, but their connections are not yet gone.
    clock.advance(requestTimeoutMs)
    expect(await waiting).toMatchObject({ code: 'RequestTimeout', mayBeSent: false })
    await others
    expect(responses).toHaveLength(50)
    expect(clock.pending).toBe(0)
  })
})

test('the request function is read at every call, so that msw and others can replace it', async () => {
  const transport = createNodeTransport(new FakeClock())
  const replaced = vi.spyOn(https, 'request').mockImplementation(() => {
    throw new Error('replaced')
  })
  try {
    await expect(transport(requestTo(new URL('https://127.0.0.1:1/')))).rejects.toThrow('replaced')
  } finally {
    replaced.mockRestore()
  }
})

test.each([
  ['http', serve],
  ['https', serveSelfSigned],
])('an idle %s connection does not keep the process alive', async (_, start) => {
  const { url, sockets } = await start((_request, response) => response.end('{"a":1}'))
  const { code, output } = await runToItsEnd(`
    import { createNodeTransport } from './src/platform/node-transport.ts'
    import { systemClock } from './src/runtime/clock.ts'
    const transport = createNodeTransport(systemClock)
    const request = ${JSON.stringify({ ...requestTo(url), url: undefined, requestTimeoutMs: 600_000, connectTimeoutMs: 600_000 })}
    for (let call = 0; call < 3; call++) {
      const { status, body } = await transport({ ...request, url: new URL('${url.href}') })
      console.log(status, body)
    }
  `)
  expect(output).toBe('200 {"a":1}\n'.repeat(3))
  expect(code).toBe(0)
  expect(sockets).toHaveLength(1)
})

/** Runs a module, which may import from `src`, in a process of its own; one that does not end by itself is ended. */
async function runToItsEnd(source: string): Promise<{ code: number | null; output: string }> {
  const resolveDir = fileURLToPath(new URL('../../../', import.meta.url))
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  const child = spawn(process.execPath, ['--input-type=module'], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: `${resolveDir}fixtures/tls/self-signed.pem` },
    timeout: 10_000,
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stdin.end(outputFiles[0]?.text)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

test('the transports of many clients share their connections', async () => {
  const { url, sockets } = await serve((_, response) => response.end('{}'))
  for (let client = 0; client < 20; client++) await createNodeTransport(new FakeClock())(requestTo(url))
  expect(sockets).toHaveLength(1)
})

describe('a connection that was idle', () => {
  /** A transport whose every connection to a server has been used at the clock's time. */
  async function warm(connections = 1) {
    const held: ServerResponse[] = []
    const silence = arrival<unknown>()
    const { url, sockets } = await serve((request, response) => {
      if (request.url === '/') response.end('{}')
      else if (request.url === '/reset') response.socket?.resetAndDestroy()
      else if (request.url === '/silence') silence.arrive(request)
      else if (held.push(response) === connections) for (const one of held.splice(0)) one.end('{}')
    })
    const clock = new FakeClock()
    const transport = createNodeTransport(clock)
    const hold = requestTo(new URL('/hold', url))
    await Promise.all(Array.from({ length: connections }, () => transport(hold)))
    return { url, sockets, clock, transport, silent: silence.arrived }
  }

  test.each([
    { idleMs: 0, isRepeatable: false, isUsed: true },
    { idleMs: 4000, isRepeatable: false, isUsed: true },
    { idleMs: 4001, isRepeatable: false, isUsed: false },
    { idleMs: 4001, isRepeatable: undefined, isUsed: false },
    { idleMs: 3_600_000, isRepeatable: false, isUsed: false },
    { idleMs: -1, isRepeatable: false, isUsed: false },
    { idleMs: NaN, isRepeatable: false, isUsed: false },
    { idleMs: 3_600_000, isRepeatable: true, isUsed: true },
    { idleMs: -1, isRepeatable: true, isUsed: true },
  ])('for $idleMs ms carries a request with isRepeatable $isRepeatable: $isUsed', async (row) => {
    const { url, sockets, clock, transport } = await warm()
    vi.spyOn(clock, 'now').mockReturnValue(clock.now() + row.idleMs)
    const request = requestTo(url, { isRepeatable: row.isRepeatable })
    expect(await transport(request)).toMatchObject({ status: 200 })
    expect(sockets).toHaveLength(row.isUsed ? 1 : 2)
    // And the next one finds it good.
    expect(await transport({ ...request, isRepeatable: true })).toMatchObject({ status: 200 })
    expect(sockets).toHaveLength(row.isUsed ? 1 : 2)
    expect(clock.pending).toBe(0)
  })

  test('for too long is closed, with all others to that origin and none to another', async () => {
    const { url, sockets, clock, transport } = await warm(5)
    const other = await warm()
    clock.advance(4001)
    await transport(requestTo(url))
    await Promise.all(sockets.slice(0, 5).map(closed))
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true, true, true, true, false])
    await other.transport(requestTo(other.url))
    expect(other.sockets).toHaveLength(1)
  })

  test('is not handed over dead by a request that was under way for long', async () => {
    const requests = new EventEmitter()
    const responses: ServerResponse[] = []
    const { url, sockets } = await serve((_, response) => {
      responses.push(response)
      requests.emit('request')
    })
    const untilRequests = async (count: number) => {
      while (responses.length < count) await once(requests, 'request')
    }
    const clock = new FakeClock()
    const transport = createNodeTransport(clock)
    const replies = Array.from({ length: 50 }, () => transport(requestTo(url)))
    await untilRequests(50)
    clock.advance(4001)
    const waiting = transport(requestTo(new URL('/waited', url)))
    responses[0]?.end()
    await untilRequests(51)
    expect(responses[50]?.req.url).toBe('/waited')
    expect(sockets.indexOf(responses[50]!.req.socket)).toBe(50)
    for (const response of responses) response.end()
    await Promise.all([waiting, ...replies])
  })

  test('and breaks before the reply is told of, and the others to that origin are closed', async () => {
    const { url, sockets, transport } = await warm(5)
    const error = await failed(transport(requestTo(new URL('/reset', url))))
    expect(error).toMatchObject({ mayBeSent: true, reusedConnection: true })
    await Promise.all(sockets.map(closed))
    expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
    expect(sockets).toHaveLength(6)
  })

  test('and brings no reply in time, takes the others along', async () => {
    const { url, sockets, clock, transport, silent } = await warm(2)
    const reply = failed(transport(requestTo(new URL('/silence', url))))
    await silent
    clock.advance(requestTimeoutMs)
    expect(await reply).toMatchObject({ code: 'RequestTimeout', mayBeSent: true })
    await Promise.all(sockets.map(closed))
  })

  test('is not blamed for a new one, nor for a reply that breaks off', async () => {
    const { url, sockets } = await serve(({ url }, response) => {
      if (url === '/') response.end('{}')
      else if (url === '/reset') response.socket?.resetAndDestroy()
      else response.write('{', () => response.socket?.resetAndDestroy())
    })
    const transport = createNodeTransport(new FakeClock())
    const fresh = await failed(transport(requestTo(new URL('/reset', url))))
    await transport(requestTo(url))
    const amid = await failed(transport(requestTo(new URL('/amid', url))))
    expect([fresh, amid]).toMatchObject([{ reusedConnection: false }, { reusedConnection: false }])
    expect(sockets).toHaveLength(2)
  })
})
