import { expect, test } from 'vitest'
import {
  CreateTrail,
  DescribeTrails,
  GetTrailStatus,
  ListPublicKeys,
  ListTrails,
  UpdateTrail,
} from '../../../src/operations/trails.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'
import { issuesOf } from '../../support/refusal.js'

const trailArn = 'arn:aws:cloudtrail:eu-central-1:123456789012:trail/audit'
const logGroupArn = 'arn:aws:logs:eu-central-1:123456789012:log-group:audit:*'
const roleArn = 'arn:aws:iam::123456789012:role/audit'
const complete = { Name: 'audit', S3BucketName: 'audit-logs' }

test.for([
  ['too short', 'ab'],
  ['too long', 'a'.repeat(129)],
  ['with a space', 'audit logs'],
  ['with a letter that is not ASCII', 'prüfung'],
  ['with a line feed at its end', 'audit\n'],
  ['that starts with a hyphen', '-audit'],
  ['that ends with a dot', 'audit.'],
  ['with two marks side by side', 'my-_namespace'],
  ['like an IP address', '192.168.5.4'],
  ['that is an ARN', trailArn],
] as const)('a trail cannot be created under a name %s', ([, Name]) => {
  const issues = issuesOf(() => encodeInput(CreateTrail, { ...complete, Name }))
  expect([...new Set(issues.map(({ path }) => path))]).toEqual(['Name'])
})

test.for(['abc', 'a'.repeat(128), '1-2_3.4', '1.2.3', '1.2.3.4.5'])('a trail can be created as %s', (Name) => {
  expect(encodeInput(CreateTrail, { ...complete, Name })).toEqual({ ...complete, Name })
})

test('a new trail needs a bucket', () => {
  expect(issuesOf(() => encodeInput(CreateTrail, { Name: 'audit' }))).toEqual([
    { path: 'S3BucketName', message: 'is required' },
  ])
})

test('a trail that is changed is named by its name or by an ARN of any length', () => {
  const longArn = `arn:aws:cloudtrail:eu-central-1:123456789012:trail/${'a'.repeat(128)}`
  for (const Name of ['audit', trailArn, longArn]) expect(encodeInput(UpdateTrail, { Name })).toEqual({ Name })
  for (const Name of ['ab', 'a'.repeat(129)]) {
    expect(issuesOf(() => encodeInput(UpdateTrail, { Name }))).toMatchObject([{ path: 'Name' }])
  }
})

test('a role is refused without its log group, and a log group alone is not', () => {
  for (const row of [CreateTrail, UpdateTrail]) {
    const start = row === CreateTrail ? complete : { Name: 'audit' }
    expect(issuesOf(() => encodeInput(row, { ...start, CloudWatchLogsRoleArn: roleArn }))).toMatchObject([
      { message: expect.stringContaining('CloudWatchLogs') as string },
    ])
    const withGroup = { ...start, CloudWatchLogsLogGroupArn: logGroupArn }
    expect(encodeInput(row, withGroup)).toEqual(withGroup)
    const withBoth = { ...withGroup, CloudWatchLogsRoleArn: roleArn }
    expect(encodeInput(row, withBoth)).toEqual(withBoth)
  }
})

test('an empty text, which takes a setting off a trail, is sent', () => {
  const cleared = {
    ...{ Name: 'audit', S3KeyPrefix: '', SnsTopicName: '', KmsKeyId: '' },
    ...{ CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: '' },
  }
  expect(encodeInput(UpdateTrail, cleared)).toEqual(cleared)
})

test('a prefix has at most 200 characters and a topic at most 256', () => {
  const longest = { ...complete, S3KeyPrefix: 'a'.repeat(200), SnsTopicName: 'a'.repeat(256) }
  expect(encodeInput(CreateTrail, longest)).toEqual(longest)
  const tooLong = { ...complete, S3KeyPrefix: 'a'.repeat(201), SnsTopicName: 'a'.repeat(257) }
  expect(issuesOf(() => encodeInput(CreateTrail, tooLong))).toEqual([
    { path: 'S3KeyPrefix', message: 'must have at most 200 characters' },
    { path: 'SnsTopicName', message: 'must have at most 256 characters' },
  ])
})

test('the members of describeTrails start in lower case, and the usual spelling is pointed to them', () => {
  const input = { trailNameList: [], includeShadowTrails: false }
  expect(encodeInput(DescribeTrails, input)).toEqual(input)
  expect(issuesOf(() => encodeInput(DescribeTrails, { TrailNameList: ['audit'] }))).toEqual([
    { path: 'TrailNameList', message: 'is not a member; did you mean trailNameList?' },
  ])
})

test('the tags of a new trail are its only setting that a change cannot give', () => {
  const TagsList = [{ Key: 'team', Value: 'security' }]
  expect(encodeInput(CreateTrail, { ...complete, TagsList })).toEqual({ ...complete, TagsList })
  expect(issuesOf(() => encodeInput(UpdateTrail, { Name: 'audit', TagsList }))).toMatchObject([{ path: 'TagsList' }])
})

test('the times of a status are of type Date, but those no longer in use stay text', () => {
  const wire = { StartLoggingTime: 1767225600, TimeLoggingStarted: '2026-01-01T00:00:00Z' }
  expect(decodeOutput(GetTrailStatus, wire)).toEqual({
    output: { StartLoggingTime: new Date('2026-01-01T00:00:00Z'), TimeLoggingStarted: '2026-01-01T00:00:00Z' },
  })
})

test('a public key is bytes, and its span of validity two times', () => {
  const wire = { PublicKeyList: [{ Value: 'MIIB', ValidityStartTime: 1767225600, ValidityEndTime: 1767312000 }] }
  expect(decodeOutput(ListPublicKeys, wire)).toEqual({
    output: {
      PublicKeyList: [
        {
          Value: Uint8Array.of(0x30, 0x82, 0x01),
          ValidityStartTime: new Date('2026-01-01T00:00:00Z'),
          ValidityEndTime: new Date('2026-01-02T00:00:00Z'),
        },
      ],
    },
  })
})

test('creating a trail is not repeated when its reply was lost, changing one is', () => {
  expect([CreateTrail.retry, UpdateTrail.retry]).toEqual(['unless-sent', 'always'])
})

test('trails and keys come in pages, of which any may have no list', () => {
  expect(ListTrails.paging?.items({ Trails: [{ Name: 'audit' }] })).toEqual([{ Name: 'audit' }])
  expect(ListTrails.paging?.items({})).toBeUndefined()
  expect(ListPublicKeys.paging?.items({})).toBeUndefined()
  expect(DescribeTrails.paging).toBeUndefined()
})
