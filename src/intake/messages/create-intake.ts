/** The `createIntake` function: records of delivered log files, out of a queue, until they are accepted. */
import { intakeOf, type Intake } from '../delivery/intake.js'
import { checkIntakeOptions, type IntakeOptions } from '../options/intake-options.js'
import { MessageFeed } from './message-feed.js'

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
