/** Reads notifications: from the body of a queue message to the objects that it announces. */
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'
import type { ObjectReference } from '../../bucket/object-reference.js'
import { formOf, type JsonObject } from './notification-forms.js'

/**
 * The kind of a message.
 *
 * - `s3`: an event notification of S3. Records that are not about a created object are skipped.
 * - `cloudtrail`: CloudTrail's own notification of delivered log files.
 * - `eventbridge`: an S3 event that came through EventBridge. It names an object only if the event is about a created one.
 * - `sns`: a topic's own message about a subscription. Messages that a topic forwards have the kind of their content.
 * - `test`: the message that S3 sends once when notifications are set up.
 * - `validation`: the message that CloudTrail sends once when a topic is set up.
 * - `notice`: a message of another service, e.g. Config or GuardDuty, or an EventBridge event of another source than S3.
 * - `unrecognised`: any other message, and one that can be read only in part. It may announce objects, so do not delete it
 *   unseen.
 */
export type NotificationKind =
  's3' | 'sns' | 'cloudtrail' | 'eventbridge' | 'test' | 'validation' | 'notice' | 'unrecognised'

/** The content of a queue message. */
export interface Notification {
  /** What kind of message it is. */
  readonly kind: NotificationKind
  /** The created objects in the order of the message; empty unless the kind is `s3`, `cloudtrail` or `eventbridge`. */
  readonly objects: readonly ObjectReference[]
}

/** A topic can forward to another topic, and each wraps the message. A message wrapped more often than this is not read. */
const maxWrappings = 3

const validationMessage = 'CloudTrail validation message.'

/**
 * Reads the body of a queue message: an S3 event notification, CloudTrail's own notification, an S3 event of EventBridge,
 * or one of these wrapped by SNS topics, up to three times.
 *
 * It never throws. A message of which any record cannot be read, or which has no record, is `unrecognised` and names no object,
 * so that no message is deleted after being read only in part.
 *
 * @param body - The text of the message, as it was received.
 * @returns The kind and the announced objects, with their keys decoded.
 * @example
 * ```ts
 * import { parseNotification } from 'cloudtrail-client/intake'
 *
 * const { kind, objects } = parseNotification('{"s3Bucket":"logs","s3ObjectKey":["AWSLogs/1/CloudTrail/a.json.gz"]}')
 * console.log(kind, objects) // 'cloudtrail' [{ bucket: 'logs', key: 'AWSLogs/1/CloudTrail/a.json.gz' }]
 * ```
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function parseNotification(body: string): Notification {
  return parse(body, 0)
}

function parse(body: unknown, wrappings: number): Notification {
  if (typeof body !== 'string') return unrecognised()
  if (body.trim() === validationMessage) return { kind: 'validation', objects: [] }
  const message = parsedObject(body)
  const form = message && formOf(message)
  if (message === undefined || form === undefined) return unrecognised()
  if (form === 'sns') return unwrap(message, wrappings)
  const objects = form.read(message)
  return objects === undefined ? unrecognised() : { kind: form.kind, objects }
}

function unwrap({ Type, Message }: JsonObject, wrappings: number): Notification {
  if (Type === 'SubscriptionConfirmation' || Type === 'UnsubscribeConfirmation') return { kind: 'sns', objects: [] }
  return Type === 'Notification' && wrappings < maxWrappings ? parse(Message, wrappings + 1) : unrecognised()
}

const unrecognised = (): Notification => ({ kind: 'unrecognised', objects: [] })

function parsedObject(text: string): JsonObject | undefined {
  const value = parseJson(text)
  return isObject(value) ? value : undefined
}
