/** Both signers against the AWS SDK's, and against published signatures. */
import * as crypto from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { SignableRequest, SigningContext } from '../../../src/platform/signing.js'
import { createNodeSigner } from '../../../src/platform/node-signer.js'
import { createWebSigner } from '../../../src/platform/web-signer.js'
import { sdkSigner } from '../../support/sdk-signer.js'

/** As on Deno 2.1. */
function createSignerWithoutHash() {
  const modules = vi.spyOn(process, 'getBuiltinModule').mockReturnValue({ ...crypto, hash: undefined })
  try {
    return createNodeSigner()
  } finally {
    modules.mockRestore()
  }
}

const ownSigners = [
  ['node', createNodeSigner],
  ['node (without crypto.hash)', createSignerWithoutHash],
  ['web', createWebSigner],
] as const

const request = (more: Partial<SignableRequest> = {}): SignableRequest => ({
  method: 'POST',
  url: new URL('https://cloudtrail.eu-west-1.amazonaws.com/'),
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'CloudTrail_20131101.LookupEvents' },
  body: '{}',
  ...more,
})

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

const context = (more: Partial<SigningContext> = {}): SigningContext => ({
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret },
  region: 'eu-west-1',
  service: 'cloudtrail',
  date: new Date('2026-01-01T00:00:00Z'),
  ...more,
})

