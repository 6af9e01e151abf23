/** What is added to the refusals of S3. */
import { ServiceError } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { explained, isMissingObject } from '../../../src/bucket/object-fault.js'

const refusal = (code: string) =>
  new ServiceError(code, 'GetObject: refused', {
    operation: 'GetObject',
    region: 'eu-west-1',
    status: 403,
    requestId: 'r1',
    attempts: 2,
    totalRetryDelayMs: 7,
    isThrottle: false,
    expectedRegion: 'eu-west-3',
  })

test('a refusal keeps its stack, its cause and its facts, and names the object', () => {
  const cause = new Error('said the test')
  const error = Object.assign(refusal('SlowDown'), { cause })
  const { stack } = error
  expect(explained(error, 's3://b/k')).toBe(error)
  expect(error).toMatchObject({
    message: 'GetObject: refused: s3://b/k',
    requestId: 'r1',
    attempts: 2,
    expectedRegion: 'eu-west-3',
    $metadata: { totalRetryDelay: 7 },
  })
  expect(error.stack).toBe(stack)
  expect(error.cause).toBe(cause)
})

test.each([
  ['AccessDenied', /s3:\/\/b\/k \(s3:GetObject is not allowed; or kms:Decrypt/],
  ['InvalidObjectState', /s3:\/\/b\/k \(the object is archived/],
  ['constructor', /s3:\/\/b\/k$/],
])('%s is explained where there is something to explain', (code, message) => {
  expect(explained(refusal(code), 's3://b/k')).toMatchObject({ message: expect.stringMatching(message) as string })
})

test('other errors are left alone', () => {
  const error = new Error('said the test')
  expect(explained(error, 's3://b/k')).toBe(error)
  expect(error.message).toBe('said the test')
})

test.each([
  ['NoSuchKey', true],
  ['NoSuchVersion', true],
  ['AccessDenied', false],
])('%s says that the object is missing: %s', (code, isMissing) => {
  expect(isMissingObject(refusal(code))).toBe(isMissing)
})
