/** What all actions of a connector have in common: names, blank parameters, credentials, roles, cancelling, faults of the network. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createConnector, iamPolicy, limits, quotas } from 'cloudtrail-client/connector'
import { createEmulator } from 'cloudtrail-client/testing'
import { account } from '../../support/connector-account.js'
import { noAwsVariables, tellingServer } from '../../support/metadata-server.js'

const sts = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'r0le/key', SessionToken: 't0k3n/value' }

/** An account that knows one role's credentials and no others. */
const guarded = () =>
  account({
    credentials: [
      { accessKeyId: sts.AccessKeyId, secretAccessKey: sts.SecretAccessKey, sessionToken: sts.SessionToken },
    ],
  })

test('an unknown action is a failed result with the near name, and nothing is sent', async () => {
  const { connector, emulator } = account()
  const { status, errors } = await connector.run('stop_loging', { trail_names: ['a'] })
  expect([status, errors]).toEqual([
    'failed',
    [
      {
        indicator: 'stop_loging failed.',
        subject: null,
        statusCode: null,
        code: 'UnknownAction',
        message: '"stop_loging" is not an action; did you mean stop_logging?',
        requestId: null,
      },
    ],
  ])
  expect(emulator.requests).toEqual([])
})

test('an unknown parameter is refused with the near name', async () => {
  const { connector } = account()
  const { errors } = await connector.run('run_query', { atribute_key: 'EventName' })
  expect(errors.map(({ message }) => message)).toEqual([
    'atribute_key is not a parameter of run_query; did you mean attribute_key?',
  ])
})

test('what a form leaves blank counts as left out', async () => {
  const { connector, emulator } = account()
  const blank = { attribute_key: '', attribute_value: ' ', start_date: null, end_date: undefined, max_results: '' }
  expect((await connector.run('run_query', blank)).status).toBe('successful')
  expect(emulator.requests.length).toBe(1)
})

test.each(['text', ['a'], 5])('parameters that are %j are refused', async (parameters) => {
  const { connector, emulator } = account()
  const { status, errors } = await connector.run('run_query', parameters as never)
  expect([status, errors[0]?.message]).toEqual(['failed', expect.stringContaining('must be an object')])
  expect(emulator.requests).toEqual([])
})

test.each([
  ['an object', sts],
  ['JSON text', JSON.stringify(sts)],
  [
    'Python text',
    `{'AccessKeyId': 'ASIAEXAMPLE', 'SecretAccessKey': 'r0le/key', 'SessionToken': 't0k3n/value', 'Expiration': '2126-11-21 22:28:04'}`,
  ],
])('credentials as %s are used for that call alone', async (_, credentials) => {
  const { connector } = guarded()
  for (const name of ['test_connectivity', 'describe_trails', 'run_query']) {
    expect((await connector.run(name, { credentials })).status).toBe('successful')
    expect((await connector.run(name)).errors).toMatchObject([{ code: 'UnrecognizedClientException', statusCode: 400 }])
  }
})

test('credentials of the options serve every set', async () => {
  const { connector } = guarded()
  const options = { credentials: sts }
  expect((await connector.run('list_trails', {}, options)).status).toBe('successful')
  expect((await connector.run('list_trails', {}, { ...options, set: 'operation' })).status).toBe('successful')
})

test('no result has a secret in it', async () => {
  const { connector } = guarded()
  const credentials = { ...sts, SessionToken: '' }
  const results = [
    await connector.run('run_query', { credentials }),
    await connector.run('run_query', { credentials: JSON.stringify(credentials) }),
    await connector.run('run_query', { credentials: { ...sts, SecretAccessKey: 'an0ther/key' } }),
  ]
  expect(results.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
  expect(JSON.stringify(results)).not.toMatch(/r0le|t0k3n|an0ther/)
})

test('useRole takes the role of the container, and no keys of the environment', async () => {
  const expires = new Date(Date.now() + 3_600_000).toISOString()
  const role = { AccessKeyId: 'ASIAROLE', SecretAccessKey: 'role', Token: 'token', Expiration: expires }
  const { url, asked } = await tellingServer(() => [200, role])
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'env' }
  for (const [name, value] of Object.entries({
    ...noAwsVariables(),
    ...keys,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL('/role', url).href,
  })) {
    vi.stubEnv(name, value)
  }
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const emulator = createEmulator({
    credentials: [{ accessKeyId: 'ASIAROLE', secretAccessKey: 'role', sessionToken: 'token' }],
  })
  const connector = createConnector({
    region: 'us-east-1',
    useRole: true,
    transport: emulator.transport,
    limiter: false,
  })
  expect((await connector.run('test_connectivity')).status).toBe('successful')
  expect(asked.length).toBe(1)
})

test('the Region of serverUrl is the one that is asked', async () => {
  const emulator = createEmulator()
  const connector = createConnector({
    serverUrl: 'https://cloudtrail.eu-west-1.amazonaws.com',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
  })
  const { data } = await connector.run('create_trails', { trail_names: 'audit', s3_bucket_name: 'logs' })
  expect(data[0]?.['TrailARN']).toBe('arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit')
})

test('cancelling rejects with the reason of the signal, before and in the middle of an action', async () => {
  const { connector, emulator } = account()
  const reason = new Error('the playbook was stopped')
  await expect(connector.run('list_trails', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(emulator.requests).toEqual([])

  const controller = new AbortController()
  const stopping = createConnector({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    limiter: false,
    transport: (request) => {
      if (emulator.requests.length === 1) controller.abort(reason)
      return emulator.transport(request)
    },
  })
  const running = stopping.run('stop_logging', { trail_names: ['a-1', 'b-1', 'c-1'] }, { signal: controller.signal })
  await expect(running).rejects.toBe(reason)
  expect(emulator.requests.length).toBeLessThan(3)
})

test('a network that fails is a failed result without a status', async () => {
  const { connector } = account({}, { transport: () => Promise.reject(new Error('socket hang up')), maxAttempts: 1 })
  const { status, errors } = await connector.run('get_trails', { trail_names: ['audit'] })
  expect([status, errors]).toEqual([
    'failed',
    [expect.objectContaining({ subject: 'audit', statusCode: null, code: 'ConnectionFailed' })],
  ])
})

test('no credentials, a time limit and an option that is wrong are failed results, too', async () => {
  const { connector } = account({}, { credentials: () => Promise.reject(new Error('no vault')) })
  expect((await connector.run('list_trails')).errors).toMatchObject([
    { code: 'CredentialsUnavailable', statusCode: null },
  ])
  const { connector: other } = account()
  expect((await other.run('list_trails', {}, { timeoutMs: -1 })).errors).toMatchObject([{ code: 'InvalidInput' }])
})

test('the policy, the quotas and the limits are there as data', () => {
  const { connector } = account()
  expect(connector.iamPolicy(['stop_logging'])).toEqual(iamPolicy(['stop_logging']))
  expect(() => connector.iamPolicy(['stop_everything'])).toThrow(/not an action/)
  expect(quotas.lookupEvents.ratePerSecond).toBe(2)
  expect(limits).toMatchObject({
    eventSelectors: 5,
    dataResources: 250,
    conditionValues: 500,
    tags: 50,
    listTagsResources: 20,
  })
})
