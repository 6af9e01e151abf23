/** Text that may not be JSON. */
import { expect, test } from 'vitest'
import { parseJson } from '../../../src/runtime/parse-json.js'

test.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['', undefined],
  ['{"a":', undefined],
])('%s is read as %o', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})
