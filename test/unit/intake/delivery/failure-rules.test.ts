/** Which failures end an intake, and how long it pauses after the others. */
import {
  ConnectionError,
  CredentialsError,
  InputError,
  ResponseError,
  ServiceError,
  TimeoutError,
} from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { isFatal, pauseAfter } from '../../../../src/intake/delivery/failure-rules.js'

const answer = (code: string, status: number, isThrottle = false) =>
  new ServiceError(code, 'said the test', {
    operation: 'ReceiveMessage',
    region: 'eu-west-1',
    status,
    requestId: undefined,
    attempts: 1,
    totalRetryDelayMs: 0,
    isThrottle,
  })

test.each<[string, unknown, boolean]>([
  ['an option that cannot be used', new InputError([{ path: 'region', message: 'is required' }]), true],
  ['a refusal', answer('AccessDenied', 403), true],
  ['a queue that does not exist', answer('QueueDoesNotExist', 400), true],
  ['a throttle', answer('RequestThrottled', 403, true), false],
  ['a fault of the service', answer('InternalError', 500), false],
  ['an odd fault of the service', answer('NotImplemented', 501), false],
  ['a broken connection', new ConnectionError('reset', { mayBeSent: true }), false],
  ['a time that ran out', new TimeoutError('late', { code: 'RequestTimeout', operation: 'x', mayBeSent: true }), false],
  [
    'a reply that cannot be read',
    new ResponseError('html', {
      operation: 'x',
      region: 'eu-west-1',
      status: 200,
      requestId: undefined,
      attempts: 1,
      totalRetryDelayMs: 0,
    }),
    false,
  ],
  ['anything else', new Error('said the test'), false],
])('%s is fatal, whatever came before: %s', (_, error, fatal) => {
  expect([isFatal(error, false), isFatal(error, true)]).toEqual([fatal, fatal])
})

test('credentials that are missing are fatal unless they were there before', () => {
  const error = new CredentialsError('none')
  expect([isFatal(error, false), isFatal(error, true)]).toEqual([true, false])
})

test('pauses double from a second to a minute', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((failures) => pauseAfter(failures))
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
})
