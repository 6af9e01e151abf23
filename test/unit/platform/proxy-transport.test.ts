/** Requests through a real proxy, with and without authentication, and what happens without one. */
import { getEventListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { inspect } from 'node:util'
import * as undici from 'undici'
import { describe, expect, test, vi } from 'vitest'
import { ConnectionError, InputError, TimeoutError } from '../../../src/contracts/errors.js'
import { lazyProxyTransport, proxySettings } from '../../../src/platform/proxy-settings.js'
import { createProxyTransport } from '../../../src/platform/proxy-transport.js'
import { classify } from '../../../src/retry/classify.js'
import { systemClock } from '../../../src/runtime/clock.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { serve, serveSelfSigned, serveSockets, unusedUrl } from '../../support/local-server.js'
import { startProxy } from '../../support/proxy-server.js'
import { arrival, closed, requestTo } from '../../support/transport-behaviour.js'

const echo = () => serve((request, response) => response.end(JSON.stringify([request.method, request.url])))

const through = (proxy: string | URL, except = '') =>
  createProxyTransport({ http: String(proxy), https: String(proxy), except }, systemClock)

function withUser(url: URL, user: string, password: string): URL {
  const full = new URL(url)
  Object.assign(full, { username: user, password })
  return full
}

describe('which proxies are configured', () => {
  test.each<[string | false | undefined, Record<string, string>, object | undefined]>([
    [undefined, {}, undefined],
    [undefined, { HTTPS_PROXY: '', https_proxy: '' }, undefined],
    [false, { HTTPS_PROXY: 'http://env.example' }, undefined],
    [undefined, { HTTPS_PROXY: 'http://env.example:3128' }, { https: 'http://env.example:3128/', except: '' }],
    [undefined, { http_proxy: 'http://env.example' }, { http: 'http://env.example/', except: '' }],
    [
      undefined,
      { https_proxy: 'http://low.example', HTTPS_PROXY: 'http://up.example' },
      { https: 'http://low.example/', except: '' },
    ],
    [undefined, { HTTPS_PROXY: 'env.example:3128' }, { https: 'http://env.example:3128/', except: '' }],
    [
      undefined,
      { HTTPS_PROXY: 'http://env.example', NO_PROXY: 'localhost,.internal' },
      { https: 'http://env.example/', except: 'localhost,.internal' },
    ],
    [
      'https://own.example',
      { HTTPS_PROXY: 'http://env.example', NO_PROXY: '*' },
      { http: 'https://own.example/', https: 'https://own.example/', except: '' },
    ],
  ])('option %j, environment %j: %j', (proxy, variables, settings) => {
    expect(proxySettings(proxy, variables)).toEqual(settings)
  })

  test.each([
    ['proxy.example:3128', {}, 'proxy'],
    ['socks5://user:hidden@proxy.example', {}, 'proxy'],
    [undefined, { HTTPS_PROXY: 'http://user:hidden@:x' }, 'HTTPS_PROXY'],
    [undefined, { http_proxy: 'socks5://user:hidden@proxy.example' }, 'http_proxy'],
  ])('option %j, environment %j is refused, and the password not shown', (proxy, variables, path) => {
    const refusal = () => proxySettings(proxy, variables)
    expect(refusal).toThrow(InputError)
    expect(refusal).toThrow(
      `CloudTrail: ${path} must be the http or https URL of a proxy, e.g. 'http://proxy.example:3128'`,
    )
  })
})

test('a % of a password that is not encoded is refused, and the password not shown', () => {
  const refusal = () => proxySettings('http://ann:100%hidden@proxy.example', {})
  expect(refusal).toThrow(InputError)
  expect(refusal).toThrow('CloudTrail: proxy must have its user and password percent-encoded, a % itself as %25')
})

test('requests go through the proxy, and tunnels are used again', async () => {
  const proxy = await startProxy()
  const { url } = await echo()
  const transport = through(proxy.url)
  for (let call = 0; call < 10; call++) {
    expect(await transport(requestTo(url))).toMatchObject({ status: 200, body: '["POST","/"]' })
  }
  expect(new Set(proxy.tunnels)).toEqual(new Set([url.host]))
  expect(proxy.tunnels.length).toBeLessThan(5)
})

test.each([4001, 3_600_000, -1])('after %d ms by the clock, no old tunnel is used', async (idleMs) => {
  const proxy = await startProxy()
  const { url } = await echo()
  const clock = new FakeClock()
  const transport = createProxyTransport({ http: proxy.url.href, https: undefined, except: '' }, clock)
  await transport(requestTo(url))
  clock.advance(4000)
  await transport(requestTo(url))
  const old = [...proxy.sockets]
  expect(old.map(({ destroyed }) => destroyed)).not.toContain(true)
  vi.spyOn(clock, 'now').mockReturnValue(clock.now() + idleMs)
  expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
  await Promise.all(old.map(closed))
  expect(proxy.sockets).toHaveLength(old.length + 1)
})

test('what is under way is not ended for new tunnels, and an abort later ends what is left of the old ones', async () => {
  const proxy = await startProxy()
  const { arrived, arrive } = arrival<ServerResponse>()
  const { url } = await serve((request, response) => {
    if (request.url === '/late') arrive(response)
    else response.end('{}')
  })
  const clock = new FakeClock()
  const transport = createProxyTransport({ http: proxy.url.href, https: undefined, except: '' }, clock)
  const controller = new AbortController()
  const late = failed(transport(requestTo(new URL('/late', url), { signal: controller.signal })))
  await arrived
  clock.advance(4001)
  expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
  controller.abort('stop')
  expect(await late).toBe('stop')
  await closed(proxy.sockets[0]!)
  expect(proxy.sockets[1]?.destroyed).toBe(false)
})

test('user and password of the URL open a proxy that wants them', async () => {
  const proxy = await startProxy('ann:s3cr:t@')
  const { url } = await echo()
  const transport = through(withUser(proxy.url, 'ann', 's3cr:t@'))
  expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
})

test.each(['wrong-s3cret', ''])(
  'with the password %j it is refused, with the remedy and without the password',
  async (password) => {
    const proxy = await startProxy('ann:s3cret')
    const { url, sockets } = await echo()
    const transport = through(withUser(proxy.url, 'ann', password))
    const error = await failed(transport(requestTo(url)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      message:
        "LookupEvents: the proxy refused the connection with status 407; give user and password in the proxy's URL",
      mayBeSent: false,
    })
    expect(classify(error)).toBe('final')
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('s3cret')
    expect(inspect(transport, { depth: 10, showHidden: true })).not.toContain('s3cret')
    expect(sockets).toEqual([])
  },
)

const nowhere = new URL('http://service.example/')

test('a proxy that cannot reach the host is worth another attempt', async () => {
  const { url } = await serveSockets((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n'))
  })
  const refusal = await failed(through(url)(requestTo(nowhere)))
  expect(refusal).toMatchObject({
    mayBeSent: false,
    message: 'LookupEvents: the proxy refused the connection with status 503',
  })
  expect(classify(refusal)).toBe('transient')
})

test('so is one that closes the connection, and it is not stormed', async () => {
  const { url, sockets } = await serveSockets((socket) => socket.once('data', () => socket.end()))
  const error = await failed(through(url)(requestTo(nowhere)))
  expect(error).toMatchObject({ mayBeSent: false, message: 'LookupEvents: the proxy closed the connection' })
  expect(classify(error)).toBe('transient')
  expect(sockets).toHaveLength(1)
})

test('a proxy that never answers is given up like a connection that does not come about', async () => {
  const { url } = await serveSockets(() => undefined)
  const error = await failed(through(url)(requestTo(nowhere, { connectTimeoutMs: 20 })))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'ConnectTimeout', mayBeSent: false })
})

