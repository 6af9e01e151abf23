import { expect, test } from 'vitest'
import { clientConfig, type ConnectorConfig } from '../../../src/connector/config.js'
import { InputError } from '../../../src/contracts/errors.js'

test.each([
  ['https://cloudtrail.eu-west-1.amazonaws.com', 'eu-west-1', false, false],
  ['https://cloudtrail.eu-west-1.amazonaws.com/', 'eu-west-1', false, false],
  ['cloudtrail.eu-west-1.amazonaws.com', 'eu-west-1', false, false],
  ['https://cloudtrail-fips.us-east-2.amazonaws.com', 'us-east-2', true, false],
  ['https://cloudtrail.eu-west-1.api.aws', 'eu-west-1', false, true],
  ['https://cloudtrail-fips.us-east-2.api.aws', 'us-east-2', true, true],
  ['https://cloudtrail.cn-north-1.amazonaws.com.cn', 'cn-north-1', false, false],
])('%s is an endpoint of AWS', (serverUrl, region, useFipsEndpoint, useDualstackEndpoint) => {
  expect(clientConfig({ serverUrl })).toEqual({ region, useFipsEndpoint, useDualstackEndpoint })
})

test.each([
  'https://cloudtrail.eu-west-1.example.com',
  'https://vpce-1.cloudtrail.eu-west-1.vpce.amazonaws.com',
  'http://cloudtrail.eu-west-1.amazonaws.com',
  'http://127.0.0.1:4010',
])('%s is an endpoint of its own, and needs a Region', (serverUrl) => {
  expect(() => clientConfig({ serverUrl })).toThrow(InputError)
  expect(clientConfig({ serverUrl, region: 'eu-west-1' })).toEqual({
    region: 'eu-west-1',
    endpoint: new URL(serverUrl),
  })
})

const contradictions: readonly (readonly [what: string, config: ConnectorConfig, path: string])[] = [
  ['another Region', { serverUrl: 'https://cloudtrail.eu-west-1.amazonaws.com', region: 'us-east-1' }, 'region'],
  ['an endpoint beside it', { serverUrl: 'https://a.example', endpoint: 'https://b.example' }, 'serverUrl'],
  ['a URL that is none', { serverUrl: 'https://' }, 'serverUrl'],
  ['a role beside keys', { useRole: true, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }, 'useRole'],
  ['a role that is text', { useRole: 'true' as never }, 'useRole'],
]

test.each(contradictions)('%s is refused', (_, config, path) => {
  expect(() => clientConfig(config)).toThrow(
    expect.objectContaining({ code: 'InvalidInput', issues: [expect.objectContaining({ path })] }),
  )
})

test('the options of a client are passed on, a blank URL and no role change nothing', () => {
  const config = { region: 'eu-west-1', maxAttempts: 5, userAgent: 'mine/1.0' }
  expect(clientConfig({ ...config, serverUrl: '', useRole: false })).toEqual(config)
})
