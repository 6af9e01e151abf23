/** What a validation tells besides its verdicts: signs of tampering that no verdict shows. */

/**
 * What a warning is about.
 *
 * - `newest-missing`: no digest covers the end of the range. The newest ones may have been deleted: nothing points to them.
 * - `gap`: the chain was restarted. Logging or validation was off, or the digests between were deleted.
 * - `missing-before-restart`: in a gap there are log files, so a digest may have been deleted that ended the chain before.
 * - `several-missing`: where one digest is reported, more than one hour has none.
 * - `location-changed`: bucket or prefix of the trail changed, or older digests are out of sight for that reason.
 * - `planted-key`: a key that looks like that of a digest, but cannot be one. `aws cloudtrail validate-logs` stumbles over it.
 * - `ambiguous-trail`: digests of another trail whose name `aws cloudtrail validate-logs` takes for that of this one.
 * - `previous-digest`: a digest is not the one that the next one was made after: hash or signature differ.
 * - `event-times`: a log file has events from outside the time that its digest names.
 * - `unlisted-log`: a log file that no digest names; looked for with `findUnlisted`.
 * - `trailing-data`: something follows the end of a digest.
 * - `no-log-list`: a signed digest has no list of log files.
 * - `algorithm`: a file names another algorithm than SHA-256 with RSA; SHA-256 was compared all the same.
 * - `unchecked`: something could not be looked at, so warnings may be missing.
 */
export type WarningKind =
  | 'newest-missing'
  | 'gap'
  | 'missing-before-restart'
  | 'several-missing'
  | 'location-changed'
  | 'planted-key'
  | 'ambiguous-trail'
  | 'previous-digest'
  | 'event-times'
  | 'unlisted-log'
  | 'trailing-data'
  | 'no-log-list'
  | 'algorithm'
  | 'unchecked'

/** A warning. It changes no verdict. */
export interface IntegrityWarning {
  /** What it is about. */
  readonly kind: WarningKind
  /** What was seen, and what it may mean. */
  readonly message: string
  /** The account whose files these are. */
  readonly accountId: string
  /** The Region that the files are of. */
  readonly region: string
  /** The bucket of the file. */
  readonly bucket?: string
  /** The key of the file. */
  readonly key?: string
  /** Start of the time in question. */
  readonly from?: Date
  /** End of that time. */
  readonly to?: Date
}

/** A warning before it is known whose files it is about. */
export type WarningFacts = Omit<IntegrityWarning, 'accountId' | 'region'>
