/** The keys of the objects that CloudTrail delivers: what a key tells, and which keys to list for a day. */
import { isDay, timeOfMinute } from './day.js'

/**
 * What an object that CloudTrail delivered holds; the folder in its key.
 *
 * `CloudTrail` has management and data events, `CloudTrail-NetworkActivity` events of VPC endpoints, `CloudTrail-Insight`
 * Insights events, `CloudTrail-Aggregated` summaries of data events, and `CloudTrail-Digest` signed lists of log files.
 */
export type LogKind =
  'CloudTrail' | 'CloudTrail-NetworkActivity' | 'CloudTrail-Insight' | 'CloudTrail-Aggregated' | 'CloudTrail-Digest'

/** One series of log files: those of one kind, account and Region. */
export interface LogLocation {
  /** The trail's S3 key prefix, without the slash that follows it; absent when it has none. */
  readonly prefix?: string | undefined
  /** Such as `o-exampleorgid`; absent unless an organization trail delivered the file. */
  readonly organizationId?: string | undefined
  /** The account whose events these are. */
  readonly accountId: string
  /** What its files hold. */
  readonly kind: LogKind
  /** The Region whose events these are. */
  readonly region: string
}

/** What the key of a delivered object tells. */
export interface LogObjectKey extends LogLocation {
  /** The UTC day of its folder, e.g. `2024-02-29`. */
  readonly day: string
  /** The name behind the last slash. */
  readonly file: string
  /**
   * The minute of delivery in the file's name. It may be some minutes ahead of the object's own time, and its records are
   * older. Absent when the name has none, as those of digests.
   */
  readonly deliveredAt?: Date
}

const keyForm =
  /^(?:(?<prefix>.+)\/)?AWSLogs\/(?:(?<organizationId>o-[a-z0-9]+)\/)?(?<accountId>\d+)\/(?<kind>CloudTrail(?:-NetworkActivity|-Insight|-Aggregated|-Digest)?)\/(?<region>[a-z0-9-]+)\/(?<year>\d{4})\/(?<month>\d\d)\/(?<dayOfMonth>\d\d)\/(?<file>[^/]+)$/s

/**
 * Reads the key of an object that CloudTrail delivered.
 *
 * @param key - The key, decoded.
 * @returns What it tells, or `undefined` for a key in another form, and for the marks of folders that end in a slash.
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
 * What the keys of one series begin with, up to the folder of the year: `[prefix/]AWSLogs/[o-…/]{account}/{kind}/{region}/`.
 *
 * Days and minutes sort by time below it, so that one listing walks through all of them in order.
 */
export function locationPrefix({ prefix = '', organizationId, accountId, kind, region }: LogLocation): string {
  const start = prefix === '' ? '' : `${prefix}/`
  const organization = organizationId === undefined ? '' : `${organizationId}/`
  return `${start}AWSLogs/${organization}${accountId}/${kind}/${region}/`
}

/**
 * What the keys of one day begin with.
 *
 * @param day - A UTC day, e.g. `2024-02-29`. A file is in the folder of the day of its delivery, so that records of the
 * last minutes of a day are in the folder of the next.
 */
export const dayPrefix = (location: LogLocation, day: string): string =>
  `${locationPrefix(location)}${day.replaceAll('-', '/')}/`
