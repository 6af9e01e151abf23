/** What S3's refusals mean for whoever reads log files. Pure. */
import { isServiceError, ServiceError } from '../../contracts/errors.js'

/** What S3 does not say. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const explanations: Readonly<Record<string, string>> = {
  AccessDenied:
    's3:GetObject is not allowed; or kms:Decrypt is not, where the object is encrypted with a KMS key; or there is no such object, which is only said to those with s3:ListBucket',
  InvalidObjectState: 'the object is archived and must be restored before it can be read',
}

/** The same error with the name of what was asked for and, where S3 is short of words, an explanation. */
export function explained(error: unknown, name: string): unknown {
  if (!isServiceError(error)) return error
  const { code, message, region, status, requestId, attempts, isThrottle, expectedRegion, $metadata } = error
  const explanation = code in explanations ? ` (${explanations[code] ?? ''})` : ''
  return new ServiceError(code, `${message}: ${name}${explanation}`, {
    operation: error.operation ?? '',
    region,
    status,
    requestId,
    attempts,
    totalRetryDelayMs: $metadata.totalRetryDelay,
    isThrottle,
    expectedRegion,
  })
}

/** Whether an error says that there is no such object. Without `s3:ListBucket`, S3 answers `AccessDenied` instead. */
export const isMissingObject = (error: unknown): boolean => isServiceError(error, 'NoSuchKey', 'NoSuchVersion')
