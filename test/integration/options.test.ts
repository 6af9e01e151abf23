/** Options count as they were when they were given: own members alone, each read once. */
import { getEventListeners } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { CloudTrail, InputError, waitForQuery, type CallOptions, type CloudTrailConfig } from 'cloudtrail-client'
import { createConnector } from 'cloudtrail-client/connector'
import { createClient, LookupEvents } from 'cloudtrail-client/core'
import { fromAssumeRole } from 'cloudtrail-client/credentials'
import { createBackfill, createIntake, readRecords } from 'cloudtrail-client/intake'
import { createEmulator } from 'cloudtrail-client/testing'
import { credentials } from '../support/client.js'
import { drain } from '../support/drain.js'
import { failed } from '../support/failed.js'
import { hangs, settled, withFates } from '../support/faults.js'

const polluted: string[] = []

/** What a careless merge of foreign JSON does to every object of a program. */
function pollute(name: string, value: unknown) {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true, enumerable: false })
  polluted.push(name)
}

afterEach(() => {
  for (const name of polluted.splice(0)) Reflect.deleteProperty(Object.prototype, name)
  vi.unstubAllEnvs()
})

function account() {
  const emulator = createEmulator()
  const { transport, sent } = withFates(emulator.transport)
  const config = { region: 'us-east-1', credentials, transport, limiter: false } satisfies CloudTrailConfig
  return { config, sent }
}

