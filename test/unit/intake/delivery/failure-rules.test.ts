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
  ['an object that is archived', answer('InvalidObjectState', 403), true],
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

test.each([
  ['credentials that are missing', new CredentialsError('none')],
  ['a token that has expired', answer('ExpiredToken', 403)],
  ['a refusal', answer('AccessDenied', 403)],
  ['a key that is disabled', answer('KmsDisabled', 400)],
])('%s: fatal at the beginning, an outage later', (_, error) => {
  expect([isFatal(error, false), isFatal(error, true)]).toEqual([true, false])
})

test('pauses double from a second to half a minute', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => pauseAfter(failures))
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
})
