/** Habits of code that was written for the AWS SDK: what is told late, callbacks, and keys that are not there yet. */
import { Agent } from 'node:http'
import { inspect } from 'node:util'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { CloudTrail, InputError } from 'cloudtrail-client'
import { createClient, DescribeTrails, ListTrails } from 'cloudtrail-client/core'
import { createEmulator } from 'cloudtrail-client/testing'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { failed } from '../support/failed.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const nowhere = {
  AWS_REGION: '',
  AWS_DEFAULT_REGION: '',
  AWS_PROFILE: '',
  HOME: '/none',
  AWS_EC2_METADATA_DISABLED: 'true',
}

afterEach(() => {
  vi.unstubAllEnvs()
})

test('functions tell Region, endpoint and attempts at the first call, and once', async () => {
  const asked: string[] = []
  const { transport, requests } = createEmulator({ region: 'eu-west-1' })
  const hosts: string[] = []
  const cloudtrail = new CloudTrail({
    credentials,
    region: () => (asked.push('region'), Promise.resolve('eu-west-1')),
    endpoint: () => (asked.push('endpoint'), new URL('https://trail.example.org')),
    maxAttempts: () => (asked.push('maxAttempts'), 1),
    transport: (request) => (hosts.push(request.url.host), transport(request)),
  })
  expect(asked).toEqual([])
  await cloudtrail.describeTrails()
  await cloudtrail.describeTrails()
  expect(asked.sort()).toEqual(['endpoint', 'maxAttempts', 'region'])
  expect(hosts).toEqual(['trail.example.org', 'trail.example.org'])
  expect(requests).toHaveLength(2)
})

test('a function that fails rejects the call, and the next call asks again', async () => {
  let calls = 0
  const { transport } = createEmulator({ region: 'eu-west-1' })
  const region = () => (calls++ === 0 ? Promise.reject(new Error('not yet')) : Promise.resolve('eu-west-1'))
  const cloudtrail = new CloudTrail({ credentials, region, transport })
  await expect(cloudtrail.describeTrails()).rejects.toThrow('not yet')
  await expect(cloudtrail.describeTrails()).resolves.toHaveProperty('trailList', [])
})

test.each([
  ['region', 5],
  ['endpoint', 'nonsense'],
  ['maxAttempts', 0],
])('what the function of %s tells is checked', async (name, value) => {
  const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials, [name]: () => value })
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({ name: 'InputError', issues: [{ path: name }] })
})

test.each(['useFipsEndpoint', 'useDualstackEndpoint'])('a function tells %s', async (name) => {
  const region = 'eu-west-1'
  const [told, given] = [() => Promise.resolve(true), true].map(
    (value) => new CloudTrail({ region, credentials, [name]: value }),
  )
  expect(await told!.config.endpoint()).toEqual(await given!.config.endpoint())
  const wrong = new CloudTrail({ region, credentials, [name]: () => 'yes' })
  expect(await failed(wrong.describeTrails())).toMatchObject({ name: 'InputError', issues: [{ path: name }] })
})

test.each([
  ['has no host', { protocol: 'https:' }, 'must be an http or https URL'],
  ['has no protocol', { hostname: 'trail.example.org' }, 'must be an http or https URL'],
  ['has no URL', { properties: {} }, 'must be an http or https URL'],
  ['has a URL that is none', { url: 'trail.example.org' }, 'must be an http or https URL'],
  ['has a port that is none', { protocol: 'https:', hostname: 'trail.example.org', port: 99999 }, 'must be an http'],
  ['has a number for its URL', { url: 5 }, 'must be a URL without query and headers'],
  ['has headers', { url: new URL('https://trail.example.org'), headers: { a: ['b'] } }, 'must be a URL without'],
  ['has a query', { protocol: 'https:', hostname: 'trail.example.org', query: { a: 'b' } }, 'must be a URL without'],
  ['leads off loopback over http', { protocol: 'http:', hostname: 'trail.example.org' }, 'must be an https URL'],
  ['is a list', ['https://trail.example.org'], 'must be a URL without'],
])(
  'an endpoint that %s is refused by its name, when the client is made or when it is told',
  async (_, value, words) => {
    const issues = [{ path: 'endpoint', message: expect.stringContaining(words) as string }]
    const clientOf = (endpoint: unknown) => () =>
      new CloudTrail({ region: 'eu-west-1', credentials, endpoint: endpoint as string })
    expect(await failed(Promise.resolve().then(clientOf(value)))).toMatchObject({ name: 'InputError', issues })
    const told = clientOf(() => value)()
    expect(await failed(told.describeTrails())).toMatchObject({ name: 'InputError', issues })
  },
)