test('a proxy that is down is a connection that did not come about', async () => {
  const error = await failed(through(await unusedUrl())(requestTo(new URL('http://service.example/'))))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ mayBeSent: false, cause: { code: 'ECONNREFUSED' } })
})

test('the TLS of the service is its own, also through a tunnel', async () => {
  const proxy = await startProxy()
  const requests: unknown[] = []
  const { url } = await serveSelfSigned((request, response) => {
    requests.push(request)
    response.end('{}')
  })
  const error = await failed(through(proxy.url)(requestTo(url)))
  expect(error).toMatchObject({ name: 'ConnectionError', mayBeSent: false })
  expect([proxy.tunnels, requests.length]).toEqual([[url.host], 0])

  const ca = readFileSync(new URL('../../../fixtures/tls/self-signed.pem', import.meta.url))
  const requestTls = { ca, checkServerIdentity: () => undefined }
  class Trusting extends undici.EnvHttpProxyAgent {
    constructor(options?: undici.EnvHttpProxyAgent.Options) {
      super({ ...options, requestTls })
    }
  }
  const load = () => Promise.resolve({ ...undici, EnvHttpProxyAgent: Trusting })
  const settings = { http: undefined, https: proxy.url.href, except: '' }
  expect(await createProxyTransport(settings, systemClock, load)(requestTo(url))).toMatchObject({ status: 200 })
  expect(requests).toHaveLength(1)
})

