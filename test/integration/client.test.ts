/** The client as its users meet it: configuration, credentials, headers and refused inputs. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  CloudTrail,
  CredentialsError,
  InputError,
  type CloudTrailConfig,
  type Credentials,
  type CredentialsProvider,
} from 'cloudtrail-client'
import { createClient, DescribeTrails } from 'cloudtrail-client/core'
import { fromEnv } from 'cloudtrail-client/credentials'
import { createEmulator, type EmulatorOptions } from 'cloudtrail-client/testing'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' }
const other = { accessKeyId: 'ASIDOTHER', secretAccessKey: 'K7MDENGbPxRfiCY', sessionToken: 'FwoGZXIvYXdzE' }

beforeEach(() => {
  for (const name of ['REGION', 'DEFAULT_REGION', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN']) {
    vi.stubEnv(`AWS_${name}`, undefined)
  }
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** A client of an account that verifies signatures. */
function connect(config: CloudTrailConfig = {}, options: EmulatorOptions = {}) {
  const clock = new FakeClock()
  const emulator = createEmulator({ now: clock.now, credentials: [credentials, other], ...options })
  const cloudtrail = new CloudTrail({
    region: 'eu-west-1',
    credentials,
    transport: emulator.transport,
    limiter: false,
    clock,
    ...config,
  })
  return { cloudtrail, emulator, clock }
}

const keysOf = ({ requests }: { requests: readonly { accessKeyId: string | undefined }[] }) =>
  requests.map(({ accessKeyId }) => accessKeyId)

test('a method gives the members of the reply and what is known of the exchange', async () => {
  const { cloudtrail } = connect()
  const { $metadata, ...members } = await cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit-logs' })
  expect(members).toMatchObject({
    Name: 'audit',
    TrailARN: 'arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit',
    LogFileValidationEnabled: false,
  })
  expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 })
  expect($metadata.requestId).toMatch(/^[\da-f-]{36}$/)
})

test('a method that needs no input takes none', async () => {
  expect((await connect().cloudtrail.describeTrails()).trailList).toEqual([])
})

test('the Region comes from the environment when it is not configured', async () => {
  vi.stubEnv('AWS_DEFAULT_REGION', 'eu-north-1')
  const { cloudtrail, emulator } = connect({ region: undefined })
  await cloudtrail.describeTrails()
  vi.stubEnv('AWS_REGION', 'eu-south-1')
  await connect({ region: undefined, transport: emulator.transport }).cloudtrail.describeTrails()
  expect(emulator.requests.map(({ region }) => region)).toEqual(['eu-north-1', 'eu-south-1'])
})

test('without any Region the first call is rejected', async () => {
  const error = await failed(new CloudTrail({ credentials }).describeTrails())
  expect(error).toBeInstanceOf(InputError)
  expect(error).toMatchObject({
    message: expect.stringContaining(
      'CloudTrail: region is required: neither the `region` option nor AWS_REGION nor AWS_DEFAULT_REGION is set',
    ) as string,
  })
})

test('an option that does not exist is refused with the one that was probably meant', () => {
  // @ts-expect-error -- a program in JavaScript
  expect(() => new CloudTrail({ region: 'eu-west-1', maxAttempt: 5 })).toThrow(
    'CloudTrail: maxAttempt is not an option; did you mean maxAttempts?',
  )
})

test.each([
  [5, 'the options must be an object, got the number 5'],
  [new Map([['region', 'eu-west-1']]), 'the options must be an object, got a Map'],
  [{ on: { retries: () => undefined } }, 'named attempt, retry, throttle, wait, warning and nothing else'],
])('%j in place of options is refused', (config, message) => {
  const make = () => new CloudTrail(config as object)
  expect(make).toThrow(InputError)
  expect(make).toThrow(message)
})

test.each([
  [
    'a function',
    () => fromEnv,
    'gave function instead of credentials: call the function that makes the provider, e.g. fromEnv()',
  ],
  ['nothing', () => undefined, 'gave undefined instead of credentials'],
])('a provider that gives %s is told so', async (_, provider, message) => {
  const { cloudtrail } = connect({ credentials: provider as unknown as CredentialsProvider })
  const error = await failed(cloudtrail.describeTrails())
  expect(error).toBeInstanceOf(CredentialsError)
  expect((error as CredentialsError).message).toBe(`CloudTrail: the credentials provider ${message}`)
})

