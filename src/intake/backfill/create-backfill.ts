/** The `createBackfill` function: reads the log files of a bucket, which it finds by listing. */
import { intakeOf, type Intake } from '../delivery/intake.js'
import { readBackfillOptions, type BackfillOptions } from './backfill-options.js'
import { ListingFeed } from './listing-feed.js'

/**
 * Creates a backfill: it delivers the records of a range of time, or of all files from now on, from a bucket without a queue.
 *
 * It finds the accounts and Regions by listing, and keeps a cursor for each series of files: files that were acknowledged are
 * not read again, other files are, and files that appear late are found. Only one process may work on a series at a time. A
 * cursor is stored about a second after an acknowledgement, and at the end.
 *
 * When all objects fail, or the listing, it waits as an intake does: with `to` for 15 minutes, otherwise without an end.
 *
 * An object that fails is tried again; a broken file is tried again by the next backfill only. Batches that are neither
 * acknowledged nor given up when the iteration ends can still be acknowledged; otherwise the next backfill with the same range
 * and cursors delivers them.
 *
 * No request is sent before the backfill is iterated or run.
 *
 * @param options - At least the bucket; see {@link BackfillOptions}.
 * @returns An object that is iterated or run like an intake. With `to`, the iteration ends; it throws an IntakeError
 * `Unfinished` when objects could not be read or were given up, and the error of a listing that keeps failing. With or without
 * `to`, it throws a ServiceError when S3 refuses a listing from the beginning, a CursorError `CursorCorrupt` or `CursorInUse`, and
 * what the store of cursors throws at the end.
 * @throws InputError for options that are not valid.
 * @example
 * ```ts
 * import { createBackfill, fileCursors } from 'cloudtrail-client/intake'
 *
 * const backfill = createBackfill({
 *   bucket: 'trail-logs',
 *   region: 'eu-west-1',
 *   from: new Date('2026-01-01'),
 *   to: new Date('2026-02-01'),
 *   cursors: fileCursors('january-cursors'),
 * })
 * await backfill.run((batch) => console.log(batch.source.key, batch.records.length))
 * ```
 */
export function createBackfill(options: BackfillOptions & { parse: false }): Intake<string>
export function createBackfill(options: BackfillOptions): Intake
export function createBackfill(options: BackfillOptions): Intake<string> | Intake {
  const feed = new ListingFeed(readBackfillOptions(options))
  return intakeOf(feed, feed.counts)
}
