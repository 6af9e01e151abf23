/** Credentials of an EC2 instance, from a metadata service on loopback and its faults. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fromInstanceMetadata } from 'cloudtrail-client/credentials'
import { failed } from '../../../support/failed.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { FastClock } from '../../../support/fast-clock.js'
import { noAwsVariables, tellingServer, type Asked, type Told } from '../../../support/metadata-server.js'

const role = 'audit role'
const rolePath = '/latest/meta-data/iam/security-credentials/'
const reply = {
  Code: 'Success',
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'secret-key',
  Token: 'session-token',
  Expiration: '2026-01-01T18:00:00Z',
}

/** A metadata service of version 2; some answers can be replaced. */
async function instance(instead: (asked: Asked, number: number) => Told = () => undefined) {
  const service = await tellingServer((asked, number) => {
    const told = instead(asked, number)
    if (told !== undefined) return told
    if (asked.method === 'PUT') return [200, `token-${String(number)}`]
    if (asked.headers['x-aws-ec2-metadata-token'] === undefined) return [401, '']
    return asked.path === rolePath ? [200, `${role}\n`] : [200, reply]
  })
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', service.url.href)
  return service
}

beforeEach(() => {
  for (const name of Object.keys(noAwsVariables())) vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const clock = new FakeClock()
const options = { maxAttempts: 1 }

test('its credentials are fetched with a token, and never without', async () => {
  const { asked } = await instance()
  expect(await fromInstanceMetadata(options)()).toEqual({
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret-key',
    sessionToken: 'session-token',
    expiration: expect.any(Date) as Date,
  })
  expect(asked.map(({ method, path }) => [method, path])).toEqual([
    ['PUT', '/latest/api/token'],
    ['GET', rolePath],
    ['GET', `${rolePath}audit%20role`],
  ])
  expect(asked[0]?.headers['x-aws-ec2-metadata-token-ttl-seconds']).toBe('21600')
  expect(asked.slice(1).map(({ headers }) => headers['x-aws-ec2-metadata-token'])).toEqual(['token-1', 'token-1'])
})

test('a token that is no longer known is replaced, once', async () => {
  const { asked } = await instance(({ method }, number) => (method === 'GET' && number === 2 ? [401, ''] : undefined))
  await fromInstanceMetadata(options)()
  expect(asked.map(({ method }) => method)).toEqual(['PUT', 'GET', 'PUT', 'GET', 'GET'])
  expect(asked.at(-1)?.headers['x-aws-ec2-metadata-token']).toBe('token-3')
})

test.each([400, 403, 404, 405])(
  'a service that gives no token (status %d) is not asked without one',
  async (status) => {
    const { asked } = await instance(({ method }) => (method === 'PUT' ? [status, ''] : undefined))
    expect(await failed(fromInstanceMetadata(options)())).toMatchObject({
      tryNextLink: true,
      message: expect.stringContaining(`no session token`) as string,
    })
    expect(asked.map(({ method }) => method)).toEqual(['PUT'])
  },
)

test('a service that does not answer, as over too many hops, is told so', async () => {
  const { url } = await tellingServer(() => undefined)
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url.href)
  expect(
    await failed(fromInstanceMetadata({ clock: new FastClock(), timeoutMs: 2000, maxAttempts: 1 })()),
  ).toMatchObject({
    tryNextLink: true,
    message: expect.stringMatching(/no answer from .*hop limit of 2 or more/) as string,
  })
})

test.each(['.', '..'])('a role named %s, which would lead to another path, is not asked for', async (name) => {
  const { asked } = await instance(({ path }) => (path === rolePath ? [200, name] : undefined))
  await expect(fromInstanceMetadata(options)()).rejects.toThrow('the name of its role is not valid')
  expect(asked.at(-1)?.path).toBe(rolePath)
  expect(asked).toHaveLength(2)
})

test('an instance without a role is passed over', async () => {
  await instance(({ path }) => (path === rolePath ? [404, ''] : undefined))
  expect(await failed(fromInstanceMetadata(options)())).toMatchObject({
    tryNextLink: true,
    message: 'instance metadata: the instance has no role (status 404)',
  })
})

test('status 200 with an error instead of keys ends a chain', async () => {
  await instance(({ path }) =>
    path.endsWith('role') ? [200, { Code: 'AssumeRoleUnauthorizedAccess', Message: 'EC2 cannot' }] : undefined,
  )
  expect(await failed(fromInstanceMetadata(options)())).toMatchObject({
    tryNextLink: false,
    message: 'instance metadata: no credentials for its role: status 200, AssumeRoleUnauthorizedAccess: EC2 cannot',
  })
})

test.each(['true', 'TRUE'])('AWS_EC2_METADATA_DISABLED=%s', async (value) => {
  const { asked } = await instance()
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', value)
  expect(await failed(fromInstanceMetadata()())).toMatchObject({
    tryNextLink: true,
    message: 'instance metadata: AWS_EC2_METADATA_DISABLED is true',
  })
  expect(asked).toEqual([])
})

test.each(['http://user:hidden@127.0.0.1/', 'file:///x', 'metadata'])(
  'the endpoint %s is refused',
  async (endpoint) => {
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', endpoint)
    expect(await failed(fromInstanceMetadata(options)())).toMatchObject({
      message: expect.stringContaining('must be an http or https URL, without user and password') as string,
    })
  },
)

test('when the service is away, or gives expired credentials, the last ones go on being used', async () => {
  let isAway = false
  const { asked } = await instance(() => (isAway ? [500, ''] : undefined))
  const provider = fromInstanceMetadata({ ...options, clock: new FakeClock() })
  expect(await provider()).toMatchObject({ expiration: new Date(reply.Expiration) })
  isAway = true
  const { accessKeyId, expiration } = await provider()
  expect(accessKeyId).toBe('ASIAEXAMPLE')
  const extendedMs = (expiration?.getTime() ?? 0) - clock.now()
  expect(extendedMs).toBeGreaterThanOrEqual(10 * 60_000)
  expect(extendedMs).toBeLessThanOrEqual(15 * 60_000)
  expect(asked.length).toBeGreaterThan(3)

  isAway = false
  const late = new FakeClock(Date.parse(reply.Expiration) + 1)
  const stale = await fromInstanceMetadata({ ...options, clock: late })()
  expect((stale.expiration?.getTime() ?? 0) - late.now()).toBeGreaterThanOrEqual(10 * 60_000)
})

test('many clients of a process ask once together', async () => {
  const { asked } = await instance()
  const provider = fromInstanceMetadata(options)
  await Promise.all(
    Array.from({ length: 17 }, (_, index) => (index % 2 === 0 ? provider : fromInstanceMetadata(options))()),
  )
  expect(asked).toHaveLength(3)
  await provider()
  expect(asked).toHaveLength(6)
})
