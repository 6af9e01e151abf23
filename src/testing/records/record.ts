/** A record, and what the emulator reads from it. */
import { isObject } from '../values/json.js'

/** A CloudTrail record, as in a log file. */
export type CloudTrailRecord = Readonly<Record<string, unknown>>

/** A member that is an object; an empty object where there is none. */
export function part(value: unknown, name: string): CloudTrailRecord {
  const inner = isObject(value) ? value[name] : undefined
  return isObject(inner) ? inner : {}
}

/** A member that is a string and not empty. */
export function stringOf(value: unknown, name: string): string | undefined {
  const member = isObject(value) ? value[name] : undefined
  return typeof member === 'string' && member !== '' ? member : undefined
}

/** The category of a record, as selectors name it. Old records have no `eventCategory`; other members tell theirs. */
export function eventCategoryOf(record: CloudTrailRecord): string {
  if (record['eventType'] === 'AwsCloudTrailInsight') return 'Insight'
  return stringOf(record, 'eventCategory') ?? (record['managementEvent'] === false ? 'Data' : 'Management')
}

const histories: ReadonlyMap<string, 'management' | 'insight'> = new Map([
  ['Management', 'management'],
  ['Insight', 'insight'],
])

/** The history that a record belongs to; `undefined` for data and network activity events. */
export const categoryOf = (record: CloudTrailRecord): 'management' | 'insight' | undefined =>
  histories.get(eventCategoryOf(record))

/**
 * The `Username` of an event: the name of the user, else of the role session, else of the role.
 *
 * The name of a role session is the last part of its ARN, `…:assumed-role/role/session`.
 */
export function usernameOf(record: CloudTrailRecord): string | undefined {
  const identity = part(record, 'userIdentity')
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(stringOf(identity, 'arn') ?? '')?.[1]
  const issuer = part(part(identity, 'sessionContext'), 'sessionIssuer')
  const root = identity['type'] === 'Root' ? 'root' : undefined
  return stringOf(identity, 'userName') ?? session ?? stringOf(issuer, 'userName') ?? root
}

/** `'true'` or `'false'`; `undefined` where the record has no `readOnly`. */
export function readOnlyOf(record: CloudTrailRecord): string | undefined {
  const value = record['readOnly']
  if (typeof value === 'boolean') return String(value)
  return value === 'true' || value === 'false' ? value : undefined
}

/** Id of the access key that signed the request. */
export const accessKeyOf = (record: CloudTrailRecord): string | undefined =>
  stringOf(part(record, 'userIdentity'), 'accessKeyId')
