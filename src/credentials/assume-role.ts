/** Credentials of a role that is assumed with other credentials. */
import type { CredentialsInput, CredentialsProvider } from '../auth/credentials.js'
import { fromChain } from './chain.js'
import { AssumeRole } from './sts-operations.js'
import { assumeRole, type StsOptions } from './sts.js'

/** Options of {@link fromAssumeRole}. */
export interface AssumeRoleOptions extends StsOptions {
  /** ARN of the role, e.g. `arn:aws:iam::123456789012:role/audit`. */
  roleArn: string
  /** Name of the session, as it shows in CloudTrail; 2 to 64 characters. @defaultValue `cloudtrail-client` */
  roleSessionName?: string | undefined
  /** What the owner of the role asks for, so that nobody else can have you assume it; 2 to 1,224 characters. */
  externalId?: string | undefined
  /** From 900 to 43,200 seconds. @defaultValue what STS gives, 3,600 */
  durationSeconds?: number | undefined
  /** A policy in JSON that narrows down what the session may do. */
  policy?: string | undefined
  /** Tags of the session, at most 50. */
  tags?: Readonly<Record<string, string>> | undefined
  /** What STS is called with. @defaultValue the chain of {@link fromChain} */
  credentials?: CredentialsInput | undefined
}

/**
 * Assumes a role with STS.
 *
 * @param options - The role, and what it is assumed with.
 * @returns A provider; each call of it is a call of STS.
 * @throws CredentialsError from the provider, with the code and message of STS.
 * @example
 * ```ts
 * const credentials = fromAssumeRole({ roleArn, externalId: 'tenant-42', region: 'eu-west-1' })
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials })
 * ```
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function fromAssumeRole(options: AssumeRoleOptions): CredentialsProvider {
  const { roleArn, roleSessionName = 'cloudtrail-client', externalId, durationSeconds, policy, tags } = options
  const input = {
    RoleArn: roleArn,
    RoleSessionName: roleSessionName,
    ExternalId: externalId,
    DurationSeconds: durationSeconds,
    Policy: policy,
    Tags: tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  }
  const credentials = options.credentials ?? fromChain()
  return () => assumeRole('assumed role', AssumeRole, input, options, credentials)
}
