/** Actions as they are defined, and the names they get. */
import { expect, test } from 'vitest'
import { defineAction, snakeCase, type ActionContext } from '../../../../src/connector/action/action.js'
import { text } from '../../../../src/connector/parameters/kinds.js'
import { required } from '../../../../src/connector/parameters/parameter.js'

const facts = {
  name: 'stop_logging',
  description: 'Stops.',
  set: 'management',
  readOnly: false,
  permissions: [],
  parameters: { trail: required(text, { description: 'The trail.' }) },
  row: () => ({ type: 'object' }),
} as const
const outcome = { rows: [], failures: [], successful: 1 }

test('its title is its name in words, and what is not stated is empty', () => {
  const action = defineAction({ ...facts, run: () => Promise.resolve(outcome) })
  expect(action).toMatchObject({ title: 'Stop Logging', counts: [] })
  expect(action.subject({ trail: 'a' })).toBeNull()
  expect(action.problems({ trail: 'a' })).toEqual([])
})

test('its functions get the values of its parameters', async () => {
  const context = {} as ActionContext
  const seen: unknown[] = []
  const action = defineAction({
    ...facts,
    subject: ({ trail }) => trail,
    problems: ({ trail }) => [{ path: 'trail', message: trail }],
    run: (...given) => {
      seen.push(given)
      return Promise.resolve(outcome)
    },
  })
  expect(action.subject({ trail: 'a' })).toBe('a')
  expect(action.problems({ trail: 'a' })).toEqual([{ path: 'trail', message: 'a' }])
  expect(await action.run({ trail: 'a' }, context)).toBe(outcome)
  expect(seen).toEqual([[{ trail: 'a' }, context]])
})

test.each([
  ['CreateTrail', 'create_trail'],
  ['ListEventDataStores', 'list_event_data_stores'],
  ['S3BucketName', 's3_bucket_name'],
  ['TrailARN', 'trail_arn'],
])('%s is %s in snake case', (name, snake) => {
  expect(snakeCase(name)).toBe(snake)
})
