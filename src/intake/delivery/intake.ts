/** The object that `createIntake` and `createBackfill` return. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { IntakeCounts } from '../options/intake-counts.js'
import type { IntakeBatch } from './batch.js'
import type { Item } from './create-delivery.js'
import { batchesOf, handleAll, type BatchHandler, type Feed, type RunOptions, type StopOptions } from './feed.js'

/** An intake or a backfill: iterate it, or run a handler. Either can be done once; create a new one for the next time. */
export interface Intake<Item = CloudTrailRecord> extends AsyncIterable<IntakeBatch<Item>> {
  /**
   * Calls a handler with every batch. A batch is acknowledged when its handler resolves, and delivered again when it throws or
   * rejects; the run goes on either way. When every call fails, or S3, SQS or the credentials do, it waits: see the hook `paused`.
   *
   * @param handler - Called with one batch at a time, unless `concurrency` says otherwise.
   * @returns Resolves after `stop()`, or when all is done.
   * @throws The signal's own reason; ServiceError when the queue does not exist, or when access to it or the credentials are refused
   * from the beginning; IntakeError `InUse`; InputError, before anything is sent, for options that cannot be used.
   */
  run(handler: BatchHandler<Item>, options?: RunOptions): Promise<void>
  /**
   * Ends the intake: no more messages are received, work under way gets `graceMs` to finish, and the other messages become
   * visible to other receivers at once.
   *
   * In a loop over the intake use `break` instead: a loop that awaits `stop()` waits for itself.
   */
  stop(options?: StopOptions): Promise<void>
  /** Counts of the work so far. */
  readonly counts: IntakeCounts
}

/** Wraps a feed. */
export function intakeOf(feed: Feed<Item>, counts: IntakeCounts): Intake<string> | Intake {
  const intake: Intake<Item> = {
    [Symbol.asyncIterator]: () => batchesOf(feed),
    run: (handler, options = {}) => handleAll(feed, handler, options),
    stop: (options) => feed.stop(options),
    counts,
  }
  return intake as Intake // sound: `parse` decides the type of all items, as the overloads say
}
