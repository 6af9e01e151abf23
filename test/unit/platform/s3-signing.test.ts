/** Both signers against the AWS SDK's for S3, whose paths are signed as they are sent. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signedOnly, type SignableRequest, type SigningContext } from '../../../src/platform/signing.js'
import { InputError } from '../../../src/contracts/errors.js'
import { GetObject, ListObjectsV2 } from '../../../src/bucket/s3-operations.js'
import { createNodeSigner } from '../../../src/platform/node-signer.js'
import { createWebSigner } from '../../../src/platform/web-signer.js'
import { encodeRequest } from '../../../src/protocol/encode.js'
import { restXml } from '../../../src/protocol/rest-xml.js'
import { sdkSigner } from '../../support/sdk-signer.js'

const ownSigners = [
  ['node', createNodeSigner],
  ['web', createWebSigner],
] as const

const context: SigningContext = {
  credentials: { accessKeyId: 'ASIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG', sessionToken: 'token==' },
  region: 'eu-west-1',
  service: 's3',
  date: new Date('2026-01-01T00:00:00Z'),
  isPathFinal: true,
}

const text = fc.string({
  unit: fc.constantFrom(...Array.from('abZ09-_.~ !*\'()+/%&=?#:@,;$[]{}|^"<>\\'), '//', '..', '%2F', 'é', '漢', '😀'),
  minLength: 1,
  maxLength: 20,
})

const inputs = fc.oneof(
  fc.record({
    row: fc.constant(GetObject),
    wire: fc.record({ Bucket: fc.constantFrom('trail-bucket', 'with.dots'), Key: text }),
  }),
  fc.record({
    row: fc.constant(GetObject),
    wire: fc.record({
      Bucket: fc.constant('trail-bucket'),
      Key: text,
      VersionId: text,
      ExpectedBucketOwner: fc.constant('111122223333'),
    }),
  }),
  fc.record({
    row: fc.constant(ListObjectsV2),
    wire: fc.record({ Bucket: fc.constant('trail-bucket'), Prefix: text, StartAfter: text, ContinuationToken: text }),
  }),
)

/** `undefined` for a key that is refused. */
function requestOf({
  row,
  wire,
}: {
  row: typeof GetObject | typeof ListObjectsV2
  wire: object
}): SignableRequest | undefined {
  try {
    const encoded = encodeRequest(row, wire as Record<string, unknown>)
    const url = restXml.urlOf!(new URL('https://s3.eu-west-1.amazonaws.com/'), encoded)
    return { method: encoded.method, url, headers: signedOnly(encoded.headers), body: encoded.body }
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

test.each(ownSigners)('the %s signer signs every request to S3 as the AWS SDK does', async (_, createSigner) => {
  const sign = createSigner()
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const request = requestOf(input)
      fc.pre(request !== undefined)
      expect(await sign(request, context)).toEqual(await sdkSigner(request, context))
    }),
    { seed: 7, numRuns: 1000 },
  )
})

test.each(ownSigners)('the %s signer signs the hash of the body as a header', async (_, createSigner) => {
  const request = requestOf({ row: GetObject, wire: { Bucket: 'trail-bucket', Key: 'a//b' } })!
  const { authorization } = await createSigner()(request, context)
  expect(authorization).toContain('SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,')
})

test('a signature over a path that is encoded once more would be another one', async () => {
  const request = requestOf({ row: GetObject, wire: { Bucket: 'trail-bucket', Key: 'a b//c' } })!
  const sign = createNodeSigner()
  expect(await sign(request, context)).not.toEqual(await sign(request, { ...context, isPathFinal: false }))
})
