/** The IAM permissions of operations. */
import { expect, test } from 'vitest'
import { permissionsOf } from '../../../../src/connector/action/permissions.js'
import { operations } from '../../../../src/operations/generated/table.js'

const rows = Object.values(operations)

test.each(rows.map((row) => [row.name, row] as const))(
  '%s needs permissions, each once and in IAM’s form',
  (_, row) => {
    const permissions = permissionsOf(row)
    expect(permissions).not.toEqual([])
    expect(new Set(permissions).size).toBe(permissions.length)
    for (const permission of permissions) expect(permission).toMatch(/^[a-z][a-z-]*:[A-Z]\w+$/)
  },
)

test('the permission of its own name comes first', () => {
  expect(permissionsOf(operations.StopLogging)).toEqual(['cloudtrail:StopLogging'])
  expect(permissionsOf(operations.PutAuditEvents)).toEqual(['cloudtrail-data:PutAuditEvents'])
})

test('an operation without an IAM action of its own name needs others instead', () => {
  expect(permissionsOf(operations.ListInsightsMetricData)).toEqual([
    'cloudtrail:LookupEvents',
    'cloudtrail:ListInsightsData',
  ])
})

test('members that can be set add what they need, and those that cannot do not', () => {
  expect(permissionsOf(operations.CreateTrail, [])).toEqual(['cloudtrail:CreateTrail'])
  expect(permissionsOf(operations.CreateTrail, ['TagsList', 'CloudWatchLogsRoleArn'])).toEqual([
    'cloudtrail:CreateTrail',
    'cloudtrail:AddTags',
    'iam:PassRole',
  ])
  expect(permissionsOf(operations.CreateTrail)).toEqual(
    permissionsOf(operations.CreateTrail, ['TagsList', 'CloudWatchLogsRoleArn', 'IsOrganizationTrail']),
  )
})

test('what does not depend on a member is always needed', () => {
  expect(permissionsOf(operations.DisableFederation, [])).toEqual([
    'cloudtrail:DisableFederation',
    'glue:DeleteTable',
    'lakeformation:DeregisterResource',
  ])
})
