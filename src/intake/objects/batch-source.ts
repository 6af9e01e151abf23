/** Where the records of a batch come from: the object, what its key tells, and the message that told of it. */
import { parseObjectKey, type LogObjectKey } from './object-key.js'
import type { ObjectReference } from './object-reference.js'

/** Where records come from. */
export interface BatchSource extends ObjectReference {
  /** SQS's id of the message that told of the object; absent in a backfill. */
  readonly messageId?: string
  /** How often that message was delivered, this time included; absent in a backfill. */
  readonly receiveCount?: number
  /** What the key tells: account, Region, kind and day. Absent for a key in another form than CloudTrail's. */
  readonly log?: LogObjectKey
}

/** The source of an object's batches. */
export function sourceOf(
  object: ObjectReference,
  message: { readonly messageId: string; readonly receiveCount: number } | undefined,
): BatchSource {
  const log = parseObjectKey(object.key)
  const told = message && { messageId: message.messageId, receiveCount: message.receiveCount }
  return { ...object, ...told, ...(log === undefined ? {} : { log }) }
}
