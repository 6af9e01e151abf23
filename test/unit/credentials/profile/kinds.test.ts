/**
 * Every kind of profile, side by side with the AWS SDK: the same files, the same answer of STS. The cases are those that the SDKs
 * publish for profiles; their data is our own.
 */
import { fromIni } from '@aws-sdk/credential-providers'
import { expect, test, vi } from 'vitest'
import { fromProfile } from 'cloudtrail-client/credentials'
import { awsFiles } from '../../../support/aws-files.js'
import { failed } from '../../../support/failed.js'
import { tellingServer } from '../../../support/metadata-server.js'

const role = 'arn:aws:iam::123456789012:role/audit'
const other = 'arn:aws:iam::210987654321:role/base'

/** Answers as STS does; the key that it gives is named after the role. */
const sts = () =>
  tellingServer(({ body }) => {
    const form = new URLSearchParams(body)
    const name = form.get('RoleArn')?.split('/')[1] ?? ''
    return [
      200,
      `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA${name.toUpperCase()}</AccessKeyId>
       <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2036-01-01T13:00:00Z</Expiration>
       </Credentials></AssumeRoleResult></AssumeRoleResponse>`,
    ]
  })

const keys = 'aws_access_key_id = AKIDBASE\naws_secret_access_key = secret\n'

interface Case {
  readonly config?: string
  readonly credentials?: string
  readonly variables?: Record<string, string>
  /** The key that comes out. */
  readonly key: string
  /** What STS was asked, from the source to the role. */
  readonly asked?: readonly Record<string, string>[]
}

const cases: Record<string, Case> = {
  'keys in the credentials file': { credentials: `[audit]\n${keys}`, key: 'AKIDBASE' },
  'keys in the config file': { config: `[profile audit]\n${keys}`, key: 'AKIDBASE' },
  'keys of the credentials file before those of the config file': {
    config: '[profile audit]\naws_access_key_id = AKIDOLD\naws_secret_access_key = old',
    credentials: `[audit]\n${keys}`,
    key: 'AKIDBASE',
  },
  'a role with the keys of another profile': {
    config: `[profile audit]\nrole_arn = ${role}\nsource_profile = base\nregion = eu-west-1\nexternal_id = tenant-42
role_session_name = soar\nduration_seconds = 900`,
    credentials: `[base]\n${keys}`,
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: role, ExternalId: 'tenant-42', RoleSessionName: 'soar', DurationSeconds: '900' }],
  },
  'a role that is its own source': {
    config: `[profile audit]\nrole_arn = ${role}\nsource_profile = audit\n${keys}`,
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: role }],
  },
  'a role over a role': {
    config: `[profile audit]\nrole_arn = ${role}\nsource_profile = middle
[profile middle]\nrole_arn = ${other}\nsource_profile = base`,
    credentials: `[base]\n${keys}`,
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: other }, { RoleArn: role }],
  },
  'a source with keys and a role, whose keys count': {
    config: `[profile audit]\nrole_arn = ${role}\nsource_profile = base
[profile base]\nrole_arn = ${other}\nsource_profile = base\n${keys}`,
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: role }],
  },
  'a role with the keys of the environment': {
    config: `[profile audit]\nrole_arn = ${role}\ncredential_source = Environment`,
    variables: { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'secret' },
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: role }],
  },
  'a role over what a program prints': {
    config: `[profile audit]\nrole_arn = ${role}\nsource_profile = program
[profile program]\ncredential_process = echo '{"Version":1,"AccessKeyId":"AKIDPRINT","SecretAccessKey":"s"}'`,
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: role }],
  },
  'a program': {
    config: `[profile audit]\ncredential_process = echo '{"Version":1,"AccessKeyId":"AKIDPRINT","SecretAccessKey":"s"}'`,
    key: 'AKIDPRINT',
  },
  'keys before a program': {
    config: `[profile audit]\ncredential_process = false\n${keys}`,
    key: 'AKIDBASE',
  },
  'a role before keys': {
    config: `[profile audit]\nrole_arn = ${role}\nsource_profile = base\naws_access_key_id = AKIDOLD\naws_secret_access_key = old
[profile base]\n${keys}`,
    key: 'ASIAAUDIT',
    asked: [{ RoleArn: role }],
  },
}

test.each(Object.entries(cases))('%s', async (_, { config, credentials, variables, key, asked = [] }) => {
  const server = await sts()
  awsFiles(
    { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) },
    { AWS_ENDPOINT_URL_STS: server.url.href, AWS_REGION: 'eu-central-1', ...variables },
  )
  expect((await fromProfile({ profile: 'audit' })()).accessKeyId).toBe(key)
  const ours = server.asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  expect(ours).toMatchObject(asked)
  expect(ours).toHaveLength(asked.length)

  server.asked.length = 0
  const theirs = await fromIni({ profile: 'audit', ignoreCache: true, clientConfig: { endpoint: server.url.href } })()
  expect(theirs.accessKeyId).toBe(key)
  expect(server.asked.map(({ body }) => new URLSearchParams(body).get('RoleArn'))).toEqual(
    ours.map(({ RoleArn }) => RoleArn),
  )
})

test('a profile with web identity uses its token file', async () => {
  const server = await sts()
  const files = awsFiles({}, { AWS_ENDPOINT_URL_STS: server.url.href, AWS_REGION: 'eu-central-1' })
  const token = files.write('token', 'of-the-provider')
  files.write(
    '.aws/config',
    `[profile audit]\nrole_arn = ${role}\nweb_identity_token_file = ${token}\nregion = eu-west-1`,
  )
  expect((await fromProfile({ profile: 'audit' })()).accessKeyId).toBe('ASIAAUDIT')
  const form = new URLSearchParams(server.asked[0]?.body)
  expect(form.get('Action')).toBe('AssumeRoleWithWebIdentity')
  expect(form.get('WebIdentityToken')).toBe('of-the-provider')
})

