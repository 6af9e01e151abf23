/** Where SQS and S3 are reached, in every partition, and what the environment has to say about it. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { s3 } from '../../../src/bucket/s3-operations.js'
import { sqs } from '../../../src/intake/messages/sqs-operations.js'
import { resolveEndpoint, type EndpointInput } from '../../../src/protocol/endpoint.js'
import { settingsOf } from '../../../src/config/settings.js'

const fips = { useFipsEndpoint: true }
const dual = { useDualstackEndpoint: true }

test.each<[EndpointInput, string]>([
  [{ service: 'sqs', region: 'eu-west-1' }, 'sqs.eu-west-1.amazonaws.com'],
  [{ service: 'sqs', region: 'us-east-1', ...fips }, 'sqs-fips.us-east-1.amazonaws.com'],
  [{ service: 'sqs', region: 'us-gov-west-1', ...fips }, 'sqs.us-gov-west-1.amazonaws.com'],
  [{ service: 'sqs', region: 'eu-west-1', ...dual }, 'sqs.eu-west-1.api.aws'],
  [{ service: 'sqs', region: 'cn-north-1', ...dual }, 'sqs.cn-north-1.api.amazonwebservices.com.cn'],
  [{ service: 'sqs', region: 'us-east-1', ...fips, ...dual }, 'sqs-fips.us-east-1.api.aws'],
  [{ service: 's3', region: 'us-east-1' }, 's3.us-east-1.amazonaws.com'],
  [{ service: 's3', region: 'us-east-1', ...fips }, 's3-fips.us-east-1.amazonaws.com'],
  [{ service: 's3', region: 'us-gov-west-1', ...fips }, 's3-fips.us-gov-west-1.amazonaws.com'],
  [{ service: 's3', region: 'eu-west-1', ...dual }, 's3.dualstack.eu-west-1.amazonaws.com'],
  [{ service: 's3', region: 'us-east-1', ...fips, ...dual }, 's3-fips.dualstack.us-east-1.amazonaws.com'],
  [{ service: 's3', region: 'cn-north-1', ...dual }, 's3.dualstack.cn-north-1.amazonaws.com.cn'],
])('%j is at %s', (input, host) => {
  expect(resolveEndpoint(input).href).toBe(`https://${host}/`)
})

// Sound: the fixture is written in this form.
const { partitions } = JSON.parse(
  readFileSync(new URL('../../../fixtures/api/partitions.json', import.meta.url), 'utf8'),
) as { partitions: { id: string; regions: string[]; dnsSuffix: string }[] }

describe.each(['sqs', 's3'] as const)('%s', (service) => {
  test.each(partitions)('has the domain of the partition $id', ({ regions: [region = ''], dnsSuffix }) => {
    expect(resolveEndpoint({ service, region }).host).toBe(`${service}.${region}.${dnsSuffix}`)
  })
})

test.each([
  [sqs, 'AWS_ENDPOINT_URL_SQS'],
  [s3, 'AWS_ENDPOINT_URL_S3'],
] as const)('an endpoint of the environment is for its service, and then for all', (service, variable) => {
  const hostWith = (variables: Record<string, string>, endpoint?: string) =>
    settingsOf({ region: 'eu-west-1', endpoint }, variables).endpointOf(service).host
  const all = { AWS_ENDPOINT_URL: 'https://all.example' }
  expect(hostWith(all)).toBe('all.example')
  expect(hostWith({ ...all, [variable]: 'https://one.example' })).toBe('one.example')
  expect(hostWith({ [variable]: 'https://one.example' }, 'https://option.example')).toBe('option.example')
  const ignored = { [variable]: 'https://one.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
  expect(hostWith(ignored)).toBe(`${service.id}.eu-west-1.amazonaws.com`)
})
