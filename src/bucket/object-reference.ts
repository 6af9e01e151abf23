/** A reference to an object in a bucket, and the check of one that comes from a message. */

import { hostLabel } from '../protocol/endpoint.js'
import { bucketName } from '../protocol/rest-xml.js'
import { isWellFormed } from '../runtime/percent-encoding.js'

/** An object in S3, with the facts that are known without a request. */
export interface ObjectReference {
  /** The bucket's name. */
  readonly bucket: string
  /** The key, decoded. */
  readonly key: string
  /** The bucket's Region; absent when the message does not tell. */
  readonly region?: string
  /** Bytes as stored, compressed ones for a log file; absent when the message does not tell. */
  readonly size?: number
  /** Absent when the bucket keeps no versions, or the message does not tell. */
  readonly versionId?: string
  /** The entity tag, as the message writes it; absent when it does not tell. */
  readonly etag?: string
}

/**
 * Makes a reference from the facts in a message; `undefined` when one of them is not valid.
 *
 * Bucket and Region become part of a host name, and the entity tag part of a header: values that do not fit there are refused
 * here.
 */
export function referenceOf(facts: Readonly<Record<keyof ObjectReference, unknown>>): ObjectReference | undefined {
  const { bucket, key, ...others } = facts
  if (!isBucketName(bucket) || !isKey(key)) return undefined
  const known = Object.entries(others).filter(([, value]) => !isAbsent(value))
  // sound: `others` has exactly the members that `checks` has.
  if (!known.every(([name, value]) => checks[name as keyof typeof checks](value))) return undefined
  // sound: each of these members has just been checked.
  return { bucket, key, ...(Object.fromEntries(known) as Omit<ObjectReference, 'bucket' | 'key'>) }
}

/** S3 writes `null` for the version where there is none; MinIO an empty Region. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

const isString = (value: unknown): value is string => typeof value === 'string'

const isToken = (value: unknown): boolean => isString(value) && /^[\x21-\x7e]+$/.test(value)

const isBucketName = (value: unknown): value is string => isString(value) && bucketName.test(value)

const isKey = (value: unknown): value is string => isString(value) && value !== '' && isWellFormed(value)

const checks = {
  region: (value: unknown) => isString(value) && hostLabel.test(value),
  size: (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0,
  versionId: isToken,
  etag: isToken,
}
