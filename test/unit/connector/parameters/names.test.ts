/** Names as platforms write them. */
import { expect, test } from 'vitest'
import { valueInWords } from '../../../../src/connector/json/words.js'
import { inSnakeCase, parameterNamed } from '../../../../src/connector/parameters/names.js'

test.each([
  ['Trail Names', 'trail_names'],
  ['S3 Bucket Name', 's3_bucket_name'],
  ['Apply Trail to All Regions', 'apply_trail_to_all_regions'],
  ['$body', 'body'],
  ['stop-logging', 'stop_logging'],
])('%s is %s', (name, snake) => {
  expect(inSnakeCase(name)).toBe(snake)
})

test('the other number of a name is taken where the parameter has it, and no name of every object', () => {
  expect(parameterNamed('Tag Key', { tag_keys: 1 })).toBe('tag_keys')
  expect(parameterNamed('trail_arns', { trail_arn: 1 })).toBe('trail_arn')
  expect(parameterNamed('trail_arns', { trail_arns: 1 })).toBe('trail_arns')
  expect(parameterNamed('constructor', { trail_arns: 1 })).toBe('constructor')
})

test('a value in words is that value, and a single word is not', () => {
  expect(valueInWords('event  source', ['EventSource'])).toBe('EventSource')
  expect(valueInWords('eventsource', ['EventSource'])).toBeUndefined()
  expect(valueInWords('AWS access key', ['EventSource'])).toBeUndefined()
})
