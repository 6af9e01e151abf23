/** Credentials of a profile in `~/.aws/config` and `~/.aws/credentials`, as `aws configure` and `aws configure sso` write them. */
import { platform } from '#platform'
import { profileReader, type CredentialsProvider, type ProfileReader } from '../auth/credentials.js'
import { text } from '../config/option-rules.js'
import { readOptions, type OptionRules } from '../contracts/options.js'
import { systemClock } from '../runtime/clock.js'
import { callerOf } from './sources/caller.js'
import { stsRules, type StsOptions } from './sources/sts.js'

/** Options of {@link fromProfile}. */
export interface ProfileOptions extends StsOptions {
  /** Name of the profile. @defaultValue that of the client, then AWS_PROFILE, then AWS_DEFAULT_PROFILE, then `default` */
  profile?: string | undefined
}

const rules: OptionRules<ProfileOptions> = { ...stsRules, profile: text }

/**
 * Reads the credentials of a profile: keys, a role with `source_profile` or `credential_source`, web identity, a
 * `credential_process`, or a session that `aws sso login` has begun.
 *
 * Files that have not changed are not read again. AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name other files. Codes for
 * MFA, the renewal of SSO sessions, and `aws login` are left to `@aws-sdk/credential-provider-node`, whose providers can be passed
 * as `credentials`.
 *
 * @param given - The profile, and how to call STS for one with a role.
 * @returns A provider; it reads environment and files each time it is called.
 * @throws InputError at once, for an option that does not exist.
 * @throws CredentialsError from the provider: a profile that was asked for and is absent, incomplete or refused ends a chain;
 * one without any credentials does not.
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1', credentials: fromProfile({ profile: 'audit' }) })
 * ```
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function fromProfile(given: ProfileOptions = {}): CredentialsProvider {
  const options = readOptions(given, rules, 'fromProfile')
  // Few programs have profiles: what reads them is loaded by those that do.
  const provider: CredentialsProvider = async (properties) => {
    const { credentialsOfProfile } = await import('./profile/profile-credentials.js')
    const caller = await callerOf(properties)
    const { profile = caller.profile, region = caller.region, clock = systemClock, ...connection } = options
    return credentialsOfProfile(
      profile,
      { connection: { ...connection, region, clock }, clock },
      platform.environment(),
    )
  }
  const read: ProfileReader = async (profile, variables) => {
    const { profileSettings } = await import('../profiles/profile-settings.js')
    return profileSettings(options.profile ?? profile, variables)
  }
  return Object.assign(provider, { [profileReader]: read })
}
