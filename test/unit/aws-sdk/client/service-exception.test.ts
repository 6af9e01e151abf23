/** Exception classes: which errors are their instances, and how they are made. */
import {
  CloudTrailServiceException,
  KmsException,
  ThrottlingException,
  TrailNotFoundException,
} from 'cloudtrail-client/aws-sdk'
import { ConnectionError, isServiceError, ServiceError } from 'cloudtrail-client'
import { expect, test } from 'vitest'

const exchange = { operation: 'GetTrail', region: 'eu-west-1', status: 404, attempts: 1, isThrottle: false }
const received = new ServiceError('TrailNotFoundException', 'Unknown trail', exchange)
const made = new TrailNotFoundException({ message: 'gone', $metadata: { httpStatusCode: 404, requestId: 'r' } })

test('errors of this library are instances of the class of their code, and of no other', () => {
  expect(received instanceof TrailNotFoundException).toBe(true)
  expect(received instanceof CloudTrailServiceException).toBe(true)
  expect(received instanceof KmsException).toBe(false)
})

test.each([
  new ConnectionError('broken', { mayBeSent: true }),
  new Error('TrailNotFoundException'),
  Object.assign(new Error('no fault'), { name: 'TrailNotFoundException', $metadata: {} }),
  null,
  undefined,
  'TrailNotFoundException',
])('%s is no instance', (value) => {
  expect((value as unknown) instanceof TrailNotFoundException).toBe(false)
  expect((value as unknown) instanceof CloudTrailServiceException).toBe(false)
})

test('what another copy of the SDK has made is an instance by its name', () => {
  const foreign = Object.assign(new Error('gone'), { name: 'TrailNotFoundException', $fault: 'client', $metadata: {} })
  expect(foreign instanceof TrailNotFoundException).toBe(true)
  expect(CloudTrailServiceException.isInstance(foreign)).toBe(true)
})

test('an error that a test makes is one of this library too', () => {
  expect(made instanceof ServiceError).toBe(true)
  expect(isServiceError(made, 'TrailNotFoundException')).toBe(true)
  expect(made).toMatchObject({
    name: 'TrailNotFoundException',
    code: 'TrailNotFoundException',
    message: 'gone',
    status: 404,
    $fault: 'client',
    $metadata: { httpStatusCode: 404, requestId: 'r' },
  })
  expect('operation' in made).toBe(false)
  expect(new ThrottlingException({ message: 'slow down', $metadata: {} }).isThrottle).toBe(true)
})

test('a class that a program derives has its own instances only', () => {
  class Mine extends TrailNotFoundException {}
  expect(received instanceof Mine).toBe(false)
  expect(new Mine({ message: 'mine', $metadata: {} }) instanceof Mine).toBe(true)
})
