/** The hosts of S3's access points. */
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { accessPointOf } from '../../../src/protocol/access-point.js'
import { restXml } from '../../../src/protocol/rest-xml.js'

const arn = 'arn:aws:s3:eu-west-1:123456789012:accesspoint/logs'

const urlAt = (endpoint: string, bucket = arn): string =>
  restXml.urlOf!(new URL(endpoint), { method: 'GET', path: '/a/b%20c', query: [], headers: {}, body: '', bucket }).href

test.each([
  ['https://s3.eu-west-1.amazonaws.com', 'https://logs-123456789012.s3-accesspoint.eu-west-1.amazonaws.com/a/b%20c'],
  [
    'https://s3-fips.us-east-1.amazonaws.com',
    'https://logs-123456789012.s3-accesspoint-fips.us-east-1.amazonaws.com/a/b%20c',
  ],
  [
    'https://s3.dualstack.eu-west-1.amazonaws.com',
    'https://logs-123456789012.s3-accesspoint.dualstack.eu-west-1.amazonaws.com/a/b%20c',
  ],
  [
    'https://s3.cn-north-1.amazonaws.com.cn',
    'https://logs-123456789012.s3-accesspoint.cn-north-1.amazonaws.com.cn/a/b%20c',
  ],
  [
    'https://accesspoint.vpce-1.s3.eu-west-1.vpce.amazonaws.com',
    'https://logs-123456789012.accesspoint.vpce-1.s3.eu-west-1.vpce.amazonaws.com/a/b%20c',
  ],
  ['http://localhost:4566', 'http://logs-123456789012.localhost:4566/a/b%20c'],
])('at %s it is %s', (endpoint, url) => {
  expect(urlAt(endpoint)).toBe(url)
})

test('an endpoint that is an address has no host for it, and another object is not asked for', () => {
  expect(() => urlAt('http://127.0.0.1:4566')).toThrow(InputError)
  expect(() => urlAt('http://127.0.0.1:4566')).toThrow('must have a name, not an address')
})

test('an alias is called as a bucket is', () => {
  expect(urlAt('https://s3.eu-west-1.amazonaws.com', 'logs-abc-s3alias')).toBe(
    'https://logs-abc-s3alias.s3.eu-west-1.amazonaws.com/a/b%20c',
  )
})

test.each([
  [arn, { label: 'logs-123456789012', region: 'eu-west-1' }],
  [arn.replace('/', ':'), { label: 'logs-123456789012', region: 'eu-west-1' }],
  ['arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/logs', { label: 'logs-123456789012', region: 'cn-north-1' }],
  [arn.replace('logs', 'a.b'), undefined],
  [arn.replace('logs', '-logs'), undefined],
  [arn.replace('eu-west-1', 'evil.example'), undefined],
  ['logs', undefined],
])('the ARN %s is read as %j', (text, read) => {
  expect(accessPointOf(text)).toEqual(read)
})
