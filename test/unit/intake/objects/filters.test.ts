/** What the filters by name keep. */
import { expect, test } from 'vitest'
import { filterByName, routineCalls, withoutRoutineCalls } from '../../../../src/intake/objects/filters.js'

test.each([
  ['s3', 'PutObject', true],
  ['s3', 'DeleteBucket', true],
  ['s3', 'CreateBucket', true],
  ['s3', 'CopyObject', true],
  ['s3', 'RestoreObject', true],
  ['s3', 'GetObjectTorrent', true],
  ['s3', 'ListBuckets', true],
  ['s3', 'GetObject', false],
  ['s3', 'GetObjectTagging', false],
  ['s3', 'HeadBucket', false],
  ['s3', 'ListObjects', false],
  ['ec2', 'RunInstances', true],
  ['ec2', 'DescribeSecurityGroups', true],
  ['ec2', 'DescribeInstances', false],
  ['ec2', 'DescribeInstanceStatus', false],
  ['ec2', 'DescribeVpcs', false],
  ['ec2', 'DescribeVpcEndpoints', true],
  ['ec2', 'DescribeVolumesModifications', false],
  ['ec2', 'CreateTags', false],
  ['iam', 'CreateUser', true],
  ['iam', 'ListUsers', false],
  ['iam', 'GetUser', true],
  ['cloudtrail', 'DescribeTrails', false],
  ['kinesis', 'GetRecords', false],
])('of %s, %s is kept: %s', (service, eventName, isKept) => {
  expect(withoutRoutineCalls({ eventSource: `${service}.amazonaws.com`, eventName })).toBe(isKept)
})

test('the preset leaves out fourteen beginnings of names for EC2', () => {
  expect(routineCalls.services['ec2.amazonaws.com']?.without).toHaveLength(14)
})

test('a record that has no name is kept, whatever the rules', () => {
  expect(withoutRoutineCalls({ eventSource: 's3.amazonaws.com' })).toBe(true)
  expect(withoutRoutineCalls({})).toBe(true)
})

test.each([['__proto__'], ['constructor'], ['']])('the service %j has no rule of its own', (eventSource) => {
  expect(withoutRoutineCalls({ eventSource, eventName: 'ListThings' })).toBe(false)
  expect(withoutRoutineCalls({ eventSource, eventName: 'PutThing' })).toBe(true)
})

test('a name that is both left out and kept is left out', () => {
  const keep = filterByName({ services: { a: { only: ['Put'], without: ['PutNoise'] } }, others: {} })
  expect(['PutNoise', 'PutThing', 'Get'].map((eventName) => keep({ eventSource: 'a', eventName }))).toEqual([
    false,
    true,
    false,
  ])
})

test('a service with a rule of its own is not under the rule for the others', () => {
  const keep = filterByName({ services: { a: {} }, others: { without: ['List'] } })
  expect(keep({ eventSource: 'a', eventName: 'ListThings' })).toBe(true)
  expect(keep({ eventSource: 'b', eventName: 'ListThings' })).toBe(false)
})
