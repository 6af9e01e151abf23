/** Where credentials are looked for, in which order, and what is said when there are none. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fromChain, fromEnv, type CredentialsProvider } from 'cloudtrail-client/credentials'
import { CredentialsError } from '../../../src/contracts/errors.js'
import { failed } from '../../support/failed.js'
import { noAwsVariables, tellingServer } from '../../support/metadata-server.js'

beforeEach(() => {
  for (const name of Object.keys(noAwsVariables())) vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  // No profile of whoever runs this.
  vi.stubEnv('AWS_CONFIG_FILE', '/does/not/exist')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/does/not/exist')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'chain-')), 'file')
  writeFileSync(path, text)
  return path
}

const keyOf = async (provider: CredentialsProvider) => (await provider()).accessKeyId

test('a shell or a Lambda function has them in its environment', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENV')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_SESSION_TOKEN', 'token')
  vi.stubEnv('AWS_CREDENTIAL_EXPIRATION', '2026-01-01T12:00:00Z')
  vi.stubEnv('AWS_ACCOUNT_ID', '123456789012')
  expect(await fromChain()()).toEqual({
    accessKeyId: 'AKIDENV',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: new Date('2026-01-01T12:00:00Z'),
    accountId: '123456789012',
  })
})

test('a pod with IRSA has a token file', async () => {
  const { url } = await tellingServer(() => [
    200,
    '<A><AccessKeyId>ASIAIRSA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-01-01T13:00:00Z</Expiration></A>',
  ])
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  vi.stubEnv('AWS_ENDPOINT_URL_STS', url.href)
  vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/audit')
  vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', file('token'))
  expect(await keyOf(fromChain())).toBe('ASIAIRSA')
})

test('an ECS task, or a pod with Pod Identity, has an address', async () => {
  const { url } = await tellingServer(() => [200, { AccessKeyId: 'ASIATASK', SecretAccessKey: 's', Token: 't' }])
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', url.href)
  expect(await keyOf(fromChain())).toBe('ASIATASK')
})

test('a laptop has a profile', async () => {
  vi.stubEnv('AWS_PROFILE', 'audit')
  vi.stubEnv(
    'AWS_SHARED_CREDENTIALS_FILE',
    file('[audit]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\n'),
  )
  expect(await keyOf(fromChain())).toBe('AKIDPROFILE')
})

test('an EC2 instance has its metadata service', async () => {
  const { url } = await tellingServer(({ method, path }) => {
    if (method === 'PUT') return [200, 'token']
    return path.endsWith('/') ? [200, 'role'] : [200, { AccessKeyId: 'ASIAEC2', SecretAccessKey: 's', Token: 't' }]
  })
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined)
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url.href)
  expect(await keyOf(fromChain())).toBe('ASIAEC2')
})

test('where there are none, it says where they were looked for, why not there, and what to do', async () => {
  const error = await failed(fromChain()())
  expect(error).toBeInstanceOf(CredentialsError)
  const { message } = error as CredentialsError
  for (const part of [
    'environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set',
    'web identity: AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE are not both set',
    'container: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set',
    'profile default: it is not in /does/not/exist (not there) and /does/not/exist (not there)',
    'instance metadata: AWS_EC2_METADATA_DISABLED is true',
    'Set one of these up, or pass `credentials`, an object or a provider function',
  ]) {
    expect(message).toContain(part)
  }
})

test('a source that is set up and fails ends the search', async () => {
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://example.com/')
  expect(await failed(fromChain()())).toMatchObject({
    tryNextLink: false,
    message: expect.stringContaining('container: AWS_CONTAINER_CREDENTIALS_FULL_URI must be') as string,
  })
})

test('a chain of one’s own asks its providers in order, passes on what it is asked, and chains itself', async () => {
  const asked: unknown[] = []
  const last: CredentialsProvider = (properties) => {
    asked.push(properties)
    return Promise.resolve({ accessKeyId: 'AKIDLAST', secretAccessKey: 's' })
  }
  const chain = fromChain(fromChain(fromEnv()), last)
  expect((await chain({ forceRefresh: true })).accessKeyId).toBe('AKIDLAST')
  expect(asked).toEqual([{ forceRefresh: true }])
})

test('the environment is read when the provider is called', async () => {
  const provider = fromEnv()
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDLATER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  expect(await keyOf(provider)).toBe('AKIDLATER')
})

const audit = '[audit]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\n'

test('keys of the environment come before AWS_PROFILE, and after a profile that the client was given', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENV')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_PROFILE', 'audit')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file(audit))
  expect(await keyOf(fromChain())).toBe('AKIDENV')
  expect((await fromChain()({ callerClientConfig: { profile: 'audit' } })).accessKeyId).toBe('AKIDPROFILE')
})

test.each([
  ['a profile that is not there', { AWS_PROFILE: 'nowhere' }],
  ['a key without its secret', { AWS_ACCESS_KEY_ID: 'AKID' }],
])('%s ends the search, so that no other identity signs', async (_, variables) => {
  const { url, asked } = await tellingServer(() => [200, { AccessKeyId: 'ASIATASK', SecretAccessKey: 's', Token: 't' }])
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', url.href)
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  expect(await failed(fromChain()())).toMatchObject({ name: 'CredentialsError', tryNextLink: false })
  expect(asked).toEqual([])
})

test.each([
  ['a profile with a Region alone', { AWS_PROFILE: 'audit' }, '[audit]\nregion = eu-west-1'],
  ['variables that are blank', { AWS_ACCESS_KEY_ID: '', AWS_PROFILE: '', AWS_SESSION_TOKEN: '' }, ''],
])('%s lets the search go on', async (_, variables, text) => {
  const { url } = await tellingServer(() => [200, { AccessKeyId: 'ASIATASK', SecretAccessKey: 's', Token: 't' }])
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', url.href)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file(text))
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  expect(await keyOf(fromChain())).toBe('ASIATASK')
})

test('a file that cannot be read is passed over and named, unless a profile was asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chain-'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', folder) // a folder is no file, for root too
  expect(await failed(fromChain()())).toMatchObject({
    tryNextLink: true,
    message: expect.stringContaining(`${folder} (cannot be read: EISDIR)`) as string,
  })
  vi.stubEnv('AWS_PROFILE', 'audit')
  expect(await failed(fromChain()())).toMatchObject({
    tryNextLink: false,
    message: expect.stringContaining(`${folder} (cannot be read: EISDIR)`) as string,
  })
})
