/** Configurations that nobody has looked at: keys of the machine stay with AWS, and replies of other hosts stay out of results. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createConnector, type ConnectorConfig } from 'cloudtrail-client/connector'
import { createEmulator } from 'cloudtrail-client/testing'
import { noAwsVariables, tellingServer, type Told } from '../../support/metadata-server.js'

const ambientKey = 'AKIDAMBIENT'

/** The machine has keys in its environment, and nothing else of AWS. */
beforeEach(() => {
  setVariables({ ...noAwsVariables(), AWS_ACCESS_KEY_ID: ambientKey, AWS_SECRET_ACCESS_KEY: 'ambient-secret' })
})

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
}

const own = { accessKeyId: 'AKIDOWN', secretAccessKey: 'own-secret' }
const quick = { region: 'us-east-1', limiter: false, maxAttempts: 1 } as const

/** A host that is not one of AWS. */
const foreignHost = (told: Told = [200, { trailList: [] }]) => tellingServer(() => told)

/** Where a file of profiles names an endpoint. */
function profileWith(endpoint: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'profiles-'))
  writeFileSync(join(folder, 'config'), `[profile local]\nendpoint_url = ${endpoint}\n`)
  writeFileSync(
    join(folder, 'credentials'),
    `[local]\naws_access_key_id = ${ambientKey}\naws_secret_access_key = s3cret\n`,
  )
  setVariables({
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  })
}

/** A container that lends its role. */
async function container() {
  const role = { AccessKeyId: ambientKey, SecretAccessKey: 'role', Token: 'token', Expiration: '2126-01-01T00:00:00Z' }
  const server = await tellingServer(() => [200, role])
  setVariables({ AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL('/role', server.url).href })
  return server
}

const ways: readonly (readonly [what: string, configOf: (url: string) => ConnectorConfig])[] = [
  ['serverUrl', (serverUrl) => ({ serverUrl })],
  ['endpoint', (endpoint) => ({ endpoint })],
  ['server_url of a form', (server_url) => ({ server_url })],
  ['serverUrl with a role', (serverUrl) => ({ serverUrl, useRole: true })],
  ['a role in text', (server_url) => ({ server_url, use_role: 'true' })],
  ['a profile', (url) => (profileWith(url), { profile: 'local' })],
]

test.each(ways)('no key of the machine goes to a host that is not one of AWS, named by %s', async (_, configOf) => {
  const { url, asked } = await foreignHost()
  const lender = await container()
  const connector = createConnector({ ...quick, ...configOf(url.href) })
  for (const name of ['test_connectivity', 'list_trails', 'run_query', 'get_trails']) {
    const { status, errors } = await connector.run(name, name === 'get_trails' ? { trail_names: ['audit'] } : {})
    expect([name, status, errors]).toMatchObject([
      name,
      'failed',
      [{ code: 'CredentialsUnavailable', statusCode: null }],
    ])
    expect(errors[0]?.message).toContain('allowForeignHost')
  }
  const body = {
    channelArn: 'arn:aws:cloudtrail:us-east-1:123456789012:channel/a',
    auditEvents: [{ id: '1', eventData: '{}' }],
  }
  expect((await connector.run('put_audit_events', { body })).status).toBe('failed')
  expect([asked, lender.asked]).toEqual([[], []])
})

test.each(ways)('with allowForeignHost they do, named by %s', async (_, configOf) => {
  const { url, asked } = await foreignHost()
  await container()
  const connector = createConnector({ ...quick, ...configOf(url.href), allowForeignHost: true })
  expect((await connector.run('test_connectivity')).errors).toEqual([])
  expect(asked.map(({ headers }) => headers.authorization)).toEqual([expect.stringContaining(ambientKey)])
})

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_CLOUDTRAIL'])(
  'an endpoint in %s is the machine’s own word, unless the configuration names another',
  async (variable) => {
    const { url, asked } = await foreignHost()
    setVariables({ [variable]: url.href })
    expect((await createConnector(quick).run('test_connectivity')).errors).toEqual([])
    expect(asked.length).toBe(1)
    const { errors } = await createConnector({ ...quick, serverUrl: url.href }).run('test_connectivity')
    expect([errors[0]?.code, asked.length]).toEqual(['CredentialsUnavailable', 1])
  },
)

test('credentials that are given go to the host they are given for', async () => {
  const { url, asked } = await foreignHost()
  const given = createConnector({ ...quick, serverUrl: url.href, credentials: own })
  expect((await given.run('test_connectivity')).status).toBe('successful')
  const lent = createConnector({ ...quick, serverUrl: url.href })
  const sts = { AccessKeyId: 'ASIAOWN', SecretAccessKey: 'own', SessionToken: 'token' }
  expect((await lent.run('test_connectivity', { credentials: sts })).status).toBe('successful')
  expect(asked.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1])).toEqual([
    'AKIDOWN',
    'ASIAOWN',
  ])
})

