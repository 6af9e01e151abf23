/** Ids of records that stay the same at every delivery, so that a store can write each id once. */
import { builtin } from '../../platform/node-builtin.js'
import type { ObjectReference } from '../../bucket/object-reference.js'

/** 128 bits: two objects among 10^15 share an id with a probability of about 10^-9. */
const hexDigits = 32

/**
 * Makes an id for each record of one object: 32 hexadecimal digits for the object, a hyphen, and the index of the record,
 * such as `9f86d081884c7d659a2feaa0c55ad015-17`.
 *
 * The id depends on where the record stands, not on what it contains. It is the same whenever the object is read again, in any
 * process; the same event in another file has another id, but the same `eventID`. The version of the object is part of the id:
 * a notification that names it gives other ids than one that does not.
 *
 * @returns A function from the index of a record in its object, counted from 0, to its id.
 */
export function recordIds({
  bucket,
  key,
  versionId,
}: Pick<ObjectReference, 'bucket' | 'key' | 'versionId'>): (index: number) => string {
  const name = JSON.stringify([bucket, key, versionId ?? null])
  const hash = builtin('node:crypto').createHash('sha256').update(name).digest('hex').slice(0, hexDigits)
  return (index) => `${hash}-${index}`
}
