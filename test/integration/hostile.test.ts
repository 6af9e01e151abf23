/** What no well-meaning program or service does: it is refused in this package's own words, and nothing leaks. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import {
  CloudTrail,
  CredentialsError,
  InputError,
  ResponseError,
  type CloudTrailConfig,
  type Transport,
} from 'cloudtrail-client'
import { createConnector } from 'cloudtrail-client/connector'
import { createEmulator } from 'cloudtrail-client/testing'
import { undiciTransport } from 'cloudtrail-client/undici'
import { Agent } from 'undici'
import { drain } from '../support/drain.js'
import { failed } from '../support/failed.js'
import { serve } from '../support/local-server.js'

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'TOPSECRET' }

/** A client whose service always gives the same reply. */
function answered(status: number, body: string, config: CloudTrailConfig = {}, headers: Record<string, string> = {}) {
  const transport: Transport = async () => Promise.resolve({ status, headers, body })
  return new CloudTrail({
    region: 'eu-west-1',
    credentials: keys,
    transport,
    maxAttempts: 1,
    limiter: false,
    ...config,
  })
}

const withProvider = (given: unknown) =>
  answered(200, '{}', { credentials: async () => Promise.resolve(given as typeof keys) })

test.each([
  ['text that nobody parsed', JSON.stringify(keys)],
  ['null', null],
  ['nothing', undefined],
])('a provider that gives %s is told so, and what it gave is not shown', async (_, given) => {
  const error = await failed(withProvider(given).describeTrails())
  expect(error).toBeInstanceOf(CredentialsError)
  expect(String(error)).not.toContain('TOPSECRET')
})

test('an expiration is read from text and from Dates of another realm, and refused when it is no time', async () => {
  const later = '2100-01-01T00:00:00Z'
  for (const expiration of [later, runInNewContext(`new Date('${later}')`) as unknown, null]) {
    const cloudtrail = withProvider({ ...keys, expiration })
    await cloudtrail.describeTrails()
    await expect(cloudtrail.describeTrails()).resolves.toBeDefined()
  }
  await expect(withProvider({ ...keys, expiration: 'soon' }).describeTrails()).rejects.toThrow(CredentialsError)
})

test('credentials with getters are read', async () => {
  class Held {
    readonly #secret = 'secret'
    get accessKeyId() {
      return 'AKIDEXAMPLE'
    }
    get secretAccessKey() {
      return this.#secret
    }
  }
  await expect(answered(200, '{}', { credentials: new Held() }).describeTrails()).resolves.toBeDefined()
})

test('a Date of another realm is a Date', async () => {
  const emulator = createEmulator()
  const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: keys, transport: emulator.transport })
  const StartTime = runInNewContext('new Date(Date.now() - 1000)') as Date
  await cloudtrail.lookupEvents({ StartTime })
  expect(emulator.requests[0]?.input['StartTime']).toBe(Math.floor(StartTime.getTime() / 1000))
})

test('a signal and a time limit end a call whose transport listens to neither', async () => {
  const hangs = answered(200, '', { transport: async () => new Promise(() => undefined) })
  const reason = new Error('enough')
  const controller = new AbortController()
  const call = hangs.describeTrails({}, { signal: controller.signal })
  controller.abort(reason)
  await expect(call).rejects.toBe(reason)
})

test.each(['Host', 'content-length', 'Transfer-Encoding', 'Authorization', 'x-amz-security-token'])(
  'the header %s cannot be given',
  async (name) => {
    await expect(answered(200, '{}').describeTrails({}, { headers: { [name]: 'x' } })).rejects.toThrow(InputError)
  },
)

test.each([[null], [5], [{ signal: null }], [{ headers: new Headers({ a: 'b' }) }]])(
  'paged and plain calls refuse the options %j alike, and never throw at once',
  async (options) => {
    const cloudtrail = answered(200, '{}')
    await expect(cloudtrail.describeTrails({}, options as never)).rejects.toThrow(InputError)
    await expect(cloudtrail.lookupEvents({}, options as never)).rejects.toThrow(InputError)
  },
)

test('an error is fit for a log line, whatever the service says', async () => {
  const body = JSON.stringify({
    __type: 'E\u001b[31m\nFAKE',
    message: `denied\nINFO login ok\u001b[2J${'x'.repeat(1e6)}`,
  })
  const error = await failed(answered(400, body).describeTrails())
  expect(error).toMatchObject({ name: 'UnknownError', code: 'UnknownError' })
  expect((error as Error).message).not.toMatch(/\p{Cc}/u)
  expect((error as Error).message.length).toBeLessThan(2100)
})

test('so is one that shows a name of the service', async () => {
  const name = JSON.stringify(`a\nINFO login ok\u001b[2J${'x'.repeat(1e6)}`)
  const body = `{"QueryResultRows":[[{${name}:[]}]]}`
  const error = (await failed(answered(200, body).getQueryResults({ QueryId: crypto.randomUUID() }))) as Error
  expect(error.message).toContain('QueryResultRows[0][0].a INFO login ok')
  expect(error.message).not.toMatch(/\p{Cc}/u)
  expect(error.message.length).toBeLessThan(500)
})

