/** The transport on `fetch`, against real servers. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ConnectionError } from '../../../src/contracts/errors.js'
import { createFetchTransport } from '../../../src/platform/fetch-transport.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { serve, serveSelfSigned, unusedUrl } from '../../support/local-server.js'
import { requestTo, testTransport } from '../../support/transport-behaviour.js'

testTransport(createFetchTransport)

test('a connection is used again', async () => {
  const { url, sockets } = await serve((_, response) => response.end('{"a":1}'))
  const transport = createFetchTransport(new FakeClock())
  for (let call = 0; call < 10; call++) await transport(requestTo(url))
  // Which of its connections is free when is known to fetch alone; one for each call would mean that none ever is.
  expect(sockets.length).toBeLessThan(5)
})

test('characters that are split over chunks of the stream are whole', async () => {
  const text = '{"Name":"aé漢😀"}'
  const bytes = Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte))
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(ReadableStream.from(bytes))))
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  const { body } = await createFetchTransport(new FakeClock())(requestTo(new URL('https://example.com/')))
  expect(body).toBe(text)
})

describe('a connection that fails', () => {
  test('is one over which nothing was sent, where the runtime says that it was refused', async () => {
    const error = await failed(createFetchTransport(new FakeClock())(requestTo(await unusedUrl())))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent: false, cause: { name: 'TypeError' } })
  })

  test('for a certificate that nobody trusts is refused before anything is sent', async () => {
    const requests: unknown[] = []
    const { url } = await serveSelfSigned((request, response) => {
      requests.push(request)
      response.end('{}')
    })
    expect(await failed(createFetchTransport(new FakeClock())(requestTo(url)))).toBeInstanceOf(ConnectionError)
    expect(requests).toEqual([])
  })
})
