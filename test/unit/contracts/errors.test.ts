/** What errors say of themselves. */
import { expect, test } from 'vitest'
import {
  CloudTrailError,
  ConnectionError,
  CredentialsError,
  InputError,
  isServiceError,
  ResponseError,
  ServiceError,
  TimeoutError,
} from '../../../src/contracts/errors.js'

const exchange = { operation: 'GetTrail', region: 'eu-west-1', status: 404, requestId: 'id-1', attempts: 2 }
const notFound = new ServiceError('TrailNotFoundException', 'there is none', { ...exchange, isThrottle: false })

test.each([
  [new InputError([]), 'InputError', 'InvalidInput'],
  [notFound, 'TrailNotFoundException', 'TrailNotFoundException'],
  [new ResponseError('cut off', exchange), 'ResponseError', 'InvalidResponse'],
  [new ConnectionError('broken', { mayBeSent: true }), 'ConnectionError', 'ConnectionFailed'],
  [new TimeoutError('late', { code: 'CallTimeout', mayBeSent: true }), 'TimeoutError', 'CallTimeout'],
  [new CredentialsError('none'), 'CredentialsError', 'CredentialsUnavailable'],
])('%s has a name and a code', (error, name, code) => {
  expect(error).toBeInstanceOf(CloudTrailError)
  expect(error).toMatchObject({ name, code })
})

test('an InputError names the first three issues, the paths fit for a log line', () => {
  const issues = [1, 2, 3, 4, 5].map((number) => ({ path: `Member\n${number}`, message: 'is required' }))
  expect(new InputError(issues, { operation: 'GetTrail' }).message).toBe(
    'GetTrail: Member 1 is required; Member 2 is required; Member 3 is required; and 2 more',
  )
  expect(new InputError([{ path: '', message: 'must be an object' }]).message).toBe('CloudTrail: must be an object')
})

test('what was not given is undefined, and there is no cause without one', () => {
  expect(new ConnectionError('broken', { mayBeSent: true })).toMatchObject({ operation: undefined })
  expect('cause' in new ConnectionError('broken', { mayBeSent: true, cause: undefined })).toBe(false)
  expect(new ResponseError('cut off', { ...exchange, requestId: undefined }).requestId).toBeUndefined()
  expect(new TimeoutError('late', { code: 'CallTimeout', mayBeSent: true }).expectedWaitMs).toBeUndefined()
})

test.each([
  [400, 'client'],
  [499, 'client'],
  [500, 'server'],
])('status %i is the fault of the %s', (status, fault) => {
  const error = new ServiceError('X', 'x', { ...exchange, status, isThrottle: false, expectedRegion: 'us-east-1' })
  expect(error).toMatchObject({
    $fault: fault,
    expectedRegion: 'us-east-1',
    $metadata: { httpStatusCode: status, requestId: 'id-1', attempts: 2, totalRetryDelay: 0 },
  })
})

test('isServiceError tells service errors, by their codes where some are given', () => {
  expect(isServiceError(notFound)).toBe(true)
  expect(isServiceError(notFound, 'ThrottlingException', 'TrailNotFoundException')).toBe(true)
  expect(isServiceError(notFound, 'ThrottlingException')).toBe(false)
  expect(isServiceError({ name: notFound.name, code: notFound.code })).toBe(false)
  expect(isServiceError(new ResponseError('cut off', exchange))).toBe(false)
})
