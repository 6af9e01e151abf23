/** The results that actions give, and the JSON in them. */
import { expect, test } from 'vitest'
import { defineAction } from '../../../src/connector/action/action.js'
import { jsonSafe, refusal, resultOf } from '../../../src/connector/result.js'
import { ConnectionError } from '../../../src/contracts/errors.js'

test('nothing is left but types of JSON', () => {
  const row = {
    $metadata: { requestId: '1' },
    When: new Date('2026-11-01T12:00:00Z'),
    Key: new Uint8Array([104, 105]),
    Values: [1, NaN, -Infinity],
    Nested: { $metadata: 'a member of its own', Times: [new Date(0)], Absent: undefined },
    Nothing: null,
    Wrong: new Date(NaN),
  }
  const safe = jsonSafe(row)
  expect(safe).toEqual({
    When: '2026-11-01T12:00:00.000Z',
    Key: 'aGk=',
    Values: [1, 'NaN', '-Infinity'],
    Nested: { $metadata: 'a member of its own', Times: ['1970-01-01T00:00:00.000Z'] },
    Nothing: null,
    Wrong: null,
  })
  expect(JSON.parse(JSON.stringify(safe))).toEqual(safe)
})

test('what is nested deeper than 512 levels becomes null, so that the result can be written', () => {
  const nested = (levels: number) => ({ Nested: JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown })
  expect(jsonSafe(nested(512))).toEqual(nested(512))
  expect(() => JSON.stringify(jsonSafe(nested(20_000)))).not.toThrow()
})

const action = defineAction({
  name: 'stop_logging',
  description: '',
  set: 'management',
  readOnly: false,
  permissions: [],
  parameters: {},
  row: () => ({}),
  run: () => Promise.reject(new Error('not run')),
})
const unknownTrail = { status: 400, code: 'TrailNotFoundException', message: 'there is none' }

test('a result counts what was done, with the counts of the action', () => {
  expect(resultOf(action, { rows: [{ a: 1 }], failures: [], successful: 2, counts: { total_trails: 2 } })).toEqual({
    status: 'successful',
    data: [{ a: 1 }],
    errors: [],
    summary: { total_objects: 2, total_objects_successful: 2, total_trails: 2 },
    message: '2 of 2 done',
  })
})

test('a message of the action is that of a success, and not of a failure', () => {
  const done = { rows: [], successful: 1, message: 'Received 0 trails' }
  expect(resultOf(action, { ...done, failures: [] }).message).toBe('Received 0 trails')
  expect(resultOf(action, { ...done, failures: [{ subject: 'a', error: unknownTrail }] }).message).toBe(
    '1 of 2 done; Stop Logging failed. there is none',
  )
})

test.each([
  [1, [], 'partially_successful'],
  [0, [{ a: 1 }], 'partially_successful'],
  [0, [], 'failed'],
])('with a failure, %i successes and the rows %j it is %3$s', (successful, rows, status) => {
  const failures = [
    { subject: 'a', error: unknownTrail },
    { subject: null, error: new ConnectionError('it broke', { mayBeSent: true }) },
  ]
  expect(resultOf(action, { rows, failures, successful })).toMatchObject({
    status,
    errors: [
      { indicator: 'Stop Logging failed.', subject: 'a', statusCode: 400, code: 'TrailNotFoundException' },
      { indicator: 'Stop Logging failed.', subject: null, statusCode: null, code: 'ConnectionFailed' },
    ],
    message: `${successful} of ${successful + 2} done; Stop Logging failed. there is none (and 1 more)`,
  })
})

test('a refusal has an error for each issue, and says that nothing was sent', () => {
  const issues = [
    { path: '', message: 'nothing to change' },
    { path: 'trail_names[0]', message: 'must be a name' },
  ]
  expect(refusal('Stop Logging', 'InvalidInput', issues)).toEqual({
    status: 'failed',
    data: [],
    errors: [
      {
        indicator: 'Stop Logging failed.',
        subject: null,
        statusCode: null,
        code: 'InvalidInput',
        message: 'nothing to change',
        requestId: null,
      },
      {
        indicator: 'Stop Logging failed.',
        subject: 'trail_names[0]',
        statusCode: null,
        code: 'InvalidInput',
        message: 'trail_names[0] must be a name',
        requestId: null,
      },
    ],
    summary: { total_objects: 0, total_objects_successful: 0 },
    message: 'nothing was sent; Stop Logging failed. nothing to change (and 1 more)',
  })
})
