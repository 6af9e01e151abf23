/** Profiles of IAM Identity Center: the token that `aws sso login` left is exchanged for keys. */
import { fromSSO } from '@aws-sdk/credential-providers'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { fromProfile } from 'cloudtrail-client/credentials'
import { awsFiles } from '../../../support/aws-files.js'
import { failed } from '../../../support/failed.js'
import { tellingServer, type Told } from '../../../support/metadata-server.js'

const startUrl = 'https://example.awsapps.com/start'
const session = `[profile audit]\nsso_session = one\nsso_account_id = 123456789012\nsso_role_name = Audit
[sso-session one]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n`
const older = `[profile audit]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = Audit\n`

const token = { accessToken: 'token-of-login', expiresAt: '2136-01-01T00:00:00Z', startUrl, region: 'eu-west-1' }
const keys = { accessKeyId: 'ASIASSO', secretAccessKey: 'SSOSECRET', sessionToken: 'SSOTOKEN' }

async function portal(
  answer: () => Told = () => [200, { roleCredentials: { ...keys, expiration: 4_000_000_000_000 } }],
) {
  const server = await tellingServer(answer)
  return { ...server, variables: { AWS_ENDPOINT_URL_SSO: server.url.href } }
}

test.each([
  ['a session', session, 'one'],
  ['the older form', older, startUrl],
])('%s gives the keys of its role, as the AWS SDK gets them', async (_, config, key) => {
  const { asked, url, variables } = await portal()
  const files = awsFiles({ config }, variables)
  files.writeToken(key, token)
  const expiration = new Date(4_000_000_000_000)
  expect(await fromProfile({ profile: 'audit' })()).toEqual({ ...keys, expiration, accountId: '123456789012' })
  const theirs = await fromSSO({ profile: 'audit', ignoreCache: true, clientConfig: { endpoint: url.href } })()
  expect(theirs).toMatchObject({ ...keys, expiration })
  const [ours, sdk] = asked.map(({ method, path, headers }) => ({
    method,
    path: new URL(path, url).pathname,
    query: Object.fromEntries(new URL(path, url).searchParams),
    token: headers['x-amz-sso_bearer_token'],
  }))
  expect(ours).toEqual(sdk)
  expect(ours?.token).toBe(token.accessToken)
  expect(asked[0]?.headers.authorization).toBeUndefined()
})

const login = 'run aws sso login --profile audit'

test.each([
  ['no token', undefined, login],
  ['a token that has expired', { ...token, expiresAt: '2020-01-01T00:00:00Z' }, login],
  ['a token without a time', { accessToken: 'x' }, login],
  ['a token that would split a header', { ...token, accessToken: 'a\r\nb: c' }, 'accessToken must match'],
])('%s says what to do', async (_, written, message) => {
  const { variables, asked } = await portal()
  const files = awsFiles({ config: session }, variables)
  if (written !== undefined) files.writeToken('one', written)
  const error = await failed(fromProfile({ profile: 'audit' })())
  expect(error).toMatchObject({ name: 'CredentialsError', tryNextLink: false })
  expect(String(error)).toContain(message)
  expect(asked).toEqual([])
})

test.each([
  ['a token that is refused', [401, { __type: 'UnauthorizedException', message: `x ${token.accessToken}` }], login],
  ['a role that is not there', [403, { __type: 'ForbiddenException', message: 'No access' }], 'ForbiddenException'],
  ['a reply without keys', [200, { roleCredentials: { accessKeyId: 'a' } }], 'not what the operation returns'],
] satisfies [string, Told, string][])('%s is an error that shows no token', async (_, told, message) => {
  const { variables } = await portal(() => told)
  const files = awsFiles({ config: session }, variables)
  files.writeToken('one', token)
  const error = await failed(fromProfile({ profile: 'audit' })())
  expect(error).toMatchObject({ name: 'CredentialsError', tryNextLink: false })
  expect(String(error)).toContain(message)
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('SSOTOKEN')
})

test.each([
  ['sso_account_id', session.replace('sso_account_id = 123456789012\n', ''), 'sso_account_id is missing'],
  ['sso_region', session.replace('sso_region = eu-west-1\n', ''), 'sso_region is missing'],
  ['the session', session.replace('[sso-session one]', '[sso-session two]'), 'there is no section [sso-session one]'],
])('%s is missed', async (_, config, message) => {
  awsFiles({ config })
  expect(await failed(fromProfile({ profile: 'audit' })())).toMatchObject({
    tryNextLink: false,
    message: `profile audit: ${message}`,
  })
})
