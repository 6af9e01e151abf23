/** Which failures are those of one object, which may be an outage, and when they are one. */
import fc from 'fast-check'
import {
  ConnectionError,
  CredentialsError,
  InputError,
  ResponseError,
  ServiceError,
  TimeoutError,
} from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { ObjectChangedError, OtherPartitionError } from '../../../../src/bucket/object-fault.js'
import { IntakeError } from '../../../../src/intake/delivery/batch.js'
import { disproves, isOutage, reasonOfFailure, type Setback } from '../../../../src/intake/delivery/outage.js'
import { LogFileError } from '../../../../src/intake/log-file/log-file-error.js'
import type { OutageReason } from '../../../../src/intake/options/intake-hooks.js'

const exchange = { operation: 'GetObject', region: 'eu-west-1', attempts: 3 }

const answer = (code: string, status: number, { isThrottle = false, message = 'said the test' } = {}) =>
  new ServiceError(code, message, { ...exchange, status, isThrottle })

const deniedByKms = { message: 'User: x is not authorized to perform: kms:Decrypt on the resource' }

test.each<[OutageReason | undefined, unknown]>([
  ['connection', new ConnectionError('reset', { mayBeSent: true })],
  ['connection', new ConnectionError('certificate', { mayBeSent: false, cause: new Error('CERT_HAS_EXPIRED') })],
  ['connection', new TimeoutError('late', { code: 'RequestTimeout', mayBeSent: true })],
  ['service', answer('InternalError', 500)],
  ['service', answer('RequestTimeout', 400)],
  ['service', new ResponseError('html', { ...exchange, status: 200 })],
  ['throttling', answer('SlowDown', 503, { isThrottle: true })],
  ['throttling', answer('KmsThrottled', 400, { isThrottle: true })],
  ['credentials', new CredentialsError('none')],
  ['credentials', answer('ExpiredToken', 400)],
  ['credentials', answer('InvalidAccessKeyId', 403)],
  ['credentials', answer('SignatureDoesNotMatch', 403)],
  ['credentials', answer('InvalidSignatureException', 403)],
  ['credentials', answer('RequestTimeTooSkewed', 403)],
  ['kms', answer('KMS.DisabledException', 400)],
  ['kms', answer('KmsAccessDenied', 400)],
  ['kms', answer('AccessDenied', 403, deniedByKms)],
  ['access', answer('AccessDenied', 403)],
  ['access', answer('AccessDeniedException', 400)],
  ['access', answer('AllAccessDisabled', 403)],
  ['access', answer('AccessDenied', 403, { message: 's3:GetObject is not allowed; or kms:Decrypt is not' })],
  ['consumer', new Error('of a filter or a set of seen events')],
  ['consumer', 'thrown text'],
  [undefined, answer('NoSuchKey', 404)],
  [undefined, answer('NoSuchBucket', 404)],
  [undefined, answer('InvalidObjectState', 403)],
  [undefined, answer('InvalidRequest', 400)],
  [undefined, new LogFileError('InvalidJson', 'x', { byte: 0 } as never)],
  [undefined, new OtherPartitionError('x')],
  [undefined, new ObjectChangedError('x')],
  [undefined, new IntakeError('NotAcknowledged', 'in time')],
  [undefined, new IntakeError('NotOurs', 'x')],
  [undefined, new InputError([{ path: 'Key', message: 'x' }])],
])('%s: %s', (reason, error) => {
  expect(reasonOfFailure({ error })).toBe(reason)
})

test('whatever the consumer gives up a batch for is the consumer', () => {
  const errors = [
    new ConnectionError('of its own', { mayBeSent: true }),
    new IntakeError('NotAcknowledged', 'x'),
    'full',
  ]
  expect(errors.map((error) => reasonOfFailure({ error, isConsumers: true }))).toEqual([
    'consumer',
    'consumer',
    'consumer',
  ])
})

const setbacks = (reason: OutageReason, count: number): Setback[] =>
  Array.from({ length: count }, (_, at) => ({ reason, at }))

test.each<[OutageReason, number]>([
  ['credentials', 1],
  ['throttling', 1],
  ['connection', 3],
  ['service', 3],
  ['access', 10],
  ['kms', 10],
  ['consumer', 10],
])('failures by %s are an outage from the %ith in a row on', (reason, enough) => {
  expect(isOutage(setbacks(reason, enough - 1), 0, 1)).toBe(false)
  expect(isOutage(setbacks(reason, enough), 0, 1)).toBe(true)
})

test('as many failures as objects are read at the same time may come between two successes', () => {
  expect([isOutage(setbacks('consumer', 49), 0, 50), isOutage(setbacks('consumer', 50), 0, 50)]).toEqual([false, true])
  expect(isOutage(setbacks('credentials', 1), 0, 50)).toBe(true)
})

test('three probes in vain are an outage, however few the failures', () => {
  expect([2, 3].map((probes) => isOutage(setbacks('consumer', 3), probes, 4))).toEqual([false, true])
  expect(isOutage([], 3, 4)).toBe(false)
})

test('only what began after a failure disproves it, and a consumer only by what it handled', () => {
  const times = fc.nat(20)
  const reasons = fc.constantFrom<OutageReason>('connection', 'access', 'consumer')
  const property = fc.property(reasons, times, times, fc.option(times, { nil: undefined }), (reason, at, ...since) => {
    const [readSince, handledSince] = since
    const began = reason === 'consumer' ? handledSince : readSince
    expect(disproves({ readSince, handledSince }, { reason, at })).toBe(began !== undefined && began > at)
  })
  fc.assert(property)
})
