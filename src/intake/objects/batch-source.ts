/** The source of a batch: the object, the facts in its key, and the message that announced it. */
import { parseObjectKey, type LogObjectKey } from './object-key.js'
import type { ObjectReference } from '../../bucket/object-reference.js'

/** The object that records come from. */
export interface BatchSource extends ObjectReference {
  /** SQS's id of the message that announced the object; absent in a backfill. */
  readonly messageId?: string
  /** How often that message was delivered, this time included; absent in a backfill. */
  readonly receiveCount?: number
  /** The facts in the key: account, Region, kind and day. Absent for a key in another format than CloudTrail's. */
  readonly log?: LogObjectKey
}

/** The source of an object's batches. */
export function sourceOf(
  object: ObjectReference,
  message: { readonly messageId: string; readonly receiveCount: number } | undefined,
): BatchSource {
  const log = parseObjectKey(object.key)
  const announcedBy = message && { messageId: message.messageId, receiveCount: message.receiveCount }
  return { ...object, ...announcedBy, ...(log === undefined ? {} : { log }) }
}
