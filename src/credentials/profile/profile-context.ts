/** What the kinds of profiles share while credentials are fetched. */
import { profileReader, type Credentials } from '../../auth/credentials.js'
import { profileSettings } from '../../profiles/profile-settings.js'
import type { ProfileFiles } from '../../profiles/profile-files.js'
import type { Clock } from '../../runtime/clock.js'
import type { StsOptions } from '../sources/sts.js'

export interface ProfileContext {
  /** The profile that was asked for, whose settings count for the calls of all on the way to its source. */
  readonly asked: string
  readonly files: ProfileFiles
  /** The folder `.aws` of the user. */
  readonly folder: string
  /** How to call STS and IAM Identity Center. The Region is that of the caller, for profiles without one. */
  readonly connection: StsOptions
  readonly clock: Clock
}

/** Credentials for a call that goes where the settings of the profile say, e.g. to an endpoint of its `services` section. */
export const withSettings = (credentials: Credentials): Credentials =>
  Object.assign({ ...credentials }, { [profileReader]: profileSettings })