const deep = '['.repeat(1e5) + ']'.repeat(1e5)

test.each([
  ['deep nesting', `{"Events":${deep}}`],
  ['a million mistakes', `{"Events":[${'1,'.repeat(1e6)}1]}`],
])('a reply with %s is a ResponseError', async (_, body) => {
  await expect(answered(200, body).lookupEvents()).rejects.toThrow(ResponseError)
})

test('members that nobody knows may be nested as deep as they like', async () => {
  const page = await answered(200, `{"x":${deep},"Events":null}`).lookupEvents()
  expect('Events' in page).toBe(false)
})

test('deep members of a reply and of a record overflow no action', async () => {
  const short = '['.repeat(50_000) + ']'.repeat(50_000)
  const event = { EventId: 'a', CloudTrailEvent: `{"deep":${short}}` }
  const body = `{"Events":[{"x":${short},${JSON.stringify(event).slice(1)}]}`
  const transport: Transport = async () => Promise.resolve({ status: 200, headers: {}, body })
  const connector = createConnector({ region: 'eu-west-1', credentials: keys, transport, limiter: false })
  const { status, data } = await connector.run('run_query', {})
  expect(status).toBe('successful')
  expect(JSON.stringify(data)).toContain('"EventId":"a"')
})

test('a reply of 60 MB of brackets is refused at once, of any status', async () => {
  const body = '['.repeat(60_000_000)
  const usage = process.cpuUsage()
  await expect(answered(200, body).describeTrails()).rejects.toThrow(ResponseError)
  await expect(answered(400, body).describeTrails()).rejects.toThrow('nested too deep')
  expect(process.cpuUsage(usage).user).toBeLessThan(2_000_000) // microseconds
})

test('half of a surrogate pair in a query is an InputError, and nothing is sent', async () => {
  let sent = 0
  const transport: Transport = async () => {
    sent++
    return Promise.resolve({ status: 200, headers: {}, body: '{}' })
  }
  const cloudtrail = answered(200, '{}', { transport, maxAttempts: 3 })
  const input = { channelArn: 'arn:\ud800', auditEvents: [{ id: '1', eventData: '{}' }] }
  await expect(cloudtrail.putAuditEvents(input)).rejects.toThrow(InputError)
  expect(sent).toBe(0)
})

test('an input with countless mistakes, or a circle where nothing is checked, is an InputError', async () => {
  const names = Array<string>(200_000).fill(1 as never)
  await expect(answered(200, '{}').describeTrails({ trailNameList: names })).rejects.toThrow(InputError)
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const unchecked = answered(200, '{}', { validateInput: false })
  await expect(unchecked.describeTrails(circle as never)).rejects.toThrow(InputError)
})

test('numbers are not looked up among the members of objects', async () => {
  const body = '{"Timestamps":[1],"Values":["constructor"]}'
  const input = { EventSource: 's3.amazonaws.com', EventName: 'x', InsightType: 'ApiCallRateInsight' }
  await expect(answered(200, body).listInsightsMetricData(input)).rejects.toThrow(ResponseError)
})

test.each(['{"Events":{}}', '{"Events":"abc"}', '"abc"', '{"Events":[],"NextToken":{}}'])(
  'with validateOutput off, a walk over %s ends',
  async (body) => {
    const walk = drain(answered(200, body, { validateOutput: false }).lookupEvents())
    await expect(walk.catch((error: unknown) => error instanceof ResponseError && [])).resolves.toEqual([])
  },
)

test('a Region is checked beside an endpoint of one’s own too', () => {
  const config = { credentials: keys, endpoint: 'http://127.0.0.1:1' }
  expect(() => new CloudTrail({ ...config, region: 'eu-west-1\n' })).toThrow(InputError)
})

test('a byte order mark before a reply is skipped, whatever carries the reply', async () => {
  const { url } = await serve((request, response) => {
    const isRead = request.headers['x-amz-target']?.toString().endsWith('DescribeTrails') === true
    response.writeHead(isRead ? 200 : 400)
    response.end(isRead ? '\ufeff{"trailList":[]}' : '\ufeff{"__type":"TrailNotFoundException","message":"Unknown"}')
  })
  const given = { region: 'eu-west-1', credentials: keys, endpoint: url.href, limiter: false } as const
  for (const config of [given, { ...given, transport: undiciTransport(new Agent()) }]) {
    const cloudtrail = new CloudTrail(config)
    await expect(cloudtrail.describeTrails()).resolves.toMatchObject({ trailList: [] })
    await expect(cloudtrail.getTrail({ Name: 'audit' })).rejects.toMatchObject({
      code: 'TrailNotFoundException',
      message: 'Unknown',
    })
  }
})
