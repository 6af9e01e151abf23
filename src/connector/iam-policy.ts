/** The minimal IAM policy for some actions. */
import { InputError, type InputIssue } from '../contracts/errors.js'
import { actionsNamed, unknownAction } from './actions.js'

/** A statement of a policy. */
export interface IamStatement {
  /** `Allow`. */
  readonly Effect: 'Allow'
  /** IAM actions, sorted by name. */
  readonly Action: readonly string[]
  /** `*`; narrow it to the ARNs of your resources for actions that support that. */
  readonly Resource: '*'
  /** Restricts a permission to CloudTrail. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

/** A policy document. */
export interface IamPolicy {
  /** The version of the policy language. */
  readonly Version: '2012-10-17'
  /** One for all permissions without a condition, and one for each permission with a condition. */
  readonly Statement: readonly IamStatement[]
}

/** The conditions of permissions that would otherwise reach far beyond CloudTrail. */
const conditions: Readonly<Record<string, NonNullable<IamStatement['Condition']>>> = {
  'iam:PassRole': { StringEquals: { 'iam:PassedToService': ['cloudtrail.amazonaws.com'] } },
  'iam:CreateServiceLinkedRole': {
    StringEquals: { 'iam:AWSServiceName': ['cloudtrail.amazonaws.com', 'context.cloudtrail.amazonaws.com'] },
  },
}

/**
 * Makes the minimal IAM policy for some actions.
 *
 * If several sets have a name, the policy covers the actions of all of them.
 *
 * @param actions - Names of actions, at least one.
 * @returns The policy document; write it as JSON.
 * @throws InputError when a name is not an action, or the list is empty.
 * @example
 * ```ts
 * import { iamPolicy } from 'cloudtrail-client/connector'
 *
 * console.log(JSON.stringify(iamPolicy(['run_query', 'stop_logging'])))
 * // {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["cloudtrail:LookupEvents","cloudtrail:StopLogging"],"Resource":"*"}]}
 * ```
 */
export function iamPolicy(actions: readonly string[]): IamPolicy {
  const issues = problemsOf(actions)
  if (issues.length > 0) throw new InputError(issues, { operation: 'iamPolicy' })
  const permissions = [...new Set(actions.flatMap(actionsNamed).flatMap((action) => action.permissions))].sort()
  const free = permissions.filter((permission) => !Object.hasOwn(conditions, permission))
  const bound = permissions.filter((permission) => Object.hasOwn(conditions, permission))
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: free, Resource: '*' },
      ...bound.map((permission) => ({
        Effect: 'Allow' as const,
        Action: [permission],
        Resource: '*' as const,
        ...(conditions[permission] && { Condition: conditions[permission] }),
      })),
    ],
  }
}

function problemsOf(actions: unknown): InputIssue[] {
  if (!Array.isArray(actions) || actions.length === 0)
    return [{ path: '', message: 'needs a list of at least one action' }]
  return actions.flatMap((name: unknown, index) =>
    typeof name === 'string' && actionsNamed(name).length > 0
      ? []
      : [{ path: `[${index}]`, message: unknownAction(String(name)) }],
  )
}
