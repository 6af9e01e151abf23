/** Resources of an event, as lookups of the real service give them. The ids are made up. */
import { expect, test } from 'vitest'
import { realRecords } from '../../../../examples/records.js'
import { resourcesOf } from '../../../../src/testing/history/event-resources.js'

const namesOf = (eventSource: string, eventName: string, more: object) =>
  resourcesOf({ eventSource, eventName, ...more }).map(({ ResourceType = '', ResourceName }) => [
    ResourceType.replace('AWS::', ''),
    ResourceName,
  ])

const groups = { items: [{ groupId: 'sg-1', groupName: 'web' }] }
const requested = {
  instancesSet: { items: [{ imageId: 'ami-1', minCount: 1, maxCount: 1, keyName: 'key' }] },
  networkInterfaceSet: { items: [{ deviceIndex: 0, groupSet: { items: [{ groupId: 'sg-1' }] } }] },
}

test('RunInstances names all that the instance is made of', () => {
  const instance = {
    ...{ instanceId: 'i-1', imageId: 'ami-1', keyName: 'key', subnetId: 'subnet-1', vpcId: 'vpc-1', groupSet: groups },
    networkInterfaceSet: { items: [{ networkInterfaceId: 'eni-1', subnetId: 'subnet-1', groupSet: groups }] },
  }
  const responseElements = { groupSet: {}, instancesSet: { items: [instance] } }
  expect(
    namesOf('ec2.amazonaws.com', 'RunInstances', { requestParameters: requested, responseElements }).sort(),
  ).toEqual([
    ['EC2::Ami', 'ami-1'],
    ['EC2::Instance', 'i-1'],
    ['EC2::KeyPair', 'key'],
    ['EC2::NetworkInterface', 'eni-1'],
    ['EC2::SecurityGroup', 'sg-1'],
    ['EC2::SecurityGroup', 'web'],
    ['EC2::Subnet', 'subnet-1'],
    ['EC2::VPC', 'vpc-1'],
  ])
})

test('a refused RunInstances names what was asked for', () => {
  expect(
    namesOf('ec2.amazonaws.com', 'RunInstances', { requestParameters: requested, responseElements: null }),
  ).toEqual([
    ['EC2::Ami', 'ami-1'],
    ['EC2::KeyPair', 'key'],
    ['EC2::SecurityGroup', 'sg-1'],
  ])
})

const role = 'arn:aws:iam::123456789012:role/deploy'
const assumed = {
  requestParameters: { roleArn: role, roleSessionName: 'run' },
  resources: [{ accountId: '123456789012', type: 'AWS::IAM::Role', ARN: role }],
}
const credentials = { accessKeyId: 'ASIAEXAMPLE', sessionToken: 'secret', expiration: 'Jan 1, 2026, 1:00:00 PM' }

test('AssumeRole names the key that it issued, the session in three ways, and the role', () => {
  const assumedRoleUser = { assumedRoleId: 'AROAEXAMPLE:run', arn: 'arn:aws:sts::123456789012:assumed-role/deploy/run' }
  const responseElements = { credentials, assumedRoleUser }
  expect(namesOf('sts.amazonaws.com', 'AssumeRole', { ...assumed, responseElements })).toEqual([
    ['IAM::AccessKey', 'ASIAEXAMPLE'],
    ['STS::AssumedRole', 'run'],
    ['STS::AssumedRole', 'AROAEXAMPLE:run'],
    ['STS::AssumedRole', 'arn:aws:sts::123456789012:assumed-role/deploy/run'],
    ['IAM::Role', role],
  ])
})

test('AssumeRole by a service names the key, the session and the role', () => {
  expect(namesOf('sts.amazonaws.com', 'AssumeRole', { ...assumed, responseElements: { credentials } })).toEqual([
    ['IAM::AccessKey', 'ASIAEXAMPLE'],
    ['STS::AssumedRole', 'run'],
    ['IAM::Role', role],
  ])
})

test('CreateUser names the user in three ways', () => {
  const user = { path: '/', userName: 'ada', userId: 'AIDAEXAMPLE', arn: 'arn:aws:iam::123456789012:user/ada' }
  const parts = { requestParameters: { userName: 'ada' }, responseElements: { user } }
  expect(namesOf('iam.amazonaws.com', 'CreateUser', parts)).toEqual([
    ['IAM::User', 'arn:aws:iam::123456789012:user/ada'],
    ['IAM::User', 'AIDAEXAMPLE'],
    ['IAM::User', 'ada'],
  ])
})

test('CreateSecurityGroup names the group by name and id, and its VPC', () => {
  const requestParameters = { groupName: 'web', groupDescription: 'web', vpcId: 'vpc-1' }
  const responseElements = { requestId: '1', _return: true, groupId: 'sg-1' }
  expect(namesOf('ec2.amazonaws.com', 'CreateSecurityGroup', { requestParameters, responseElements })).toEqual([
    ['EC2::VPC', 'vpc-1'],
    ['EC2::SecurityGroup', 'web'],
    ['EC2::SecurityGroup', 'sg-1'],
  ])
})

const ofInstance = { requestParameters: { instancesSet: { items: [{ instanceId: 'i-1' }] } } }

test('DescribeInstances names none, whatever it asks for', () => {
  expect(namesOf('ec2.amazonaws.com', 'DescribeInstances', ofInstance)).toEqual([])
})

test.each(['StartInstances', 'StopInstances', 'TerminateInstances'])('%s names the instances', (name) => {
  expect(namesOf('ec2.amazonaws.com', name, ofInstance)).toEqual([['EC2::Instance', 'i-1']])
})

test('no resource stands twice in a real record', () => {
  for (const record of realRecords()) {
    const names = resourcesOf(record).map((resource) => JSON.stringify(resource))
    expect(new Set(names).size).toBe(names.length)
  }
})
