/** The `createBackfill` function: records of log files that lie in a bucket, found by listing it. */
import { intakeOf, type Intake } from '../delivery/intake.js'
import { checkBackfillOptions, type BackfillOptions } from './backfill-options.js'
import { ListingFeed } from './listing-feed.js'

/**
 * Makes a backfill: the records of a range of time, or of everything from now on, out of a bucket without a queue.
 *
 * It finds the accounts and Regions by listing, and keeps one cursor for each of their series of files: what was
 * acknowledged is not read again, what was not is, and files that come late are found. One process works on a series at a
 * time. Each cursor is stored about a second after something was acknowledged, and at the end.
 *
 * An object that fails is tried again, a broken file with the next backfill only. What is neither acknowledged nor given up
 * when the iteration ends can still be acknowledged; otherwise the next backfill with the same range and cursors brings it.
 *
 * Nothing is sent before the backfill is iterated or run.
 *
 * @param options - The bucket at least; see {@link BackfillOptions}.
 * @returns What is iterated and run like an intake. With `to`, the iteration ends, in an IntakeError `Unfinished` when objects
 * could not be read or were given up. It also ends in a ServiceError when S3 refuses a listing, in a CursorError
 * `CursorCorrupt`, and in whatever the store of cursors throws at the end.
 * @throws InputError when options cannot be used.
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
  checkBackfillOptions(options)
  const feed = new ListingFeed(options)
  return intakeOf(feed, feed.counts)
}
