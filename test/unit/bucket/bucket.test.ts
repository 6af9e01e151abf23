/** Objects and listings against canned replies: Regions, refusals, changes, and transports that cannot stream. */
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/config/client-config.js'
import { ConnectionError, InputError, ResponseError, ServiceError } from '../../../src/contracts/errors.js'
import { ObjectReader, type ObjectReaderConfig } from '../../../src/bucket/bucket.js'
import { ObjectChangedError, isMissingObject } from '../../../src/bucket/object-fault.js'
import type { ByteStream, TransportRequest, TransportResponse } from '../../../src/contracts/transport.js'
import type { Clock } from '../../../src/runtime/clock.js'
import { drain } from '../../support/drain.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'

const streamOf = (...chunks: readonly (string | Error)[]): ByteStream => ({
  async *[Symbol.asyncIterator]() {
    for (const chunk of chunks) {
      if (chunk instanceof Error) throw chunk
      yield await Promise.resolve(Buffer.from(chunk))
    }
  },
  destroy: () => undefined,
})

const found = (headers: Record<string, string>, ...chunks: readonly (string | Error)[]): TransportResponse => ({
  status: 'content-range' in headers ? 206 : 200,
  headers,
  body: '',
  stream: streamOf(...chunks),
})

const refused = (status: number, code: string, more = '', headers = {}): TransportResponse => ({
  status,
  headers,
  body: `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>said the test</Message>${more}</Error>`,
})

/** Waits between attempts take no time, and the limit of a request is never reached. */
function impatientClock(): Clock {
  const clock = new FakeClock()
  const jumping = clock.jumping()
  const after: Clock['after'] = (delayMs, callback) =>
    (delayMs < defaults.requestTimeoutMs ? jumping : clock).after(delayMs, callback)
  return { now: clock.now, after }
}

/** A reader that gets these answers, one by one. */
function readerWith(answers: readonly TransportResponse[], config: ObjectReaderConfig = {}) {
  const sent: TransportRequest[] = []
  const remaining = [...answers]
  const transport = (request: TransportRequest) => {
    sent.push(request)
    const answer = remaining.shift()
    return answer === undefined ? Promise.reject(new Error('more requests than answers')) : Promise.resolve(answer)
  }
  const reader = new ObjectReader({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport,
    clock: impatientClock(),
    limiter: false,
    ...config,
  })
  const hosts = () => sent.map(({ url }) => url.host)
  return { reader, sent, hosts }
}

const reference = { bucket: 'trail-bucket', key: 'a/b.gz' }

const textOf = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await drain(bytes)).toString()

