/** The error of an object that became another one while it was read. */
import { CloudTrailError } from '../../contracts/errors.js'

/**
 * The object was replaced while it was read, so that what was read is no whole of anything. Reading it again from the
 * beginning gives the new one.
 */
export class ObjectChangedError extends CloudTrailError {
  override readonly name = 'ObjectChangedError'
  override readonly code = 'ObjectChanged'
}
