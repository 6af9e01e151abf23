/** What errors say of themselves. */
import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
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

test('the message of a ServiceError is the text of the service; what is logged says what was called and how it went', () => {
  const told = '(GetTrail, status 404, request id id-1)'
  expect(notFound.message).toBe('there is none')
  expect(String(notFound)).toBe(`TrailNotFoundException: there is none ${told}`)
  const [first] = (notFound.stack ?? '').split('\n')
  expect(first).toBe(String(notFound))
  for (const part of ['there is none', 'TrailNotFoundException', 'GetTrail', 'id-1', '404']) {
    expect(inspect(notFound)).toContain(part)
  }
  expect(Object.keys(notFound)).not.toContain('message')
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

const make = ({ InputError, ResponseError, ConnectionError, TimeoutError, CredentialsError, ServiceError }: Copy) => [
  new InputError([]),
  new ServiceError('TrailNotFoundException', 'there is none', { ...exchange, isThrottle: false }),
  new ResponseError('cut off', exchange),
  new ConnectionError('broken', { mayBeSent: true }),
  new TimeoutError('late', { code: 'CallTimeout', mayBeSent: true }),
  new CredentialsError('none'),
]

type Copy = typeof import('../../../src/contracts/errors.js')

const here = {
  CloudTrailError,
  ConnectionError,
  CredentialsError,
  InputError,
  isServiceError,
  ResponseError,
  ServiceError,
  TimeoutError,
}

/** The same module once more, as CommonJS or a dependency would bring it. */
async function otherCopy(): Promise<Copy> {
  vi.resetModules()
  return import('../../../src/contracts/errors.js')
}

const matches = (classes: Readonly<Record<string, unknown>>, error: unknown): string[] =>
  Object.entries(classes).flatMap(([name, type]) =>
    typeof type === 'function' && name.endsWith('Error') && /^[A-Z]/.test(name) && error instanceof type ? [name] : [],
  )

test('an error is one of the same classes in every copy of the package, and of no others', async () => {
  const other = await otherCopy()
  expect(other.InputError).not.toBe(InputError)
  for (const error of [...make(other), ...make(here as unknown as Copy)]) {
    expect(matches(here, error)).toEqual(['CloudTrailError', error.constructor.name])
    expect(
      matches(other, error)
        .filter((name) => name !== 'ReplyError')
        .sort(),
    ).toEqual(['CloudTrailError', error.constructor.name].sort())
    expect(other.isServiceError(error)).toBe(error.code === 'TrailNotFoundException')
    expect(isServiceError(error)).toBe(error.code === 'TrailNotFoundException')
  }
})

test('a class of the user has its own errors only, which are errors of this package everywhere', async () => {
  const other = await otherCopy()
  class Mine extends InputError {}
  class MineToo extends Mine {}
  const mine = new MineToo([])
  expect([mine instanceof MineToo, mine instanceof Mine, mine instanceof other.InputError]).toEqual([true, true, true])
  expect([mine instanceof other.ServiceError, new Mine([]) instanceof MineToo]).toEqual([false, false])
  expect([new InputError([]) instanceof Mine, new other.InputError([]) instanceof Mine]).toEqual([false, false])
})

test.each([
  [
    'an object with the same members',
    { name: notFound.name, code: notFound.code, status: 404, message: 'there is none' },
  ],
  ['an object that names the class', { constructor: ServiceError, code: 'TrailNotFoundException' }],
  ['another error', Object.assign(new Error('there is none'), { name: notFound.name, code: notFound.code })],
  ['an object without a prototype', Object.create(null) as unknown],
  ['text', 'TrailNotFoundException'],
  ['null', null],
  ['nothing', undefined],
])('%s is no error of this package', (_, value) => {
  expect(matches(here, value)).toEqual([])
  expect(isServiceError(value)).toBe(false)
})
