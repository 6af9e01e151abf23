import { expect, test } from 'vitest'
import { limitIssues, limits } from '../../../../src/connector/action/limits.js'

const arns = (count: number) => Array.from({ length: count }, (_, id) => `arn:aws:s3:::bucket-${id}/`)
const resources = (...values: string[][]) =>
  values.map((Values) => ({ DataResources: [{ Type: 'AWS::S3::Object', Values }] }))
const conditions = (count: number) => [{ FieldSelectors: [{ Field: 'resources.ARN', Equals: arns(count) }] }]
const tags = (count: number) => Array.from({ length: count }, (_, id) => ({ Key: String(id) }))

test.each([
  ['EventSelectors', Array.from({ length: limits.eventSelectors }, () => ({}))],
  ['EventSelectors', resources(arns(200), arns(50))],
  ['EventSelectors', resources(arns(250), ['arn:aws:s3'])],
  ['AdvancedEventSelectors', [...conditions(499), ...conditions(1)]],
  ['TagsList', tags(50)],
  ['Tags', tags(50)],
  ['ResourceIdList', arns(20)],
  ['Name', 'audit'],
])('%s may be as large as the service takes it', (member, value) => {
  expect(limitIssues({ [member]: value })).toEqual([])
})

test.each([
  ['EventSelectors', Array.from({ length: 6 }, () => ({})), 'must have at most 5 event selectors, got 6'],
  [
    'EventSelectors',
    resources(arns(200), arns(51)),
    'must have at most 250 data resources in all selectors together, got 251',
  ],
  [
    'AdvancedEventSelectors',
    [...conditions(499), ...conditions(2)],
    'must have at most 500 condition values in all selectors together, got 501',
  ],
  ['TagsList', tags(51), 'must have at most 50 tags, got 51'],
  ['Tags', tags(51), 'must have at most 50 tags, got 51'],
  ['ResourceIdList', arns(21), 'must have at most 20 ARNs, got 21'],
])('%s with one more is refused with the number', (path, value, message) => {
  expect(limitIssues({ [path]: value })).toEqual([{ path, message }])
})

test('what is no list is left to the schema', () => {
  expect(limitIssues({ EventSelectors: [null, 5, { DataResources: 'all' }], AdvancedEventSelectors: ['a'] })).toEqual(
    [],
  )
})
