/** What a validation says of a file, and the words in which it says so. */

/** Why a file is not valid. */
export type FindingReason =
  | 'not-found'
  | 'invalid-format'
  | 'signature-mismatch'
  | 'hash-mismatch'
  | 'moved'
  | 'unknown-key'
  | 'unusable-key'
  | 'no-keys'
  | 'trailing-data'
  | 'denied'
  | 'unreadable'

/**
 * What was found about one digest file, one log file, or a time without digests.
 *
 * - `digest`: a digest file. When it is valid, `from` and `to` are the time that it covers.
 * - `log`: a log file that a valid digest names.
 * - `gap`: between `from` and `to` there are no digests, and the one after it says that none came before. It counts as valid.
 */
export interface Finding {
  /** What it is about. */
  readonly kind: 'digest' | 'log' | 'gap'
  /** Whether it belongs to the chain of `_backfill` digests. */
  readonly isBackfill: boolean
  /** The account whose files these are, 12 digits. */
  readonly accountId: string
  /** The Region that the files are of. */
  readonly region: string
  /** The bucket; absent for a gap, and where copies do not tell. */
  readonly bucket?: string
  /** The key; absent for a gap. */
  readonly key?: string
  /** `invalid` when the file is missing, altered or cannot be proven. */
  readonly verdict: 'valid' | 'invalid'
  /**
   * Why the file is not valid; absent when it is.
   *
   * - `not-found`: it was deleted, or never delivered.
   * - `invalid-format`: it is no gzip, or no digest.
   * - `signature-mismatch`: the digest is not what was signed, or has no signature.
   * - `hash-mismatch`: the log file is not what its digest says.
   * - `moved`: the digest was delivered under another name.
   * - `unknown-key`: the key that signed is none of those that the service lists.
   * - `unusable-key`: that key cannot be read.
   * - `no-keys`: the service lists no keys for the time.
   * - `trailing-data`: something follows the log.
   * - `denied`: S3 refuses the caller.
   * - `unreadable`: any other failure to read it; `message` has the error's.
   */
  readonly reason?: FindingReason
  /** The reason in words, those of `aws cloudtrail validate-logs` where it has some; for a gap, what it means. */
  readonly message?: string
  /** Start of the time that a valid digest covers, or that a gap lasts. */
  readonly from?: Date
  /** End of that time. */
  readonly to?: Date
}

/** Why a file is not valid, and how to say it. */
export interface Failure {
  readonly reason: FindingReason
  readonly message: string
}

/** The failures that need no details, in the words of the AWS CLI. */
export const failures = {
  notFound: { reason: 'not-found', message: 'not found' },
  invalidFormat: { reason: 'invalid-format', message: 'invalid format' },
  signatureMismatch: { reason: 'signature-mismatch', message: 'signature verification failed' },
  hashMismatch: { reason: 'hash-mismatch', message: "hash value doesn't match" },
  moved: { reason: 'moved', message: 'has been moved from its original location' },
  trailingData: { reason: 'trailing-data', message: 'unexpected data after end of compressed stream' },
} as const satisfies Readonly<Record<string, Failure>>
