/**
 * The IAM permissions that the caller of each operation needs.
 *
 * From the Service Authorization Reference of CloudTrail, the permissions for delegated administrators in its user guide,
 * and the permissions of the CloudFormation types `AWS::CloudTrail::Trail` and `::EventDataStore`.
 */
import type { AnyOperation } from '../../contracts/operation.js'

/** IAM actions that an operation needs beside the one of its own name. */
interface Further {
  readonly actions: readonly string[]
  /** The input member that requires them; if omitted, they are always required. */
  readonly member?: string
}

const serviceLinkedRole = ['iam:CreateServiceLinkedRole', 'iam:GetRole']
const organization = [
  ...serviceLinkedRole,
  'organizations:DescribeOrganization',
  'organizations:ListAWSServiceAccessForOrganization',
]
const passRole = ['iam:PassRole']
const useKey = ['kms:Decrypt', 'kms:GenerateDataKey']
const addTags = ['cloudtrail:AddTags']
const refresh = ['cloudtrail:StartDashboardRefresh', 'cloudtrail:StartQuery']

const further: Readonly<Record<string, readonly Further[]>> = {
  CreateTrail: [
    { actions: addTags, member: 'TagsList' },
    { actions: passRole, member: 'CloudWatchLogsRoleArn' },
    { actions: organization, member: 'IsOrganizationTrail' },
  ],
  UpdateTrail: [
    { actions: passRole, member: 'CloudWatchLogsRoleArn' },
    { actions: organization, member: 'IsOrganizationTrail' },
  ],
  CreateChannel: [{ actions: addTags, member: 'Tags' }],
  CreateDashboard: [{ actions: addTags, member: 'TagsList' }, { actions: refresh }],
  UpdateDashboard: [{ actions: refresh }],
  StartDashboardRefresh: [{ actions: ['cloudtrail:StartQuery'] }],
  CreateEventDataStore: [
    { actions: addTags, member: 'TagsList' },
    { actions: useKey, member: 'KmsKeyId' },
    { actions: organization, member: 'OrganizationEnabled' },
  ],
  UpdateEventDataStore: [
    { actions: useKey, member: 'KmsKeyId' },
    { actions: organization, member: 'OrganizationEnabled' },
  ],
  // For stores that are encrypted with a customer's key.
  StartQuery: [{ actions: useKey }],
  GetQueryResults: [{ actions: useKey }],
  StartImport: [{ actions: passRole, member: 'ImportSource' }],
  PutEventConfiguration: [{ actions: serviceLinkedRole, member: 'ContextKeySelectors' }],
  EnableFederation: [
    {
      actions: [
        ...passRole,
        'iam:GetRole',
        'glue:CreateDatabase',
        'glue:CreateTable',
        'glue:PassConnection',
        'lakeformation:RegisterResource',
      ],
    },
  ],
  DisableFederation: [{ actions: ['glue:DeleteTable', 'lakeformation:DeregisterResource'] }],
  RegisterOrganizationDelegatedAdmin: [
    {
      actions: [
        ...serviceLinkedRole,
        'organizations:ListAWSServiceAccessForOrganization',
        'organizations:RegisterDelegatedAdministrator',
      ],
    },
  ],
  DeregisterOrganizationDelegatedAdmin: [
    {
      actions: ['organizations:DeregisterDelegatedAdministrator', 'organizations:ListAWSServiceAccessForOrganization'],
    },
  ],
}

/** Operations without an IAM action of their own name, and the IAM actions that they need instead. */
const instead: Readonly<Record<string, readonly string[]>> = {
  ListInsightsMetricData: ['cloudtrail:LookupEvents', 'cloudtrail:ListInsightsData'],
}

/**
 * The IAM actions that a call of an operation needs.
 *
 * @param members - The input members that can be set. @defaultValue all
 */
export function permissionsOf({ name, iamAction }: AnyOperation, members?: readonly string[]): readonly string[] {
  const isNeeded = ({ member }: Further) => member === undefined || (members?.includes(member) ?? true)
  const others = (further[name] ?? []).filter(isNeeded).flatMap(({ actions }) => actions)
  return [...new Set([...(instead[name] ?? [iamAction]), ...others])]
}
