import { expect, test } from 'vitest'
import { jsonSafe } from '../../../src/connector/result.js'

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
