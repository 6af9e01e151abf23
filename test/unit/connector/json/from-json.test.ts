import { expect, test } from 'vitest'
import { operations } from '../../../../src/operations/generated/table.js'
import { dayOf, fromJson } from '../../../../src/connector/json/from-json.js'

const lookup = operations.LookupEvents.input()

test.each([
  ['ISO text with Z', '2026-11-01T12:00:00Z', '2026-11-01T12:00:00.000Z'],
  ['ISO text with an offset', '2026-11-01T12:00+02:00', '2026-11-01T10:00:00.000Z'],
  ['epoch seconds', 1_793_534_400, '2026-11-01T12:00:00.000Z'],
  ['the digits of epoch seconds', '1793534400', '2026-11-01T12:00:00.000Z'],
  ['a day', '2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['a Date', new Date('2026-11-01T12:00:00Z'), '2026-11-01T12:00:00.000Z'],
])('reads a moment from %s', (_, StartTime, iso) => {
  expect(fromJson(lookup, { StartTime })).toEqual({ value: { StartTime: new Date(iso) }, issues: [] })
})

test.each([1_793_534_400_000, '1793534400000', 1e11])('asks whether %j is in milliseconds', (StartTime) => {
  const { issues } = fromJson(lookup, { StartTime })
  expect(issues).toEqual([{ path: 'StartTime', message: expect.stringContaining('milliseconds?') as string }])
})

test.each([
  ['CreateTrail', { IsMultiRegionTrail: 'True', Name: ['audit'] }, { IsMultiRegionTrail: true, Name: 'audit' }],
  ['CreateTrail', { IsMultiRegionTrail: 'yes', Name: 'true' }, { IsMultiRegionTrail: 'yes', Name: 'true' }],
  ['DescribeTrails', { trailNameList: 'audit' }, { trailNameList: ['audit'] }],
  ['DescribeTrails', { trailNameList: '["a", "b"]' }, { trailNameList: ['a', 'b'] }],
  ['AddTags', { TagsList: { Key: 'a' } }, { TagsList: [{ Key: 'a' }] }],
  ['AddTags', { TagsList: '[{"Key": "a"}]' }, { TagsList: [{ Key: 'a' }] }],
  ['LookupEvents', { MaxResults: '20' }, { MaxResults: 20 }],
  [
    'LookupEvents',
    { LookupAttributes: { AttributeKey: 'AWS access key' } },
    { LookupAttributes: [{ AttributeKey: 'AccessKeyId' }] },
  ],
  [
    'LookupEvents',
    { LookupAttributes: [{ AttributeKey: 'User name' }] },
    { LookupAttributes: [{ AttributeKey: 'Username' }] },
  ],
  ['PutResourcePolicy', { ResourcePolicy: '["a"]' }, { ResourcePolicy: '["a"]' }],
] as const)('%s reads %j as platforms mean it', (name, given, value) => {
  expect(fromJson(operations[name].input(), given)).toEqual({ value, issues: [] })
})

test('a day as an end includes its last second', () => {
  expect(fromJson(lookup, { EndTime: '2026-11-01' }).value).toEqual({ EndTime: new Date('2026-11-01T23:59:59Z') })
})

test.each(['2026-02-30', '2026-02-30T00:00:00Z', '2026-13-01', '2026-11-01T12:00:00', 'yesterday', true, null, NaN])(
  'refuses %s as a moment, and says what is accepted',
  (StartTime) => {
    const { issues } = fromJson(lookup, { StartTime })
    expect(issues).toEqual([{ path: 'StartTime', message: expect.stringContaining('yyyy-mm-dd') as string }])
  },
)

test('leaves everything else to the schema, and what it was given as it is', () => {
  const given = { LookupAttributes: [{ AttributeKey: 'EventName', More: 1 }], Unknown: { EndTime: '2026-11-01' } }
  const copy = structuredClone(given)
  expect(fromJson(lookup, given)).toEqual({ value: copy, issues: [] })
  expect(given).toEqual(copy)
})

test('knows the calendar', () => {
  expect(['2024-02-29', '2026-02-29', '2026-04-31', '2026-1-1'].map((day) => dayOf(day, false)?.toISOString())).toEqual(
    ['2024-02-29T00:00:00.000Z', undefined, undefined, undefined],
  )
})

test('members are not looked up among those that every object has', () => {
  const json: unknown = JSON.parse('{"constructor":"2026-11-01","__proto__":{"a":1}}')
  expect(JSON.stringify(fromJson(operations.LookupEvents.input(), json).value)).toBe(JSON.stringify(json))
})
