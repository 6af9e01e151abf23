/** Nothing that can be printed holds a secret: not the client, not an error, not a call that is under way. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import {
  CloudTrail,
  ConnectionError,
  CredentialsError,
  ServiceError,
  waitForQuery,
  type CloudTrailConfig,
  type Transport,
  type TransportRequest,
} from 'cloudtrail-client'
import { CloudTrailClient, GetQueryResultsCommand } from 'cloudtrail-client/aws-sdk'
import {
  fromAssumeRole,
  fromChain,
  fromContainer,
  fromInstanceMetadata,
  fromWebIdentity,
} from 'cloudtrail-client/credentials'
import { createEmulator } from 'cloudtrail-client/testing'
import { undiciTransport } from 'cloudtrail-client/undici'
import { Agent } from 'undici'
import { ListObjectsV2, s3 } from '../../src/bucket/s3-operations.js'
import { DeleteMessageBatch, sqs } from '../../src/intake/messages/sqs-operations.js'
import { createFetchTransport } from '../../src/platform/fetch-transport.js'
import { call } from '../../src/request/call.js'
import { createPipeline } from '../../src/request/pipeline.js'
import { systemClock } from '../../src/runtime/clock.js'
import { failed } from '../support/failed.js'
import { answers, answersWith, doesNotConnect, hangs, losesReply, withFates, type Fate } from '../support/faults.js'
import { FakeClock } from '../support/fake-clock.js'
import { serveSockets } from '../support/local-server.js'
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

/** All that a service or a proxy can repeat of a request. */
const echoOf = ({ headers, url, body }: TransportRequest): string => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`)
  return ['POST', url.pathname, '', ...lines, '', body].join('\n')
}

const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

interface HostileReply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A service that repeats the request, or one of its headers, in each place that this package reads. */
const hostile: Readonly<Record<string, (echo: string, header: string) => HostileReply>> = {
  'message of JSON': (echo) => ({ body: JSON.stringify({ __type: 'Refused', message: echo }) }),
  'message of a signature error': (echo) => ({
    body: JSON.stringify({
      __type: 'SignatureDoesNotMatch',
      message: `It does not match.\n\nThe Canonical String for this request should have been\n'${echo}'`,
    }),
  }),
  'message with an escaped request': (echo) => ({
    body: JSON.stringify({ __type: 'Refused', message: encodeURIComponent(JSON.stringify(echo)) }),
  }),
  'message that breaks off': (_, header) => ({
    body: JSON.stringify({ Message: `${'x'.repeat(1985)}${header}` }),
  }),
  'message of XML': (echo) => ({
    body: `<Error><Code>Refused</Code><Message>${xmlText(echo)}</Message><StringToSign>${xmlText(echo)}</StringToSign></Error>`,
  }),
  __type: (_, header) => ({ body: JSON.stringify({ __type: header, message: 'no' }) }),
  'code of XML': (_, header) => ({ body: `<Error><Code>${header}</Code><Message>no</Message></Error>` }),
  'x-amzn-errortype': (_, header) => ({ headers: { 'x-amzn-errortype': header } }),
  'x-amzn-requestid': (_, header) => ({ headers: { 'x-amzn-requestid': header } }),
  'x-amz-request-id of a success that cannot be read': (_, header) => ({
    status: 200,
    headers: { 'x-amz-request-id': header },
    body: '[]',
  }),
  'content-type': (_, header) => ({ headers: { 'content-type': header }, body: 'no' }),
  'type within content-type': (_, header) => ({ headers: { 'content-type': `text/${header}` }, body: 'no' }),
  'a header that is not read': (_, header) => ({ headers: { 'x-echo': header } }),
  'a header that is not read, with the request': (echo) => ({ headers: { 'x-echo': encodeURIComponent(echo) } }),
  'the name of a header': (_, header) => ({ headers: { [header]: 'x' } }),
  'x-amz-bucket-region': (_, header) => ({ status: 301, headers: { 'x-amz-bucket-region': header.slice(0, 63) } }),
  'Region of XML': (_, header) => ({ body: `<Error><Region>${header.slice(0, 63)}</Region></Error>` }),
  'page of a proxy': (echo) => ({ status: 502, body: `<html><h1>Bad Gateway</h1><pre>${echo}</pre></html>` }),
  'page that shows a header': (_, header) => ({ status: 502, body: `<p>${header}</p>` }),
  'page with status 200': (echo) => ({ status: 200, headers: { 'content-type': 'text/html' }, body: `<p>${echo}</p>` }),
  'text with status 200': (_, header) => ({ status: 200, body: header }),
  'JSON that breaks off': (echo) => ({ status: 200, body: JSON.stringify({ Events: [echo] }).slice(0, -1) }),
  'name of a member': (_, header) => ({ status: 200, body: JSON.stringify({ QueryResultRows: [[{ [header]: [] }]] }) }),
}

/** The operations, in each protocol, and the intake's. */
const protocols: Readonly<Record<string, (config: CloudTrailConfig) => Promise<unknown>>> = {
  'AWS JSON': (config) => new CloudTrail(config).getQueryResults({ QueryId: 'a'.repeat(36) }),
  'REST JSON': (config) =>
    new CloudTrail(config).putAuditEvents({
      channelArn: 'arn:aws:cloudtrail:us-east-1:123456789012:channel/EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE',
      auditEvents: [{ id: '1', eventData: '{}' }],
    }),
  'AWS JSON by a command': (config) =>
    new CloudTrailClient(config).send(new GetQueryResultsCommand({ QueryId: 'a'.repeat(36) })),
  'AWS JSON by a command with middleware': (config) => {
    const client = new CloudTrailClient(config)
    client.middlewareStack.add((next) => (args) => next(args), { step: 'finalizeRequest' })
    return client.send(new GetQueryResultsCommand({ QueryId: 'a'.repeat(36) }))
  },
  'AWS query': ({ transport }) =>
    fromAssumeRole({
      roleArn: 'arn:aws:iam::123456789012:role/audit',
      region: 'us-east-1',
      credentials,
      transport,
    })(),
  'REST XML': (config) => call(createPipeline(config, s3), ListObjectsV2, { Bucket: 'bucket' }),
  'AWS JSON 1.0': (config) =>
    call(createPipeline(config, sqs), DeleteMessageBatch, {
      QueueUrl: 'https://q',
      Entries: [{ Id: '1', ReceiptHandle: 'r' }],
    }),
}

const matrix = Object.keys(protocols).flatMap((protocol) =>
  Object.keys(hostile).map((place) => [protocol, place] as const),
)

test.for(matrix)('%s: what a reply repeats of the request is not shown: %s', async ([protocol, place]) => {
  for (const name of ['x-amz-security-token', 'authorization', 'signature'] as const) {
    let repeated = ''
    const events: unknown[] = []
    const transport: Transport = (request) => {
      const { authorization = '' } = request.headers
      const signature = authorization.split('Signature=')[1] ?? ''
      repeated = name === 'signature' ? signature : (request.headers[name] ?? '')
      const { status = 400, headers = {}, body = '' } = hostile[place]?.(echoOf(request), repeated) ?? {}
      return Promise.resolve({ status, headers, body })
    }
    const on = { attempt: (event: unknown) => events.push(event), retry: (event: unknown) => events.push(event) }
    const config = { region: 'us-east-1', credentials, transport, limiter: false, maxAttempts: 1, on } as const
    const outcome = await protocols[protocol]?.(config).catch((error: unknown) => error)
    expect(repeated).not.toBe('')
    // A reply that could be read is the caller's; errors and hooks show nothing of the request.
    const shown = [printed(outcome instanceof Error ? outcome : undefined), printed(events)].join('\n')
    const signature = name === 'signature' ? [repeated] : []
    expect(
      [...secrets, ...signature, 'session+token', 'token/text'].filter((secret) => shown.includes(secret)),
    ).toEqual([])
  }
})

test('a token that was exchanged for credentials is not shown when STS repeats it', async () => {
  const webIdentityTokenFile = join(mkdtempSync(join(tmpdir(), 'token-')), 'token')
  writeFileSync(webIdentityTokenFile, credentials.sessionToken)
  const transport: Transport = ({ body }) =>
    Promise.resolve({
      status: 400,
      headers: {},
      body: `<Error><Code>IDPRejectedClaim</Code><Message>${body}</Message></Error>`,
    })
  const roleArn = 'arn:aws:iam::123456789012:role/audit'
  const error = await failed(fromWebIdentity({ roleArn, region: 'us-east-1', webIdentityTokenFile, transport })())
  expect(String(error)).toContain('IDPRejectedClaim')
  expect([...secretsIn(error), ...['session%2B', 'token%2F'].filter((part) => printed(error).includes(part))]).toEqual(
    [],
  )
})

test('a query that failed gives its reason without the token', async () => {
  const transport: Transport = ({ headers }) => {
    const ErrorMessage = `bad ${headers['x-amz-security-token'] ?? ''} line\u202e`
    const body = JSON.stringify({ QueryStatus: 'FAILED', ErrorMessage })
    return Promise.resolve({ status: 200, headers: {}, body })
  }
  const { cloudtrail } = connect({ transport })
  const error = await failed(waitForQuery(cloudtrail, { QueryId: 'a'.repeat(36) }))
  expect(error).toHaveProperty(
    'message',
    expect.stringMatching(/FAILED and will not be FINISHED: bad \[redacted\] line$/),
  )
})

test('a transport of the user that fails shows no secret in our message', async () => {
  const transport: Transport = ({ headers }) =>
    Promise.reject(new Error(`cannot send ${headers['authorization'] ?? ''}`))
  const error = await failed(connect({ transport }).cloudtrail.describeTrails())
  expect((error as Error).message).toBe('DescribeTrails: the transport failed: cannot send')
})

test('what is not a secret stays in the message', async () => {
  const message =
    'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: cloudtrail:GetTrail with ASIDEXAMPLE'
  const error = await failed(
    connect({ fates: [() => answersWith({ __type: 'X', message }, 400)] }).cloudtrail.describeTrails(),
  )
  expect(error).toBeInstanceOf(ServiceError)
  expect((error as Error).message).toBe(message)
})

test.each([
  ['the transport of Node', undefined],
  ['undici', undiciTransport(new Agent())],
  ['fetch', createFetchTransport(systemClock)],
])(
  'a server that repeats the request instead of a reply leaves nothing of it in the error: %s',
  async (_, transport) => {
    const { url } = await serveSockets((socket) => {
      socket.on('data', (request) => socket.end(request))
    })
    const config = { region: 'us-east-1', credentials, endpoint: url, maxAttempts: 1, limiter: false } as const
    const error = await failed(new CloudTrail({ ...config, ...(transport && { transport }) }).describeTrails())
    expect(error).toBeInstanceOf(ConnectionError)
    const causes: unknown[] = []
    for (let cause = error; cause instanceof Error; cause = cause.cause) causes.push(cause, Object.keys(cause))
    expect(secretsIn(causes)).toEqual([])
    expect(printed(causes)).not.toMatch(/rawPacket|'data'/)
  },
)
