/** Credentials of a role, which is assumed with other credentials. */
import type { CredentialsInput, CredentialsProvider } from '../auth/credentials.js'
import { anything, credentialsOption } from '../config/option-rules.js'
import { readOptions, type OptionRules } from '../contracts/options.js'
import type { Tag } from '../operations/shapes/tag.js'
import { callerOf } from './sources/caller.js'
import { fromChain } from './chain.js'
import { AssumeRole } from './sources/sts-operations.js'
import { assumeRole, defaultSessionName, stsRules, type StsOptions } from './sources/sts.js'

/** Options of {@link fromAssumeRole}. */
export interface AssumeRoleOptions extends StsOptions {
  /** ARN of the role, e.g. `arn:aws:iam::123456789012:role/audit`. */
  roleArn: string
  /** Name of the session, which CloudTrail records; 2 to 64 characters. @defaultValue `cloudtrail-client` */
  roleSessionName?: string | undefined
  /** The external id that the role's trust policy requires; 2 to 1,224 characters. */
  externalId?: string | undefined
  /** Lifetime of the credentials in seconds, 900 to 43,200. @defaultValue that of STS, 3,600 */
  durationSeconds?: number | undefined
  /** A policy in JSON that restricts the permissions of the session. */
  policy?: string | undefined
  /** Tags of the session, at most 50: values by key, or as STS writes them. */
  tags?: Readonly<Record<string, string>> | readonly Tag[] | undefined
  /** The credentials to call STS with. @defaultValue those of {@link fromChain} */
  credentials?: CredentialsInput | undefined
}

const rules: OptionRules<AssumeRoleOptions> = {
  ...stsRules,
  roleArn: anything,
  roleSessionName: anything,
  externalId: anything,
  durationSeconds: anything,
  policy: anything,
  tags: anything,
  credentials: credentialsOption,
}

/**
 * Assumes a role with STS.
 *
 * @param given - The role, and how to assume it.
 * @returns A provider, which calls STS each time it is called.
 * @throws InputError at once, for an option that does not exist.
 * @throws CredentialsError from the provider, with the code and message of STS.
 * @example
 * ```ts
 * const credentials = fromAssumeRole({ roleArn, externalId: 'tenant-42', region: 'eu-west-1' })
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials })
 * ```
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function fromAssumeRole(given: AssumeRoleOptions): CredentialsProvider {
  const {
    roleArn,
    roleSessionName = defaultSessionName,
    externalId,
    durationSeconds,
    policy,
    tags,
    credentials = fromChain(),
    ...connection
  } = readOptions(given, rules, 'fromAssumeRole')
  const input = {
    RoleArn: roleArn,
    RoleSessionName: roleSessionName,
    ExternalId: externalId,
    DurationSeconds: durationSeconds,
    Policy: policy,
    Tags: tags && tagsOf(tags),
  }
  return async (properties) => {
    const { region, profile } = await callerOf(properties)
    const called = { ...connection, region: connection.region ?? region, profile }
    return assumeRole('assumed role', AssumeRole, input, called, credentials)
  }
}

const isList = (tags: AssumeRoleOptions['tags']): tags is readonly Tag[] => Array.isArray(tags)

const tagsOf = (tags: NonNullable<AssumeRoleOptions['tags']>): Tag[] =>
  isList(tags) ? [...tags] : Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
