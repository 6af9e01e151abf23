/** Precedence: the configuration, then the environment, then the defaults; each setting a row. */
import { expect, test } from 'vitest'
import type { FixedConfig } from '../../../src/config/client-config.js'
import { InputError } from '../../../src/contracts/errors.js'
import { cloudtrail, cloudtrailData } from '../../../src/operations/define.js'
import { fromProfile } from 'cloudtrail-client/credentials'
import { correctsClockSkew, needsProfile, settingsOf } from '../../../src/config/settings.js'

const region = 'eu-west-1'

interface Case {
  readonly config?: FixedConfig
  readonly variables?: Readonly<Record<string, string>>
  readonly region?: string
  readonly endpoint?: string
  readonly dataEndpoint?: string
  readonly maxAttempts?: number
  readonly correctsClockSkew?: boolean
}

const own = 'https://own.example/'

test.each<Case>([
  { config: { region }, region, endpoint: 'https://cloudtrail.eu-west-1.amazonaws.com/', maxAttempts: 3 },
  { config: { region }, variables: { AWS_REGION: 'a-b-1', AWS_DEFAULT_REGION: 'c-d-1' }, region },
  { variables: { AWS_REGION: 'eu-north-1', AWS_DEFAULT_REGION: 'eu-south-1' }, region: 'eu-north-1' },
  { variables: { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-south-1' }, region: 'eu-south-1' },
  {
    config: { region: 'fips-us-east-1' },
    region: 'us-east-1',
    endpoint: 'https://cloudtrail-fips.us-east-1.amazonaws.com/',
  },
  {
    config: { region: 'us-west-2-fips' },
    region: 'us-west-2',
    endpoint: 'https://cloudtrail-fips.us-west-2.amazonaws.com/',
  },
  { config: { region: 'fips-aws-global' }, region: 'us-east-1' },
  { config: { region, maxAttempts: 7 }, variables: { AWS_MAX_ATTEMPTS: '5' }, maxAttempts: 7 },
  { config: { region }, variables: { AWS_MAX_ATTEMPTS: '5' }, maxAttempts: 5 },
  { config: { region }, variables: { AWS_MAX_ATTEMPTS: '' }, maxAttempts: 3 },
  {
    config: { region, endpoint: own },
    variables: { AWS_ENDPOINT_URL_CLOUDTRAIL: 'https://env.example' },
    endpoint: own,
  },
  {
    config: { region, endpoint: own },
    variables: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    endpoint: own,
    dataEndpoint: own,
  },
  {
    config: { region },
    variables: { AWS_ENDPOINT_URL_CLOUDTRAIL: 'https://one.example', AWS_ENDPOINT_URL: 'https://all.example' },
    endpoint: 'https://one.example/',
    dataEndpoint: 'https://all.example/',
  },
  {
    config: { region },
    variables: { AWS_ENDPOINT_URL_CLOUDTRAIL_DATA: 'https://data.example' },
    endpoint: 'https://cloudtrail.eu-west-1.amazonaws.com/',
    dataEndpoint: 'https://data.example/',
  },
  {
    config: { region },
    variables: { AWS_ENDPOINT_URL: 'https://all.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' },
    endpoint: 'https://cloudtrail.eu-west-1.amazonaws.com/',
  },
  {
    config: { region },
    variables: { AWS_USE_FIPS_ENDPOINT: 'true' },
    endpoint: 'https://cloudtrail-fips.eu-west-1.amazonaws.com/',
  },
  {
    config: { region, useFipsEndpoint: false },
    variables: { AWS_USE_FIPS_ENDPOINT: 'true' },
    endpoint: 'https://cloudtrail.eu-west-1.amazonaws.com/',
  },
  {
    config: { region },
    variables: { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    endpoint: 'https://cloudtrail.eu-west-1.api.aws/',
  },
  {
    config: { region, useDualstackEndpoint: false },
    variables: { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    endpoint: 'https://cloudtrail.eu-west-1.amazonaws.com/',
  },
  { config: { region, endpoint: 'http://localhost:4566' }, endpoint: 'http://localhost:4566/' },
  { config: { region, endpoint: 'http://127.1.2.3' }, endpoint: 'http://127.1.2.3/' },
  { config: { region, endpoint: 'http://[::1]:80' }, endpoint: 'http://[::1]/' },
  {
    config: { region, endpoint: 'http://mock.internal', allowInsecureEndpoint: true },
    endpoint: 'http://mock.internal/',
  },
])('$config with $variables', ({ config = {}, variables = {}, ...expected }) => {
  const settings = settingsOf(config, variables)
  const seen = {
    region: settings.region,
    endpoint: settings.endpointOf(cloudtrail).href,
    dataEndpoint: settings.endpointOf(cloudtrailData).href,
    maxAttempts: settings.maxAttempts,
  }
  expect(seen).toMatchObject(expected)
})

test('the correction of the clock is on, unless the environment says otherwise', () => {
  expect(correctsClockSkew({})).toBe(true)
  expect(correctsClockSkew({ AWS_DISABLE_CLOCK_SKEW_CORRECTION: 'true' })).toBe(false)
})

const keys = { accessKeyId: 'AKID', secretAccessKey: 's' }
const provider = () => Promise.resolve(keys)
const keysThere = { AWS_ACCESS_KEY_ID: 'AKID' }

test.each<[string, FixedConfig, Record<string, string>, boolean]>([
  ['Region and keys are given', { region, credentials: keys }, {}, false],
  [
    'Region and keys are given, and a profile is named in passing',
    { region, credentials: keys },
    { AWS_PROFILE: 'a' },
    false,
  ],
  ['Region and a provider are given', { region, credentials: provider }, {}, false],
  ['both stand in the environment', {}, { ...keysThere, AWS_REGION: 'x' }, false],
  ['both stand in the environment, under the other name', {}, { ...keysThere, AWS_DEFAULT_REGION: 'x' }, false],
  ['the Region is given, and the keys stand there', { region }, keysThere, false],
  ['the profile is blank', {}, { ...keysThere, AWS_REGION: 'x', AWS_PROFILE: '' }, false],
  ['both stand there, and a profile too', {}, { ...keysThere, AWS_REGION: 'x', AWS_PROFILE: 'a' }, true],
  [
    'both stand there, and a default profile too',
    {},
    { ...keysThere, AWS_REGION: 'x', AWS_DEFAULT_PROFILE: 'a' },
    true,
  ],
  ['a profile is an option', { region, credentials: keys, profile: 'a' }, {}, true],
  ['the provider reads profiles', { region, credentials: fromProfile() }, {}, true],
  ['there is no Region', { credentials: keys }, keysThere, true],
  ['there are no keys', { region }, {}, true],
])('where %s: is a profile needed?', (_, config, variables, isNeeded) => {
  expect(needsProfile(config, variables)).toBe(isNeeded)
})

test.each<[FixedConfig, Record<string, string>, string]>([
  [{}, {}, 'region is required'],
  [{ region: 'eu-west-1.evil.example/' }, {}, 'region must be a single host label'],
  [{ region }, { AWS_MAX_ATTEMPTS: '0' }, 'AWS_MAX_ATTEMPTS must be a whole number from 1 to 1000'],
  [{ region }, { AWS_MAX_ATTEMPTS: 'many' }, 'AWS_MAX_ATTEMPTS must be a whole number from 1 to 1000'],
  [{ region }, { AWS_USE_FIPS_ENDPOINT: 'yes' }, 'AWS_USE_FIPS_ENDPOINT must be true or false'],
  [{ region }, { AWS_ENDPOINT_URL: 'cloudtrail.example' }, 'AWS_ENDPOINT_URL must be an http or https URL'],
  [{ region, endpoint: 'http://cloudtrail.example' }, {}, 'endpoint must be an https URL, unless it is on loopback'],
  [
    { region },
    { AWS_ENDPOINT_URL: 'http://cloudtrail.example' },
    'AWS_ENDPOINT_URL must be an https URL, unless it is on loopback',
  ],
  [
    { region, useFipsEndpoint: true },
    { AWS_ENDPOINT_URL_CLOUDTRAIL: own, AWS_ENDPOINT_URL: 'https://all.example' },
    'AWS_ENDPOINT_URL_CLOUDTRAIL cannot be combined with useFipsEndpoint',
  ],
  [{ region, endpoint: 'http://localhost.example' }, {}, 'endpoint must be an https URL, unless it is on loopback'],
  [{ region, endpoint: 'http://127.0.0.1.example' }, {}, 'endpoint must be an https URL, unless it is on loopback'],
  [{ region, endpoint: own, useFipsEndpoint: true }, {}, 'endpoint cannot be combined with useFipsEndpoint'],
])('%j with %j is refused: %s', (config, variables, message) => {
  const resolve = () => settingsOf(config, variables).endpointOf(cloudtrail)
  expect(resolve).toThrow(InputError)
  expect(resolve).toThrow(message)
})