test.each(['127.0.0.1', '127.0.0.1:PORT', '*', 'other.example, 127.0.0.1'])(
  'hosts in NO_PROXY are reached without it: %s',
  async (except) => {
    const proxy = await startProxy()
    const { url } = await echo()
    const transport = through(proxy.url, except.replace('PORT', url.port))
    expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
    expect(proxy.tunnels).toEqual([])
  },
)

test('a request that is aborted while the tunnel is made rejects at once and leaves nothing behind', async () => {
  const { arrived, arrive } = arrival<unknown>()
  const { url } = await serveSockets((socket) => socket.once('data', arrive)) // CONNECT is never answered
  const controller = new AbortController()
  const { signal } = controller
  const reply = failed(through(url)(requestTo(new URL('http://service.example/'), { signal })))
  await arrived
  controller.abort('the user left')
  expect(await reply).toBe('the user left')
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

const untilConnected = (sockets: readonly Socket[]) => vi.waitUntil(() => sockets.length > 0, { interval: 1 })

const stuck = [
  { name: 'CONNECT', stuckUrl: nowhere, start: () => serveSockets((socket) => socket.resume()) },
  { name: 'the TLS handshake', stuckUrl: undefined, start: () => startProxy() },
]

test.each(stuck)('a request that is aborted during $name leaves no connection behind', async ({ stuckUrl, start }) => {
  const { url, sockets } = await start()
  const { arrived, arrive } = arrival<unknown>()
  const service = await serveSockets(arrive, 'https')
  const controller = new AbortController()
  const reply = failed(through(url)(requestTo(stuckUrl ?? service.url, { signal: controller.signal })))
  if (stuckUrl === undefined) await arrived
  else await untilConnected(sockets)
  controller.abort('the user left')
  expect(await reply).toBe('the user left')
  await Promise.all(sockets.map(closed))
})

test('an abort lets the other requests be, and the next ones are carried', async () => {
  const proxy = await startProxy()
  const { arrived, arrive } = arrival<ServerResponse>()
  const { url } = await serve((request, response) => {
    if (request.url === '/late') arrive(response)
    else if (request.url === '/') response.end('{}')
  })
  const transport = through(proxy.url)
  const late = transport(requestTo(new URL('/late', url)))
  const controller = new AbortController()
  const aborted = failed(transport(requestTo(new URL('/never', url), { signal: controller.signal })))
  const response = await arrived
  controller.abort('stop')
  expect(await aborted).toBe('stop')
  response.end('{}')
  expect(await late).toMatchObject({ status: 200 })
  for (let call = 0; call < 10; call++) {
    expect(await failed(transport(requestTo(url, { signal: AbortSignal.abort('stop') })))).toBe('stop')
    expect(await transport(requestTo(url))).toMatchObject({ status: 200 })
  }
})

test('the TLS handshake in a tunnel has the time that connecting has', async () => {
  const proxy = await startProxy()
  const { url } = await serveSockets(() => undefined, 'https')
  const error = await failed(through(proxy.url)(requestTo(url, { connectTimeoutMs: 20 })))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'ConnectTimeout', mayBeSent: false })
})

