/** Providers of the AWS SDK in this client, and ours in the AWS SDK's. */
import { CloudTrail as SdkCloudTrail } from '@aws-sdk/client-cloudtrail'
import { createCredentialChain, fromEnv as sdkFromEnv, fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail } from 'cloudtrail-client'
import { fromAssumeRole, fromContainer, fromEnv } from 'cloudtrail-client/credentials'
import { createEmulator } from 'cloudtrail-client/testing'
import { tellingServer } from '../support/metadata-server.js'

const region = 'eu-west-1'
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

afterEach(() => {
  vi.unstubAllEnvs()
})

async function account() {
  const emulator = createEmulator({ credentials: [keys] })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  return { endpoint: listener.url, emulator }
}

test('a provider of the AWS SDK is used as it is', async () => {
  const { endpoint, emulator } = await account()
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey)
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
  await new CloudTrail({ region, endpoint, credentials: sdkFromEnv() }).describeTrails()
  await new CloudTrail({ region, endpoint, credentials: createCredentialChain(sdkFromEnv()) }).describeTrails()
  expect(emulator.requests.map(({ accessKeyId }) => accessKeyId)).toEqual([keys.accessKeyId, keys.accessKeyId])
})

test('ours are used by the AWS SDK, also in its chain', async () => {
  const { endpoint, emulator } = await account()
  vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey)
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', undefined)
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', undefined)
  await new SdkCloudTrail({ region, endpoint, credentials: fromEnv() }).describeTrails({})
  const credentials = createCredentialChain(fromContainer(), fromEnv())
  await new SdkCloudTrail({ region, endpoint, credentials }).describeTrails({})
  expect(emulator.requests.map(({ accessKeyId }) => accessKeyId)).toEqual([keys.accessKeyId, keys.accessKeyId])
})

test('STS is sent the same members as by the AWS SDK', async () => {
  const { url, asked } = await tellingServer(() => [
    200,
    `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
     <SessionToken>t</SessionToken><Expiration>2036-01-01T13:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  ])
  const role = {
    RoleArn: 'arn:aws:iam::123456789012:role/audit',
    RoleSessionName: 'soar',
    ExternalId: 'tenant=42,more',
  }
  const params = {
    ...role,
    DurationSeconds: 900,
    Policy: '{"Version":"2012-10-17"}',
    Tags: [{ Key: 'a b', Value: 'c=d' }],
  }
  await fromTemporaryCredentials({ params, masterCredentials: keys, clientConfig: { region, endpoint: url.href } })()
  await fromAssumeRole({
    roleArn: params.RoleArn,
    roleSessionName: params.RoleSessionName,
    externalId: params.ExternalId,
    durationSeconds: params.DurationSeconds,
    policy: params.Policy,
    tags: { 'a b': 'c=d' },
    credentials: keys,
    region,
    endpoint: url,
  })()
  const [theirs, ours] = asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  expect(asked).toHaveLength(2)
  expect(ours).toEqual(theirs)
})
