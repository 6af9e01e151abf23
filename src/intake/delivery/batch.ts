/** What a consumer gets: some records of one object, with functions that acknowledge them or give them up. */
import { brand, CloudTrailError } from '../../contracts/errors.js'
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { BatchSource } from '../objects/batch-source.js'

/** Some records of one object, in the order of the file. */
export interface IntakeBatch<Item = CloudTrailRecord> {
  /** At least one; records that a filter or `dedupe` left out are not among them. */
  readonly records: readonly Item[]
  /** The object, and the message that announced it. */
  readonly source: BatchSource
  /**
   * An id for each of the records, made from its object and its index there. It is the same whenever the object is read again,
   * so that a store can write each id once.
   */
  readonly ids: readonly string[]
  /**
   * Whether the checksum of the gzip proved the records: `true` but with `verify: false`, and for files that are not gzip, which
   * have none.
   */
  readonly isVerified: boolean
  /**
   * Acknowledges the batch. Once all batches of a message are acknowledged, the message is removed from the queue, in the
   * background.
   *
   * It can be called after the loop has gone on, for `visibilityTimeoutSeconds`; in a backfill, for 300 seconds.
   *
   * @returns Whether it counts. `false` when the object is delivered again nevertheless: the batch was given up or acknowledged
   * too late, the file turned out to be broken further on, or another receiver has the message by now.
   */
  ack(): Promise<boolean>
  /**
   * Gives up the batch: its message is delivered again after its visibility timeout, or in place when all batches are given up.
   *
   * @param reason - The error that the `failure` hook gets. @defaultValue an IntakeError `NotAcknowledged`
   */
  fail(reason?: unknown): void
}

/**
 * An error of an intake or a backfill that does not come from a single request.
 *
 * | code | meaning |
 * |---|---|
 * | `NotAcknowledged` | a batch was given up, or not acknowledged in time; it is delivered again |
 * | `NotOurs` | SQS no longer accepts our receipt of the message, e.g. because the visibility timeout ran out |
 * | `Stopped` | the intake was stopped before the work was done |
 * | `InUse` | the intake was iterated or run before: create another one |
 * | `Unfinished` | a backfill has ended although some objects could not be read or were not accepted |
 */
export class IntakeError extends CloudTrailError {
  /** @internal */
  static override readonly [brand]: string = 'IntakeError'
  override readonly name = 'IntakeError'
  override readonly code: 'NotAcknowledged' | 'NotOurs' | 'Stopped' | 'InUse' | 'Unfinished'

  constructor(code: IntakeError['code'], message: string, details: { cause?: unknown } = {}) {
    super(`intake: ${message}`, details)
    this.code = code
  }
}