test('a proxy that resets the connection has not sent the request', async () => {
  const { url } = await serveSockets((socket) => socket.once('data', () => socket.resetAndDestroy()))
  const error = await failed(through(url)(requestTo(nowhere)))
  expect(error).toMatchObject({ mayBeSent: false, message: 'LookupEvents: the proxy closed the connection' })
})

test('a tunnel that is closed during the TLS handshake has not carried the request', async () => {
  const { url } = await serveSockets((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\n')))
  const error = await failed(through(url)(requestTo(new URL('https://service.example/'))))
  expect(error).toMatchObject({ mayBeSent: false, cause: { code: 'ECONNRESET' } })
  expect(classify(error)).toBe('transient')
})

test('a user without a password is given to the proxy', async () => {
  const proxy = await startProxy('t0ken:')
  const { url } = await echo()
  expect(await through(withUser(proxy.url, 't0ken', ''))(requestTo(url))).toMatchObject({ status: 200 })
})

test('the headers of a request are left as they are', async () => {
  const proxy = await startProxy()
  const { url } = await echo()
  const headers = Object.freeze({ 'x-amz-target': 'T' })
  expect(await through(proxy.url)(requestTo(url, { headers }))).toMatchObject({ status: 200 })
})

test('there are 50 tunnels at most', async () => {
  const proxy = await startProxy()
  const { url } = await echo()
  const transport = through(proxy.url)
  await Promise.all(Array.from({ length: 120 }, () => transport(requestTo(url))))
  expect(proxy.tunnels).toHaveLength(50)
})

test('undici is loaded with the first request, and once', async () => {
  let loads = 0
  const load = () => {
    loads++
    return Promise.resolve(undici)
  }
  const proxy = await startProxy()
  const { url } = await echo()
  const transport = createProxyTransport({ http: proxy.url.href, https: undefined, except: '' }, systemClock, load)
  expect(loads).toBe(0)
  await Promise.all([transport(requestTo(url)), transport(requestTo(url))])
  expect(loads).toBe(1)
})

test('where undici is not installed the error says what to do', async () => {
  const missing = Object.assign(new Error("Cannot find package 'undici'"), { code: 'ERR_MODULE_NOT_FOUND' })
  const settings = { http: 'http://ann:s3cret@proxy.example', https: undefined, except: '' }
  const transport = createProxyTransport(settings, systemClock, () => Promise.reject(missing))
  const error = await failed(transport(requestTo(new URL('http://service.example/'))))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({
    message:
      'LookupEvents: a proxy is configured, which needs the package undici, and it cannot be loaded: install it beside ' +
      "this program, or give the client transport: undiciTransport(dispatcher) of 'cloudtrail-client/undici'",
    mayBeSent: false,
    cause: missing,
  })
  expect(classify(error)).toBe('final')
})

test('a client whose bundle has no proxy transport loads it once, and after a failure again', async () => {
  const proxy = await startProxy()
  const { url } = await echo()
  const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
  const loads: string[] = []
  const load = (name: string) =>
    loads.push(name) === 1 ? Promise.reject(missing) : Promise.resolve({ createProxyTransport })
  const transport = lazyProxyTransport({ http: proxy.url.href, https: undefined, except: '' }, systemClock, load)
  const error = await failed(transport(requestTo(url)))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({
    message: expect.stringContaining('a proxy is configured, which needs the package cloudtrail-client, and') as string,
    mayBeSent: false,
    cause: missing,
  })
  expect(classify(error)).toBe('final')
  expect(await Promise.all([transport(requestTo(url)), transport(requestTo(url))])).toHaveLength(2)
  expect(proxy.tunnels).toHaveLength(2)
  expect(loads).toEqual(['cloudtrail-client/undici', 'cloudtrail-client/undici'])
})