test.each([false, 'false', 'False'])(
  'with useRole %j no credentials of the machine are used, not even for AWS',
  async (useRole) => {
    const lender = await container()
    profileWith('https://cloudtrail.us-east-1.amazonaws.com')
    const emulator = createEmulator()
    const config = { ...quick, useRole: useRole as 'false', transport: emulator.transport, profile: 'local' }
    const { status, errors } = await createConnector(config).run('test_connectivity')
    expect([status, errors]).toMatchObject(['failed', [{ code: 'CredentialsUnavailable' }]])
    expect(errors[0]?.message).toContain('`useRole`')
    expect([emulator.requests, lender.asked]).toEqual([[], []])

    const given = { ...config, accessKey: 'AKIDOWN', secretKey: 'own-secret' }
    expect((await createConnector(given).run('test_connectivity')).status).toBe('successful')
  },
)

test('the keys of the machine serve AWS where nothing is said, and a machine with keys opens no file for them', async () => {
  setVariables({ AWS_CONFIG_FILE: '/dev/null/none', AWS_SHARED_CREDENTIALS_FILE: '/dev/null/none' })
  const emulator = createEmulator()
  const connector = createConnector({ ...quick, transport: emulator.transport })
  expect((await connector.run('test_connectivity')).status).toBe('successful')
  expect(emulator.requests.length).toBe(1)
})

const secret = 'internal-s3cret'
const replies: readonly (readonly [what: string, told: Told])[] = [
  ['an error of the service’s form', [400, { __type: 'TrailNotFoundException', message: secret }]],
  ['an error whose code tells something', [400, { __type: secret, message: 'x' }]],
  ['a page', [404, `<html>${secret}</html>`]],
  ['text with status 200', [200, secret]],
  ['JSON that is no reply', [200, { [secret]: secret, role: { AccessKeyId: secret } }]],
  ['JSON of another form', [200, { trailList: secret, Trails: secret, Events: secret, Trail: secret }]],
  ['members that are not documented', [200, { trailList: [{ [secret]: secret }], Trail: { [secret]: secret } }]],
  ['a list', [200, [secret]]],
]

test.each(replies)('nothing of the reply of a foreign host is in a result: %s', async (_, told) => {
  const { url, asked } = await foreignHost(told)
  const connector = createConnector({ ...quick, serverUrl: url.href, credentials: own })
  const results = [
    await connector.run('test_connectivity'),
    await connector.run('describe_trails'),
    await connector.run('run_query'),
    await connector.run('list_trails'),
    await connector.run('get_trails', { trail_names: ['audit'] }),
    await connector.run('list_tags', { trail_arns: ['arn:aws:cloudtrail:us-east-1:123456789012:trail/audit'] }),
    await connector.run('describe_trails', { body: {} }),
    await connector.run('get_trail', { body: { Name: 'audit' } }),
  ]
  expect(asked.length).toBe(results.length)
  expect(JSON.stringify(results)).not.toContain(secret)
  const [failed] = results.flatMap(({ errors }) => errors)
  if (failed !== undefined)
    expect(failed).toMatchObject({ code: 'ForeignHost', statusCode: told?.[0], requestId: null })
})

test('nor of one that fails in part', async () => {
  const reply = { successful: [], failed: [{ id: secret, errorCode: secret, errorMessage: secret }] }
  const { url } = await foreignHost([200, reply])
  const connector = createConnector({ ...quick, serverUrl: url.href, credentials: own })
  const channelArn = 'arn:aws:cloudtrail:us-east-1:123456789012:channel/a'
  const { data, errors } = await connector.run('put_audit_events', {
    body: { channelArn, auditEvents: [{ id: '1', eventData: '{}' }] },
  })
  expect(errors).toMatchObject([{ code: 'ForeignHost', subject: null }])
  expect(Object.keys(data[0] ?? {})).toEqual(['successful', 'failed']) // documented members, which are what the operation returns
})

test('what an emulator replies is shown when it is trusted', async () => {
  const { url } = await foreignHost([400, { __type: 'TrailNotFoundException', message: 'Unknown trail: audit' }])
  const connector = createConnector({ ...quick, serverUrl: url.href, credentials: own, allowForeignHost: true })
  const { errors } = await connector.run('get_trails', { trail_names: ['audit'] })
  expect(errors).toMatchObject([{ code: 'TrailNotFoundException', message: 'Unknown trail: audit' }])
})

test('documented members of a foreign host are results: emulators work without trust', async () => {
  const emulator = createEmulator()
  const server = await emulator.listen()
  onTestFinished(() => server.close())
  const connector = createConnector({ ...quick, serverUrl: server.url, credentials: own })
  const { data } = await connector.run('create_trails', { trail_names: 'audit', s3_bucket_name: 'logs' })
  expect(data).toMatchObject([{ trail_name: 'audit', S3BucketName: 'logs' }])
})
