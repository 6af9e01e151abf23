/** Credentials of a role, which is assumed with a token of an identity provider: IRSA on EKS, CI jobs with OIDC. */
import { platform } from '#platform'
import type { Credentials, CredentialsProvider } from '../../auth/credentials.js'
import type { FixedConfig } from '../../config/client-config.js'
import { anything } from '../../config/option-rules.js'
import { readOptions, type OptionRules } from '../../contracts/options.js'
import { callerOf } from './caller.js'
import { notConfigured, sourceFailed } from './not-configured.js'
import { AssumeRoleWithWebIdentity } from './sts-operations.js'
import { assumeRole, defaultSessionName, stsRules, unsigned, type StsOptions } from './sts.js'

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

const rules: OptionRules<WebIdentityOptions> = {
  ...stsRules,
  roleArn: anything,
  webIdentityTokenFile: anything,
  roleSessionName: anything,
  durationSeconds: anything,
  policy: anything,
}

/**
 * Assumes a role with the token in a file.
 *
 * @param given - Values that are left out come from the environment.
 * @returns A provider; it reads environment and file each time it is called, and calls STS.
 * @throws InputError at once, for an option that does not exist.
 * @throws CredentialsError from the provider: before a request when role or file are not known; with the code and message of
 * STS after one.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromWebIdentity() })
 * ```
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function fromWebIdentity(given: WebIdentityOptions = {}): CredentialsProvider {
  const options = readOptions(given, rules, 'fromWebIdentity')
  return async (properties) => {
    const { region = (await callerOf(properties)).region } = options
    return assumeByWebIdentity({ ...options, region }, unsigned)
  }
}

/** @param credentials - Of no meaning: the call is not signed. They may bring the reader of a profile. */
export async function assumeByWebIdentity(
  given: WebIdentityOptions & Pick<FixedConfig, 'profile'>,
  credentials: Credentials,
): Promise<Credentials> {
  const variables = platform.environment()
  const { roleArn: givenArn, webIdentityTokenFile, roleSessionName, durationSeconds, policy, ...connection } = given
  const roleArn = givenArn ?? variables['AWS_ROLE_ARN']
  const file = webIdentityTokenFile ?? variables['AWS_WEB_IDENTITY_TOKEN_FILE']
  if (!roleArn || !file) {
    throw notConfigured(source, 'AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE are not both set')
  }
  const token = await platform.readFile(file).catch((cause: unknown) => {
    throw sourceFailed(source, 'the token file cannot be read', cause)
  })
  const input = {
    RoleArn: roleArn,
    RoleSessionName: roleSessionName ?? (variables['AWS_ROLE_SESSION_NAME'] || defaultSessionName),
    WebIdentityToken: token.trim(),
    DurationSeconds: durationSeconds,
    Policy: policy,
  }
  return assumeRole(source, AssumeRoleWithWebIdentity, input, connection, credentials)
}