describe.each(ownSigners)('the %s signer', (_, createSigner) => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html and the AWS test suite
  // aws-sig-v4-test-suite, whose requests are for the service `service` at example.amazonaws.com.
  test.each([
    [
      'ListUsers of the IAM documentation',
      'iam',
      'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08',
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    ],
    [
      'get-vanilla',
      'service',
      'https://example.amazonaws.com/',
      {},
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    ],
  ])('gives the published signature of %s', async (_, service, url, headers, signature) => {
    const get = request({ method: 'GET', url: new URL(url), headers, body: '' })
    const date = new Date('2015-08-30T12:36:00Z')
    const signed = await createSigner()(get, context({ service, region: 'us-east-1', date }))
    expect(signed['x-amz-date']).toBe('20150830T123600Z')
    const names = ['content-type', 'host', 'x-amz-date'].filter((name) => name in headers || name !== 'content-type')
    expect(signed['authorization']).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/${service}/aws4_request, ` +
        `SignedHeaders=${names.join(';')}, Signature=${signature}`,
    )
  })

  test('adds the date and the authorization, and a session token only when there is one', async () => {
    const withToken = { accessKeyId: 'ASIDEXAMPLE', secretAccessKey: secret, sessionToken: 'token==' }
    const sign = createSigner()
    expect(Object.keys(await sign(request(), context())).sort()).toEqual(['authorization', 'x-amz-date'])
    const signed = await sign(request(), context({ credentials: withToken }))
    expect(Object.keys(signed).sort()).toEqual(['authorization', 'x-amz-date', 'x-amz-security-token'])
    expect(signed['x-amz-security-token']).toBe('token==')
  })

  test('takes an empty session token for none', async () => {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret, sessionToken: '' }
    const sign = createSigner()
    expect(await sign(request(), context({ credentials }))).toEqual(await sign(request(), context()))
  })

  test('leaves the request and the context as they are', async () => {
    const headers = Object.freeze({ 'content-type': 'text/plain' })
    const given = Object.freeze(request({ headers }))
    await createSigner()(given, Object.freeze(context()))
    expect(given.url.href).toBe('https://cloudtrail.eu-west-1.amazonaws.com/')
  })

  const later = new Date('2026-01-02T00:00:00Z')
  const changes: readonly (readonly [string, Partial<SigningContext>])[] = [
    ['day', { date: later }],
    ['time of the same day', { date: new Date('2026-01-01T23:59:59.999Z') }],
    ['Region', { region: 'us-east-1' }],
    ['service', { service: 'cloudtrail-data' }],
    ['secret of the same key id', { credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'another' } }],
    ['key id of the same secret', { credentials: { accessKeyId: 'AKIDOTHER', secretAccessKey: secret } }],
    ['token', { credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret, sessionToken: 't' } }],
  ]

  test.each(changes)(
    'signs for another %s after the key of one was kept, and then for the first again',
    async (_, other) => {
      const sign = createSigner()
      for (const more of [{}, {}, other, other, {}]) {
        expect(await sign(request(), context(more))).toEqual(await sdkSigner(request(), context(more)))
      }
    },
  )

  test('stays right over more keys than are kept', async () => {
    const sign = createSigner()
    const days = Array.from({ length: 40 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + (day % 25))))
    for (const date of days) {
      expect(await sign(request(), context({ date }))).toEqual(await sdkSigner(request(), context({ date })))
    }
  })

  test('keeps calls that sign at the same time apart', async () => {
    const sign = createSigner()
    const contexts = ['a', 'b', 'a', 'c', 'b'].map((region) => context({ region }))
    const signed = await Promise.all(contexts.map(async (one) => sign(request(), one)))
    expect(signed).toEqual(await Promise.all(contexts.map(async (one) => sdkSigner(request(), one))))
  })
})

const oddText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('aZ0-_.~ !*\'()+/%&=?#:@,;$[]{}|^"<>\\'), '%2F', '%20', 'é', '漢', '😀'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
})

/** Printable ASCII and tabs, in runs: what call.ts lets into a header. */
const headerValue = fc.string({ unit: fc.constantFrom(...Array.from(' \t  abZ09-/:;,="'), '   '), maxLength: 20 })

const headers = fc.dictionary(
  fc.oneof(
    fc.constant('content-type'),
    // Both other signers take a body's hash from this header, and AWS ignores a signature's own parts.
    fc
      .stringMatching(/^x-amz-[a-z0-9-]{1,12}$/)
      .filter((name) => !['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token'].includes(name)),
  ),
  headerValue,
)

const query = fc.array(
  fc.tuple(
    // aws4fetch leaves parameters without a name out; no operation has such a one.
    fc
      .oneof(fc.constantFrom('a', 'a-b', 'A', 'b'), oddText)
      .filter((name) => name !== '' && !/^x-amz-sig|^__proto__/i.test(name)),
    oddText,
  ),
  { maxLength: 6 },
)

const requests = fc
  .record({
    method: fc.constantFrom<SignableRequest['method'][]>('POST', 'GET', 'PUT'),
    origin: fc.constantFrom(
      'https://cloudtrail.eu-west-1.amazonaws.com',
      'https://example.com:8443',
      'https://example.com:443',
      'http://localhost:4566',
      'http://[::1]:4566',
      'http://xn--bcher-kva.example',
    ),
    path: fc.array(oddText, { maxLength: 4 }).map((segments) => segments.map((segment) => `/${segment}`).join('')),
    query,
    headers,
    body: fc.oneof(fc.constant(''), fc.json(), fc.string({ unit: 'binary' })),
  })
  .map(({ origin, path, query, ...rest }): SignableRequest => {
    const url = new URL(origin)
    url.pathname = path
    for (const [name, value] of query) url.searchParams.append(name, value)
    return { ...rest, url }
  })

const contexts = fc.record({
  credentials: fc.record(
    {
      accessKeyId: fc.stringMatching(/^A[KS]IA[A-Z2-7]{16}$/),
      secretAccessKey: fc.string({ minLength: 1 }),
      sessionToken: fc.base64String({ minLength: 4 }),
    },
    { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
  ),
  region: fc.constantFrom('eu-west-1', 'us-gov-west-1'),
  service: fc.constantFrom('cloudtrail', 'cloudtrail-data', 'sts'),
  date: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
})

test.each(ownSigners)('the %s signer signs every request as the AWS SDK does', async (_, createSigner) => {
  const sign = createSigner()
  await fc.assert(
    fc.asyncProperty(requests, contexts, async (one, how) => {
      expect(await sign(one, how)).toEqual(await sdkSigner(one, how))
    }),
    { seed: 5, numRuns: 1500 },
  )
})