test('what is wrong in itself is refused when the client is made, also beside functions', () => {
  expect(() => new CloudTrail({ region: () => 'eu-west-1', maxAttempts: 0 })).toThrow('maxAttempts')
  expect(() => new CloudTrail({ region: () => 'eu-west-1', endpoint: 'nonsense' })).toThrow('endpoint')
})

test.each([{}, { accessKeyId: '', secretAccessKey: '' }, { accessKeyId: 'AKIDEXAMPLE' }])(
  'keys %j reject the first call, not the constructor',
  async (keys) => {
    for (const [name, value] of Object.entries(nowhere)) vi.stubEnv(name, value)
    const { transport, requests } = createEmulator()
    const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials: keys as never, transport })
    expect(await failed(cloudtrail.describeTrails())).toMatchObject({ name: 'CredentialsError' })
    expect(requests).toEqual([])
  },
)

test('a callback is refused at once, on paged and unpaged methods, of both clients', () => {
  const { transport, requests } = createEmulator()
  const config = { region: 'us-east-1', credentials, transport }
  type AnyClient = Record<'describeTrails' | 'listTrails', (...given: unknown[]) => unknown>
  const callback = () => undefined
  for (const client of [new CloudTrail(config), createClient({ DescribeTrails, ListTrails }, config)]) {
    for (const method of ['describeTrails', 'listTrails'] as const) {
      for (const given of [[callback], [{}, callback], [{}, {}, callback]]) {
        expect(() => (client as unknown as AnyClient)[method](...given)).toThrow(InputError)
        expect(() => (client as unknown as AnyClient)[method](...given)).toThrow(/takes no callback: await/)
      }
    }
  }
  expect(requests).toEqual([])
})

const region = 'us-east-1'

test('options of the AWS SDK with a meaning here are taken, and an option of this client goes before', async () => {
  const { transport, requests } = createEmulator()
  const userAgents: unknown[] = []
  const cloudtrail = new CloudTrail({
    region,
    credentials,
    maxRetries: 4,
    retryMode: 'adaptive',
    requestTimeout: 1234,
    customUserAgent: [['connector', '1.2'], ['mode']],
    requestHandler: { connectionTimeout: 500, requestTimeout: 0, httpsAgent: { maxSockets: 50 } },
    transport: (request) => {
      userAgents.push([request.headers['user-agent'], request.requestTimeoutMs, request.connectTimeoutMs])
      return transport(request)
    },
  })
  await cloudtrail.describeTrails()
  expect(await cloudtrail.config.maxAttempts()).toBe(5)
  expect(userAgents).toEqual([[expect.stringMatching(/ connector\/1\.2 mode$/), 1234, 500]])
  expect(requests).toHaveLength(1)
  const own = new CloudTrail({ region, credentials, maxRetries: 4, maxAttempts: 2 })
  expect(await own.config.maxAttempts()).toBe(2)
})

