/** Which failures are tried again. */
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { throttlingCodes, transientCodes } from '../../../src/contracts/error-codes.js'
import {
  ConnectionError,
  CredentialsError,
  InputError,
  ResponseError,
  ServiceError,
  TimeoutError,
  type ExchangeDetails,
} from '../../../src/contracts/errors.js'
import type { AnyOperation } from '../../../src/contracts/operation.js'
import { operation } from '../../../src/operations/define.js'
import { classify, mayRepeat } from '../../../src/retry/classify.js'

const details = (status: number): ExchangeDetails => ({
  operation: 'CreateTrail',
  region: 'eu-west-1',
  status,
  attempts: 1,
})

const service = (code: string, status: number, requestId = 'id-1'): ServiceError =>
  new ServiceError(code, 'said the test', {
    ...details(status),
    requestId: requestId || undefined,
    isThrottle: throttlingCodes.has(code),
  })

const connection = (mayBeSent: boolean, code?: ConnectionError['code']): ConnectionError =>
  new ConnectionError('broke', { mayBeSent, ...(code === undefined ? {} : { code }) })

const timeout = (code: TimeoutError['code'], mayBeSent = true): TimeoutError =>
  new TimeoutError('late', { code, mayBeSent })

describe('the kind of a failure', () => {
  test.each([...throttlingCodes])('%s is a throttle, whatever its status', (code) => {
    for (const status of [400, 429, 500, 503]) expect(classify(service(code, status))).toBe('throttle')
  })

  test.each([...transientCodes])('%s passes by itself, whatever its status', (code) => {
    for (const status of [400, 408, 500]) expect(classify(service(code, status))).toBe('transient')
  })

  test.each([500, 502, 503, 504])('status %i with any other code passes by itself', (status) => {
    expect(classify(service('UnknownError', status))).toBe('transient')
  })

  test.each([301, 400, 403, 404, 409, 429, 501, 505])('status %i with any other code is final', (status) => {
    expect(classify(service('TrailNotFoundException', status))).toBe('final')
  })

  test('a limit that is not about the rate of requests is no throttle', () => {
    expect(classify(service('MaxConcurrentQueriesException', 429))).toBe('final')
  })

  test.each([
    ['a broken connection', connection(true), 'transient'],
    ['a refused connection', connection(false), 'transient'],
    ['a reply that is too large', connection(true, 'ReplyTooLarge'), 'final'],
    ['a connection that takes too long', timeout('ConnectTimeout'), 'transient'],
    ['a reply that takes too long', timeout('RequestTimeout'), 'transient'],
    ['a call that takes too long', timeout('CallTimeout'), 'final'],
    ['an unreadable reply', new ResponseError('not JSON', details(200)), 'final'],
    ['a refused input', new InputError([]), 'final'],
    ['missing credentials', new CredentialsError('none'), 'final'],
    ['an AbortError', new DOMException('stop', 'AbortError'), 'final'],
    ['an error of other code', new TypeError('x is not a function'), 'final'],
    ['text', 'stop', 'final'],
    ['nothing', undefined, 'final'],
  ] as const)('%s is %s', (_, error, fault) => {
    expect(classify(error)).toBe(fault)
  })
})

const row = (retry: AnyOperation['retry']): AnyOperation =>
  operation({
    name: 'CreateTrail',
    input: () => z.strictObject({}),
    output: () => z.looseObject({}),
    quota: 'other',
    retry,
    readOnly: false,
  })

describe('whether a request may be repeated', () => {
  const failures = [
    ['a throttle', service('ThrottlingException', 400), true],
    ['a throttle with status 500', service('ThrottlingException', 500), true],
    ['status 503, which says that nothing was done', service('ServiceUnavailable', 503), true],
    ['status 503 without a code', service('UnknownError', 503), false],
    ['status 503 without a request id', service('ServiceUnavailable', 503, ''), false],
    ['a refusal', service('ConflictException', 409), true],
    ['status 500', service('InternalFailure', 500), false],
    ['status 502', service('UnknownError', 502), false],
    ['status 504', service('UnknownError', 504), false],
    ['a timeout of the service', service('RequestTimeoutException', 408), false],
    ['a connection that did not come about', connection(false), true],
    ['a connection that broke', connection(true), false],
    ['no connection in time', timeout('ConnectTimeout', false), true],
    ['no reply in time', timeout('RequestTimeout', true), false],
    ['an unreadable reply', new ResponseError('not JSON', details(200)), false],
    ['an error of other code', new TypeError('x'), false],
  ] as const

  test.each(failures)('after %s: an operation that must not be done twice', (_, error, allowed) => {
    expect(mayRepeat(row('unless-sent'), error)).toBe(allowed)
  })

  test.each(failures)('after %s: an operation that can be done twice always may', (_, error) => {
    expect(mayRepeat(row('always'), error)).toBe(true)
  })
})
