/** How inputs become requests to S3, where these go, and which Region a refusal names. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import { GetObject, ListObjectsV2, s3 } from '../../../src/intake/bucket/s3-operations.js'
import { encodeRequest } from '../../../src/protocol/encode.js'
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

describe('the Region that a refusal names', () => {
  const malformed = '<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-north-1</Region></Error>'
  test.each([
    [301, { 'x-amz-bucket-region': 'eu-north-1' }, '', 'eu-north-1'],
    [307, { 'x-amz-bucket-region': 'eu-north-1' }, '', 'eu-north-1'],
    [400, {}, malformed, 'eu-north-1'],
    [400, {}, '<Error><Code>InvalidRequest</Code></Error>', undefined],
    [403, { 'x-amz-bucket-region': 'eu-north-1' }, '', undefined],
    [301, { 'x-amz-bucket-region': 'evil.example/' }, '', undefined],
    [400, {}, '<Error><Region>evil.example</Region></Error>', undefined],
  ])('with %i, %j and %j is %j', (status, headers, body, region) => {
    expect(restXml.regionIn?.({ status, headers: headers, body })).toBe(region)
  })
})

test('the path of S3 is signed as it is sent', () => {
  expect(s3.signsPathAsSent).toBe(true)
})
