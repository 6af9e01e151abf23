/** The operations of SQS that an intake needs. They are no part of the table: only `intake/` calls them. */
import type { Quota, Service } from '../../contracts/operation.js'
import { operation } from '../../operations/define.js'
import { awsJson } from '../../protocol/aws-json.js'
import { listOf, mapOf } from '../../schema/collections.js'
import { flag, text, wholeNumber } from '../../schema/scalars.js'
import type { Schema } from '../../schema/schema.js'
import { optional, structureOf } from '../../schema/structure.js'

export const sqs: Service = {
  id: 'sqs',
  signingName: 'sqs',
  protocol: /* @__PURE__ */ awsJson('1.0'),
  targetPrefix: 'AmazonSQS.',
}

/**
 * What SQS grants a high-throughput queue without batches. Standard queues have no limit; a slower queue says so.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
const quota: Quota = { ratePerSecond: 3000, burst: 3000 }

/** 12 hours, in seconds. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export const maxVisibilitySeconds = 43_200

/** The longest long poll, in seconds. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const maxWaitSeconds = 20

/** Messages and entries of one request. */
export const maxBatchSize = 10

const queueUrl = () => text({ min: 1 })
const seconds = (max: number) => wholeNumber({ min: 0, max })

interface ReceiveMessageInput {
  QueueUrl: string
  MaxNumberOfMessages?: number | undefined
  WaitTimeSeconds?: number | undefined
  VisibilityTimeout?: number | undefined
  MessageSystemAttributeNames?: string[] | undefined
}

/** A message as SQS delivers it. */
interface Message {
  MessageId: string
  ReceiptHandle: string
  Body: string
  Attributes?: Record<string, string> | undefined
}

/** Output of {@link ReceiveMessage}. */
export interface ReceiveMessageOutput {
  /** Absent when there were none. */
  Messages?: Message[] | undefined
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const ReceiveMessage = /* @__PURE__ */ operation({
  name: 'ReceiveMessage',
  service: sqs,
  input: () =>
    structureOf<ReceiveMessageInput>({
      QueueUrl: queueUrl(),
      MaxNumberOfMessages: optional(wholeNumber({ min: 1, max: maxBatchSize })),
      WaitTimeSeconds: optional(seconds(maxWaitSeconds)),
      VisibilityTimeout: optional(seconds(maxVisibilitySeconds)),
      MessageSystemAttributeNames: optional(listOf(text())),
    }),
  output: () =>
    structureOf<ReceiveMessageOutput>({
      Messages: optional(
        listOf(
          structureOf<Message>({
            MessageId: text(),
            ReceiptHandle: text(),
            Body: text(),
            Attributes: optional(mapOf(text(), text())),
          }),
        ),
      ),
    }),
  quota,
  // What a lost reply brought is delivered again like every message that is not removed.
  retry: 'always',
  readOnly: false,
  // Without a wait of its own, that of the queue counts.
  holdMs: ({ WaitTimeSeconds = maxWaitSeconds }) => Number(WaitTimeSeconds) * 1000,
})

/** An entry that failed while its request succeeded. */
export interface FailedEntry {
  Id: string
  Code: string
  /** Whether repeating it is of no use. */
  SenderFault: boolean
  Message?: string | undefined
}

/** Output of the batches; an entry is in one of the two lists. */
export interface BatchOutput {
  Successful?: { Id: string }[] | undefined
  Failed?: FailedEntry[] | undefined
}

const batchOutput = () =>
  structureOf<BatchOutput>({
    Successful: optional(listOf(structureOf<{ Id: string }>({ Id: text() }))),
    Failed: optional(
      listOf(
        structureOf<FailedEntry>({
          Id: text(),
          Code: text(),
          SenderFault: flag(),
          Message: optional(text()),
        }),
      ),
    ),
  })

interface Batch<Entry> {
  QueueUrl: string
  Entries: Entry[]
}

const batchOf = <Entry>(entry: Schema<Entry>) =>
  structureOf<Batch<Entry>>({ QueueUrl: queueUrl(), Entries: listOf(entry, { min: 1, max: maxBatchSize }) })

const entryId = () => text({ min: 1, max: 80, pattern: /^[\w-]+$/ })

interface DeleteEntry {
  Id: string
  ReceiptHandle: string
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export const DeleteMessageBatch = /* @__PURE__ */ operation({
  name: 'DeleteMessageBatch',
  service: sqs,
  iamAction: 'sqs:DeleteMessage',
  input: () => batchOf(structureOf<DeleteEntry>({ Id: entryId(), ReceiptHandle: text({ min: 1 }) })),
  output: batchOutput,
  quota,
  retry: 'always',
  readOnly: false,
})

interface VisibilityEntry extends DeleteEntry {
  VisibilityTimeout: number
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export const ChangeMessageVisibilityBatch = /* @__PURE__ */ operation({
  name: 'ChangeMessageVisibilityBatch',
  service: sqs,
  iamAction: 'sqs:ChangeMessageVisibility',
  input: () =>
    batchOf(
      structureOf<VisibilityEntry>({
        Id: entryId(),
        ReceiptHandle: text({ min: 1 }),
        VisibilityTimeout: seconds(maxVisibilitySeconds),
      }),
    ),
  output: batchOutput,
  quota,
  retry: 'always',
  readOnly: false,
})

interface GetQueueUrlInput {
  QueueName: string
  QueueOwnerAWSAccountId?: string | undefined
}

/** Output of {@link GetQueueUrl}. */
export interface GetQueueUrlOutput {
  QueueUrl: string
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const GetQueueUrl = /* @__PURE__ */ operation({
  name: 'GetQueueUrl',
  service: sqs,
  input: () =>
    structureOf<GetQueueUrlInput>({
      QueueName: text({ min: 1, max: 80, pattern: /^[\w-]+(\.fifo)?$/ }),
      QueueOwnerAWSAccountId: optional(text({ pattern: /^\d{12}$/ })),
    }),
  output: () => structureOf<GetQueueUrlOutput>({ QueueUrl: text() }),
  quota,
  retry: 'always',
  readOnly: true,
})

interface GetQueueAttributesInput {
  QueueUrl: string
  AttributeNames: string[]
}

/** Output of {@link GetQueueAttributes}. */
export interface GetQueueAttributesOutput {
  /** By name; absent when the queue has none of those that were asked for. */
  Attributes?: Record<string, string> | undefined
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const GetQueueAttributes = /* @__PURE__ */ operation({
  name: 'GetQueueAttributes',
  service: sqs,
  input: () =>
    structureOf<GetQueueAttributesInput>({
      QueueUrl: queueUrl(),
      AttributeNames: listOf(text({ min: 1 }), { min: 1 }),
    }),
  output: () => structureOf<GetQueueAttributesOutput>({ Attributes: optional(mapOf(text(), text())) }),
  quota,
  retry: 'always',
  readOnly: true,
})
