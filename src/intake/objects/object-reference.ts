/** An object in a bucket, as a notification names it, and the check of what a message says of it. */

/** An object in S3, and what is known of it without asking. */
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
 * A reference of facts that were found in a message; `undefined` when one of them is not what it should be.
 *
 * Bucket and Region become part of a host name and the tag that of a header, so what does not belong there is refused here.
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

const isText = (value: unknown): value is string => typeof value === 'string'

const isToken = (value: unknown): boolean => isText(value) && /^[\x21-\x7e]+$/.test(value)

/** Names of the first years have up to 255 characters, upper case and underscores. */
const isBucketName = (value: unknown): value is string => isText(value) && /^[A-Za-z0-9][\w.-]{0,254}$/.test(value)

/** Half a character cannot be written in UTF-8, so that no object has it in its key. */
const isKey = (value: unknown): value is string => isText(value) && value !== '' && !/\p{Surrogate}/u.test(value)

const checks = {
  region: (value: unknown) => isText(value) && /^[a-z0-9-]{1,63}$/.test(value),
  size: (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0,
  versionId: isToken,
  etag: isToken,
}
