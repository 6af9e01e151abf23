/** The operations of SQS that an intake needs. They are no part of the table: only `intake/` calls them. */
import * as z from 'zod/mini'
import type { Quota, Service } from '../../contracts/operation.js'
import { operation } from '../../operations/define.js'
import { awsJson } from '../../protocol/aws-json.js'
import type { MembersOf } from '../../schema/members-of.js'

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

const queueUrl = () => z.string().check(z.minLength(1))
const seconds = (max: number) => z.int().check(z.gte(0), z.lte(max))

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
export const ReceiveMessage = /* @__PURE__ */ operation<'ReceiveMessage', ReceiveMessageInput, ReceiveMessageOutput>({
  name: 'ReceiveMessage',
  service: sqs,
  input: () =>
    z.strictObject<MembersOf<ReceiveMessageInput>>({
      QueueUrl: queueUrl(),
      MaxNumberOfMessages: z.optional(z.int().check(z.gte(1), z.lte(maxBatchSize))),
      WaitTimeSeconds: z.optional(seconds(maxWaitSeconds)),
      VisibilityTimeout: z.optional(seconds(maxVisibilitySeconds)),
      MessageSystemAttributeNames: z.optional(z.array(z.string())),
    }),
  output: () =>
    z.looseObject<MembersOf<ReceiveMessageOutput>>({
      Messages: z.optional(
        z.array(
          z.looseObject<MembersOf<Message>>({
            MessageId: z.string(),
            ReceiptHandle: z.string(),
            Body: z.string(),
            Attributes: z.optional(z.record(z.string(), z.string())),
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
  z.looseObject<MembersOf<BatchOutput>>({
    Successful: z.optional(z.array(z.looseObject<MembersOf<{ Id: string }>>({ Id: z.string() }))),
    Failed: z.optional(
      z.array(
        z.looseObject<MembersOf<FailedEntry>>({
          Id: z.string(),
          Code: z.string(),
          SenderFault: z.boolean(),
          Message: z.optional(z.string()),
        }),
      ),
    ),
  })

interface Batch<Entry> {
  QueueUrl: string
  Entries: Entry[]
}

const batchOf = <Entry>(entry: z.ZodMiniType<Entry>) =>
  z.strictObject<MembersOf<Batch<Entry>>>({
    QueueUrl: queueUrl(),
    Entries: z.array(entry).check(z.minLength(1), z.maxLength(maxBatchSize)),
  })

const entryId = () => z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[\w-]+$/))

interface DeleteEntry {
  Id: string
  ReceiptHandle: string
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export const DeleteMessageBatch = /* @__PURE__ */ operation<'DeleteMessageBatch', Batch<DeleteEntry>, BatchOutput>({
  name: 'DeleteMessageBatch',
  service: sqs,
  iamAction: 'sqs:DeleteMessage',
  input: () =>
    batchOf(z.strictObject<MembersOf<DeleteEntry>>({ Id: entryId(), ReceiptHandle: z.string().check(z.minLength(1)) })),
  output: batchOutput,
  quota,
  retry: 'always',
  readOnly: false,
})

interface VisibilityEntry extends DeleteEntry {
  VisibilityTimeout: number
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export const ChangeMessageVisibilityBatch = /* @__PURE__ */ operation<
  'ChangeMessageVisibilityBatch',
  Batch<VisibilityEntry>,
  BatchOutput
>({
  name: 'ChangeMessageVisibilityBatch',
  service: sqs,
  iamAction: 'sqs:ChangeMessageVisibility',
  input: () =>
    batchOf(
      z.strictObject<MembersOf<VisibilityEntry>>({
        Id: entryId(),
        ReceiptHandle: z.string().check(z.minLength(1)),
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
export const GetQueueUrl = /* @__PURE__ */ operation<'GetQueueUrl', GetQueueUrlInput, GetQueueUrlOutput>({
  name: 'GetQueueUrl',
  service: sqs,
  input: () =>
    z.strictObject<MembersOf<GetQueueUrlInput>>({
      QueueName: z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[\w-]+(\.fifo)?$/)),
      QueueOwnerAWSAccountId: z.optional(z.string().check(z.regex(/^\d{12}$/))),
    }),
  output: () => z.looseObject<MembersOf<GetQueueUrlOutput>>({ QueueUrl: z.string() }),
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
export const GetQueueAttributes = /* @__PURE__ */ operation<
  'GetQueueAttributes',
  GetQueueAttributesInput,
  GetQueueAttributesOutput
>({
  name: 'GetQueueAttributes',
  service: sqs,
  input: () =>
    z.strictObject<MembersOf<GetQueueAttributesInput>>({
      QueueUrl: queueUrl(),
      AttributeNames: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
    }),
  output: () =>
    z.looseObject<MembersOf<GetQueueAttributesOutput>>({ Attributes: z.optional(z.record(z.string(), z.string())) }),
  quota,
  retry: 'always',
  readOnly: true,
})
