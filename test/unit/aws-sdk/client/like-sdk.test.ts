/** Errors under the names and codes that the AWS SDK has for them. */
import { ConnectionError, CredentialsError, ServiceError } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { likeSdk } from '../../../../src/aws-sdk/client/like-sdk.js'

test('credentials that cannot be had have the name of the SDK, and stay what they are', () => {
  const error = new CredentialsError('none', { tryNextLink: true })
  const told = likeSdk(error, {}) as CredentialsError
  expect(told).toMatchObject({ name: 'CredentialsProviderError', message: 'none', tryNextLink: true })
  expect(told).toBeInstanceOf(CredentialsError)
  expect(told.stack).toBe(error.stack)
  expect(error.name).toBe('CredentialsError')
})

test('a network failure has the code of its cause', () => {
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  const told = likeSdk(new ConnectionError('failed', { mayBeSent: false, cause }), {})
  expect(told).toMatchObject({ name: 'ConnectionError', code: 'ECONNREFUSED', mayBeSent: false, cause })
  const without = new ConnectionError('failed', { mayBeSent: true })
  expect(likeSdk(without, {})).toBe(without)
})

test('a call that its signal ended rejects with an AbortError', () => {
  const reason = new Error('enough')
  const told = likeSdk(reason, { abortSignal: AbortSignal.abort(reason) })
  expect(told).toMatchObject({ name: 'AbortError', message: 'Request aborted', cause: reason })
  expect(likeSdk(reason, { signal: AbortSignal.abort('other') })).toBe(reason)
})

test('errors of the service are passed on', () => {
  const exchange = { operation: 'GetTrail', region: 'eu-west-1', status: 404, attempts: 1, isThrottle: false }
  const error = new ServiceError('TrailNotFoundException', 'none', exchange)
  expect(likeSdk(error, {})).toBe(error)
})
