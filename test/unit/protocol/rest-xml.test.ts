/** How inputs become requests to S3, where these go, and which Region a refusal names. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { GetObject, ListObjectsV2, s3 } from '../../../src/bucket/s3-operations.js'
import { encodeRequest } from '../../../src/protocol/encode.js'
import { resolveEndpoint } from '../../../src/protocol/endpoint.js'
import { restXml } from '../../../src/protocol/rest-xml.js'

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const publicEndpoint = new URL('https://s3.eu-west-1.amazonaws.com/')

const urlFor = (wire: object, endpoint = publicEndpoint) =>
  restXml.urlOf?.(endpoint, encodeRequest(GetObject, { Bucket: 'trail-bucket', Key: 'k', ...wire })).href

test('a request for an object has what narrows it down in query and headers', () => {
  const wire = {
    Bucket: 'trail-bucket',
    Key: 'a/b.gz',
    VersionId: 'v1',
    Range: 'bytes=5-',
    IfMatch: '"e"',
    ExpectedBucketOwner: '111122223333',
    RequestPayer: 'requester',
  }
  expect(encodeRequest(GetObject, wire)).toEqual({
    method: 'GET',
    path: '/a/b.gz',
    query: [['versionId', 'v1']],
    headers: {
      'x-amz-content-sha256': emptySha256,
      range: 'bytes=5-',
      'if-match': '"e"',
      'x-amz-expected-bucket-owner': '111122223333',
      'x-amz-request-payer': 'requester',
    },
    body: '',
    bucket: 'trail-bucket',
  })
})

test('a request for a listing has all of it in the query', () => {
  const wire = { Bucket: 'b-b', Prefix: 'p/', Delimiter: '/', StartAfter: 'p/1', ContinuationToken: 't=', MaxKeys: 7 }
  expect(encodeRequest(ListObjectsV2, wire)).toMatchObject({
    path: '/',
    query: [
      ['list-type', '2'],
      ['encoding-type', 'url'],
      ['prefix', 'p/'],
      ['delimiter', '/'],
      ['start-after', 'p/1'],
      ['continuation-token', 't='],
      ['max-keys', '7'],
    ],
    headers: { 'x-amz-content-sha256': emptySha256 },
  })
})

describe('the URL of an object', () => {
  test.each([
    ['https://s3.eu-west-1.amazonaws.com', 'https://trail-bucket.s3.eu-west-1.amazonaws.com/k'],
    ['https://s3-fips.us-east-1.amazonaws.com', 'https://trail-bucket.s3-fips.us-east-1.amazonaws.com/k'],
    ['https://s3.dualstack.eu-west-1.amazonaws.com', 'https://trail-bucket.s3.dualstack.eu-west-1.amazonaws.com/k'],
    ['https://s3.cn-north-1.amazonaws.com.cn', 'https://trail-bucket.s3.cn-north-1.amazonaws.com.cn/k'],
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566/trail-bucket/k'],
    ['https://minio.example/base', 'https://minio.example/base/trail-bucket/k'],
    [
      'https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com',
      'https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com/trail-bucket/k',
    ],
    ['https://s3.eu-west-1.amazonaws.com.example', 'https://s3.eu-west-1.amazonaws.com.example/trail-bucket/k'],
  ])('at %s is %s', (endpoint, url) => {
    expect(urlFor({}, new URL(endpoint))).toBe(url)
  })

  test.each(['with.dots', 'Upper', 'under_score', 'a'.repeat(64)])('has the bucket %s in its path', (Bucket) => {
    expect(urlFor({ Bucket })).toBe(`https://s3.eu-west-1.amazonaws.com/${Bucket}/k`)
  })

  test('leaves the endpoint as it is', () => {
    const endpoint = new URL(publicEndpoint)
    restXml.urlOf?.(endpoint, encodeRequest(ListObjectsV2, { Bucket: 'trail-bucket' }))
    expect(endpoint.href).toBe(publicEndpoint.href)
  })

  test.each([
    ['a b', 'a%20b'],
    ['a+b', 'a%2Bb'],
    ['a%20b', 'a%2520b'],
    ["!'()*~", '%21%27%28%29%2A~'],
    ['//a//b/', '//a//b/'],
    ['a?b#c', 'a%3Fb%23c'],
    ['a\\b', 'a%5Cb'],
    ['é漢😀', '%C3%A9%E6%BC%A2%F0%9F%98%80'],
    ['.../..a/a../.a', '.../..a/a../.a'],
    ['%2e%2e/a', '%252e%252e/a'],
  ])('has the key %s encoded once', (Key, path) => {
    expect(urlFor({ Key })).toBe(`https://trail-bucket.s3.eu-west-1.amazonaws.com/${path}`)
  })

  test.each(['.', '..', 'a/../b', './a', 'a/.', 'a/..'])(
    'does not exist for %j, for another object would be read',
    (Key) => {
      const encode = () => encodeRequest(GetObject, { Bucket: 'trail-bucket', Key })
      expect(encode).toThrow(InputError)
      expect(encode).toThrow("GetObject: Key has a segment '.' or '..'")
    },
  )

  test('does not exist for half of a surrogate pair', () => {
    expect(() => urlFor({ Key: 'a\ud800' })).toThrow('Key has half of a surrogate pair')
    const list = encodeRequest(ListObjectsV2, { Bucket: 'trail-bucket', Prefix: 'a\udc00' })
    expect(() => restXml.urlOf?.(publicEndpoint, list)).toThrow(InputError)
  })

  test('is the key again when its path is decoded, or is refused', () => {
    const unit = fc.constantFrom(...Array.from('ab./%+ ?#&=\\:@~!*'), '..', '//', 'é', '😀')
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), (Key) => {
        try {
          const { pathname } = new URL(urlFor({ Key }) ?? '')
          expect(decodeURIComponent(pathname)).toBe(`/${Key}`)
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
          expect(Key.split('/').some((segment) => segment === '.' || segment === '..')).toBe(true)
        }
      }),
      { seed: 6, numRuns: 2000 },
    )
  })
})

describe('a bucket cannot become another host, path or bucket', () => {
  test.each([
    '',
    '.',
    '..',
    '-a',
    '_a',
    'a/b',
    'a?b',
    'a#b',
    'a@b',
    'a:1',
    'a%41',
    'a b',
    'a\\b',
    'a\n',
    'é',
    '\ud800',
    'a'.repeat(256),
  ])('the name %j is refused', (Bucket) => {
    expect(() => urlFor({ Bucket })).toThrow('GetObject: Bucket is no name of a bucket')
  })

  test.each(['xn--a', 'xn--mnchen-3ya', 'xn--', '1.2.3.4', 'a..b', 'a.', 'UPPER', 'a_b', 'a-', 's3'])(
    'the name %j stays whole in the path',
    (Bucket) => {
      expect(urlFor({ Bucket, Key: 'victim/k' })).toBe(`https://s3.eu-west-1.amazonaws.com/${Bucket}/victim/k`)
    },
  )

  test.each(['0x7f', '1234', 'ab--cd', 's3-eu-west-1'])('the name %j stays whole in the host', (Bucket) => {
    expect(urlFor({ Bucket })).toBe(`https://${Bucket}.s3.eu-west-1.amazonaws.com/k`)
  })

  test('whatever bucket, key and Region are, the URL has them or there is none', () => {
    const unit = fc.constantFrom(
      ...Array.from('abZ19.-_/%+ ?#&=\\:@~\n'),
      '..',
      '//',
      'xn--',
      '%2e',
      'é',
      '😀',
      '\ud800',
    )
    const text = fc.string({ unit, maxLength: 6 })
    const endpointIn = (region: string, isOwn: boolean) =>
      resolveEndpoint({ service: 's3', region, ...(isOwn && { endpoint: 'https://store.example/base' }) })
    fc.assert(
      fc.property(text, text, fc.oneof(text, fc.constant('eu-west-1')), fc.boolean(), (Bucket, Key, region, isOwn) => {
        let url: URL
        try {
          url = new URL(urlFor({ Bucket, Key }, endpointIn(region, isOwn)) ?? '')
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
          return
        }
        const service = isOwn ? 'store.example' : `s3.${region}.amazonaws.com`
        const isInHost = url.hostname === `${Bucket}.${service}`
        expect(isInHost ? service : url.hostname).toBe(service)
        const path = `${isInHost ? '' : `/${Bucket}`}/${Key}`
        expect(decodeURIComponent(url.pathname)).toBe(isOwn ? `/base${path}` : path)
        expect(url.href).toBe(`https://${url.host}${url.pathname}`)
      }),
      { seed: 7, numRuns: 5000 },
    )
  })
})

describe('the Region that a refusal names', () => {
  const malformed = '<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-north-1</Region></Error>'
  test.each([
    [301, { 'x-amz-bucket-region': 'eu-north-1' }, '', 'eu-north-1'],
    [307, { 'x-amz-bucket-region': 'eu-north-1' }, '', 'eu-north-1'],
    [400, {}, malformed, 'eu-north-1'],
    [400, {}, '<Error><Code>InvalidRequest</Code></Error>', undefined],
    [403, { 'x-amz-bucket-region': 'eu-north-1' }, '', undefined],
    [301, { 'x-amz-bucket-region': 'evil.example/' }, '', undefined],
    [301, { 'x-amz-bucket-region': '-a' }, '', undefined],
    [301, { 'x-amz-bucket-region': 'EU-NORTH-1' }, '', undefined],
    [301, { 'x-amz-bucket-region': 'xn--a' }, '', undefined],
    [400, {}, '<Error><Region>evil.example</Region></Error>', undefined],
  ])('with %i, %j and %j is %j', (status, headers, body, region) => {
    expect(restXml.regionIn?.({ status, headers: headers, body })).toBe(region)
  })
})

test('the path of S3 is signed as it is sent', () => {
  expect(s3.signsPathAsSent).toBe(true)
})
