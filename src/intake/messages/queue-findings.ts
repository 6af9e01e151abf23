/** What the attributes of a queue say about how well it serves an intake. Pure. */
import type { QueueAttributes } from './queue-attributes.js'

/** The outcome of one check. */
export interface IntakeFinding {
  /** What was checked: an IAM action such as `sqs:ReceiveMessage`, or a setting such as `dead-letter queue`. */
  readonly subject: string
  /**
   * - `ok`: as it should be.
   * - `warning`: the intake works, but worse than it could, or messages can be lost.
   * - `missing`: the intake does not work without it.
   * - `unchecked`: it could not be checked, for the reason that the message gives.
   */
  readonly status: 'ok' | 'warning' | 'missing' | 'unchecked'
  /** What was found, and what to do about it. */
  readonly message: string
}

/** Fewer deliveries than this are used up by restarts and short outages. */
const leastReceiveCount = 3

/** What a queue has unless it is told otherwise, in seconds: an outage may last a long weekend. */
const leastRetentionSeconds = 4 * 86_400

/** @param visibilitySeconds - That the intake sets with each receive. */
export function queueFindings(attributes: QueueAttributes, visibilitySeconds: number): IntakeFinding[] {
  return [
    deadLetters(attributes),
    retention(attributes),
    {
      subject: 'visibility timeout',
      status: 'ok',
      message: `each receive sets ${String(visibilitySeconds)} s; that of the queue, ${String(attributes.visibilityTimeoutSeconds ?? 30)} s, does not matter`,
    },
    encryption(attributes),
    senders(attributes),
  ]
}

function deadLetters({ redrive }: QueueAttributes): IntakeFinding {
  const subject = 'dead-letter queue'
  if (redrive === undefined) {
    const message = 'there is none: messages that cannot be read are delivered again until they expire'
    return { subject, status: 'warning', message }
  }
  const { deadLetterQueueArn, maxReceiveCount } = redrive
  const message = `${deadLetterQueueArn}, after ${String(maxReceiveCount)} deliveries`
  return maxReceiveCount < leastReceiveCount
    ? { subject, status: 'warning', message: `${message}: set maxReceiveCount to 5, a few restarts use up fewer` }
    : { subject, status: 'ok', message }
}

function retention({ retentionSeconds }: QueueAttributes): IntakeFinding {
  const subject = 'retention'
  if (retentionSeconds === undefined) return { subject, status: 'unchecked', message: 'SQS does not tell it' }
  const hours = `${String(Math.round(retentionSeconds / 3600))} hours`
  return retentionSeconds < leastRetentionSeconds
    ? { subject, status: 'warning', message: `${hours}: an outage that lasts longer loses messages; set 14 days` }
    : { subject, status: 'ok', message: hours }
}

/** The key that AWS manages has a policy that nobody can change. */
const managedKey = 'alias/aws/sqs'

function encryption({ kmsKeyId }: QueueAttributes): IntakeFinding {
  const subject = 'encryption'
  if (kmsKeyId === undefined) return { subject, status: 'ok', message: 'no KMS key' }
  return kmsKeyId.endsWith(managedKey)
    ? {
        subject,
        status: 'warning',
        message: `${managedKey}: S3, SNS and EventBridge cannot use it, so nothing arrives`,
      }
    : { subject, status: 'ok', message: `${kmsKeyId}; kms:Decrypt on it is shown by a receive that brings a message` }
}

function senders({ policy }: QueueAttributes): IntakeFinding {
  const subject = 'queue policy'
  return policy !== undefined
    ? { subject, status: 'ok', message: 'there is one; whether it admits your sender is not evaluated' }
    : { subject, status: 'warning', message: 'there is none: S3, SNS and EventBridge cannot send to the queue' }
}
