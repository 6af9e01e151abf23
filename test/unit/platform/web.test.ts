/** The platform of runtimes that have web APIs only. */
import { afterEach, expect, test, vi } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { platform } from '../../../src/platform/web.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { requestTo } from '../../support/transport-behaviour.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the environment is empty where there is no process', () => {
  vi.stubGlobal('process', undefined)
  expect(platform.environment()).toEqual({})
})

test('the environment of a process is used where there is one, as in workers with nodejs_compat', () => {
  vi.stubGlobal('process', { env: { AWS_REGION: 'eu-west-1' } })
  expect(platform.environment()).toEqual({ AWS_REGION: 'eu-west-1' })
})

test('its time is monotonic', () => {
  const first = platform.steadyMs()
  expect(platform.steadyMs()).toBeGreaterThanOrEqual(first)
})

test('a proxy is refused, because fetch has none', () => {
  expect(() => platform.createTransport(new FakeClock(), {}, 'http://proxy.example:3128')).toThrow(InputError)
})

test.each([undefined, false] as const)('with the proxy %s, requests are sent by fetch', async (proxy) => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', (...given: unknown[]) => {
    sent.push(given)
    return Promise.resolve(new Response('{}'))
  })
  const url = new URL('https://cloudtrail.eu-west-1.amazonaws.com/')
  expect(await platform.createTransport(new FakeClock(), {}, proxy)(requestTo(url))).toMatchObject({
    status: 200,
    body: '{}',
  })
  expect(sent).toMatchObject([[url, { method: 'POST', redirect: 'manual' }]])
})

test('there are no files', async () => {
  expect(await failed(platform.readFile('credentials'))).toMatchObject({ message: 'this runtime has no files' })
})
