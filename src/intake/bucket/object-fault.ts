/** What S3's refusals mean for the reader of log files, and the error of an object that was replaced meanwhile. */
import { CloudTrailError, isServiceError } from '../../contracts/errors.js'

/**
 * The object was replaced while it was read, so that what was read is no whole of anything. Reading it again from the
 * beginning gives the new one.
 */
export class ObjectChangedError extends CloudTrailError {
  override readonly name = 'ObjectChangedError'
  override readonly code = 'ObjectChanged'
}

/** What S3 does not say. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const explanations: Readonly<Record<string, string>> = {
  AccessDenied:
    's3:GetObject is not allowed; or kms:Decrypt is not, where the object is encrypted with a KMS key; or there is no such object, which is only said to those with s3:ListBucket',
  InvalidObjectState: 'the object is archived and must be restored before it can be read',
}

/**
 * Adds to the message of a refusal what was asked for and, where S3 is short of words, an explanation.
 *
 * @param error - Changed in place, so that its stack and its cause stay what they are. Errors other than S3's are left alone.
 * @returns The same error.
 */
export function explained(error: unknown, name: string): unknown {
  if (!isServiceError(error)) return error
  const explanation = Object.hasOwn(explanations, error.code) ? ` (${explanations[error.code] ?? ''})` : ''
  error.message += `: ${name}${explanation}`
  return error
}

/** Whether an error says that there is no such object. Without `s3:ListBucket`, S3 answers `AccessDenied` instead. */
export const isMissingObject = (error: unknown): boolean => isServiceError(error, 'NoSuchKey', 'NoSuchVersion')
