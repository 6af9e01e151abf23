/** The `createIntake` function: reads the log files that messages of a queue announce. */
import { intakeOf, type Intake } from '../delivery/intake.js'
import { readIntakeOptions, type IntakeOptions } from '../options/intake-options.js'
import { MessageFeed } from './message-feed.js'

/**
 * Creates an intake: it fetches the log files that S3 or CloudTrail announce in a queue, and delivers their records in batches,
 * each at least once.
 *
 * A message is removed once every batch of every object in it was acknowledged. Until then it is kept hidden from other
 * receivers. Batches that were not acknowledged, have failed, or were under way when the process died, are delivered again.
 * Any number of processes can work on one queue.
 *
 * When all objects fail, by S3, the network, the credentials, KMS or the consumer, the intake pauses: messages stay hidden, one is
 * tried again after 1 to 30 seconds, and the work goes on by itself. The hooks `paused` and `resumed` tell.
 *
 * Nothing is sent before the intake is iterated or run.
 *
 * @param options - At least the queue; see {@link IntakeOptions}.
 * @throws InputError for options that are not valid.
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
  const feed = new MessageFeed(readIntakeOptions(options))
  return intakeOf(feed, feed.counts)
}
