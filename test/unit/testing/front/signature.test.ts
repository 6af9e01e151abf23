/** The verifier against the signer of the AWS SDK. */
import { SignatureV4 } from '@smithy/signature-v4'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSignature, type EmulatorCredentials } from '../../../../src/testing/front/signature.js'
import type { WireRequest } from '../../../../src/testing/front/wire.js'
import { Sha256 } from '../../../support/sdk-signer.js'

const now = Date.UTC(2024, 2, 1, 12, 0, 0)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const withToken = { ...credentials, accessKeyId: 'ASIDEXAMPLE', sessionToken: 'FwoGZXIvYXdzE//////////wEaD==' }

interface Signing {
  url?: string
  body?: string
  headers?: Record<string, string>
  signWith?: EmulatorCredentials
  service?: string
  at?: number
}

async function signed({
  url = 'https://cloudtrail.eu-west-1.amazonaws.com/',
  body = '{}',
  headers = {},
  signWith = credentials,
  service = 'cloudtrail',
  at = now,
}: Signing = {}): Promise<WireRequest> {
  const { accessKeyId, secretAccessKey, sessionToken } = signWith
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    region: 'eu-west-1',
    service,
    sha256: Sha256,
  })
  const target = new URL(url)
  const request = await signer.sign(
    {
      method: 'POST',
      protocol: 'https:',
      hostname: target.hostname,
      path: target.pathname,
      query: Object.fromEntries(target.searchParams),
      headers: {
        host: target.host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'CloudTrail_20131101.LookupEvents',
        ...headers,
      },
      body,
    },
    { signingDate: new Date(at) },
  )
  return { method: 'POST', url: target, headers: request.headers, body }
}

function outcome(check: () => unknown): string {
  try {
    check()
    return 'passed'
  } catch (error) {
    return (error as { code: string }).code // sound: the verifier throws a Refusal and nothing else
  }
}

const codeOf = (request: WireRequest, known: EmulatorCredentials[] = [credentials], service = 'cloudtrail') =>
  outcome(() => checkSignature(request, service, known, now))

const formOf = (request: WireRequest) => outcome(() => checkSignature(request, 'cloudtrail', undefined, now))

test('passes what the SDK signs, and tells who signed for which Region', async () => {
  expect(checkSignature(await signed(), 'cloudtrail', [credentials], now)).toMatchObject({
    accessKeyId: 'AKIDEXAMPLE',
    region: 'eu-west-1',
    service: 'cloudtrail',
  })
})

test('passes any text the SDK signs in body, header and query', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[!-~]{1,8}( {1,3}[!-~]{1,8}){0,3}$/),
      fc.dictionary(fc.stringMatching(/^[a-zA-Z0-9!*'()=&+ /-]{1,6}$/), fc.string({ unit: 'grapheme' }), {
        maxKeys: 4,
      }),
      async (body, header, query) => {
        const url = new URL('https://cloudtrail-data.eu-west-1.amazonaws.com/PutAuditEvents')
        for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
        const service = 'cloudtrail-data'
        const request = await signed({ url: url.href, body, headers: { 'x-amz-note': header }, service })
        expect(codeOf(request, [credentials], service)).toBe('passed')
      },
    ),
    { seed: 7 },
  )
})

test('passes an encoded path, which is encoded once more to be signed', async () => {
  expect(codeOf(await signed({ url: 'https://cloudtrail.eu-west-1.amazonaws.com/a%20b/c%3Ad' }))).toBe('passed')
})

test('passes a port that is not the default one', async () => {
  expect(codeOf(await signed({ url: 'http://127.0.0.1:4566/' }))).toBe('passed')
})

test('passes a key with its session token', async () => {
  expect(codeOf(await signed({ signWith: withToken }), [credentials, withToken])).toBe('passed')
})

test('passes a request without host header, whose URL has it', async () => {
  const request = await signed()
  const { host, ...headers } = request.headers
  expect([host, codeOf({ ...request, headers })]).toEqual(['cloudtrail.eu-west-1.amazonaws.com', 'passed'])
})