test('credentials come from the environment when they are not configured', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', other.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', other.secretAccessKey)
  vi.stubEnv('AWS_SESSION_TOKEN', other.sessionToken)
  const { cloudtrail, emulator } = connect({ credentials: undefined })
  await cloudtrail.describeTrails()
  expect(keysOf(emulator)).toEqual([other.accessKeyId])
})

test('without any credentials the call says where they were looked for, and sends nothing', async () => {
  for (const [name, value] of Object.entries({
    EC2_METADATA_DISABLED: 'true',
    CONFIG_FILE: '/none',
    SHARED_CREDENTIALS_FILE: '/none',
  })) {
    vi.stubEnv(`AWS_${name}`, value)
  }
  const { cloudtrail, emulator } = connect({ credentials: undefined })
  const error = await failed(cloudtrail.describeTrails())
  expect(error).toBeInstanceOf(CredentialsError)
  expect(error).toMatchObject({ code: 'CredentialsUnavailable' })
  for (const source of ['environment', 'web identity', 'container', 'instance metadata']) {
    expect(error).toMatchObject({ message: expect.stringContaining(`${source}: `) as string })
  }
  expect(emulator.requests).toEqual([])
})

test('a client of some operations looks in the environment only', async () => {
  const emulator = createEmulator()
  const config = { region: 'eu-west-1', transport: emulator.transport }
  const cloudtrail = createClient({ DescribeTrails }, config)
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({
    message: expect.stringContaining(
      'environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set',
    ) as string,
  })
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  expect((await cloudtrail.describeTrails()).trailList).toEqual([])
})

test('credentials are taken in the form of an STS reply', async () => {
  const { accessKeyId, secretAccessKey, sessionToken } = other
  const { cloudtrail, emulator } = connect({
    credentials: { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken },
  })
  await cloudtrail.describeTrails()
  expect(keysOf(emulator)).toEqual([accessKeyId])
})

test('credentials of a call are used for that call alone', async () => {
  const { cloudtrail, emulator } = connect()
  await cloudtrail.describeTrails()
  await cloudtrail.describeTrails({}, { credentials: other })
  await cloudtrail.describeTrails({}, { credentials: () => Promise.resolve(other) })
  await cloudtrail.describeTrails()
  expect(keysOf(emulator)).toEqual(['AKIDEXAMPLE', 'ASIDOTHER', 'ASIDOTHER', 'AKIDEXAMPLE'])
})

test('a provider is asked once for calls at the same time, and again from 5 minutes before the expiry', async () => {
  const expiresInMs = 60 * 60_000
  const provider = vi.fn((): Promise<Credentials> => {
    return Promise.resolve({ ...other, expiration: new Date(clock.now() + expiresInMs) })
  })
  const { cloudtrail, clock } = connect({ credentials: provider })
  const atOnce = () => Promise.all([cloudtrail.describeTrails(), cloudtrail.listTrails(), cloudtrail.describeTrails()])

  await atOnce()
  expect(provider).toHaveBeenCalledTimes(1)
  clock.advance(expiresInMs - 5 * 60_000 - 2000) // the clock of the service, which is judged by, is known to a second
  await atOnce()
  expect(provider).toHaveBeenCalledTimes(1)
  clock.advance(4000)
  await atOnce()
  expect(provider).toHaveBeenCalledTimes(2)
})

test('a provider that fails is asked again by the next call', async () => {
  const provider = vi.fn(() => Promise.resolve(credentials)).mockRejectedValueOnce(new Error('the metadata is away'))
  const { cloudtrail } = connect({ credentials: provider })
  const error = await failed(cloudtrail.describeTrails())
  expect(error).toBeInstanceOf(CredentialsError)
  expect(error).toMatchObject({ message: 'CloudTrail: the credentials provider failed: the metadata is away' })
  expect(await cloudtrail.describeTrails()).toMatchObject({ trailList: [] })
})

