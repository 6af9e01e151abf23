/** Credentials of a role that is assumed with a token of an identity provider: IRSA on EKS, CI jobs with OIDC. */
import { platform } from '#platform'
import type { CredentialsProvider } from '../auth/credentials.js'
import { notConfigured, sourceFailed } from './not-configured.js'
import { AssumeRoleWithWebIdentity } from './sts-operations.js'
import { assumeRole, type StsOptions } from './sts.js'

const source = 'web identity'

/** Options of {@link fromWebIdentity}. */
export interface WebIdentityOptions extends StsOptions {
  /** ARN of the role. @defaultValue AWS_ROLE_ARN */
  roleArn?: string | undefined
  /** File with the token; read anew each time. @defaultValue AWS_WEB_IDENTITY_TOKEN_FILE */
  webIdentityTokenFile?: string | undefined
  /** Name of the session, 2 to 64 characters. @defaultValue AWS_ROLE_SESSION_NAME, then `cloudtrail-client` */
  roleSessionName?: string | undefined
  /** From 900 to 43,200 seconds. @defaultValue what STS gives, 3,600 */
  durationSeconds?: number | undefined
  /** A policy in JSON that narrows down what the session may do. */
  policy?: string | undefined
}

/**
 * Assumes a role with the token of a file.
 *
 * @param options - What is not given comes from the environment.
 * @returns A provider; it reads environment and file each time it is called, and calls STS.
 * @throws CredentialsError from the provider: before sending when role or file are not known; with the code and message
 * of STS after.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromWebIdentity() })
 * ```
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function fromWebIdentity(options: WebIdentityOptions = {}): CredentialsProvider {
  return async () => {
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
      RoleSessionName: options.roleSessionName ?? (variables['AWS_ROLE_SESSION_NAME'] || 'cloudtrail-client'),
      WebIdentityToken: token.trim(),
      DurationSeconds: options.durationSeconds,
      Policy: options.policy,
    }
    return assumeRole(source, AssumeRoleWithWebIdentity, input, options, unused)
  }
}

/** The call is not signed. */
const unused = { accessKeyId: 'unsigned', secretAccessKey: 'unsigned' }
