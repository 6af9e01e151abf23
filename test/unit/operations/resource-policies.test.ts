import { expect, test } from 'vitest'
import {
  DeleteResourcePolicy,
  GetResourcePolicy,
  PutResourcePolicy,
} from '../../../src/operations/resource-policies.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'
import { issuesOf } from '../../support/refusal.js'

const ResourceArn = 'arn:aws:cloudtrail:eu-central-1:123456789012:channel/EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE'

test('a policy of 8192 characters is sent as it is, one of 8193 is refused', () => {
  const longest = { ResourceArn, ResourcePolicy: ' '.repeat(8192) }
  expect(encodeInput(PutResourcePolicy, longest)).toEqual(longest)
  expect(issuesOf(() => encodeInput(PutResourcePolicy, { ...longest, ResourcePolicy: ' '.repeat(8193) }))).toEqual([
    { path: 'ResourcePolicy', message: 'must have at most 8192 characters' },
  ])
})

test('a policy is JSON text, not an object', () => {
  const input = { ResourceArn, ResourcePolicy: { Version: '2012-10-17', Statement: [] } }
  expect(issuesOf(() => encodeInput(PutResourcePolicy, input))).toEqual([
    { path: 'ResourcePolicy', message: 'must be a string, got an object' },
  ])
})

test('every operation needs the ARN of the resource', () => {
  for (const row of [GetResourcePolicy, DeleteResourcePolicy]) {
    expect(issuesOf(() => encodeInput(row, {}))).toEqual([{ path: 'ResourceArn', message: 'is required' }])
    expect(issuesOf(() => encodeInput(row, { ResourceArn: 'my channel' }))).toMatchObject([{ path: 'ResourceArn' }])
  }
})

test('the policy that CloudTrail writes for delegated administrators is received', () => {
  const wire = { ResourceArn, ResourcePolicy: '{}', DelegatedAdminResourcePolicy: '{}' }
  expect(decodeOutput(GetResourcePolicy, wire)).toEqual({ output: wire })
})