test.each([
  [
    'its own Region, before that of the client',
    `[profile audit]\nrole_arn = ${role}\nsource_profile = base\nregion = ap-south-1\n[profile base]\n${keys}`,
    '/ap-south-1/sts/',
  ],
  [
    'the Region of the client',
    `[profile audit]\nrole_arn = ${role}\nsource_profile = base\n[profile base]\n${keys}`,
    '/sa-east-1/sts/',
  ],
])('a role is assumed in %s', async (_, config, scope) => {
  const server = await sts()
  awsFiles({ config }, { AWS_ENDPOINT_URL_STS: server.url.href })
  const region = () => Promise.resolve('sa-east-1')
  await fromProfile({ profile: 'audit' })({ callerClientConfig: { region } })
  expect(server.asked[0]?.headers.authorization).toContain(scope)
})

test.each([
  ['a role without a source', `role_arn = ${role}`, 'role_arn needs source_profile or credential_source'],
  [
    'a role with two sources',
    `role_arn = ${role}\nsource_profile = a\ncredential_source = Environment`,
    'exclude each other',
  ],
  ['a source that is nowhere', `role_arn = ${role}\nsource_profile = nowhere`, 'its source_profile nowhere is not in'],
  [
    'a source without anything',
    `role_arn = ${role}\nsource_profile = empty\n[profile empty]\nregion = eu-west-1`,
    'empty has no keys',
  ],
  [
    'an unknown source',
    `role_arn = ${role}\ncredential_source = Magic`,
    'must be one of Environment, Ec2InstanceMetadata, EcsContainer',
  ],
  [
    'a source that has none',
    `role_arn = ${role}\ncredential_source = Environment`,
    'its credential_source Environment has none',
  ],
  ['a circle of one', `role_arn = ${role}\nsource_profile = audit`, 'in a circle: audit, audit'],
  [
    'a circle of two',
    `role_arn = ${role}\nsource_profile = b\n[profile b]\nrole_arn = ${role}\nsource_profile = audit`,
    'in a circle: audit, b, audit',
  ],
  [
    'a code for MFA',
    `role_arn = ${role}\nsource_profile = b\nmfa_serial = arn:aws:iam::123456789012:mfa/ada`,
    '@aws-sdk/credential-provider-node',
  ],
  ['aws login', 'login_session = arn:aws:iam::123456789012:user/ada', '@aws-sdk/credential-provider-node'],
  ['a key without its secret', 'aws_access_key_id = AKID', 'aws_secret_access_key is missing'],
  ['a secret without its key', 'aws_secret_access_key = s', 'aws_access_key_id is missing'],
  [
    'a lifetime that is no number',
    `role_arn = ${role}\nsource_profile = b\nduration_seconds = 1h\n[profile b]\n${keys}`,
    'duration_seconds must be a whole number',
  ],
  ['a role that is none', `role_arn = audit\nsource_profile = b\n[profile b]\n${keys}`, 'RoleArn must'],
])('%s is an error that ends a search', async (_, profile, message) => {
  awsFiles({ config: `[profile audit]\n${profile}` }, { AWS_REGION: 'eu-west-1' })
  expect(await failed(fromProfile({ profile: 'audit' })())).toMatchObject({
    name: 'CredentialsError',
    tryNextLink: false,
    message: expect.stringContaining(message) as string,
  })
})

test('a profile that was asked for and is absent is an error that ends a search, and names the files', async () => {
  const { home } = awsFiles({ config: '[default]\nregion = eu-west-1' })
  expect(await failed(fromProfile({ profile: 'audit' })())).toMatchObject({
    tryNextLink: false,
    message: `profile audit: it is not in ${home}/.aws/config and ${home}/.aws/credentials (not there)`,
  })
})

test('a profile without any credentials, and a default one that is absent, let a search go on', async () => {
  awsFiles({ config: '[profile audit]\nregion = eu-west-1' })
  expect(await failed(fromProfile({ profile: 'audit' })())).toMatchObject({ tryNextLink: true })
  expect(await failed(fromProfile()())).toMatchObject({ tryNextLink: true })
})

test('files are read again when they have changed, and not before', async () => {
  const files = awsFiles({ credentials: `[default]\n${keys}` })
  const readFile = vi.spyOn(process.getBuiltinModule('node:fs').promises, 'readFile')
  const provider = fromProfile()
  for (let times = 0; times < 3; times++) expect((await provider()).accessKeyId).toBe('AKIDBASE')
  expect(readFile).toHaveBeenCalledTimes(1)
  files.write('.aws/credentials', '[default]\naws_access_key_id = AKIDROTATED\naws_secret_access_key = new-secret\n')
  expect((await provider()).accessKeyId).toBe('AKIDROTATED')
})

test('other files are named by variables, below the home folder too', async () => {
  const files = awsFiles({}, { AWS_SHARED_CREDENTIALS_FILE: '~/keys', AWS_CONFIG_FILE: '~/settings' })
  files.write('keys', '[base]\n' + keys)
  files.write('settings', '[profile audit]\nrole_arn = x\nsource_profile = base\nregion = eu-west-1')
  expect((await fromProfile({ profile: 'base' })()).accessKeyId).toBe('AKIDBASE')
  expect(await failed(fromProfile({ profile: 'audit' })())).toMatchObject({
    message: expect.stringContaining('RoleArn') as string,
  })
})