describe('an object', () => {
  test('is asked for as bytes, in its version, of its owner, at the cost of the requester', async () => {
    const config = { expectedBucketOwner: '111122223333', requestPayer: 'requester' } as const
    const { reader, sent } = readerWith([found({ 'content-length': '2' }, 'ab')], config)
    expect(await textOf(reader.open({ ...reference, versionId: 'v1' }))).toBe('ab')
    expect(sent[0]?.url.href).toBe('https://trail-bucket.s3.eu-west-1.amazonaws.com/a/b.gz?versionId=v1')
    expect(sent[0]).toMatchObject({
      method: 'GET',
      streamsReply: true,
      headers: { 'x-amz-expected-bucket-owner': '111122223333', 'x-amz-request-payer': 'requester' },
    })
    expect(sent[0]?.headers).not.toHaveProperty('range')
  })

  test('is gone on with from where it broke', async () => {
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    const { reader, sent } = readerWith([
      found({ 'content-length': '4', etag: '"e"' }, 'ab', reset),
      found({ 'content-length': '2', 'content-range': 'bytes 2-3/4', etag: '"e"' }, 'cd'),
    ])
    expect(await textOf(reader.open(reference))).toBe('abcd')
    expect(sent[1]?.headers).toMatchObject({ range: 'bytes=2-', 'if-match': '"e"' })
  })

  test.each([
    refused(412, 'PreconditionFailed'),
    refused(416, 'InvalidRange'),
    found({ 'content-length': '4', etag: '"e"' }, 'abcd'),
    found({ 'content-length': '1', 'content-range': 'bytes 2-2/3', etag: '"e"' }, 'c'),
    found({ 'content-length': '2', 'content-range': 'bytes 2-3/4', etag: '"f"' }, 'cd'),
    found({ 'content-length': '2', 'content-range': 'pages 2-3/4', etag: '"e"' }, 'cd'),
  ])('that has changed meanwhile is an error: %j', async (answer) => {
    const { reader } = readerWith([found({ 'content-length': '4', etag: '"e"' }, 'ab'), answer])
    const error = await failed(textOf(reader.open(reference)))
    expect(error).toBeInstanceOf(ObjectChangedError)
    expect(error).toHaveProperty('message', expect.stringContaining('s3://trail-bucket/a/b.gz'))
  })

  test.each([
    [404, 'NoSuchKey', 's3://trail-bucket/a/b.gz'],
    [404, 'NoSuchBucket', 's3://trail-bucket/a/b.gz'],
    [403, 'AccessDenied', 'kms:Decrypt'],
    [403, 'InvalidObjectState', 'archived'],
  ])('that is refused with %i %s is told with what to know: %s', async (status, code, told) => {
    const { reader, sent } = readerWith([refused(status, code)])
    const error = await failed(textOf(reader.open(reference)))
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ name: code, code, status, operation: 'GetObject', region: 'eu-west-1', attempts: 1 })
    expect(error).toHaveProperty('message', expect.stringContaining(told))
    expect(isMissingObject(error)).toBe(code === 'NoSuchKey')
    expect(sent).toHaveLength(1)
  })

  test.each([
    refused(503, 'SlowDown'),
    refused(500, 'InternalError'),
    refused(400, 'RequestTimeout'),
    { status: 503, headers: {}, body: '' },
  ])('is asked for again after %j', async (answer) => {
    const { reader, sent } = readerWith([answer, found({ 'content-length': '1' }, 'a')])
    expect(await textOf(reader.open(reference))).toBe('a')
    expect(sent).toHaveLength(2)
  })

  test.each(['a/../b', './a'])('with the key %j is refused before anything is sent', async (key) => {
    const { reader, sent } = readerWith([])
    const error = await failed(textOf(reader.open({ bucket: 'trail-bucket', key })))
    expect(error).toBeInstanceOf(InputError)
    expect(sent).toEqual([])
  })

  test('over a transport that knows nothing of streams is refused, and the reason told', async () => {
    const { reader, sent } = readerWith([{ status: 200, headers: {}, body: 'ab' }])
    const error = await failed(textOf(reader.open(reference)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toHaveProperty('message', expect.stringContaining('streamsReply'))
    expect(sent).toHaveLength(1)
  })
})

describe('the Region of a bucket', () => {
  const wrongScope = refused(400, 'AuthorizationHeaderMalformed', '<Region>eu-north-1</Region>')
  const moved = refused(301, 'PermanentRedirect', '', { 'x-amz-bucket-region': 'eu-north-1' })
  const ok = () => found({ 'content-length': '1' }, 'a')

  test('is that of the message', async () => {
    const { reader, hosts } = readerWith([ok()])
    await drain(reader.open({ ...reference, region: 'ap-south-1' }))
    expect(hosts()).toEqual(['trail-bucket.s3.ap-south-1.amazonaws.com'])
  })

  test.each([wrongScope, moved])('is the one that S3 names, and remembered: %j', async (answer) => {
    const { reader, hosts, sent } = readerWith([answer, ok(), ok(), ok()])
    await drain(reader.open(reference))
    await drain(reader.open({ ...reference, region: 'ap-south-1' }))
    await drain(reader.open({ ...reference, bucket: 'other-bucket' }))
    expect(hosts()).toEqual([
      'trail-bucket.s3.eu-west-1.amazonaws.com',
      'trail-bucket.s3.eu-north-1.amazonaws.com',
      'trail-bucket.s3.eu-north-1.amazonaws.com',
      'other-bucket.s3.eu-west-1.amazonaws.com',
    ])
    expect(sent[1]?.headers['authorization']).toContain('/eu-north-1/s3/aws4_request')
  })

  test('is asked for once in a call', async () => {
    const { reader, sent } = readerWith([moved, refused(301, 'PermanentRedirect', '<Region>ap-south-1</Region>')])
    expect(await failed(drain(reader.open(reference)))).toMatchObject({ code: 'PermanentRedirect', status: 301 })
    expect(sent).toHaveLength(2)
  })

  test('costs no new credentials', async () => {
    let fetched = 0
    const credentials = () => {
      fetched++
      return Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' })
    }
    const { reader } = readerWith([moved, ok()], { credentials })
    await drain(reader.open(reference))
    expect(fetched).toBe(1)
  })
})

