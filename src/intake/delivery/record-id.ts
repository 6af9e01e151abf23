/** Ids of records that are the same at every delivery, for stores that write each id once. */
import { builtin } from '../../platform/node-builtin.js'
import type { ObjectReference } from '../objects/object-reference.js'

/** 128 bits: two objects among 10^15 share an id with a probability of about 10^-9. */
const hexDigits = 32

/**
 * Gives each record of one object an id of its own: 32 hexadecimal digits for the object, a hyphen, and the record's
 * place in it, such as `9f86d081884c7d659a2feaa0c55ad015-17`.
 *
 * The id tells place, not content. It is the same whenever the object is read again, in any process, but not for the same
 * event in another file; for that see `eventID`. A version counts: a notification that tells the object's version gives
 * other ids than one that does not.
 *
 * @returns A function from the place of a record in its object, counted from 0, to its id.
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
