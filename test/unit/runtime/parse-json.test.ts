/** Text that may not be JSON, and messages of what may not be an error. */
import { expect, test } from 'vitest'
import { parseJson } from '../../../src/runtime/parse-json.js'
import { reasonOf } from '../../../src/runtime/reason-of.js'

test.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['', undefined],
  ['{"a":', undefined],
])('%s is read as %o', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})

test.each([
  ['an error', new TypeError('not so'), 'not so'],
  ['a string', 'enough', 'enough'],
  ['nothing', undefined, 'undefined'],
])('the reason of %s', (_, thrown, reason) => {
  expect(reasonOf(thrown)).toBe(reason)
})
