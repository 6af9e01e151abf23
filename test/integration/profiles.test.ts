/** A client without a word of configuration, where only the files of `aws configure` are: what it reads, when, and what it says. */
import { inspect } from 'node:util'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail, InputError, type AttemptEvent } from 'cloudtrail-client'
import { createClient, DescribeTrails } from 'cloudtrail-client/core'
import { fromAssumeRole, fromProfile } from 'cloudtrail-client/credentials'
import { createEmulator } from 'cloudtrail-client/testing'
import { awsFiles } from '../support/aws-files.js'
import { failed } from '../support/failed.js'
import { tellingServer } from '../support/metadata-server.js'

const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = TOPSECRET\n'
const { promises: files } = process.getBuiltinModule('node:fs')

afterEach(() => {
  vi.restoreAllMocks()
})

/** Every way to open a file of profiles. */
function opened() {
  const paths: unknown[] = []
  for (const name of ['open', 'readFile', 'stat'] as const) {
    const original = files[name] as (...parameters: unknown[]) => unknown
    vi.spyOn(files, name).mockImplementation(((...parameters: unknown[]) => {
      paths.push(parameters[0])
      return original(...parameters)
    }) as never)
  }
  return paths
}

async function account(region = 'us-east-1') {
  const emulator = createEmulator({
    region,
    credentials: [{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'TOPSECRET' }],
  })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  return { endpoint: listener.url, emulator }
}

test('keys, Region and endpoint come from the default profile', async () => {
  const { endpoint, emulator } = await account('eu-west-1')
  const home = awsFiles({
    config: `[default]\nregion = eu-west-1\nservices = local\n[services local]\ncloudtrail =\n  endpoint_url = ${endpoint}\n`,
    credentials: `[default]\n${keys}`,
  })
  const attempts: AttemptEvent[] = []
  const cloudtrail = new CloudTrail({ on: { attempt: (event) => attempts.push(event) } })
  await Promise.all([cloudtrail.describeTrails(), cloudtrail.describeTrails()])
  for await (const _ of cloudtrail.listTrails()) expect.unreachable()
  expect(emulator.requests.map(({ accessKeyId }) => accessKeyId)).toEqual(Array(3).fill('AKIDEXAMPLE'))
  expect(attempts.map(({ region }) => region)).toEqual(Array(3).fill('eu-west-1'))
  expect(inspect(cloudtrail, { depth: Infinity, showHidden: true })).not.toContain('TOPSECRET')
  home.write('.aws/config', '')
  await cloudtrail.describeTrails() // what is known stays
})

test.each([
  ['AWS_PROFILE', {}, { AWS_PROFILE: 'audit' }],
  [
    'the option',
    { profile: 'audit' },
    { AWS_PROFILE: 'nowhere', AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 's' },
  ],
])('a profile is named by %s', async (_, config, variables) => {
  const { endpoint, emulator } = await account()
  awsFiles({ config: `[profile audit]\nregion = us-east-1\nendpoint_url = ${endpoint}\n${keys}` }, variables)
  await new CloudTrail(config).describeTrails()
  expect(emulator.requests).toHaveLength(1)
})

test('options and variables come before the profile', async () => {
  const { endpoint } = await account('sa-east-1')
  awsFiles({ config: `[default]\nregion = eu-west-1\nendpoint_url = https://nowhere.example\n${keys}` })
  await new CloudTrail({ region: 'sa-east-1', endpoint }).describeTrails()
  vi.stubEnv('AWS_REGION', 'sa-east-1')
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint)
  await new CloudTrail().describeTrails()
})

test.each([
  ['given', { region: 'us-east-1', credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'TOPSECRET' } }, {}],
  [
    'in the environment',
    {},
    { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'TOPSECRET' },
  ],
])('no file is opened where Region and keys are %s', async (_, config, variables) => {
  const { endpoint } = await account()
  awsFiles({ config: '[default]\nregion = eu-west-1' }, variables)
  const paths = opened()
  await new CloudTrail({ ...config, endpoint }).describeTrails()
  await createClient({ DescribeTrails }, { ...config, endpoint }).describeTrails()
  expect(paths).toEqual([])
})

test('a missing Region rejects the first call and names what was looked at', async () => {
  const { home } = awsFiles({ credentials: `[default]\n${keys}` })
  const cloudtrail = new CloudTrail()
  const message =
    'CloudTrail: region is required: neither the `region` option nor AWS_REGION nor AWS_DEFAULT_REGION is set, ' +
    `nor does the profile default of ${home}/.aws/config (not there) and ${home}/.aws/credentials have one`
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({ name: 'InputError', message })
  expect(await failed(cloudtrail.listTrails())).toMatchObject({ message })
  expect(await failed(createClient({ DescribeTrails }).describeTrails())).toMatchObject({ name: 'InputError' })
})

test('a file that is mended is read by the next call', async () => {
  const { endpoint } = await account('eu-west-1')
  const home = awsFiles({ credentials: `[default]\n${keys}` })
  const cloudtrail = new CloudTrail({ endpoint })
  await failed(cloudtrail.describeTrails())
  home.write('.aws/config', '[default]\nregion = eu-west-1\n')
  await cloudtrail.describeTrails()
})

