/** Where the requests of a queue go: to the host in its URL, or nowhere. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { InputError } from '../../../../src/contracts/errors.js'
import { queueHostOf } from '../../../../src/intake/messages/queue-host.js'
import { queuePipeline } from '../../../../src/intake/messages/queue-pipeline.js'
import { sqs } from '../../../../src/intake/messages/sqs-operations.js'
import type { ServiceConfig } from '../../../../src/config/service-config.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const path = '/123456789012/trail-queue'

afterEach(() => {
  vi.unstubAllEnvs()
})

function calledFor(origin: string, config: ServiceConfig = {}): [host: string, region: string] {
  const { routeByOptions } = queuePipeline({ credentials, region: 'eu-north-1', ...config }, origin + path)
  return [routeByOptions?.endpointOf(sqs).href ?? '', routeByOptions?.region ?? '']
}

const vpcHost = 'https://vpce-0a1b2c-3d4e.sqs.eu-west-1.vpce.amazonaws.com'
const localStack = 'http://sqs.eu-west-1.localhost.localstack.cloud:4566'

test.each<[string, string, ServiceConfig?]>([
  ['https://sqs.eu-west-1.amazonaws.com', 'eu-west-1'],
  ['https://sqs-fips.us-east-1.amazonaws.com', 'us-east-1'],
  ['https://sqs.eu-west-1.api.aws', 'eu-west-1'],
  ['https://sqs-fips.us-west-2.api.aws', 'us-west-2'],
  ['https://sqs.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['https://sqs.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['https://sqs.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
  ['https://sqs.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
  ['https://eu-west-1.queue.amazonaws.com', 'eu-west-1'],
  ['https://cn-north-1.queue.amazonaws.com.cn', 'cn-north-1'],
  ['https://queue.amazonaws.com', 'us-east-1'],
  [vpcHost, 'eu-west-1'],
  ['https://vpce-0a1b2c-3d4e-eu-west-1a.sqs.eu-west-1.vpce.amazonaws.com', 'eu-west-1'],
  ['http://localhost:4566', 'eu-north-1'],
  ['http://127.0.0.1:4566', 'eu-north-1'],
  ['http://sqs.eu-west-1.localhost:4566', 'eu-west-1'],
  [localStack, 'eu-west-1', { allowInsecureEndpoint: true }],
  ['https://sqs.eu-west-1.localhost.localstack.cloud:4566', 'eu-west-1', { allowInsecureEndpoint: true }],
  ['https://queues.example.org', 'eu-north-1', { endpoint: 'https://queues.example.org/' }],
  ['https://queues.example.org', 'eu-north-1', { endpoint: new URL('https://queues.example.org') }],
])('requests for a queue at %s go there, signed for %s', (origin, region, config) => {
  expect(calledFor(origin, config)).toEqual([`${origin}/`, region])
})

test.each<[string, string, ServiceConfig]>([
  ['useFipsEndpoint', 'https://sqs-fips.us-east-1.amazonaws.com/', { useFipsEndpoint: true }],
  ['useDualstackEndpoint', 'https://sqs.us-east-1.api.aws/', { useDualstackEndpoint: true }],
  ['a FIPS Region', 'https://sqs-fips.us-east-1.amazonaws.com/', { region: 'fips-us-east-1' }],
])('%s chooses among the hosts that AWS has for the Region in the URL', (_, href, config) => {
  for (const origin of ['https://sqs.us-east-1.amazonaws.com', 'https://queue.amazonaws.com']) {
    expect(calledFor(origin, config)).toEqual([href, 'us-east-1'])
  }
})

test.each([
  ['http://sqs.eu-west-1.localhost:4566', 'http://127.0.0.1:4566'],
  [localStack, 'http://localhost:4566'],
  ['http://localhost:4566', 'http://[::1]:4566'],
])('a queue at %s is one of the endpoint %s: both are loopback', (origin, endpoint) => {
  expect(calledFor(origin, { endpoint })[0]).toBe(`${endpoint}/`)
})

const remedyOf = (origin: string, config: ServiceConfig) => {
  try {
    return calledFor(origin, config)
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
    return (error as InputError).issues.map(({ path: at, message }) => `${at}: ${message}`).join()
  }
}

test.each<[string, string, ServiceConfig]>([
  ['https://sqs.eu-west-1.amazonaws.com', 'give both the same host', { endpoint: vpcHost }],
  [
    'https://sqs.eu-west-1.amazonaws.com',
    'give both the same host',
    { endpoint: 'https://sqs-fips.eu-west-1.amazonaws.com' },
  ],
  [vpcHost, 'give both the same host', { endpoint: 'https://sqs.eu-west-1.amazonaws.com' }],
  ['http://127.0.0.1:4566', 'give both the same host', { endpoint: 'http://127.0.0.1:4567' }],
  ['https://127.0.0.1:4566', 'give both the same host', { endpoint: 'http://127.0.0.1:4566' }],
  ['https://evil.example', "endpoints.sqs: 'https://evil.example'", {}],
  ['https://sqs.eu-west-1.amazonaws.com.evil.example', 'not one of AWS', {}],
  ['https://sqs.eu-west-1.amazonaws.com:8443', 'not one of AWS', {}],
  ['https://sqs.eu-west-1.elb.amazonaws.com', 'not one of AWS', {}],
  ['https://sqs.cn-north-1.amazonaws.com', 'not one of AWS', {}],
  ['https://evil.sqs.eu-west-1.amazonaws.com', 'not one of AWS', {}],
  ['https://vpce-0a.vpce-svc-1.eu-west-1.vpce.amazonaws.com', 'not one of AWS', {}],
  ['https://vpce-0a.sqs.eu-west-1.amazonaws.com', 'not one of AWS', {}],
  ['http://sqs.eu-west-1.amazonaws.com', 'allowInsecureEndpoint', {}],
  ['http://evil.example', 'allowInsecureEndpoint', {}],
  [localStack, 'allowInsecureEndpoint', {}],
  [vpcHost, 'cannot be combined with useFipsEndpoint', { useFipsEndpoint: true }],
  ['https://me:pw@sqs.eu-west-1.amazonaws.com', 'must be the URL of a queue', {}],
])('a queue at %s is refused: %s', (origin, remedy, config) => {
  const refusal = remedyOf(origin, config)
  expect(refusal).toMatch(/^queueUrl: /)
  expect(refusal).toContain(remedy)
})

test.each(['https://sqs.eu-west-1.amazonaws.com', 'https://sqs.eu-west-1.amazonaws.com/1/q?x=1', 'https://a/q#b', 'q'])(
  '%s is no URL of a queue',
  (queueUrl) => {
    expect(() => queuePipeline({ credentials, region: 'eu-west-1' }, queueUrl)).toThrow('queueUrl must be')
  },
)

describe('an endpoint of the environment', () => {
  test.each(['AWS_ENDPOINT_URL_SQS', 'AWS_ENDPOINT_URL'])('in %s must have the host of the URL', (variable) => {
    vi.stubEnv(variable, 'http://localhost:4566')
    expect(calledFor('http://localhost:4566')[0]).toBe('http://localhost:4566/')
    for (const origin of ['https://sqs.eu-west-1.amazonaws.com', 'http://localhost:9999', vpcHost]) {
      expect(remedyOf(origin, {})).toContain('the endpoint for SQS is http://localhost:4566')
    }
  })

  test('that is to be ignored does not matter', () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://localhost:4566')
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true')
    expect(calledFor(vpcHost)[0]).toBe(`${vpcHost}/`)
  })

  test('says that a host may get signed requests', () => {
    vi.stubEnv('AWS_ENDPOINT_URL_SQS', 'https://queues.example.org')
    expect(calledFor('https://queues.example.org')[0]).toBe('https://queues.example.org/')
  })
})

test('with a name alone, the endpoint of the Region or the configured one is called', () => {
  const endpointFor = (config: ServiceConfig) =>
    queuePipeline({ credentials, ...config }, undefined).routeByOptions?.endpointOf(sqs).href
  expect(endpointFor({ region: 'eu-west-1' })).toBe('https://sqs.eu-west-1.amazonaws.com/')
  expect(endpointFor({ region: 'eu-west-1', endpoint: vpcHost })).toBe(`${vpcHost}/`)
})

test('no host outside the domains of AWS counts as one of AWS, whatever its labels are', () => {
  const label = fc.constantFrom(
    'sqs',
    'sqs-fips',
    'queue',
    'eu-west-1',
    'vpce-1a',
    'vpce',
    'amazonaws',
    'com',
    'cn',
    'api',
    'aws',
    'evil',
  )
  fc.assert(
    fc.property(
      fc.array(label, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('example', 'com.evil', 'awsx'),
      (labels, end) => {
        expect(queueHostOf(new URL(`https://${labels.join('.')}.${end}`)).kind).toBe('other')
      },
    ),
  )
})
