/** Reads one page of a bucket listing. Pure. */
import { ResponseError } from '../contracts/errors.js'
import type { WithMetadata } from '../contracts/output.js'
import { ListObjectsV2, type ListObjectsV2Output } from './s3-operations.js'

/** An object of a listing. */
export interface ListedObject {
  readonly key: string
  /** Bytes as stored. */
  readonly size: number
  readonly lastModified: Date
  /** With its quotation marks, as S3 writes it. */
  readonly etag?: string
}

/** A page of a listing. */
export interface ObjectPage {
  /** In the order of their keys. */
  readonly objects: readonly ListedObject[]
  /** The beginnings of keys up to the delimiter, each once. */
  readonly prefixes: readonly string[]
}

/** @throws ResponseError for keys that cannot be decoded, and for a page with others after it but without a token for them. */
export function readPage(
  output: ListObjectsV2Output & WithMetadata,
  region: string,
): { page: ObjectPage; nextToken: string | undefined } {
  const { Contents = [], CommonPrefixes = [], ...rest } = output
  const { IsTruncated, NextContinuationToken, EncodingType } = rest
  const isLast = IsTruncated !== 'true'
  if (!isLast && NextContinuationToken === undefined)
    throw unusable(output, region, 'is cut off without a token for the rest')
  if (!Contents.every(({ Size }) => /^\d+$/.test(Size)))
    throw unusable(output, region, 'has a Size that is no whole number')
  const decode = (text: string) => (EncodingType === 'url' ? decodeForm(text) : text)
  try {
    const objects = Contents.map(({ Key, Size, LastModified, ETag }) => ({
      key: decode(Key),
      size: Number(Size),
      lastModified: LastModified,
      ...(ETag === undefined ? {} : { etag: ETag }),
    }))
    const prefixes = CommonPrefixes.map(({ Prefix }) => decode(Prefix))
    return { page: { objects, prefixes }, nextToken: isLast ? undefined : NextContinuationToken }
  } catch (cause) {
    throw unusable(output, region, 'has a key that is not URL-encoded as it says', cause)
  }
}

/** S3 writes a space as `+`, and a plus as `%2B`. */
const decodeForm = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

function unusable({ $metadata }: WithMetadata, region: string, reason: string, cause?: unknown): ResponseError {
  return new ResponseError(`${ListObjectsV2.name}: the page ${reason}`, {
    operation: ListObjectsV2.name,
    region,
    status: $metadata.httpStatusCode ?? 200,
    requestId: $metadata.requestId,
    attempts: $metadata.attempts ?? 1,
    totalRetryDelayMs: $metadata.totalRetryDelay,
    cause,
  })
}
