/** What users hold of an intake or a backfill: an object to iterate or run, over a feed. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { IntakeCounts } from '../options/intake-counts.js'
import type { IntakeBatch } from './batch.js'
import type { Item } from './create-delivery.js'
import { batchesOf, handleAll, type BatchHandler, type Feed, type RunOptions, type StopOptions } from './feed.js'

/** What can be done with an intake or a backfill, once: a new one is made for the next time. */
export interface Intake<Item = CloudTrailRecord> extends AsyncIterable<IntakeBatch<Item>> {
  /**
   * Calls a handler with every batch. What it resolves for is accepted, and what it throws for is delivered again; either
   * way it goes on.
   *
   * @param handler - Given one batch at a time, unless `concurrency` says otherwise.
   * @returns Resolves after `stop()`, or when all is done.
   * @throws The signal's own reason; ServiceError when the queue or its credentials are refused; IntakeError `InUse`;
   * InputError, before anything is sent, for options that cannot be used.
   */
  run(handler: BatchHandler<Item>, options?: RunOptions): Promise<void>
  /**
   * Ends the intake: nothing more is received, what is under way has `graceMs`, and the rest is shown to others at once.
   *
   * A loop that uses the intake ends with `break` instead: what waits for `stop()` inside of it waits for itself.
   */
  stop(options?: StopOptions): Promise<void>
  /** What was done so far. */
  readonly counts: IntakeCounts
}

/** The face of a feed. */
export function intakeOf(feed: Feed<Item>, counts: IntakeCounts): Intake<string> | Intake {
  const intake: Intake<Item> = {
    [Symbol.asyncIterator]: () => batchesOf(feed),
    run: (handler, options = {}) => handleAll(feed, handler, options),
    stop: (options) => feed.stop(options),
    counts,
  }
  return intake as Intake // sound: `parse` decides what all the items are, and the overloads say so
}
