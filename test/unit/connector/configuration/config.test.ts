/** Configurations of connectors: what they become for a client, and what is refused. */
import { expect, test } from 'vitest'
import { readConnectorConfig, type ConnectorConfig } from '../../../../src/connector/configuration/config.js'
import { InputError } from '../../../../src/contracts/errors.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const clientOf = (config: ConnectorConfig) => readConnectorConfig({ credentials, ...config }).client

test.each([
  ['https://cloudtrail.eu-west-1.amazonaws.com', 'eu-west-1', false, false],
  ['https://cloudtrail.eu-west-1.amazonaws.com/', 'eu-west-1', false, false],
  ['cloudtrail.eu-west-1.amazonaws.com', 'eu-west-1', false, false],
  ['https://cloudtrail-fips.us-east-2.amazonaws.com', 'us-east-2', true, false],
  ['https://cloudtrail.eu-west-1.api.aws', 'eu-west-1', false, true],
  ['https://cloudtrail-fips.us-east-2.api.aws', 'us-east-2', true, true],
  ['https://cloudtrail.cn-north-1.amazonaws.com.cn', 'cn-north-1', false, false],
])('%s is an endpoint of AWS', (serverUrl, region, useFipsEndpoint, useDualstackEndpoint) => {
  expect(clientOf({ serverUrl })).toEqual({ credentials, region, useFipsEndpoint, useDualstackEndpoint })
})

test('a VPC endpoint is one of AWS, and tells its Region', () => {
  const serverUrl = 'https://vpce-0a1b-2c3d.cloudtrail.eu-west-1.vpce.amazonaws.com'
  expect(clientOf({ serverUrl })).toEqual({ credentials, region: 'eu-west-1', endpoint: new URL(serverUrl) })
})

test.each(['https://cloudtrail.eu-west-1.example.com', 'http://127.0.0.1:4010', 'https://proxy.example/cloudtrail'])(
  '%s is an endpoint of its own, and needs a Region',
  (serverUrl) => {
    expect(() => clientOf({ serverUrl })).toThrow(InputError)
    expect(clientOf({ serverUrl, region: 'eu-west-1' })).toEqual({
      credentials,
      region: 'eu-west-1',
      endpoint: new URL(serverUrl),
    })
  },
)

const slips: readonly (readonly [serverUrl: string, message: RegExp])[] = [
  ['https://cloudtrail.<region_name>.amazonaws.com', /placeholder <region_name>/],
  ['https://cloudtrail.{region}.amazonaws.com', /placeholder \{region\}/],
  ['https://cloudtrail.${AWS_REGION}.amazonaws.com', /placeholder \$\{AWS_REGION\}/],
  ['http://cloudtrail.eu-west-1.amazonaws.com', /must begin with https:\/\/, got http:\/\//],
  ['ftp://cloudtrail.eu-west-1.amazonaws.com', /must begin with https:\/\/, got ftp:\/\//],
  ['https://cloudtrail.cn-north-1.amazonaws.com', /cloudtrail\.cn-north-1\.amazonaws\.com\.cn/],
  ['https://', /must be a URL/],
]

test.each(slips)('%s is refused with what is wrong in it', (serverUrl, message) => {
  for (const region of [undefined, 'eu-west-1']) {
    expect(() => clientOf({ serverUrl, region })).toThrow(
      expect.objectContaining({
        code: 'InvalidInput',
        issues: [{ path: 'serverUrl', message: expect.stringMatching(message) as string }],
      }),
    )
  }
})

const contradictions: readonly (readonly [what: string, config: ConnectorConfig, path: string])[] = [
  ['another Region', { serverUrl: 'https://cloudtrail.eu-west-1.amazonaws.com', region: 'us-east-1' }, 'region'],
  ['an endpoint beside it', { serverUrl: 'https://a.example', endpoint: 'https://b.example' }, 'serverUrl'],
  ['a role beside credentials', { useRole: true, credentials }, 'useRole'],
  ['a role that is neither true nor false', { useRole: 'yes' as never }, 'useRole'],
  ['keys beside credentials', { accessKey: 'a', secretKey: 'b', credentials }, 'accessKey'],
  ['a key without its secret', { accessKey: 'a' }, 'secretKey'],
  ['a secret without its key', { secretKey: 'a' }, 'accessKey'],
  ['two names of one setting', { serverUrl: 'https://a.example', server_url: 'https://a.example' }, 'server_url'],
  ['trust that is text', { allowForeignHost: 'true' as never }, 'allowForeignHost'],
]

test.each(contradictions)('%s is refused', (_, config, path) => {
  expect(() => readConnectorConfig(config)).toThrow(
    expect.objectContaining({ code: 'InvalidInput', issues: [expect.objectContaining({ path })] }),
  )
})

test('the options of a client are passed on, and what a form leaves blank changes nothing', () => {
  const config = { region: 'eu-west-1', maxAttempts: 5, userAgent: 'mine/1.0', credentials }
  expect(clientOf({ ...config, serverUrl: '', useRole: false, access_key: ' ', secret_key: null })).toEqual(config)
})

test.each([
  { accessKey: 'AKIDEXAMPLE', secretKey: 'secret' },
  { access_key: 'AKIDEXAMPLE', secret_key: 'secret', use_role: false },
  { 'Access Key': 'AKIDEXAMPLE', 'Secret Key': 'secret', use_role: 'false' },
  { 'Access Key': 'AKIDEXAMPLE', 'Access Secret': 'secret' },
])('keys may be settings, as in %j', (settings) => {
  expect(readConnectorConfig({ region: 'eu-west-1', ...settings }).client.credentials).toEqual(credentials)
})

test.each([true, 'true', 'True'])('a role goes before keys that a form still has: %j', (use_role) => {
  const { client } = readConnectorConfig({ access_key: 'AKIDEXAMPLE', secret_key: 'secret', use_role })
  expect(client.credentials).toBeTypeOf('function')
})

test.each([
  ['US East (N. Virginia)', 'us-east-1'],
  ['EU (Ireland)', 'eu-west-1'],
  ['Europe (Frankfurt)', 'eu-central-1'],
  ['South America (São Paulo)', 'sa-east-1'],
  ['AWS GovCloud (US-West)', 'us-gov-west-1'],
  ['eu-north-1', 'eu-north-1'],
])('the Region %s is %s', (Region, region) => {
  expect(clientOf({ Region }).region).toBe(region)
})