const listing = (inner: string): TransportResponse => ({
  status: 200,
  headers: {},
  body: `<?xml version="1.0"?>\n<ListBucketResult><Name>b</Name>${inner}</ListBucketResult>`,
})

const item = (key: string) =>
  `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;e&quot;</ETag><Size>5</Size></Contents>`

describe('a listing', () => {
  test('goes from page to page by its tokens, and a next page waits to be asked for', async () => {
    const { reader, sent } = readerWith([
      listing(`<IsTruncated>true</IsTruncated><NextContinuationToken>t/1=</NextContinuationToken>${item('a')}`),
      listing(`<IsTruncated>false</IsTruncated>${item('b')}`),
    ])
    const pages = reader.list('trail-bucket', { prefix: 'p/', startAfter: 'p/0', pageSize: 1 })
    expect((await pages.next()).value).toEqual({
      objects: [{ key: 'a', size: 5, lastModified: new Date('2026-01-01T00:00:00Z'), etag: '"e"' }],
      prefixes: [],
    })
    expect(sent).toHaveLength(1)
    expect((await drain(pages)).flatMap(({ objects }) => objects.map(({ key }) => key))).toEqual(['b'])
    const [first, second] = sent.map(({ url }) => Object.fromEntries(url.searchParams))
    const always = { 'list-type': '2', 'encoding-type': 'url', prefix: 'p/', 'max-keys': '1' }
    expect(first).toEqual({ ...always, 'start-after': 'p/0' })
    expect(second).toEqual({ ...always, 'continuation-token': 't/1=' })
  })

  test('has its keys decoded as it says that they are encoded', async () => {
    const keys = `${item('a+b%2Bc%25')}<CommonPrefixes><Prefix>run+books%2F%C3%A9/</Prefix></CommonPrefixes>`
    const { reader } = readerWith([listing(`<EncodingType>url</EncodingType>${keys}`), listing(keys)])
    const [encoded] = await drain(reader.list('trail-bucket'))
    expect([encoded?.objects[0]?.key, encoded?.prefixes]).toEqual(['a b+c%', ['run books/é/']])
    const [plain] = await drain(reader.list('trail-bucket'))
    expect([plain?.objects[0]?.key, plain?.prefixes]).toEqual(['a+b%2Bc%25', ['run+books%2F%C3%A9/']])
  })

  test('that is empty is one empty page', async () => {
    const { reader } = readerWith([listing('<IsTruncated>false</IsTruncated>')])
    expect(await drain(reader.list('trail-bucket'))).toEqual([{ objects: [], prefixes: [] }])
  })

  test.each([
    ['is cut off without a token', '<IsTruncated>true</IsTruncated>'],
    ['has a key that cannot be decoded', `<EncodingType>url</EncodingType>${item('%zz')}`],
    ['has an object without a key', '<Contents><Size>5</Size></Contents>'],
    ['has a size that is none', item('a').replace('>5<', '>five<')],
    ['is no XML', '<a>'],
  ])('that %s is an error', async (_, inner) => {
    const { reader } = readerWith([listing(inner)])
    expect(await failed(drain(reader.list('trail-bucket')))).toBeInstanceOf(ResponseError)
  })

  test('that is refused is told with what was listed', async () => {
    const { reader } = readerWith([refused(403, 'AccessDenied')])
    const error = await failed(drain(reader.list('trail-bucket', { prefix: 'p/' })))
    expect(error).toMatchObject({ code: 'AccessDenied', operation: 'ListObjectsV2' })
    expect(error).toHaveProperty('message', expect.stringContaining('s3://trail-bucket/p/'))
  })
})
