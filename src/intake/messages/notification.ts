/** What a queue message says about delivered objects: its body in, the objects out, whichever way it came. */
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'
import type { ObjectReference } from '../objects/object-reference.js'
import { formOf, type JsonObject } from './notification-forms.js'

/**
 * What a message was found to be.
 *
 * - `s3`: an event notification of S3. Records of anything but a created object are passed over.
 * - `cloudtrail`: CloudTrail's own notification of delivered log files.
 * - `eventbridge`: an S3 event that came through EventBridge. One that creates no object names none.
 * - `sns`: a topic's own message about a subscription. Messages that a topic passes on have the kind of their content.
 * - `test`: what S3 sends once when notifications are set up.
 * - `validation`: what CloudTrail sends once when a topic is set up.
 * - `unrecognised`: anything else, and whatever is understood only in part. It may stand for objects, so do not delete it
 *   unseen.
 */
export type NotificationKind = 's3' | 'sns' | 'cloudtrail' | 'eventbridge' | 'test' | 'validation' | 'unrecognised'

/** What a queue message says. */
export interface Notification {
  /** What it was found to be. */
  readonly kind: NotificationKind
  /** The objects that were created, in the order of the message; empty for all kinds but those of S3 and CloudTrail. */
  readonly objects: readonly ObjectReference[]
}

/** A topic may feed a topic; a message within more wrappings than this is not looked into. */
const maxWrappings = 3

const validationMessage = 'CloudTrail validation message.'

/**
 * Reads the body of a queue message: an S3 event notification, CloudTrail's own notification, an S3 event of EventBridge,
 * or one of these as an SNS topic wraps it, up to three times.
 *
 * It never throws, whatever it is given. A message counts as a whole: when one of its records cannot be read, or it has no
 * record at all, it is `unrecognised` and names no object, so that nothing is deleted on half the truth.
 *
 * @param body - The text of the message, as it was received.
 * @returns Its kind, and the objects it tells of, with their keys decoded and ready for use.
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