test('a profile that was asked for and is not there rejects the call, before anything is sent', async () => {
  const { endpoint, emulator } = await account()
  awsFiles({ config: '[default]\nregion = us-east-1' }, { AWS_PROFILE: 'nowhere' })
  const error = await failed(new CloudTrail({ endpoint, region: 'us-east-1' }).describeTrails())
  expect(error).toMatchObject({
    name: 'CredentialsError',
    message: expect.stringContaining('profile nowhere: it is not in') as string,
  })
  expect(emulator.requests).toEqual([])
})

test.each([
  ['a profile', { profile: 'audit' }],
  ['nothing', {}],
])('with %s, the constructor throws for a configuration that is wrong in itself', (_, config) => {
  awsFiles()
  expect(() => new CloudTrail({ ...config, endpoint: 'ftp://x' })).toThrow(InputError)
  expect(() => new CloudTrail({ ...config, endpoint: 'https://x.example', useFipsEndpoint: true })).toThrow(InputError)
  expect(() => new CloudTrail({ ...config, region: 'no/host' })).toThrow(InputError)
})

test.each([
  ['max_attempts = many', 'AWS_MAX_ATTEMPTS must be'],
  ['use_fips_endpoint = perhaps', 'AWS_USE_FIPS_ENDPOINT must be true or false'],
  ['endpoint_url = nowhere', 'AWS_ENDPOINT_URL must be an http or https URL'],
  ['ca_bundle = /does/not/exist', 'AWS_CA_BUNDLE'],
])('a profile with %s is an error of the call', async (setting, message) => {
  awsFiles({ config: `[default]\nregion = us-east-1\n${setting}\n${keys}` })
  expect(
    await failed(new CloudTrail({ maxAttempts: setting.startsWith('max') ? undefined : 1 }).describeTrails()),
  ).toMatchObject({
    message: expect.stringContaining(message) as string,
  })
})

test('a small client reads profiles when its credentials do', async () => {
  const { endpoint, emulator } = await account('eu-west-1')
  awsFiles({ config: `[profile audit]\nregion = eu-west-1\nendpoint_url = ${endpoint}\n${keys}` })
  const cloudtrail = createClient({ DescribeTrails }, { credentials: fromProfile({ profile: 'audit' }) })
  await cloudtrail.describeTrails()
  expect(emulator.requests).toHaveLength(1)
})

test('a role is assumed in the Region of the client, with the profile of the client', async () => {
  const { url, asked } = await tellingServer(() => [
    200,
    `<R><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
     <Expiration>2036-01-01T13:00:00Z</Expiration></R>`,
  ])
  awsFiles({ config: `[profile audit]\n${keys}` }, { AWS_ENDPOINT_URL_STS: url.href })
  const credentials = fromAssumeRole({ roleArn: 'arn:aws:iam::123456789012:role/audit' })
  const { transport } = createEmulator()
  const cloudtrail = new CloudTrail({ region: 'sa-east-1', profile: 'audit', credentials, transport })
  await cloudtrail.describeTrails()
  expect(asked[0]?.headers.authorization).toMatch(/Credential=AKIDEXAMPLE\/\d+\/sa-east-1\/sts\//)
})

const role = 'role_arn = arn:aws:iam::123456789012:role/audit\n'
const assumed = `<R><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
  <Expiration>2036-01-01T13:00:00Z</Expiration></R>`
const ofSession = JSON.stringify({
  roleCredentials: { accessKeyId: 'ASIAROLE', secretAccessKey: 's', sessionToken: 't', expiration: 2_082_808_800_000 },
})

test.each([
  ['its role', 'sts', `${role}source_profile = keys\n`, assumed],
  [
    'the role of its source',
    'sts',
    `source_profile = middle\nrole_arn = arn:aws:iam::123456789012:role/last\n`,
    assumed,
  ],
  ['its web identity', 'sts', `${role}web_identity_token_file = ~TOKEN~\n`, assumed],
  ['its session', 'sso', 'sso_session = s\nsso_account_id = 123456789012\nsso_role_name = r\n', ofSession],
])('%s is fetched where the services section of the profile says', async (_, service, settings, reply) => {
  const { url, asked } = await tellingServer(() => [200, reply])
  const home = awsFiles()
  const config = `[profile audit]\nregion = eu-west-1\nservices = local\n${settings}
[services local]\n${service} =\n  endpoint_url = ${url.href}
[profile middle]\n${role}source_profile = keys
[profile keys]\n${keys}
[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n`
  home.write('.aws/config', config.replace('~TOKEN~', home.write('token', 'web-identity-token')))
  home.writeToken('s', { accessToken: 'token', expiresAt: '2036-01-01T00:00:00Z' })
  const { transport, requests } = createEmulator({ region: 'eu-west-1' })
  await new CloudTrail({ profile: 'audit', transport }).describeTrails()
  expect(asked).not.toEqual([])
  expect(requests.map(({ accessKeyId }) => accessKeyId)).toEqual(['ASIAROLE'])
})

test('no secret of a file is in an error, a log or the output of the process', async () => {
  const home = awsFiles({
    config: `[default]\nregion = us-east-1\naws_secret_access_key = TOPSECRET\ncredential_process = TOPSECRET`,
  })
  home.writeToken('x', { accessToken: 'TOPSECRET' })
  const written: unknown[] = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(text) > 0)
  }
  const error = await failed(new CloudTrail().describeTrails())
  expect(
    inspect([error, written], { depth: Infinity, showHidden: true }) + String((error as Error).stack),
  ).not.toContain('TOPSECRET')
})
