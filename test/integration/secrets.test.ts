/** Nothing that can be printed holds a secret: not the client, not an error, not a call that is under way. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { CloudTrail, CredentialsError, type CloudTrailConfig } from 'cloudtrail-client'
import {
  fromAssumeRole,
  fromChain,
  fromContainer,
  fromInstanceMetadata,
  fromWebIdentity,
} from 'cloudtrail-client/credentials'
import { createEmulator } from 'cloudtrail-client/testing'
import { failed } from '../support/failed.js'
import { answers, answersWith, doesNotConnect, hangs, losesReply, withFates, type Fate } from '../support/faults.js'
import { FakeClock } from '../support/fake-clock.js'
import { tellingServer } from '../support/metadata-server.js'

const credentials = {
  accessKeyId: 'ASIDEXAMPLE',
  secretAccessKey: 'top+secret/key',
  sessionToken: 'session+token/text',
}

/** What a log must not have: the secret, the token, a signature, and what an event says. */
const secrets = [credentials.secretAccessKey, credentials.sessionToken, 'Signature=', 'AWS4-HMAC-SHA256', 'hush-hush']

/** Everything that a debugger, a logger or a crash report would print of a value. */
const printed = (value: unknown): string =>
  [
    inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null }),
    JSON.stringify(value),
    String(value instanceof Error ? value.stack : value),
  ].join('\n')

const secretsIn = (value: unknown): string[] => secrets.filter((secret) => printed(value).includes(secret))

const event = { CloudTrailEvent: '{"note":"hush-hush"}' }

function connect({ fates = [], ...config }: CloudTrailConfig & { fates?: readonly Fate[] } = {}) {
  const clock = new FakeClock()
  const { transport } = withFates(createEmulator({ now: clock.now }).transport, ...fates)
  return {
    clock,
    cloudtrail: new CloudTrail({
      region: 'us-east-1',
      credentials,
      clock,
      transport,
      maxAttempts: 1,
      limiter: false,
      ...config,
    }),
  }
}

afterEach(() => {
  vi.unstubAllEnvs()
})

test('what is looked for would be found', () => {
  expect(secretsIn({ deep: { down: [new Error('x', { cause: { credentials } })] } })).toHaveLength(2)
})

test('a client that has sent something shows none', async () => {
  const { cloudtrail } = connect()
  await cloudtrail.describeTrails()
  expect(secretsIn(cloudtrail)).toEqual([])
})

test('a client with a provider or with keys of the environment shows none', async () => {
  const { cloudtrail } = connect({ credentials: () => Promise.resolve(credentials) })
  await cloudtrail.describeTrails()
  expect(secretsIn(cloudtrail)).toEqual([])
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
  const fromEnvironment = connect({ credentials: undefined }).cloudtrail
  await fromEnvironment.describeTrails()
  expect(secretsIn(fromEnvironment)).toEqual([])
})

test('a call that is under way and a walk show none', async () => {
  const { cloudtrail } = connect({ fates: [() => answersWith({ Events: [], NextToken: 'x' })] })
  const events = cloudtrail.lookupEvents({}, { credentials })
  const pages = events.pages()
  await pages.next()
  expect([secretsIn(events), secretsIn(pages)]).toEqual([[], []])
})

const faults: [name: string, fate: Fate][] = [
  ['ServiceError', answers(400, 'AccessDeniedException')],
  ['ResponseError', () => answersWith({ Events: [event, { EventTime: 'hush-hush' }] })],
  [
    'ResponseError',
    () => Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ Events: [event] }).slice(0, -3) }),
  ],
  ['ServiceError', () => Promise.resolve({ status: 500, headers: {}, body: JSON.stringify({ Events: [event] }) })],
  ['ConnectionError', doesNotConnect],
  ['ConnectionError', losesReply],
]

test.for(faults)('an error of a call shows none: %s', async ([name, fate]) => {
  const { cloudtrail } = connect({ fates: [fate] })
  const error = await failed(cloudtrail.lookupEvents())
  expect((error as Error).constructor.name).toBe(name)
  expect(secretsIn(error)).toEqual([])
})