describe('refuses', () => {
  const changed = async (change: (request: WireRequest) => WireRequest, known?: EmulatorCredentials[]) =>
    codeOf(change(await signed()), known)
  const withHeader = (name: string, value: string | undefined) => (request: WireRequest) => {
    const { [name]: _, ...headers } = request.headers
    return { ...request, headers: value === undefined ? headers : { ...headers, [name]: value } }
  }
  const withAuthorization = (change: (header: string) => string) => (request: WireRequest) =>
    withHeader('authorization', change(request.headers['authorization'] ?? ''))(request)

  test.each([
    [
      'a changed body',
      (request: WireRequest) => ({ ...request, body: '{"MaxResults":1}' }),
      'InvalidSignatureException',
    ],
    ['a changed target', withHeader('x-amz-target', 'CloudTrail_20131101.DeleteTrail'), 'InvalidSignatureException'],
    ['a header the signature leaves out', withHeader('x-amz-note', 'new'), 'InvalidSignatureException'],
    ['no header', withHeader('authorization', undefined), 'MissingAuthenticationTokenException'],
    ['another algorithm', withHeader('authorization', 'Bearer abc'), 'IncompleteSignatureException'],
    ['no date', withHeader('x-amz-date', undefined), 'IncompleteSignatureException'],
    ['an unreadable date', withHeader('x-amz-date', '2024-03-01'), 'IncompleteSignatureException'],
    ['a date of another day', withHeader('x-amz-date', '20240229T120000Z'), 'InvalidSignatureException'],
    [
      'no signature',
      withAuthorization((header) => header.replace(/, Signature.*/, '')),
      'IncompleteSignatureException',
    ],
    ['a parameter without value', withAuthorization((header) => `${header}, x`), 'IncompleteSignatureException'],
    ['a short scope', withAuthorization((header) => header.replace('/aws4_request', '')), 'InvalidSignatureException'],
    [
      'a scope without Region',
      withAuthorization((header) => header.replace('eu-west-1', '')),
      'IncompleteSignatureException',
    ],
    ['no signed host', withAuthorization((header) => header.replace('host;', '')), 'InvalidSignatureException'],
    ['a signature cut short', withAuthorization((header) => header.slice(0, -1)), 'InvalidSignatureException'],
  ])('%s', async (_, change, code) => {
    expect(await changed(change)).toBe(code)
  })

  test('a secret that is not the right one', async () => {
    const request = await signed({ signWith: { ...credentials, secretAccessKey: 'wrong' } })
    expect(codeOf(request)).toBe('InvalidSignatureException')
  })

  test('a key that nobody knows', async () => {
    expect(codeOf(await signed(), [])).toBe('UnrecognizedClientException')
  })

  test('a key without its session token', async () => {
    const request = await signed({ signWith: { ...withToken, sessionToken: undefined } })
    expect(codeOf(request, [withToken])).toBe('UnrecognizedClientException')
  })

  test('a signature for another service', async () => {
    expect(codeOf(await signed({ service: 'sts' }))).toBe('InvalidSignatureException')
  })

  test('a clock that is more than five minutes off, either way', async () => {
    const ages = [-300_000, -301_000, 300_000, 301_000]
    const codes = await Promise.all(ages.map(async (age) => codeOf(await signed({ at: now + age }))))
    expect(codes).toEqual(['passed', 'InvalidSignatureException', 'passed', 'InvalidSignatureException'])
  })
})

test('tells an old signature in the words that clients correct their clocks by', async () => {
  const request = await signed({ at: now - 600_000 })
  expect(() => checkSignature(request, 'cloudtrail', [credentials], now)).toThrow(
    'Signature expired: 20240301T115000Z is now earlier than 20240301T115500Z (20240301T120000Z - 5 min.)',
  )
})

test('without known keys checks the form only', async () => {
  const request = await signed({ signWith: { accessKeyId: 'ANYKEY', secretAccessKey: 'any' }, at: now - 86_400_000 })
  expect(formOf(request)).toBe('passed')
  expect(formOf({ ...request, headers: {} })).toBe('MissingAuthenticationTokenException')
})