/** What `make` throws. */
function thrownBy(make: () => unknown): unknown {
  try {
    make()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** An object whose getter answers with one value after the other, and then with nothing. */
function changing<Name extends string>(name: Name, ...values: unknown[]) {
  return Object.defineProperty({}, name, { get: () => values.shift(), enumerable: true }) as Record<Name, never>
}

/** An object whose getter throws. */
const throwing = (name: string): object =>
  Object.defineProperty({}, name, {
    get: () => {
      throw new Error('not today')
    },
    enumerable: true,
  })

test.each(['endpoint', 'allowInsecureEndpoint', 'transport', 'proxy', 'region', 'on', 'credentials', 'limiter'])(
  'a client does not take %s from Object.prototype',
  async (name) => {
    const { config, sent } = account()
    const values: Record<string, unknown> = {
      endpoint: 'https://evil.example',
      region: 'cn-north-1',
      proxy: 'http://evil.example',
      on: 'evil',
      limiter: 'evil',
    }
    pollute(name, values[name] ?? (() => Promise.reject(new Error('evil'))))
    await new CloudTrail(config).describeTrails()
    await drain(createClient({ LookupEvents }, config).lookupEvents())
    expect(sent.map(({ url }) => url.host)).toEqual(sent.map(() => 'cloudtrail.us-east-1.amazonaws.com'))
    expect(sent).toHaveLength(2)
  },
)

test.each(['signal', 'abortSignal', 'timeoutMs', 'maxAttempts', 'headers', 'credentials'])(
  'a call does not take %s from Object.prototype',
  async (name) => {
    const { config, sent } = account()
    const cloudtrail = new CloudTrail(config)
    pollute(name, name.endsWith('ignal') ? AbortSignal.abort('evil') : { evil: 'evil' })
    for (const options of [undefined, {}, { maxWaitMs: 5 }] satisfies (CallOptions | undefined)[]) {
      await cloudtrail.describeTrails({}, options)
      await drain(cloudtrail.lookupEvents({}, options))
    }
    expect(sent.map(({ headers }) => headers['evil'])).toEqual(sent.map(() => undefined))
    expect(sent).toHaveLength(6)
  },
)

test('no hook comes from Object.prototype, whether hooks are given or not', async () => {
  const hook = vi.fn()
  pollute('attempt', hook)
  const { config } = account()
  await new CloudTrail(config).describeTrails()
  await new CloudTrail({ ...config, on: {} }).describeTrails()
  expect(hook).not.toHaveBeenCalled()
})

test('a connector, an intake and a provider take nothing from Object.prototype either', async () => {
  const evil = vi.fn(() => Promise.reject(new Error('evil')))
  const { config, sent } = account()
  pollute('serverUrl', 'https://evil.example')
  pollute('useRole', true)
  pollute('endpoint', 'https://evil.example')
  pollute('bucket', 'evil')
  pollute('queueUrl', 'https://evil.example/123456789012/evil')
  const { status } = await createConnector(config).run('operation_describe_trails')
  expect([status, sent[0]?.url.host]).toEqual(['failed', undefined])
  expect((await createConnector(config).run('describe_trails', { body: {} })).status).toBe('successful')
  expect(sent[0]?.url.host).toBe('cloudtrail.us-east-1.amazonaws.com')
  expect(() => createBackfill({ region: 'us-east-1' } as never)).toThrow('bucket is required')
  expect(() => createIntake({ region: 'us-east-1' })).toThrow(/queueUrl|queueName/)
  pollute('roleArn', 'arn:aws:iam::123456789012:role/evil')
  const provider = fromAssumeRole({ region: 'us-east-1', credentials, transport: evil } as never)
  expect(await failed(provider())).toMatchObject({ message: expect.stringMatching(/RoleArn is required/) as string })
  expect(evil).not.toHaveBeenCalled()
})

test('what a configuration inherits does not count', async () => {
  vi.stubEnv('AWS_REGION', '')
  vi.stubEnv('AWS_DEFAULT_REGION', '')
  class Config {
    get region() {
      return 'eu-west-1'
    }
  }
  const inherited = Object.create({ region: 'eu-west-1' }) as CloudTrailConfig
  for (const config of [inherited, new Config()]) {
    const error = await failed(new CloudTrail(config).describeTrails())
    expect(error).toMatchObject({ message: expect.stringMatching(/^CloudTrail: region is/) as string })
  }
})

test('an object of a class counts with its own members', async () => {
  const { config, sent } = account()
  class Config {
    constructor() {
      Object.assign(this, config)
    }
    send() {
      return 'as in the configuration of another SDK'
    }
  }
  await new CloudTrail(new Config() as CloudTrailConfig).describeTrails()
  expect(sent).toHaveLength(1)
})

test('each option of a client is read once', async () => {
  const { config, sent } = account()
  const reads: string[] = []
  const watched = new Proxy(config, {
    get: (target, name: 'region' | 'credentials' | 'transport' | 'limiter') => {
      reads.push(name)
      return target[name]
    },
  })
  await new CloudTrail(watched).describeTrails()
  expect(reads).toEqual(Object.keys(config))
  const endpoint = changing('endpoint', 'https://first.example', 'https://second.example')
  const hooks = { attempt: vi.fn() }
  const client = new CloudTrail(
    Object.defineProperties(endpoint, Object.getOwnPropertyDescriptors({ ...config, on: hooks })),
  )
  await client.describeTrails()
  expect(sent[1]?.url.host).toBe('first.example')
  expect(hooks.attempt).toHaveBeenCalledTimes(1)
})

test('a hook that a getter gives is the one that was checked', async () => {
  const { config } = account()
  const hook = vi.fn()
  await new CloudTrail({ ...config, on: changing('attempt', hook, 'no function') }).describeTrails()
  expect(hook).toHaveBeenCalledTimes(1)
})

test('an endpoint that is a URL can be changed afterwards without a consequence', async () => {
  const { config, sent } = account()
  const endpoint = new URL('https://first.example')
  const cloudtrail = new CloudTrail({ ...config, endpoint })
  endpoint.host = 'second.example'
  await cloudtrail.describeTrails()
  await cloudtrail
    .putAuditEvents({
      channelArn: 'arn:aws:cloudtrail:us-east-1:123456789012:channel/1',
      auditEvents: [{ id: '1', eventData: '{}' }],
    })
    .catch(() => undefined)
  expect(sent.map(({ url }) => url.host)).toEqual(['first.example', 'first.example'])
})

test('each option of a call is read once, by all pages of an iteration too', async () => {
  const { config, sent } = account()
  const cloudtrail = new CloudTrail(config)
  const headers = () => changing('headers', { 'x-purpose': 'audit' }, 'no headers')
  await cloudtrail.describeTrails({}, headers())
  await drain(cloudtrail.lookupEvents({}, headers()))
  await cloudtrail.describeTrails({}, { headers: changing('x-purpose', 'audit', 'line\nbreak') })
  expect(sent.map(({ headers: { 'x-purpose': purpose } }) => purpose)).toEqual(['audit', 'audit', 'audit'])
})

test('an option of a client whose getter throws is an InputError with its name', () => {
  const { config } = account()
  const isNamed = (name: string) => ({
    code: 'InvalidInput',
    message: expect.stringContaining(`${name} cannot be read`) as string,
  })
  expect(thrownBy(() => new CloudTrail(throwing('userAgent')))).toMatchObject(isNamed('userAgent'))
  expect(thrownBy(() => createClient({ LookupEvents }, throwing('region')))).toMatchObject(isNamed('region'))
  expect(thrownBy(() => new CloudTrail({ ...config, on: throwing('wait') }))).toMatchObject(isNamed('on.wait'))
  expect(thrownBy(() => createConnector(throwing('serverUrl')))).toMatchObject(isNamed('serverUrl'))
  expect(thrownBy(() => createIntake(throwing('queueUrl') as never))).toMatchObject(isNamed('queueUrl'))
  expect(thrownBy(() => createBackfill(throwing('bucket') as never))).toMatchObject(isNamed('bucket'))
  expect(thrownBy(() => fromAssumeRole(throwing('roleArn') as never))).toMatchObject(isNamed('roleArn'))
})

test('an option of a call whose getter throws rejects the call, not the program', async () => {
  const { config, sent } = account()
  const cloudtrail = new CloudTrail(config)
  const options = throwing('timeoutMs')
  const calls: PromiseLike<unknown>[] = [
    cloudtrail.describeTrails({}, options),
    cloudtrail.lookupEvents({}, options),
    drain(cloudtrail.lookupEvents({}, options)),
    waitForQuery(cloudtrail, { QueryId: crypto.randomUUID() }, options),
  ]
  for (const call of calls) {
    expect(await failed(call)).toMatchObject({
      message: expect.stringMatching(/options\.timeoutMs cannot be read/) as string,
    })
  }
  const input = throwing('NextToken')
  await expect(cloudtrail.lookupEvents(input)).rejects.toThrow()
  expect(sent).toEqual([])
})

test.each<[headers: Record<string, unknown>, message: string]>([
  [{ 'x-foo': 1 }, "options.headers['x-foo'] must be printable ASCII text without line breaks, got the number 1"],
  [{ 'x-foo': 'a\r\nb' }, "options.headers['x-foo'] must be printable ASCII text without line breaks, got a string"],
  [{ Host: 'a' }, "options.headers['Host'] must be left out: the client sets it itself"],
  [{ 'x foo': 'a' }, "options.headers['x foo'] must be the name of a header"],
])('what is wrong with the headers %j names the header, not its value', async (headers, message) => {
  const { config, sent } = account()
  const error = await failed(new CloudTrail(config).describeTrails({}, { headers: headers as Record<string, string> }))
  expect(error).toMatchObject({ name: 'InputError', message: `DescribeTrails: ${message}` })
  expect(sent).toEqual([])
})

const real = new AbortController().signal
const listens = { addEventListener: () => undefined, removeEventListener: () => undefined }

test.each([
  { aborted: false, addEventListener: listens.addEventListener },
  { aborted: false, removeEventListener: listens.removeEventListener },
  { ...listens },
  { ...listens, aborted: 'no' },
  { ...listens, aborted: false, addEventListener: true },
  new AbortController(),
  'signal',
  null,
])('%j is no signal, and refused before anything is sent', async (signal) => {
  const { config, sent } = account()
  const cloudtrail = new CloudTrail(config)
  const options = { signal: signal as unknown as AbortSignal }
  const calls = [
    cloudtrail.describeTrails({}, options),
    cloudtrail.describeTrails({}, { abortSignal: options.signal }),
    cloudtrail.lookupEvents({}, options),
    waitForQuery(cloudtrail, { QueryId: crypto.randomUUID() }, options),
    Promise.resolve().then(() => drain(readRecords(new Uint8Array(), options))),
    createIntake({ queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/queue', ...config }).run(
      () => undefined,
      options,
    ),
  ]
  for (const call of calls) {
    const error = await failed(call)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ message: expect.stringMatching(/ignal must be an AbortSignal, got/) as string })
  }
  expect(sent).toEqual([])
})

/** As of packages that are older than the reason of a signal. */
function polyfill() {
  const signal = Object.assign(new EventTarget(), { aborted: false })
  const abort = () => {
    signal.aborted = true
    signal.dispatchEvent(new Event('abort'))
  }
  return { signal: signal as unknown as AbortSignal, abort }
}

test.each(['before', 'while it waits for its reply', 'while it waits for its turn'])(
  'a signal without a reason that aborts a call %s gives it an AbortError, and keeps no listener',
  async (when) => {
    const { config } = account()
    const { transport } = withFates(() => Promise.reject(new Error('unused')), hangs, hangs, hangs, hangs)
    const waits = { acquire: () => new Promise<never>(() => undefined), report: () => undefined }
    const limiter = when === 'while it waits for its turn' && waits
    const cloudtrail = new CloudTrail({ ...config, transport, limiter })
    const { signal, abort } = polyfill()
    if (when === 'before') abort()
    const calls = [
      cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit' }, { signal }),
      cloudtrail.lookupEvents({}, { signal }),
      drain(cloudtrail.lookupEvents({}, { signal })),
    ].map((call) => failed(call))
    await settled()
    abort()
    for (const call of calls) expect(await call).toMatchObject({ name: 'AbortError' })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  },
)

test('a signal keeps no listener of a call that has ended', async () => {
  const { config } = account()
  await new CloudTrail(config).describeTrails({}, { signal: real })
  expect(getEventListeners(real, 'abort')).toEqual([])
})

test('options of a wait are checked', async () => {
  const { config } = account()
  const wait = waitForQuery(new CloudTrail(config), { QueryId: crypto.randomUUID() }, { minDelayMs: Number.NaN })
  expect(await failed(wait)).toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('options.minDelayMs must be a whole number of milliseconds') as string,
  })
})
