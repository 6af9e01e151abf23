/** The keys of the objects that CloudTrail delivers: parses keys, and makes the prefixes to list. */
import { isDay, timeOfMinute } from './day.js'

/**
 * The content of an object that CloudTrail delivered; a folder in its key.
 *
 * `CloudTrail` has management and data events, `CloudTrail-NetworkActivity` events of VPC endpoints, `CloudTrail-Insight`
 * Insights events, `CloudTrail-Aggregated` summaries of data events, and `CloudTrail-Digest` signed lists of log files.
 */
export type LogKind =
  'CloudTrail' | 'CloudTrail-NetworkActivity' | 'CloudTrail-Insight' | 'CloudTrail-Aggregated' | 'CloudTrail-Digest'

/** A series of log files: those of one kind, account and Region. */
export interface LogLocation {
  /** The trail's S3 key prefix, without the slash that follows it; absent when it has none. */
  readonly prefix?: string | undefined
  /** E.g. `o-exampleorgid`; absent unless an organization trail delivered the file. */
  readonly organizationId?: string | undefined
  /** The account whose events these are. */
  readonly accountId: string
  /** The content of its files. */
  readonly kind: LogKind
  /** The Region whose events these are. */
  readonly region: string
}

/** The facts in the key of a delivered object. */
export interface LogObjectKey extends LogLocation {
  /** The UTC day of its folder, e.g. `2024-02-29`. */
  readonly day: string
  /** The name after the last slash. */
  readonly file: string
  /**
   * The minute of delivery in the file's name. It can be some minutes later than the object's own time; the records are older.
   * Absent when the name has none, as in digests.
   */
  readonly deliveredAt?: Date
}

const keyForm =
  /^(?:(?<prefix>.+)\/)?AWSLogs\/(?:(?<organizationId>o-[a-z0-9]+)\/)?(?<accountId>\d+)\/(?<kind>CloudTrail(?:-NetworkActivity|-Insight|-Aggregated|-Digest)?)\/(?<region>[a-z0-9-]+)\/(?<year>\d{4})\/(?<month>\d\d)\/(?<dayOfMonth>\d\d)\/(?<file>[^/]+)$/s

/**
 * Parses the key of an object that CloudTrail delivered.
 *
 * @param key - The key, decoded.
 * @returns The facts in it; `undefined` for a key in another format, and for folder markers, which end in a slash.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function parseObjectKey(key: string): LogObjectKey | undefined {
  const parts = keyForm.exec(key)?.groups
  if (parts === undefined) return undefined
  const { prefix, organizationId, accountId = '', kind = '', region = '', file = '' } = parts
  const day = `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['dayOfMonth'] ?? ''}`
  if (!isDay(day)) return undefined
  const deliveredMs = timeOfMinute(/_(\d{8}T\d{4})Z_/.exec(file)?.[1] ?? '')
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(organizationId === undefined ? {} : { organizationId }),
    accountId,
    kind: kind as LogKind, // sound: the pattern takes no other
    region,
    day,
    file,
    ...(Number.isNaN(deliveredMs) ? {} : { deliveredAt: new Date(deliveredMs) }),
  }
}

/**
 * The prefix of the keys of a series, up to the folder of the year: `[prefix/]AWSLogs/[o-…/]{account}/{kind}/{region}/`.
 *
 * Keys below it sort by day and minute, so that one listing returns them in the order of time.
 */
export function locationPrefix({ prefix = '', organizationId, accountId, kind, region }: LogLocation): string {
  const start = prefix === '' ? '' : `${prefix}/`
  const organization = organizationId === undefined ? '' : `${organizationId}/`
  return `${start}AWSLogs/${organization}${accountId}/${kind}/${region}/`
}

/**
 * The prefix of the keys of one day.
 *
 * @param day - A UTC day, e.g. `2024-02-29`: that of the delivery. Records of the last minutes of a day are in the folder of
 * the next day.
 */
export const dayPrefix = (location: LogLocation, day: string): string =>
  `${locationPrefix(location)}${day.replaceAll('-', '/')}/`
