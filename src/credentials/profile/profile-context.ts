/** What the kinds of profiles share while credentials are fetched. */
import type { ProfileFiles } from '../../profiles/profile-files.js'
import type { Clock } from '../../runtime/clock.js'
import type { StsOptions } from '../sources/sts.js'

export interface ProfileContext {
  readonly files: ProfileFiles
  /** The folder `.aws` of the user. */
  readonly folder: string
  /** How to call STS and IAM Identity Center. The Region is that of the caller, for profiles without one. */
  readonly connection: StsOptions
  readonly clock: Clock
}
