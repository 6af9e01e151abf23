import { expect, test } from 'vitest'
import { actions } from '../../../src/connector/actions.js'
import { iamPolicy } from '../../../src/connector/iam-policy.js'
import { permissionsOf } from '../../../src/connector/action/permissions.js'
import { operations } from '../../../src/operations/generated/table.js'

const permissionsFor = (set: string, name: string) =>
  actions().find((action) => action.set === set && action.name === name)?.permissions

test('a policy allows what its actions need and nothing else', () => {
  expect(iamPolicy(['run_query', 'stop_logging', 'lookup_events'])).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['cloudtrail:LookupEvents', 'cloudtrail:StopLogging'], Resource: '*' }],
  })
})

test('roles may only be passed to CloudTrail, and service-linked roles made for it', () => {
  const { Statement } = iamPolicy(['create_trail'])
  expect(Statement).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'cloudtrail:AddTags',
        'cloudtrail:CreateTrail',
        'iam:GetRole',
        'organizations:DescribeOrganization',
        'organizations:ListAWSServiceAccessForOrganization',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['iam:CreateServiceLinkedRole'],
      Resource: '*',
      Condition: {
        StringEquals: { 'iam:AWSServiceName': ['cloudtrail.amazonaws.com', 'context.cloudtrail.amazonaws.com'] },
      },
    },
    {
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': ['cloudtrail.amazonaws.com'] } },
    },
  ])
})

test.each([
  [['run_query', 'stop_loging'], /\[1\] "stop_loging" is not an action; did you mean stop_logging\?/],
  [['*'], /\[0\]/],
  [[], /at least one action/],
  [['__proto__'], /\[0\]/],
  [[undefined as never], /\[0\]/],
])('%j is an error, never a wider policy', (names, message) => {
  expect(() => iamPolicy(names)).toThrow(
    expect.objectContaining({ code: 'InvalidInput', message: expect.stringMatching(message) as string }),
  )
})

test('no policy has a wildcard among its actions', () => {
  const every = iamPolicy([...new Set(actions().map(({ name }) => name))])
  expect(
    every.Statement.flatMap(({ Action }) => Action).filter((action) => !/^[a-z-]+:[A-Za-z]+$/.test(action)),
  ).toEqual([])
})

test.each(['CreateTrail', 'UpdateTrail', 'StartImport', 'EnableFederation'] as const)(
  '%s needs iam:PassRole',
  (name) => {
    expect(permissionsOf(operations[name])).toContain('iam:PassRole')
  },
)

test('an action that cannot set a member does not need what the member would', () => {
  expect(permissionsFor('management', 'create_trails')).toEqual([
    'cloudtrail:CreateTrail',
    'iam:CreateServiceLinkedRole',
    'iam:GetRole',
    'organizations:DescribeOrganization',
    'organizations:ListAWSServiceAccessForOrganization',
  ])
  expect(permissionsFor('management', 'stop_logging')).toEqual(['cloudtrail:StopLogging'])
})

test('an operation without an IAM action of its name needs those that stand for it', () => {
  expect(permissionsFor('operation', 'list_insights_metric_data')).toEqual([
    'cloudtrail:LookupEvents',
    'cloudtrail:ListInsightsData',
  ])
})
