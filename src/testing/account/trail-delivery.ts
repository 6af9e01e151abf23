/** What a trail remembers of its deliveries: the next one goes on from there. */
import type { CloudTrailRecord } from '../records/record.js'

/** What a trail has delivered so far. */
export class TrailDelivery {
  readonly records = new Set<CloudTrailRecord>()
  /** Log files that no digest names yet. */
  undigested: LogFile[] = []
  /** Chains of digests by Region: the last one, and the time up to which hours are digested. */
  readonly chains = new Map<string, { readonly last: DigestLink | undefined; readonly untilMs: number }>()
  /** Epoch milliseconds. */
  latestLogMs: number | undefined
  latestDigestMs: number | undefined
}

/** A log file that was delivered, as the digest of its hour names it. */
export interface LogFile {
  readonly bucket: string
  readonly key: string
  readonly region: string
  readonly deliveredAtMs: number
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string
  /** Times of the events in it, as they stand in the records. */
  readonly times: { readonly oldest: string; readonly newest: string }
}

/** What the next digest of a chain says of the last one. */
export interface DigestLink {
  readonly bucket: string
  readonly key: string
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string
  /** Hexadecimal. */
  readonly signature: string
}
