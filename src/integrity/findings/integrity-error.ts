/** Why a validation cannot begin. */
import { brand, CloudTrailError } from '../../contracts/errors.js'

/**
 * Why there is nothing to validate.
 *
 * - `AccountIdRequired`: an organization trail has files of many accounts; say of which.
 * - `OrganizationIdRequired`: the organization cannot be told by the folders of the bucket.
 * - `TrailNotFound`: the account and Region of the trail's ARN have no such trail; give `bucket` for one that was deleted.
 * - `NoPublicKeys`: the service lists no keys for the range, as for one before October 2015; or the folder has no `public-keys.json`.
 * - `Left`: a report was asked for, but the loop over the findings had been left.
 */
export type IntegrityErrorCode =
  'AccountIdRequired' | 'OrganizationIdRequired' | 'TrailNotFound' | 'NoPublicKeys' | 'Left'

/** A validation cannot begin, or was not brought to its end. It is no verdict. */
export class IntegrityError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'IntegrityError'
  override readonly name = 'IntegrityError'
  override readonly code: IntegrityErrorCode

  /** @internal */
  constructor(code: IntegrityErrorCode, message: string, details: { cause?: unknown } = {}) {
    super(message, details)
    this.code = code
  }
}
