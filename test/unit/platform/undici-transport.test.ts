/** The transport on a dispatcher of undici, against real servers and a mock. */
import { Agent, MockAgent, Pool } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { ConnectionError, TimeoutError } from '../../../src/contracts/errors.js'
import { undiciTransport } from '../../../src/platform/undici-transport.js'
import type { Clock } from '../../../src/runtime/clock.js'
import { failed } from '../../support/failed.js'
import { serve, serveSelfSigned, serveSockets, unusedUrl } from '../../support/local-server.js'
import { requestTo, testTransport } from '../../support/transport-behaviour.js'

function closing<Dispatcher extends { destroy(): Promise<void> }>(dispatcher: Dispatcher): Dispatcher {
  onTestFinished(() => dispatcher.destroy())
  return dispatcher
}

testTransport((clock: Clock) => undiciTransport(closing(new Agent()), clock))

test("a dispatcher of another kind is refused, for Bun has one of its own in undici's place", () => {
  // Sound: it is what a mistake looks like.
  expect(() => undiciTransport({ dispatch: () => true } as unknown as Agent)).toThrow(
    "dispatcher must be one of undici; on Bun, import 'undici/index.js'",
  )
})

test('a pool is used as it was made', async () => {
  const { url, sockets } = await serve((_, response) => response.end('{}'))
  const transport = undiciTransport(closing(new Pool(url.origin, { connections: 1 })))
  await Promise.all(Array.from({ length: 5 }, () => transport(requestTo(url))))
  expect(sockets).toHaveLength(1)
})

test('a mock answers', async () => {
  const mock = new MockAgent()
  onTestFinished(() => mock.close())
  mock.disableNetConnect()
  const url = new URL('https://cloudtrail.eu-west-1.amazonaws.com/')
  mock
    .get(url.origin)
    .intercept({ path: '/', method: 'POST' })
    .reply(418, { a: 1 }, { headers: { 'X-Many': 'a' } })
  expect(await undiciTransport(mock)(requestTo(url))).toEqual({
    status: 418,
    headers: { 'x-many': 'a' },
    body: '{"a":1}',
  })
})

test('a refused connection is one over which nothing was sent', async () => {
  const transport = undiciTransport(closing(new Agent()))
  const error = await failed(transport(requestTo(await unusedUrl())))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ mayBeSent: false, cause: { code: 'ECONNREFUSED' } })
})

test('so is a certificate that nobody trusts', async () => {
  const requests: unknown[] = []
  const { url } = await serveSelfSigned((request) => requests.push(request))
  const error = await failed(undiciTransport(closing(new Agent()))(requestTo(url)))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ mayBeSent: false, cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
  expect(requests).toEqual([])
})

test('a connection that takes too long by the dispatcher’s own limit is a timeout', async () => {
  const { url } = await serveSockets(() => undefined, 'https') // the TLS handshake is never answered
  const error = await failed(undiciTransport(closing(new Agent({ connect: { timeout: 20 } })))(requestTo(url)))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'ConnectTimeout', mayBeSent: false })
})

test('a dispatcher that limits the wait for replies itself says nothing of whether the request was sent', async () => {
  const arrivals: unknown[] = []
  const { url } = await serve((request) => arrivals.push(request))
  const limited = closing(new Agent()).compose((dispatch) => (options, handler) => {
    return dispatch({ ...options, headersTimeout: 50 }, handler)
  })
  const error = await failed(undiciTransport(limited)(requestTo(url)))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ mayBeSent: true, cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } })
  expect(arrivals).toHaveLength(1)
})
