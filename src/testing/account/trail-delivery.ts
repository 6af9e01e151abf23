/** What a trail has delivered so far, from where its next delivery continues. */
import type { CloudTrailRecord } from '../records/record.js'

/** What a trail has delivered so far. */
export class TrailDelivery {
  readonly records = new Set<CloudTrailRecord>()
  /** Delivered log files that are not in a digest yet. */
  undigested: LogFile[] = []
  /** Log files that were delivered while validation was off, and are in no digest. */
  unproven: LogFile[] = []
  /** The last `_backfill` digests by Region. */
  readonly backfillChains = new Map<string, DigestLink>()
  /** Chains of digests by Region: the last digest, and the end of the hour that it covers. */
  readonly chains = new Map<string, { readonly last: DigestLink | undefined; readonly untilMs: number }>()
  /** Epoch milliseconds. */
  latestLogMs: number | undefined
  latestDigestMs: number | undefined
}

/** What the digest of its hour says of a delivered log file. */
export interface LogFile {
  readonly bucket: string
  readonly key: string
  readonly region: string
  readonly deliveredAtMs: number
  /** SHA-256 of the JSON before compression, hexadecimal. */
  readonly hash: string
  /** `eventTime` of the oldest and newest record, unchanged. */
  readonly times: { readonly oldest: string; readonly newest: string }
}

/** What the next digest of a chain says of the one before. */
export interface DigestLink {
  readonly bucket: string
  readonly key: string
  /** SHA-256 of the JSON before compression, hexadecimal. */
  readonly hash: string
  /** Hexadecimal. */
  readonly signature: string
}
