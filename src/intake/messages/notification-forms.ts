/** The formats of notifications from S3, CloudTrail and EventBridge, as a table: how to recognise each and how to read it. */
import { isObject } from '../../schema/kind-of.js'
import { senderOf } from './notices.js'
import { referenceOf, type ObjectReference } from '../../bucket/object-reference.js'

/** A JSON object whose members have not been checked. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A format of notifications. */
export interface Form {
  readonly kind: 's3' | 'test' | 'cloudtrail' | 'eventbridge' | 'notice'
  /** The objects that were created; `undefined` when any part of the message cannot be read. */
  readonly read: (message: JsonObject) => ObjectReference[] | undefined
}

/** Some notices have members that news of objects has; a message with the members of two forms has none. */
const forms: readonly (readonly [isIn: (message: JsonObject) => boolean, form: Form | 'sns'])[] = [
  [(message) => Object.hasOwn(message, 'Type'), 'sns'],
  [(message) => senderOf(message) !== undefined, { kind: 'notice', read: () => [] }],
  [
    (message) => Object.hasOwn(message, 'Records') && senderOf(message) !== 'another service',
    { kind: 's3', read: readRecords },
  ],
  [(message) => message['Event'] === 's3:TestEvent', { kind: 'test', read: () => [] }],
  [
    (message) => Object.hasOwn(message, 's3ObjectKey') && senderOf(message) !== 'AWS Config',
    { kind: 'cloudtrail', read: readCloudTrail },
  ],
  [
    (message) => Object.hasOwn(message, 'detail') && senderOf(message) !== 'EventBridge',
    { kind: 'eventbridge', read: readEventBridge },
  ],
]

/** The format of a message; `undefined` when it matches none or more than one. */
export function formOf(message: JsonObject): Form | 'sns' | undefined {
  const [first, ...others] = forms.filter(([isIn]) => isIn(message))
  return others.length === 0 ? first?.[1] : undefined
}

/**
 * An empty list is refused: S3 sends none, and only the records show that a list is from S3.
 *
 * Records are recognised by their members, not by their version or source, which other object stores write differently.
 */
function readRecords({ Records }: JsonObject): ObjectReference[] | undefined {
  if (!Array.isArray(Records) || Records.length === 0) return undefined
  const objects: ObjectReference[] = []
  for (const record of Records as unknown[]) {
    if (!isObject(record) || typeof record['eventName'] !== 'string') return undefined
    const reference = objectOfRecord(record)
    if (reference === undefined) return undefined
    // MinIO writes `s3:ObjectCreated:Put`.
    if (/^(s3:)?ObjectCreated:/.test(record['eventName'])) objects.push(reference)
  }
  return objects
}

function objectOfRecord({ s3, awsRegion }: JsonObject): ObjectReference | undefined {
  if (!isObject(s3) || !isObject(s3['bucket']) || !isObject(s3['object'])) return undefined
  const { key, size, versionId, eTag } = s3['object']
  return referenceOf({
    bucket: s3['bucket']['name'],
    key: formDecoded(key),
    region: awsRegion,
    size,
    versionId,
    etag: eTag,
  })
}

/** S3 writes keys as HTML forms do: a space as `+`, other special characters percent-encoded in UTF-8. */
function formDecoded(key: unknown): string | undefined {
  if (typeof key !== 'string') return undefined
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

/** CloudTrail does not encode keys, and does not tell Region or size. A single key may stand without its list. */
function readCloudTrail({ s3Bucket, s3ObjectKey }: JsonObject): ObjectReference[] | undefined {
  const keys: unknown[] = Array.isArray(s3ObjectKey) ? s3ObjectKey : [s3ObjectKey]
  if (keys.length === 0) return undefined
  const nothing = { region: undefined, size: undefined, versionId: undefined, etag: undefined }
  const objects = keys.map((key) => referenceOf({ bucket: s3Bucket, key, ...nothing }))
  return objects.every((reference) => reference !== undefined) ? objects : undefined
}

/** EventBridge does not encode keys. */
function readEventBridge({ source, region, detail, ...message }: JsonObject): ObjectReference[] | undefined {
  if (source !== 'aws.s3' || !isObject(detail)) return undefined
  const isCreation = createsObject(message['detail-type'] ?? '', detail)
  if (isCreation === undefined || !isObject(detail['bucket']) || !isObject(detail['object'])) return undefined
  const { key, size, etag, 'version-id': versionId } = detail['object']
  const reference = referenceOf({ bucket: detail['bucket']['name'], key, region, size, versionId, etag })
  if (reference === undefined) return undefined
  return isCreation ? [reference] : []
}

/** Events that S3 sends to EventBridge besides `Object Created`. */
const otherDetailTypes: readonly unknown[] = [
  'Object Deleted',
  'Object Restore Initiated',
  'Object Restore Completed',
  'Object Restore Expired',
  'Object Storage Class Changed',
  'Object Access Tier Changed',
  'Object ACL Updated',
  'Object Tags Added',
  'Object Tags Deleted',
]

/**
 * Whether an event is about a created object; `undefined` for an unknown event. Queues of Security Lake have events without a
 * type (elastic/beats#36630): those count as creations unless they say how an object was deleted.
 */
function createsObject(type: unknown, detail: JsonObject): boolean | undefined {
  if (type === '') return !Object.hasOwn(detail, 'deletion-type')
  if (type === 'Object Created') return true
  return otherDetailTypes.includes(type) ? false : undefined
}