test('a handler of the AWS SDK sends the requests', async () => {
  const emulator = createEmulator()
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  const requestHandler = new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: 1 }) })
  onTestFinished(() => {
    requestHandler.destroy()
  })
  const handle = vi.spyOn(requestHandler, 'handle')
  const cloudtrail = new CloudTrail({ region, credentials, endpoint: listener.url, requestHandler })
  await expect(cloudtrail.describeTrails()).resolves.toHaveProperty('trailList', [])
  await expect(cloudtrail.getTrail({ Name: 'none' })).rejects.toThrow(/Unknown trail/)
  const channelArn = `arn:aws:cloudtrail:${region}:123456789012:channel/00000000-0000-0000-0000-000000000000`
  const stored = cloudtrail.putAuditEvents({ channelArn, auditEvents: [{ id: '1', eventData: '{}' }] })
  await expect(stored).rejects.toHaveProperty('name', 'ChannelNotFound')
  expect(handle).toHaveBeenCalledTimes(3)
})

test('options of the AWS SDK without a meaning are accepted and named once; unknown ones are refused', () => {
  const warning = vi.fn()
  new CloudTrail({ region, credentials, apiVersion: '2013-11-01', tls: true, serviceId: undefined, on: { warning } })
  expect(warning.mock.calls).toEqual([
    [{ message: "CloudTrail: of the AWS SDK's options, these have no effect here: apiVersion, tls" }],
  ])
  expect(() => new CloudTrail({ region, credentials, retires: 3 } as never)).toThrow(/retires/)
})

test('a logger is told of requests, not of inputs, outputs or keys; hooks are called too', async () => {
  const logger = { info: vi.fn(), error: vi.fn() }
  const attempt = vi.fn()
  const { transport } = createEmulator()
  const cloudtrail = new CloudTrail({ region, credentials, transport, logger, on: { attempt } })
  await cloudtrail.describeTrails()
  await failed(cloudtrail.getTrail({ Name: 'SECRETNAME' }))
  const metadata = { httpStatusCode: 200, requestId: expect.any(String) as string, attempts: 1 }
  expect(logger.info.mock.calls).toEqual([
    [{ clientName: 'CloudTrailClient', commandName: 'DescribeTrailsCommand', metadata }],
  ])
  expect(logger.error.mock.calls).toEqual([[expect.objectContaining({ error: 'TrailNotFoundException' })]])
  expect(JSON.stringify([logger.info.mock.calls, logger.error.mock.calls])).not.toMatch(/SECRETNAME|AKIDEXAMPLE/)
  expect(attempt).toHaveBeenCalledTimes(2)
  expect(cloudtrail.config.logger).toBe(logger)
})

test('the client tells its Region, endpoint and credentials, and can be destroyed', async () => {
  const cloudtrail = new CloudTrail({ region: () => 'eu-west-1', credentials: () => Promise.resolve(credentials) })
  expect(await cloudtrail.config.region()).toBe('eu-west-1')
  expect((await cloudtrail.config.endpoint()).href).toBe('https://cloudtrail.eu-west-1.amazonaws.com/')
  expect(await cloudtrail.config.credentials()).toEqual(credentials)
  cloudtrail.destroy()
  expect(Object.keys(cloudtrail)).toEqual(['config'])
  expect(inspect(cloudtrail, { depth: Infinity, showHidden: true })).not.toContain('AKIDEXAMPLE')
})

test('CLOUDTRAIL_CLIENT_LIMITER=off switches pacing off, unless a limiter is given', async () => {
  vi.stubEnv('CLOUDTRAIL_CLIENT_LIMITER', 'off')
  const { transport } = createEmulator({ quotas: false })
  const waits = vi.fn()
  const cloudtrail = new CloudTrail({ region, credentials, transport, on: { wait: waits } })
  await Promise.all(Array.from({ length: 20 }, () => cloudtrail.lookupEvents()))
  expect(waits).not.toHaveBeenCalled()
  const acquire = vi.fn(() => Promise.resolve())
  const paced = new CloudTrail({
    region,
    credentials,
    transport,
    limiter: { acquire, report: () => undefined } as never,
  })
  await paced.describeTrails()
  expect(acquire).toHaveBeenCalled()
})
