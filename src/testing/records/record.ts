/** What a lookup knows about a record: the members of its event, read from the JSON of a log file. */
import { isObject } from '../values/json.js'

/** A CloudTrail record, as it stands in a log file. */
export type CloudTrailRecord = Readonly<Record<string, unknown>>

/** Parts of a nested object, or an empty one where there is none. */
export function part(value: unknown, name: string): CloudTrailRecord {
  const inner = isObject(value) ? value[name] : undefined
  return isObject(inner) ? inner : {}
}

/** A member that is a text with something in it. */
export function stringOf(value: unknown, name: string): string | undefined {
  const member = isObject(value) ? value[name] : undefined
  return typeof member === 'string' && member !== '' ? member : undefined
}

/** The category of a record, as selectors name it. Records from before there were categories have none of their own. */
export function eventCategoryOf(record: CloudTrailRecord): string {
  if (record['eventType'] === 'AwsCloudTrailInsight') return 'Insight'
  return stringOf(record, 'eventCategory') ?? (record['managementEvent'] === false ? 'Data' : 'Management')
}

const histories: ReadonlyMap<string, 'management' | 'insight'> = new Map([
  ['Management', 'management'],
  ['Insight', 'insight'],
])

/** Which history a record belongs to; data and network events belong to none. */
export const categoryOf = (record: CloudTrailRecord): 'management' | 'insight' | undefined =>
  histories.get(eventCategoryOf(record))

/**
 * The name that `Username` shows: of the user, else of the role session, else of the role.
 *
 * A role's session is named after the slash that ends its ARN, `…:assumed-role/role/session`.
 */
export function usernameOf(record: CloudTrailRecord): string | undefined {
  const identity = part(record, 'userIdentity')
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(stringOf(identity, 'arn') ?? '')?.[1]
  const issuer = part(part(identity, 'sessionContext'), 'sessionIssuer')
  const root = identity['type'] === 'Root' ? 'root' : undefined
  return stringOf(identity, 'userName') ?? session ?? stringOf(issuer, 'userName') ?? root
}

/** `'true'` or `'false'`, or nothing where the record does not tell. */
export function readOnlyOf(record: CloudTrailRecord): string | undefined {
  const value = record['readOnly']
  if (typeof value === 'boolean') return String(value)
  return value === 'true' || value === 'false' ? value : undefined
}

/** Key that signed the request. */
export const accessKeyOf = (record: CloudTrailRecord): string | undefined =>
  stringOf(part(record, 'userIdentity'), 'accessKeyId')
