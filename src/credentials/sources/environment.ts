/** Credentials from environment variables: in Lambda, CI jobs, a shell. */
import { platform } from '#platform'
import type { CredentialsProvider } from '../../auth/credentials.js'
import { notConfigured, sourceFailed } from './not-configured.js'

/**
 * Reads AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION and AWS_ACCOUNT_ID.
 *
 * @returns A provider; it reads the environment each time it is called.
 * @throws CredentialsError from the provider, when the first two are not both set. A chain goes on unless only the first is.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromEnv() })
 * ```
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
 */
export function fromEnv(): CredentialsProvider {
  return async () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_CREDENTIAL_EXPIRATION: expiration,
      AWS_ACCOUNT_ID: accountId,
    } = platform.environment()
    if (accessKeyId && !secretAccessKey) {
      throw sourceFailed('environment', 'AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not')
    }
    if (!accessKeyId || !secretAccessKey) {
      throw notConfigured('environment', 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set')
    }
    return Promise.resolve({
      accessKeyId,
      secretAccessKey,
      ...(sessionToken ? { sessionToken } : {}),
      ...(expiration ? { expiration: new Date(expiration) } : {}),
      ...(accountId ? { accountId } : {}),
    })
  }
}
