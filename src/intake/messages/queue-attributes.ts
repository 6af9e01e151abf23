/** The attributes of a queue, parsed from the strings that SQS sends. */
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'

/** How a queue is configured, and how full it is. */
export interface QueueAttributes {
  /** How long a message is hidden when its receiver does not say; absent when SQS does not tell. */
  readonly visibilityTimeoutSeconds?: number
  /** Messages that can be received; an approximation, which can lag by a minute. */
  readonly visibleMessages?: number
  /** Messages that were received and are hidden; an approximation. */
  readonly hiddenMessages?: number
  /** How long a message stays in the queue. */
  readonly retentionSeconds?: number
  /** Id, ARN or alias of the KMS key that encrypts messages; absent without one. */
  readonly kmsKeyId?: string
  /** The queue's policy, as JSON; absent when it has none, so that no service and no other account can send to it. */
  readonly policy?: string
  /** Where messages go after too many deliveries; absent when the queue has no dead-letter queue. */
  readonly redrive?: RedrivePolicy
}

/** When messages go to the dead-letter queue. */
export interface RedrivePolicy {
  /** ARN of the dead-letter queue. */
  readonly deadLetterQueueArn: string
  /** Deliveries after which a message goes there. */
  readonly maxReceiveCount: number
}

const counts = {
  visibilityTimeoutSeconds: 'VisibilityTimeout',
  visibleMessages: 'ApproximateNumberOfMessages',
  hiddenMessages: 'ApproximateNumberOfMessagesNotVisible',
  retentionSeconds: 'MessageRetentionPeriod',
} as const

/** The attributes to ask for. */
export const queueAttributeNames: readonly string[] = [
  ...Object.values(counts),
  'RedrivePolicy',
  'KmsMasterKeyId',
  'Policy',
]

/** Parses attributes; those that are missing or not a number are left out. */
export function attributesOf(attributes: Readonly<Record<string, string>>): QueueAttributes {
  const numbers = Object.entries(counts).flatMap(([member, name]) => {
    const text = attributes[name]
    return text !== undefined && /^\d+$/.test(text) ? [[member, Number(text)] as const] : []
  })
  const redrive = redriveOf(attributes['RedrivePolicy'])
  const { KmsMasterKeyId: kmsKeyId, Policy: policy } = attributes
  return {
    ...Object.fromEntries(numbers),
    ...(kmsKeyId ? { kmsKeyId } : {}),
    ...(policy ? { policy } : {}),
    ...(redrive === undefined ? {} : { redrive }),
  }
}

/** The policy is JSON, in which the count is a number or a string. */
function redriveOf(policy: string | undefined): RedrivePolicy | undefined {
  const parsed = parseJson(policy ?? '')
  if (!isObject(parsed) || typeof parsed['deadLetterTargetArn'] !== 'string') return undefined
  return { deadLetterQueueArn: parsed['deadLetterTargetArn'], maxReceiveCount: Number(parsed['maxReceiveCount']) }
}
