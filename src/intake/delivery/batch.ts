/** What a consumer is handed: some records of one object, and the way to say what became of them. */
import { CloudTrailError } from '../../contracts/errors.js'
import type { CloudTrailRecord } from '../../records/cloudtrail-record.js'
import type { BatchSource } from '../objects/batch-source.js'

/** Some records of one object, in the order of the file. */
export interface IntakeBatch<Item = CloudTrailRecord> {
  /** At least one; those that a filter or `dedupe` left out are not among them. */
  readonly records: readonly Item[]
  /** The object, and the message that told of it. */
  readonly source: BatchSource
  /**
   * An id for each of the records, made of its object and its place there: the same whenever the object is read again, for
   * stores that write each id once.
   */
  readonly ids: readonly string[]
  /**
   * Accepts the batch. Once all batches of a message are accepted, the message is removed from the queue, in the background.
   *
   * It may be called after the loop has gone on, for as long as a message is hidden: `visibilityTimeoutSeconds`. In a
   * backfill that is 300 seconds.
   *
   * @returns Whether it counts. `false` when the object is delivered again all the same: the batch was given up or came too
   * late, the file turned out to be broken further on, or the message is no longer ours.
   */
  ack(): Promise<boolean>
  /**
   * Gives the batch up: its message is delivered again, when its visibility timeout is over.
   *
   * @param reason - What the `failure` hook is told. @defaultValue an IntakeError `NotAcknowledged`
   */
  fail(reason?: unknown): void
}

/**
 * Something went wrong in an intake that is not about one request.
 *
 * | code | meaning |
 * |---|---|
 * | `NotAcknowledged` | a batch was given up, or not acknowledged in time; it is delivered again |
 * | `NotOurs` | SQS says that the message is no longer ours, e.g. because the visibility timeout ran out |
 * | `Stopped` | the intake was stopped before the work was done |
 * | `InUse` | the intake is being read already, or has ended: make another |
 * | `Unfinished` | a backfill has ended, and some objects could not be read or were not accepted |
 */
export class IntakeError extends CloudTrailError {
  override readonly name = 'IntakeError'
  override readonly code: 'NotAcknowledged' | 'NotOurs' | 'Stopped' | 'InUse' | 'Unfinished'

  constructor(code: IntakeError['code'], message: string, details: { cause?: unknown } = {}) {
    super(`intake: ${message}`, details)
    this.code = code
  }
}
