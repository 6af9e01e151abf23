/** The least IAM policy that lets some actions run. */
import { InputError, type InputIssue } from '../contracts/errors.js'
import { actionsNamed, unknownAction } from './actions.js'

/** A statement of a policy. */
export interface IamStatement {
  /** `Allow`. */
  readonly Effect: 'Allow'
  /** IAM actions, in the order of the alphabet. */
  readonly Action: readonly string[]
  /** `*`; narrow it to the ARNs of your resources where an action knows them. */
  readonly Resource: '*'
  /** Present where a permission is only needed towards CloudTrail. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

/** A policy document. */
export interface IamPolicy {
  /** Of the policy language. */
  readonly Version: '2012-10-17'
  /** One for all that needs no condition, and one for each that does. */
  readonly Statement: readonly IamStatement[]
}

/** What these permissions are allowed for; without it they would reach far beyond CloudTrail. */
const conditions: Readonly<Record<string, NonNullable<IamStatement['Condition']>>> = {
  'iam:PassRole': { StringEquals: { 'iam:PassedToService': ['cloudtrail.amazonaws.com'] } },
  'iam:CreateServiceLinkedRole': {
    StringEquals: { 'iam:AWSServiceName': ['cloudtrail.amazonaws.com', 'context.cloudtrail.amazonaws.com'] },
  },
}

/**
 * Makes the least IAM policy that lets some actions run.
 *
 * A name that several sets have stands for the actions of all of them; they need the same.
 *
 * @param actions - Names of actions, at least one.
 * @returns The policy document, to be written as JSON.
 * @throws InputError when a name is no action, or there is none: the policy would not be what was asked for.
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
