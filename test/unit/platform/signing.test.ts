/** Which headers are signed. */
import { expect, test } from 'vitest'
import { signedOnly } from '../../../src/platform/signing.js'

test('only the headers that AWS requires are signed', () => {
  const signed = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'T', 'x-amz-date': 'D' }
  expect(signedOnly({ ...signed, 'user-agent': 'u', 'x-forwarded-for': 'f', accept: 'a' })).toEqual(signed)
})
