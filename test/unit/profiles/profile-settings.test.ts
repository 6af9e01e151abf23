/** What a profile says of a client: Region, endpoints and the rest, where the environment does not say it. */
import { expect, test } from 'vitest'
import { profileSettings } from '../../../src/profiles/profile-settings.js'
import { awsFiles } from '../../support/aws-files.js'
import { failed } from '../../support/failed.js'

const config = `[default]
region = eu-west-1
[profile audit]
region = sa-east-1
endpoint_url = https://all.example
use_fips_endpoint = true
use_dualstack_endpoint = false
max_attempts = 5
ca_bundle = /etc/ca.pem
ignore_configured_endpoint_urls = false
services = private
output =
[services private]
cloudtrail =
  endpoint_url = https://cloudtrail.example
cloudtrail data =
  endpoint_url = https://data.example
sts =
  region = nowhere
`

const ofProfile = {
  AWS_REGION: 'sa-east-1',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'false',
  AWS_MAX_ATTEMPTS: '5',
  AWS_CA_BUNDLE: '/etc/ca.pem',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
  AWS_ENDPOINT_URL: 'https://all.example',
  AWS_ENDPOINT_URL_CLOUDTRAIL: 'https://cloudtrail.example',
  AWS_ENDPOINT_URL_CLOUDTRAIL_DATA: 'https://data.example',
}

const settings = async (given: string | undefined, variables: Record<string, string> = {}) =>
  (await profileSettings(given, { ...process.env, ...variables })).variables

test.each([
  ['the option', 'audit', {}, ofProfile],
  ['AWS_PROFILE', undefined, { AWS_PROFILE: 'audit' }, ofProfile],
  ['AWS_DEFAULT_PROFILE', undefined, { AWS_DEFAULT_PROFILE: 'audit' }, ofProfile],
  ['the option before AWS_PROFILE', 'default', { AWS_PROFILE: 'audit' }, { AWS_REGION: 'eu-west-1' }],
  ['nothing', undefined, {}, { AWS_REGION: 'eu-west-1' }],
])('the profile is named by %s', async (_, given, variables, expected) => {
  awsFiles({ config })
  expect(await settings(given, variables)).toEqual(expected)
})

test('variables come first, each for itself', async () => {
  awsFiles({ config })
  const { AWS_REGION: _, AWS_MAX_ATTEMPTS: __, ...others } = ofProfile
  expect(await settings('audit', { AWS_DEFAULT_REGION: 'x', AWS_MAX_ATTEMPTS: '1', AWS_CA_BUNDLE: '' })).toEqual(others)
})

test('an endpoint for all services in the environment comes before every endpoint of the profile', async () => {
  awsFiles({ config })
  const names = Object.keys(await settings('audit', { AWS_ENDPOINT_URL: 'https://env.example' }))
  expect(names.filter((name) => name.startsWith('AWS_ENDPOINT_URL'))).toEqual([])
})

test('a profile that was asked for must be there; the default one may be absent', async () => {
  const { home } = awsFiles()
  expect(await failed(profileSettings('audit', process.env))).toMatchObject({ name: 'CredentialsError' })
  expect(await profileSettings(undefined, process.env)).toEqual({
    variables: {},
    lookedAt: `profile default of ${home}/.aws/config (not there) and ${home}/.aws/credentials (not there)`,
  })
})
