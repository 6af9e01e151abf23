/** Explains S3's refusals to those who read log files, and has the errors of objects that S3 itself does not report. */
import { brand, CloudTrailError, isServiceError } from '../contracts/errors.js'

/**
 * The object was replaced while it was read, so the bytes read so far cannot be completed. Reading it from the beginning gives
 * the new object.
 */
export class ObjectChangedError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'ObjectChangedError'
  override readonly name = 'ObjectChangedError'
  override readonly code = 'ObjectChanged'
}

/**
 * A message, or S3 itself, names a Region for the bucket that is not in the partition of the configured one, e.g. `cn-north-1`
 * for an intake in `eu-west-1`. No request was sent there: credentials are valid in one partition only.
 */
export class OtherPartitionError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'OtherPartitionError'
  override readonly name = 'OtherPartitionError'
  override readonly code = 'OtherPartition'
}

/** What S3's own messages leave out. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const explanations: Readonly<Record<string, string>> = {
  AccessDenied:
    's3:GetObject is not allowed; or kms:Decrypt is not, for an object that is encrypted with a KMS key; or the object does not exist, which S3 reveals only to callers with s3:ListBucket',
  InvalidObjectState: 'the object is archived and must be restored before it can be read',
}

/**
 * Adds the name of the object and, for some codes, an explanation to the message of a refusal.
 *
 * @param error - Changed in place, which keeps its stack and its cause. Errors that are not S3's stay as they are.
 * @returns The same error.
 */
export function explained(error: unknown, name: string): unknown {
  if (!isServiceError(error)) return error
  const explanation = Object.hasOwn(explanations, error.code) ? ` (${explanations[error.code] ?? ''})` : ''
  error.message += `: ${name}${explanation}`
  return error
}

/** Whether an error says that the object does not exist. To callers without `s3:ListBucket`, S3 answers `AccessDenied`. */
export const isMissingObject = (error: unknown): boolean => isServiceError(error, 'NoSuchKey', 'NoSuchVersion')
