/** What comes to a queue beside the news of objects, as a table: the notices of other services on a shared topic or bus. */
import { isObject } from '../../schema/kind-of.js'

type JsonObject = Readonly<Record<string, unknown>>

/**
 * Notices by their sender, and how each is recognised: by members that no news of an object has; those of AWS Config and of
 * EventBridge, which share their members with such news, by the values.
 */
const notices = [
  ['AWS Config', ({ messageType }) => isText(messageType) && /^(Oversized)?Config|^ComplianceChange/.test(messageType)],
  ['EventBridge', isOtherEvent],
  ['CloudWatch', ({ AlarmName, NewStateValue }) => isText(AlarmName) && isText(NewStateValue)],
  [
    'GuardDuty',
    ({ arn, findingDetails }) => Array.isArray(findingDetails) || /^arn:[^:]*:guardduty:/.test(textOf(arn)),
  ],
  ['Auto Scaling', ({ Event }) => /^autoscaling:/.test(textOf(Event))],
  ['RDS', (message) => isText(message['Event Source']) && isText(message['Event ID'])],
  ['another service', isOfOtherSource],
] as const satisfies readonly (readonly [sender: string, isFrom: (message: JsonObject) => boolean])[]

/** The sender of a notice; `undefined` for a message that is none of these, and may announce objects. */
export const senderOf = (message: JsonObject): (typeof notices)[number][0] | undefined =>
  notices.find(([, isFrom]) => isFrom(message))?.[0]

/** An event of another source than S3. One with an object in it may have been made by a program that announces objects. */
function isOtherEvent({ source, detail, 'detail-type': type }: JsonObject): boolean {
  if (!isText(source) || source === 'aws.s3' || !isText(type) || !isObject(detail)) return false
  return !Object.hasOwn(detail, 'bucket') && !Object.hasOwn(detail, 'object')
}

/** Records of another source than S3, e.g. of SES; those of a log file have the hosts of services as sources. */
function isOfOtherSource({ Records }: JsonObject): boolean {
  if (!Array.isArray(Records) || Records.length === 0) return false
  return (Records as unknown[]).every(
    (record) => isObject(record) && /^aws:(?!s3$)/.test(textOf(record['eventSource'])) && !Object.hasOwn(record, 's3'),
  )
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const textOf = (value: unknown): string => (isText(value) ? value : '')
