/** Roles assumed with STS: what is sent, how it is signed, and what its replies become. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fromAssumeRole, fromWebIdentity } from 'cloudtrail-client/credentials'
import { CredentialsError } from '../../../../src/contracts/errors.js'
import { checkSignature } from '../../../../src/testing/front/signature.js'
import { failed } from '../../../support/failed.js'
import { FastClock } from '../../../support/fast-clock.js'
import { noAwsVariables, tellingServer, type Told } from '../../../support/metadata-server.js'

const roleArn = 'arn:aws:iam::123456789012:role/audit'
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }
const region = 'eu-west-1'

const replyTo = (operation: string): Told => [
  200,
  `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
    <${operation}Result>
      <AssumedRoleUser>
        <AssumedRoleId>AROAEXAMPLE:session</AssumedRoleId>
        <Arn>arn:aws:sts::123456789012:assumed-role/audit/session</Arn>
      </AssumedRoleUser>
      <Credentials>
        <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
        <SecretAccessKey>secret&amp;key</SecretAccessKey>
        <SessionToken>session+token/==</SessionToken>
        <Expiration>2026-01-01T13:00:00Z</Expiration>
      </Credentials>
    </${operation}Result>
    <ResponseMetadata><RequestId>11111111-2222</RequestId></ResponseMetadata>
  </${operation}Response>`,
]

const refusal = (status: number, code: string, message: string): Told => [
  status,
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>` +
    `<Message>${message}</Message></Error><RequestId>11111111-2222</RequestId></ErrorResponse>`,
]

const assumed = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret&key',
  sessionToken: 'session+token/==',
  expiration: new Date('2026-01-01T13:00:00Z'),
  accountId: '123456789012',
}

beforeEach(() => {
  for (const name of Object.keys(noAwsVariables())) vi.stubEnv(name, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('fromAssumeRole', () => {
  test('takes tags as a record and as STS writes them', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRole'))
    const role = { roleArn, credentials: keys, region, endpoint: url }
    await fromAssumeRole({ ...role, tags: { team: 'security' } })()
    await fromAssumeRole({ ...role, tags: [{ Key: 'team', Value: 'security' }] })()
    expect(asked[0]?.body).toContain('Tags.member.1.Key=team&Tags.member.1.Value=security')
    expect(asked[1]?.body).toBe(asked[0]?.body)
  })

  test('uses the Region of the client that asks, unless it has one of its own', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRole'))
    const properties = { callerClientConfig: { region: 'sa-east-1' } }
    await fromAssumeRole({ roleArn, credentials: keys, endpoint: url })(properties)
    await fromAssumeRole({ roleArn, credentials: keys, endpoint: url, region })(properties)
    expect(asked.map(({ headers }) => /\/([\w-]+)\/sts\//.exec(headers.authorization ?? '')?.[1])).toEqual([
      'sa-east-1',
      region,
    ])
  })

  test('sends what it is given, signed for STS, and gives what STS gives', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRole'))
    const provider = fromAssumeRole({
      roleArn,
      roleSessionName: 'soar',
      externalId: 'tenant-42',
      durationSeconds: 900,
      policy: '{"Version":"2012-10-17"}',
      tags: { team: 'security', stage: 'production' },
      credentials: keys,
      region,
      endpoint: url,
    })
    expect(await provider()).toEqual(assumed)
    const [request] = asked
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'soar',
      ExternalId: 'tenant-42',
      DurationSeconds: '900',
      Policy: '{"Version":"2012-10-17"}',
      'Tags.member.1.Key': 'team',
      'Tags.member.1.Value': 'security',
      'Tags.member.2.Key': 'stage',
      'Tags.member.2.Value': 'production',
    })
    const headers = request?.headers as Record<string, string>
    const wire = { method: 'POST', url: new URL(url), headers, body: request?.body ?? '' }
    expect(checkSignature(wire, 'sts', [keys], Date.now())).toMatchObject({ region, accessKeyId: keys.accessKeyId })
  })

  test('calls STS again each time', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRole'))
    const provider = fromAssumeRole({ roleArn, credentials: keys, region, endpoint: url })
    await provider()
    await provider()
    expect(asked).toHaveLength(2)
  })

  test('shows code and message of a refusal, and ends a chain', async () => {
    const { url } = await tellingServer(() =>
      refusal(403, 'AccessDenied', 'User is not authorized to perform sts:AssumeRole'),
    )
    const error = await failed(fromAssumeRole({ roleArn, credentials: keys, region, endpoint: url })())
    expect(error).toBeInstanceOf(CredentialsError)
    expect(error).toMatchObject({
      tryNextLink: false,
      message: 'assumed role: AccessDenied, User is not authorized to perform sts:AssumeRole',
      cause: { name: 'AccessDenied', status: 403 },
    })
  })

  test('tries again what passes by itself', async () => {
    const { url, asked } = await tellingServer((_, number) => (number < 3 ? [503, ''] : replyTo('AssumeRole')))
    const provider = fromAssumeRole({ roleArn, credentials: keys, region, endpoint: url, clock: new FastClock() })
    expect(await provider()).toEqual(assumed)
    expect(asked).toHaveLength(3)
  })

  test.each([
    [{ roleArn: 'audit' }, 'RoleArn must'],
    [{ externalId: '' }, 'ExternalId must'],
    [{ durationSeconds: 60 }, 'DurationSeconds must be at least 900'],
    [{ roleSessionName: 'a b' }, 'RoleSessionName must match'],
  ])('refuses %j before anything is sent', async (wrong, message) => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRole'))
    const provider = fromAssumeRole({ roleArn, credentials: keys, region, endpoint: url, ...wrong })
    expect(await failed(provider())).toMatchObject({ message: expect.stringContaining(message) as string })
    expect(asked).toEqual([])
  })

  test('a reply without keys is an error that does not show it', async () => {
    const { url } = await tellingServer(() => [200, '<AssumeRoleResponse><Secret>hidden</Secret></AssumeRoleResponse>'])
    const error = await failed(fromAssumeRole({ roleArn, credentials: keys, region, endpoint: url })())
    expect(error).toMatchObject({ message: expect.stringContaining('AccessKeyId is required') as string })
    expect(String(error)).not.toContain('hidden')
  })

  test('takes Region and endpoint from the environment', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRole'))
    vi.stubEnv('AWS_REGION', 'eu-north-1')
    vi.stubEnv('AWS_ENDPOINT_URL_STS', url.href)
    await fromAssumeRole({ roleArn, credentials: keys })()
    expect(asked[0]?.headers.authorization).toContain('/eu-north-1/sts/aws4_request')
  })
})

describe('fromWebIdentity', () => {
  const tokenFile = () => join(mkdtempSync(join(tmpdir(), 'token-')), 'token')

  test('sends the token of the file, which it reads anew each time, without a signature', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRoleWithWebIdentity'))
    const file = tokenFile()
    vi.stubEnv('AWS_ROLE_ARN', roleArn)
    vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', file)
    vi.stubEnv('AWS_ROLE_SESSION_NAME', 'pod')
    const provider = fromWebIdentity({ region, endpoint: url })
    for (const token of ['token-1', 'token-2\n']) {
      writeFileSync(file, token)
      expect(await provider()).toEqual(assumed)
    }
    expect(asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
      {
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn: roleArn,
        RoleSessionName: 'pod',
        WebIdentityToken: 'token-1',
      },
      expect.objectContaining({ WebIdentityToken: 'token-2' }),
    ])
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
  })

  test('options go before the environment', async () => {
    const { url, asked } = await tellingServer(() => replyTo('AssumeRoleWithWebIdentity'))
    const webIdentityTokenFile = tokenFile()
    writeFileSync(webIdentityTokenFile, 'token')
    vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/other')
    await fromWebIdentity({ roleArn, webIdentityTokenFile, roleSessionName: 'own', region, endpoint: url })()
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({
      RoleArn: roleArn,
      RoleSessionName: 'own',
    })
  })

  test('is passed over when role or file are not known', async () => {
    expect(await failed(fromWebIdentity({ region })())).toMatchObject({
      tryNextLink: true,
      message: 'web identity: AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE are not both set',
    })
  })

  test('a file that cannot be read, and a token that STS refuses, end a chain', async () => {
    const { url } = await tellingServer(() => refusal(400, 'ExpiredTokenException', 'Token expired'))
    const missing = { roleArn, webIdentityTokenFile: '/does/not/exist', region, endpoint: url }
    expect(await failed(fromWebIdentity(missing)())).toMatchObject({
      tryNextLink: false,
      message: 'web identity: the token file cannot be read',
    })
    const webIdentityTokenFile = tokenFile()
    writeFileSync(webIdentityTokenFile, 'secret-token')
    const error = await failed(fromWebIdentity({ roleArn, webIdentityTokenFile, region, endpoint: url })())
    expect(error).toMatchObject({
      message: 'web identity: ExpiredTokenException, Token expired',
    })
    expect(String(error)).not.toContain('secret-token')
  })

  test('IDPCommunicationError passes by itself', async () => {
    const { url, asked } = await tellingServer((_, number) =>
      number === 1 ? refusal(400, 'IDPCommunicationError', 'try again') : replyTo('AssumeRoleWithWebIdentity'),
    )
    const webIdentityTokenFile = tokenFile()
    writeFileSync(webIdentityTokenFile, 'token')
    await fromWebIdentity({ roleArn, webIdentityTokenFile, region, endpoint: url, clock: new FastClock() })()
    expect(asked).toHaveLength(2)
  })
})
