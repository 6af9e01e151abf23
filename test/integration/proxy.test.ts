/** A client behind a proxy: told by an option, or by the environment. */
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail, InputError, type CloudTrailConfig } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { undiciTransport } from 'cloudtrail-client/undici'
import { ProxyAgent } from 'undici'
import { credentials } from '../support/client.js'
import { startProxy } from '../support/proxy-server.js'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function behindProxy() {
  const proxy = await startProxy('ann:s3cret')
  const listener = await createEmulator({ credentials: [credentials] }).listen()
  onTestFinished(() => listener.close())
  const connect = (config: CloudTrailConfig = {}) =>
    new CloudTrail({ region: 'eu-west-1', credentials, endpoint: listener.url, maxAttempts: 1, ...config })
  const proxyUrl = `http://ann:s3cret@${proxy.url.host}`
  return { connect, proxyUrl, tunnels: proxy.tunnels, host: new URL(listener.url).host }
}

test('the option sends requests through it', async () => {
  const { connect, proxyUrl, tunnels, host } = await behindProxy()
  expect((await connect({ proxy: proxyUrl }).describeTrails()).trailList).toEqual([])
  expect((await connect({ proxy: new URL(proxyUrl) }).describeTrails()).trailList).toEqual([])
  expect(tunnels).toEqual([host, host])
})

test.each(['HTTP_PROXY', 'http_proxy'])('so does %s, unless NO_PROXY names the host', async (name) => {
  const { connect, proxyUrl, tunnels, host } = await behindProxy()
  vi.stubEnv(name, proxyUrl)
  await connect().describeTrails()
  expect(tunnels).toEqual([host])
  vi.stubEnv('NO_PROXY', 'localhost,127.0.0.1')
  await connect().describeTrails()
  expect(tunnels).toEqual([host])
})

test('proxy: false goes without, whatever the environment says', async () => {
  const { connect, proxyUrl, tunnels } = await behindProxy()
  vi.stubEnv('HTTP_PROXY', proxyUrl)
  await connect({ proxy: false }).describeTrails()
  expect(tunnels).toEqual([])
})

test('a dispatcher of one’s own goes its own way', async () => {
  const { connect, proxyUrl, tunnels, host } = await behindProxy()
  const dispatcher = new ProxyAgent(proxyUrl)
  onTestFinished(() => dispatcher.destroy())
  await connect({ transport: undiciTransport(dispatcher) }).describeTrails()
  expect(tunnels).toEqual([host])
})

test.each([
  [{ proxy: 'proxy.example:3128' }, 'proxy must be the http or https URL of a proxy'],
  [{ proxy: 3128 }, 'proxy must be a URL, or false, got the number 3128'],
  [{ proxy: 'http://proxy.example', transport: () => undefined }, 'proxy has no effect on a `transport` of your own'],
])('%j is refused when the client is made', (config, message) => {
  const make = () => new CloudTrail({ region: 'eu-west-1', ...(config as CloudTrailConfig) })
  expect(make).toThrow(InputError)
  expect(make).toThrow(message)
})
