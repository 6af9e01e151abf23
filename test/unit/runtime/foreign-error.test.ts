/** The reason that a message gives for whatever was thrown. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { errorText, foreignError } from '../../../src/runtime/foreign-error.js'

test.each([
  ['an error', new Error('it is full'), 'it is full'],
  ['an error of another realm', runInNewContext('new TypeError("it is full")'), 'it is full'],
  ['an error without a message', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ['an error without message and code', new Error(), 'no reason is known'],
  ['a string', 'it is full', 'it is full'],
  ['an empty string', '', 'no reason is known'],
  ['an object without a message', { secret: 'x' }, 'no reason is known'],
  ['an object without a prototype', Object.create(null), 'no reason is known'],
  ['a message that is no string', { message: { toString: () => 'x' } }, 'no reason is known'],
  ['a symbol', Symbol('x'), 'no reason is known'],
  ['undefined', undefined, 'no reason is known'],
  ['null', null, 'no reason is known'],
])('the reason of %s', (_, thrown, expected) => {
  expect(errorText(thrown)).toBe(expected)
})

test('an error of another realm is read like any other', () => {
  const error: unknown = runInNewContext(
    `Object.assign(new Error('read ECONNRESET', { cause: 'x' }), { code: 'ECONNRESET', syscall: 'read' })`,
  )
  expect(error).not.toBeInstanceOf(Error)
  expect(foreignError(error)).toEqual({
    name: 'Error',
    message: 'read ECONNRESET',
    code: 'ECONNRESET',
    syscall: 'read',
    cause: 'x',
  })
})

test('members that are no text, or cannot be read, are empty', () => {
  const hostile = {
    message: 1,
    get code() {
      throw new Error('no')
    },
  }
  expect(foreignError(hostile)).toEqual({ name: '', message: '', code: '', syscall: '', cause: undefined })
  expect(foreignError(null).cause).toBeUndefined()
})
