/** Credentials of a role, which is assumed with a token of an identity provider: IRSA on EKS, CI jobs with OIDC. */
import { platform } from '#platform'
import type { Credentials, CredentialsProvider } from '../../auth/credentials.js'
import type { FixedConfig } from '../../config/client-config.js'
import { ownMembers } from '../../contracts/options.js'
import { callerOf } from './caller.js'
import { notConfigured, sourceFailed } from './not-configured.js'
import { AssumeRoleWithWebIdentity } from './sts-operations.js'
import { assumeRole, defaultSessionName, unsigned, type StsOptions } from './sts.js'

const source = 'web identity'

/** Options of {@link fromWebIdentity}. */
export interface WebIdentityOptions extends StsOptions {
  /** ARN of the role. @defaultValue AWS_ROLE_ARN */
  roleArn?: string | undefined
  /** File with the token; read each time. @defaultValue AWS_WEB_IDENTITY_TOKEN_FILE */
  webIdentityTokenFile?: string | undefined
  /** Name of the session, 2 to 64 characters. @defaultValue AWS_ROLE_SESSION_NAME, then `cloudtrail-client` */
  roleSessionName?: string | undefined
  /** Lifetime of the credentials in seconds, 900 to 43,200. @defaultValue that of STS, 3,600 */
  durationSeconds?: number | undefined
  /** A policy in JSON that restricts the permissions of the session. */
  policy?: string | undefined
}

/**
 * Assumes a role with the token in a file.
 *
 * @param given - Values that are left out come from the environment.
 * @returns A provider; it reads environment and file each time it is called, and calls STS.
 * @throws CredentialsError from the provider: before a request when role or file are not known; with the code and message of
 * STS after one.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromWebIdentity() })
 * ```
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function fromWebIdentity(given: WebIdentityOptions = {}): CredentialsProvider {
  const options = ownMembers(given)
  return async (properties) => {
    const { region = (await callerOf(properties)).region } = options
    return assumeByWebIdentity({ ...options, region }, unsigned)
  }
}

/** @param credentials - Of no meaning: the call is not signed. They may bring the reader of a profile. */
export async function assumeByWebIdentity(
  options: WebIdentityOptions & Pick<FixedConfig, 'profile'>,
  credentials: Credentials,
): Promise<Credentials> {
  const variables = platform.environment()
  const roleArn = options.roleArn ?? variables['AWS_ROLE_ARN']
  const file = options.webIdentityTokenFile ?? variables['AWS_WEB_IDENTITY_TOKEN_FILE']
  if (!roleArn || !file) {
    throw notConfigured(source, 'AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE are not both set')
  }
  const token = await platform.readFile(file).catch((cause: unknown) => {
    throw sourceFailed(source, 'the token file cannot be read', cause)
  })
  const input = {
    RoleArn: roleArn,
    RoleSessionName: options.roleSessionName ?? (variables['AWS_ROLE_SESSION_NAME'] || defaultSessionName),
    WebIdentityToken: token.trim(),
    DurationSeconds: options.durationSeconds,
    Policy: options.policy,
  }
  return assumeRole(source, AssumeRoleWithWebIdentity, input, options, credentials)
}
