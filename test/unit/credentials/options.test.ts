/** Options of the sources of credentials: what does not exist is refused when the source is made. */
import { InputError } from 'cloudtrail-client'
import {
  fromAssumeRole,
  fromContainer,
  fromInstanceMetadata,
  fromProfile,
  fromWebIdentity,
} from 'cloudtrail-client/credentials'
import { expect, test, vi } from 'vitest'

const roleArn = 'arn:aws:iam::123456789012:role/audit'

test.each([
  ['fromAssumeRole', () => fromAssumeRole({ roleArn, externalID: 'tenant-42' } as never), 'externalId'],
  ['fromAssumeRole', () => fromAssumeRole({ roleARN: roleArn } as never), 'roleArn'],
  ['fromWebIdentity', () => fromWebIdentity({ tokenFile: '/token', sessionName: 'audit' } as never), undefined],
  ['fromWebIdentity', () => fromWebIdentity({ roleSesionName: 'audit' } as never), 'roleSessionName'],
  ['fromProfile', () => fromProfile({ profil: 'audit' } as never), 'profile'],
  ['fromContainer', () => fromContainer({ timeoutMS: 200 } as never), 'timeoutMs'],
  ['fromInstanceMetadata', () => fromInstanceMetadata({ maxAttempt: 1 } as never), 'maxAttempts'],
])('%s refuses a misspelt option at once', (name, make, meant) => {
  expect(make).toThrow(InputError)
  expect(make).toThrow(new RegExp(`^${name}: .*is not an option.*${meant ?? ''}`))
})

test.each([
  ['a time limit of 0', { timeoutMs: 0 }],
  ['a fraction of a request', { maxAttempts: 0.5 }],
])('sources of metadata refuse %s', (_, options) => {
  expect(() => fromContainer(options as never)).toThrow(InputError)
  expect(() => fromInstanceMetadata(options as never)).toThrow(InputError)
})

test('an option that is undefined is as if it were left out', () => {
  expect(() => fromAssumeRole({ roleArn, externalId: undefined, other: undefined } as never)).not.toThrow()
})

test('an option that is null, as in settings from JSON, is as if it were left out where the environment has it', async () => {
  vi.stubEnv('AWS_ROLE_ARN', roleArn)
  vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', '/nowhere/token')
  const provider = fromWebIdentity({ roleArn: null, webIdentityTokenFile: null } as never)
  await expect(provider()).rejects.toThrow('the token file cannot be read')
  vi.unstubAllEnvs()
})
