/** The `createIntake` function: records of delivered log files, out of a queue, until they are accepted. */
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { IntakeBatch } from '../delivery/batch.js'
import {
  batchesOf,
  handleAll,
  type BatchHandler,
  type Feed,
  type RunOptions,
  type StopOptions,
} from '../delivery/feed.js'
import type { IntakeCounts } from '../options/intake-counts.js'
import { checkIntakeOptions, type IntakeOptions } from '../options/intake-options.js'
import { MessageFeed } from './message-feed.js'
import type { Item } from '../delivery/create-delivery.js'

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

/**
 * Makes an intake: log files that S3 or CloudTrail announce in a queue are fetched, and their records handed out in batches,
 * at least once each.
 *
 * A message is removed once every batch of every object in it was acknowledged. Until then it is kept hidden from others; what
 * was not acknowledged, failed, or was under way when the process died, is delivered again. Any number of processes can
 * work on one queue.
 *
 * Nothing is sent before the intake is iterated or run.
 *
 * @param options - The queue at least; see {@link IntakeOptions}.
 * @throws InputError when options cannot be used.
 * @example
 * ```ts
 * import { createIntake } from 'cloudtrail-client/intake'
 *
 * const intake = createIntake({ queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/trail-queue' })
 * for await (const batch of intake) {
 *   console.log(batch.source.key, batch.records.length)
 *   await batch.ack() // what is not acknowledged is delivered again
 * }
 * ```
 */
export function createIntake(options: IntakeOptions & { parse: false }): Intake<string>
export function createIntake(options: IntakeOptions): Intake
export function createIntake(options: IntakeOptions): Intake<string> | Intake {
  checkIntakeOptions(options)
  const feed = new MessageFeed(options)
  return intakeOf(feed, feed.counts)
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