test('headers of a call are sent, and signed where AWS asks for it', async () => {
  const { cloudtrail, emulator } = connect()
  await cloudtrail.describeTrails(
    {},
    { headers: { 'X-Amz-Source-Account': '123456789012', 'X-Request-Purpose': 'audit' } },
  )
  await cloudtrail.lookupEvents({}, { headers: { 'x-request-purpose': 'walk' } })
  expect(emulator.requests.map(({ headers }) => headers)).toMatchObject([
    { 'x-amz-source-account': '123456789012', 'x-request-purpose': 'audit' },
    { 'x-request-purpose': 'walk' },
  ])
})

test.each(['Authorization', 'X-Amz-Target', 'Content-Type', 'User-Agent', 'X-Amz-Date'])(
  'the header %s, which the client sets itself, is refused',
  async (name) => {
    const { cloudtrail, emulator } = connect()
    await expect(cloudtrail.describeTrails({}, { headers: { [name]: 'x' } })).rejects.toThrow(InputError)
    expect(emulator.requests).toEqual([])
  },
)

test('the user agent names package and runtime, and the program that uses them', async () => {
  const { cloudtrail, emulator } = connect({ userAgent: 'my-connector/1.2' })
  await cloudtrail.describeTrails()
  expect(emulator.requests[0]?.headers['user-agent']).toMatch(
    /^cloudtrail-client\/[\d.]+ node\/[\d.]+ my-connector\/1\.2$/,
  )
})

const refused: [name: string, call: (cloudtrail: CloudTrail) => PromiseLike<unknown>, message: string][] = [
  [
    'a member with a slip of the pen',
    // @ts-expect-error -- a program in JavaScript
    (cloudtrail) => cloudtrail.lookupEvents({ StarTime: new Date() }),
    'LookupEvents: StarTime is not a member; did you mean StartTime?',
  ],
  [
    'two lookup attributes',
    (cloudtrail) =>
      cloudtrail.lookupEvents({
        LookupAttributes: [
          { AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' },
          { AttributeKey: 'Username', AttributeValue: 'alice' },
        ],
      }),
    'LookupEvents: LookupAttributes takes one attribute: AWS silently ignores the others; filter the events by the rest ' +
      'yourself',
  ],
  [
    'a number out of its bounds',
    (cloudtrail) => cloudtrail.lookupEvents({ MaxResults: 100 }),
    'LookupEvents: MaxResults must be at most 50',
  ],
  [
    'a missing member',
    // @ts-expect-error -- a program in JavaScript
    (cloudtrail) => cloudtrail.putEventSelectors({ EventSelectors: [] }),
    'PutEventSelectors: TrailName is required',
  ],
  [
    'text where a moment is meant',
    // @ts-expect-error -- a program in JavaScript
    (cloudtrail) => cloudtrail.lookupEvents({ StartTime: '2026-01-01' }),
    "LookupEvents: StartTime must be a Date, e.g. new Date('2026-11-21T00:00:00Z'), got a string",
  ],
  [
    'an option of the call that does not exist',
    // @ts-expect-error -- a program in JavaScript
    (cloudtrail) => cloudtrail.describeTrails({}, { timeout: 1000 }),
    'DescribeTrails: options.timeout is not an option; did you mean timeoutMs?',
  ],
  [
    'a Map in place of the options',
    // @ts-expect-error -- a program in JavaScript
    (cloudtrail) => cloudtrail.describeTrails({}, new Map()),
    'DescribeTrails: the options must be an object, got a Map',
  ],
  [
    'a controller in place of its signal',
    // @ts-expect-error -- a program in JavaScript
    (cloudtrail) => cloudtrail.describeTrails({}, { signal: new AbortController() }),
    'DescribeTrails: options.signal must be an AbortSignal, got an AbortController',
  ],
]

test.for(refused)('%s is refused before anything is sent', async ([, call, message]) => {
  const { cloudtrail, emulator } = connect()
  const error = await failed(call(cloudtrail))
  expect(error).toBeInstanceOf(InputError)
  expect((error as InputError).message).toBe(message)
  expect(emulator.requests).toEqual([])
})

test('validateInput: false leaves the checks to the service', async () => {
  const { cloudtrail } = connect({ validateInput: false })
  expect(await failed(cloudtrail.lookupEvents({ MaxResults: 100 }))).toMatchObject({
    code: 'InvalidMaxResultsException',
  })
})