test('a call that ran out of time shows none', async () => {
  const { cloudtrail, clock } = connect({ fates: [hangs] })
  const call = failed(cloudtrail.lookupEvents({}, { timeoutMs: 10, credentials }))
  await clock.untilPending()
  clock.advance(10)
  const error = await call
  expect(error).toMatchObject({ code: 'CallTimeout' })
  expect(secretsIn(error)).toEqual([])
})

test('refused credentials, inputs and configurations show none', async () => {
  const { secretAccessKey } = credentials
  const { cloudtrail } = connect()
  const errors = [
    await failed(cloudtrail.describeTrails({}, { credentials: { accessKeyId: '', secretAccessKey } })),
    // @ts-expect-error -- a program in JavaScript
    await failed(cloudtrail.describeTrails({ credentials })),
    // @ts-expect-error -- a program in JavaScript
    await failed(cloudtrail.lookupEvents({ StartTime: secretAccessKey })),
    // @ts-expect-error -- a program in JavaScript
    await failed(Promise.resolve().then(() => new CloudTrail({ region: 'us-east-1', credential: credentials }))),
    // @ts-expect-error -- a program in JavaScript
    await failed(Promise.resolve().then(() => new CloudTrail({ region: 'us-east-1', credentials: secretAccessKey }))),
  ]
  expect(errors.map(secretsIn)).toEqual(errors.map(() => []))
})

test('a failure on a real socket shows none', async () => {
  const listener = await createEmulator().listen()
  await listener.close()
  const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials, endpoint: listener.url, maxAttempts: 1 })
  const error = await failed(cloudtrail.describeTrails())
  expect(error).toMatchObject({ code: 'ConnectionFailed' })
  expect(secretsIn(error)).toEqual([])
})

test.each(['sessionToken', 'accessKeyId'] as const)(
  'a %s with a line break is refused, and not shown',
  async (name) => {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', [name]: 'first\nsecond' }
    const construct = () => new CloudTrail({ region: 'eu-west-1', credentials })
    expect(construct).toThrow(CredentialsError)
    expect(construct).toThrow(expect.objectContaining({ message: expect.not.stringContaining('second') as string }))
    const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: async () => Promise.resolve(credentials) })
    await expect(cloudtrail.getTrail({ Name: 'audit' })).rejects.toThrow(CredentialsError)
  },
)

test('providers show none, neither themselves nor in their errors', async () => {
  const { secretAccessKey: SecretAccessKey, sessionToken: Token } = credentials
  // All that a source could let slip: keys in a reply that cannot be used, tokens in headers and files.
  const { url } = await tellingServer(() => [403, { SecretAccessKey, Token, Signature: 'Signature=' }])
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', url.href)
  vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN', credentials.sessionToken)
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url.href)
  const roleArn = 'arn:aws:iam::123456789012:role/audit'
  const webIdentityTokenFile = join(mkdtempSync(join(tmpdir(), 'token-')), 'token')
  writeFileSync(webIdentityTokenFile, credentials.sessionToken)
  const options = { roleArn, region: 'us-east-1', endpoint: url }
  const providers = [
    fromContainer({ maxAttempts: 1 }),
    fromInstanceMetadata({ maxAttempts: 1 }),
    fromAssumeRole({ ...options, credentials }),
    fromWebIdentity({ ...options, webIdentityTokenFile }),
    fromChain(fromContainer({ maxAttempts: 1 })),
  ]
  for (const provider of providers) {
    expect(secretsIn(provider)).toEqual([])
    const error = await failed(provider())
    expect(error).toBeInstanceOf(CredentialsError)
    expect(secretsIn(error)).toEqual([])
    const { cloudtrail } = connect({ credentials: provider })
    expect(secretsIn(await failed(cloudtrail.describeTrails()))).toEqual([])
    expect(secretsIn(cloudtrail)).toEqual([])
  }
})
