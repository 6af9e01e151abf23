/** The strings that platforms send for lists and objects. */
import { expect, test } from 'vitest'
import { itemsOf, pythonDictionaryOf } from '../../../../src/connector/parameters/text-forms.js'

test.each([
  ['an array', ['a', ' b ', 'a'], ['a', 'b']],
  ['JSON of an array', ' ["a", "b, c"] ', ['a', 'b, c']],
  ['JSON of one string', '"a, b"', ['a, b']],
  ['a comma-separated string', 'a, b ,c', ['a', 'b', 'c']],
  ['a trailing comma', 'a, b, ', ['a', 'b']],
  ['an empty array', [], []],
])('%s is a list', (_, given, items) => {
  expect(itemsOf(given)).toEqual(items)
})

test.each([
  ['a blank item', 'a,,b'],
  ['an item that is not a string', '["a", 1]'],
  ['JSON that is cut off', '["a"'],
  ['JSON of something else', '"'],
])('a list with %s is none', (_, given) => {
  expect(itemsOf(given)).toBeUndefined()
})

test('a printed Python dictionary of strings is read', () => {
  expect(pythonDictionaryOf("{'a': 'b', 'c':'d'}")).toEqual({ a: 'b', c: 'd' })
  expect(pythonDictionaryOf('{}')).toEqual({})
})

test.each(["{'a': 1}", "{'a': 'b' 'c'}", "['a']", "{'a': 'b\\'c'}"])('%s is no dictionary of strings', (given) => {
  expect(pythonDictionaryOf(given)).toBeUndefined()
})
