/** What a queue tells of itself, out of the text that SQS has it in. */
import { parseJson } from '../../runtime/parse-json.js'
import { isObject } from '../../schema/kind-of.js'

/** How a queue is set, and how full it is. */
export interface QueueAttributes {
  /** How long a message is hidden when its receiver does not say; absent when SQS does not tell. */
  readonly visibilityTimeoutSeconds?: number
  /** Messages that can be received; an approximation, which can lag by a minute. */
  readonly visibleMessages?: number
  /** Messages that are hidden because somebody received them; an approximation. */
  readonly hiddenMessages?: number
  /** Where messages go that are delivered too often; absent when the queue has no dead-letter queue. */
  readonly redrive?: RedrivePolicy
}

/** When messages go to a dead-letter queue. */
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
} as const

/** The attributes to ask for. */
export const queueAttributeNames: readonly string[] = [...Object.values(counts), 'RedrivePolicy']

/** Reads attributes; what is not there, or not a number, is left out. */
export function attributesOf(attributes: Readonly<Record<string, string>>): QueueAttributes {
  const numbers = Object.entries(counts).flatMap(([member, name]) => {
    const text = attributes[name]
    return text !== undefined && /^\d+$/.test(text) ? [[member, Number(text)] as const] : []
  })
  const redrive = redriveOf(attributes['RedrivePolicy'])
  return { ...Object.fromEntries(numbers), ...(redrive === undefined ? {} : { redrive }) }
}

/** It is JSON text, in which the count is a number or text. */
function redriveOf(policy: string | undefined): RedrivePolicy | undefined {
  const parsed = parseJson(policy ?? '')
  if (!isObject(parsed) || typeof parsed['deadLetterTargetArn'] !== 'string') return undefined
  return { deadLetterQueueArn: parsed['deadLetterTargetArn'], maxReceiveCount: Number(parsed['maxReceiveCount']) }
}
