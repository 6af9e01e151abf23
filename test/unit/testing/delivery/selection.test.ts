import { expect, test } from 'vitest'
import type { Trail } from '../../../../src/testing/account/resources.js'
import { isRecorded } from '../../../../src/testing/delivery/selection.js'

const trail = (more: Partial<Trail> = {}): Trail => ({
  name: 'audit',
  arn: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit',
  homeRegion: 'us-east-1',
  isLogging: true,
  settings: {
    S3BucketName: 'logs',
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: false,
    LogFileValidationEnabled: false,
    IsOrganizationTrail: false,
    RecursiveLogging: true,
  },
  ...more,
})

const put = {
  awsRegion: 'us-east-1',
  eventCategory: 'Data',
  eventName: 'PutObject',
  eventSource: 's3.amazonaws.com',
  readOnly: false,
  resources: [
    { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::audit/a.json' },
    { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::audit' },
  ],
}
const describeKey = {
  awsRegion: 'us-east-1',
  eventCategory: 'Management',
  eventName: 'DescribeKey',
  eventSource: 'kms.amazonaws.com',
  readOnly: true,
  userIdentity: { arn: 'arn:aws:iam::123456789012:user/ada' },
}
const insight = { awsRegion: 'us-east-1', eventType: 'AwsCloudTrailInsight' }

test.each([
  ['management events, with no selectors', trail(), describeKey, true],
  ['no data events, with no selectors', trail(), put, false],
  ['a record without category as a management event', trail(), { awsRegion: 'us-east-1' }, true],
  ['a record that is marked as no management event as data', trail(), { managementEvent: false }, false],
  ['no Insights events, without Insights', trail(), insight, false],
  [
    'Insights events, with Insights',
    trail({ insightSelectors: [{ InsightType: 'ApiCallRateInsight' }] }),
    insight,
    true,
  ],
])('records %s', (_, of, record, expected) => {
  expect(isRecorded(of, record)).toBe(expected)
})

const lambda = 'arn:aws:lambda'
test.each([
  ['WriteOnly', { ReadWriteType: 'WriteOnly' }, describeKey, false],
  ['ReadOnly', { ReadWriteType: 'ReadOnly' }, describeKey, true],
  ['no management events', { IncludeManagementEvents: false }, describeKey, false],
  ['an excluded source', { ExcludeManagementEventSources: ['kms.amazonaws.com'] }, describeKey, false],
  ['all objects', { DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }, put, true],
  ['a folder', { DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::audit/'] }] }, put, true],
  ['another bucket', { DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::other/'] }] }, put, false],
  ['another type', { DataResources: [{ Type: 'AWS::Lambda::Function', Values: [lambda] }] }, put, false],
])('a basic selector of %s', (_, selector, record, expected) => {
  expect(isRecorded(trail({ selectors: { EventSelectors: [selector] } }), record)).toBe(expected)
})

test.each([
  ['an equal category', [{ Field: 'eventCategory', Equals: ['Data'] }], true],
  ['another category', [{ Field: 'eventCategory', Equals: ['Management'] }], false],
  ['a negation that hits', [{ Field: 'eventName', NotEquals: ['PutObject'] }], false],
  ['a negation that misses', [{ Field: 'eventName', NotStartsWith: ['Get'] }], true],
  ['one of several values', [{ Field: 'eventName', StartsWith: ['Get', 'Put'] }], true],
  ['an end', [{ Field: 'resources.ARN', EndsWith: ['.json'] }], true],
  ['all operators of a field', [{ Field: 'eventName', StartsWith: ['Put'], NotEndsWith: ['Object'] }], false],
  [
    'all fields',
    [
      { Field: 'readOnly', Equals: ['false'] },
      { Field: 'eventSource', Equals: ['kms.amazonaws.com'] },
    ],
    false,
  ],
  ['a type among several resources', [{ Field: 'resources.type', Equals: ['AWS::S3::Bucket'] }], true],
  ['a field that the record has not', [{ Field: 'vpcEndpointId', Equals: ['vpce-1'] }], false],
  ['a nested field', [{ Field: 'userIdentity.arn', StartsWith: ['arn:'] }], false],
])('an advanced selector with %s', (_, FieldSelectors, expected) => {
  expect(isRecorded(trail({ selectors: { AdvancedEventSelectors: [{ FieldSelectors }] } }), put)).toBe(expected)
})

test('any of several advanced selectors is enough', () => {
  const selectors = ['Management', 'Data'].map((category) => ({
    FieldSelectors: [{ Field: 'eventCategory', Equals: [category] }],
  }))
  const all = trail({ selectors: { AdvancedEventSelectors: selectors } })
  expect([put, describeKey, insight].map((record) => isRecorded(all, record))).toEqual([true, true, false])
})
