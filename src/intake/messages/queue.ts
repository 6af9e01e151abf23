/** A queue of SQS: receives messages, and removes or hides them in batches whose every entry is looked at. */
import { InputError } from '../../contracts/errors.js'
import type { AnyOperation } from '../../contracts/operation.js'
import { fromChain } from '../../credentials/index.js'
import { call } from '../../request/call.js'
import { createPipeline, type Pipeline } from '../../request/pipeline.js'
import { unlessAborted } from '../../runtime/abort.js'
import { serviceConfigOf, type ServiceConfig } from '../options/service-config.js'
import { attributesOf, queueAttributeNames, type QueueAttributes } from './queue-attributes.js'
import { sendInBatches, type BatchCall, type EntryOutcome } from './queue-batch.js'
import {
  ChangeMessageVisibilityBatch,
  DeleteMessageBatch,
  GetQueueAttributes,
  GetQueueUrl,
  maxBatchSize,
  maxWaitSeconds,
  ReceiveMessage,
  sqs,
  type GetQueueAttributesOutput,
  type GetQueueUrlOutput,
  type ReceiveMessageOutput,
} from './sqs-operations.js'

/** Which queue, and how it is reached. */
export interface QueueConfig extends ServiceConfig {
  /**
   * The queue's URL. Give it or `queueName`.
   *
   * The Region is read from it when `region` is left out. Requests go to the Region's endpoint, or to `endpoint`; the host
   * in the URL is not called.
   */
  queueUrl?: string | undefined
  /** The queue's name; its URL is asked for with the first request, which needs `sqs:GetQueueUrl`. */
  queueName?: string | undefined
  /** The account that the queue of this name belongs to, 12 digits. @defaultValue the account of the credentials */
  queueOwner?: string | undefined
}

/** A message that was received, and is hidden from others for a while. */
export interface QueueMessage {
  readonly messageId: string
  /** Names this delivery; the next delivery of the message has another one. */
  readonly receiptHandle: string
  readonly body: string
  /** How often it was delivered, this time included; SQS calls it approximate. 1 where SQS does not tell. */
  readonly receiveCount: number
}

/** How messages are received. */
export interface ReceiveOptions {
  /** Messages at most, 1 to 10. @defaultValue 10 */
  max?: number | undefined
  /** How long SQS waits for a first message, 0 to 20 seconds. @defaultValue 20 */
  waitSeconds?: number | undefined
  /** How long the messages are hidden, 0 to 43,200 seconds. @defaultValue what the queue is set to */
  visibilityTimeoutSeconds?: number | undefined
  /** Ends the wait. What SQS was about to deliver then stays hidden until its visibility timeout. */
  signal?: AbortSignal | undefined
}

/** A new time for which a message is hidden. */
export interface VisibilityChange {
  readonly receiptHandle: string
  /** From now on, 0 to 43,200 seconds; 0 shows it to others at once. */
  readonly seconds: number
}

interface Cancelling {
  /** Ends the request; it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
}

/**
 * A queue of SQS.
 *
 * The checksums of bodies that SQS sends along are not compared: TLS guards the way, Web Crypto has no MD5, and Node refuses
 * it where only FIPS algorithms are allowed.
 *
 * @throws InputError from the constructor, for a configuration that cannot work.
 */
export class Queue {
  readonly #pipeline: Pipeline
  readonly #name: { QueueName: string; QueueOwnerAWSAccountId: string | undefined }
  #url: Promise<string> | undefined

  constructor(config: QueueConfig) {
    const { queueUrl, queueName = '', queueOwner } = config
    if ((queueUrl === undefined) === (queueName === '')) {
      const message = 'or queueName is required: give exactly one of the two'
      throw new InputError([{ path: 'queueUrl', message }], { operation: 'createIntake' })
    }
    if (queueUrl !== undefined && !(/^https?:/.test(queueUrl) && URL.canParse(queueUrl))) {
      const message =
        "must be an http or https URL, e.g. 'https://sqs.eu-west-1.amazonaws.com/123456789012/trail-queue'"
      throw new InputError([{ path: 'queueUrl', message }], { operation: 'createIntake' })
    }
    const region = config.region ?? (queueUrl === undefined ? undefined : regionOfQueueUrl(queueUrl))
    this.#pipeline = createPipeline({ ...serviceConfigOf(config), region }, sqs, fromChain())
    this.#name = { QueueName: queueName, QueueOwnerAWSAccountId: queueOwner }
    this.#url = queueUrl === undefined ? undefined : Promise.resolve(queueUrl)
  }

  /** The Region that the queue is called in. */
  get region(): string {
    return this.#pipeline.region
  }

  /**
   * The queue's URL, asked for once where only the name is known.
   *
   * @throws ServiceError `QueueDoesNotExist`, and the other errors of a call.
   */
  async url({ signal }: Cancelling = {}): Promise<string> {
    this.#url ??= this.#findUrl()
    return unlessAborted(this.#url, signal)
  }

  /** Without a signal, for several may wait for it. */
  async #findUrl(): Promise<string> {
    try {
      const { QueueUrl } = (await call(this.#pipeline, GetQueueUrl, this.#name)) as unknown as GetQueueUrlOutput // sound: the row's output
      return QueueUrl
    } catch (error) {
      this.#url = undefined // the next caller asks again
      throw error
    }
  }

  /**
   * Receives messages; none when there are none after the wait.
   *
   * @throws ServiceError e.g. `QueueDoesNotExist`, `AccessDenied`; the signal's own reason when it fires.
   */
  async receive(options: ReceiveOptions = {}): Promise<QueueMessage[]> {
    const { max = maxBatchSize, waitSeconds = maxWaitSeconds, visibilityTimeoutSeconds, signal } = options
    const input = {
      QueueUrl: await this.url({ signal }),
      MaxNumberOfMessages: max,
      WaitTimeSeconds: waitSeconds,
      VisibilityTimeout: visibilityTimeoutSeconds,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    }
    const output = await call(this.#pipeline, ReceiveMessage, input, { signal })
    const { Messages = [] } = output as unknown as ReceiveMessageOutput // sound: the row's output
    return Messages.map(({ MessageId, ReceiptHandle, Body, Attributes }) => ({
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      receiveCount: Number(Attributes?.['ApproximateReceiveCount'] ?? 1),
    }))
  }

  /**
   * Removes messages, in batches of 10.
   *
   * @returns What became of each, in the order of the handles. A request that failed counts as a failure of its entries.
   * @throws The signal's own reason, when it fires; nothing else.
   */
  async remove(receiptHandles: readonly string[], { signal }: Cancelling = {}): Promise<EntryOutcome[]> {
    const entries = receiptHandles.map((ReceiptHandle) => ({ ReceiptHandle }))
    return sendInBatches(this.#batch(DeleteMessageBatch, signal), entries)
  }

  /**
   * Sets for how long messages stay hidden, in batches of 10.
   *
   * @returns What became of each, in the order of the changes. A request that failed counts as a failure of its entries.
   * @throws The signal's own reason, when it fires; nothing else.
   */
  async changeVisibility(changes: readonly VisibilityChange[], { signal }: Cancelling = {}): Promise<EntryOutcome[]> {
    const entries = changes.map(({ receiptHandle, seconds }) => ({
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    }))
    return sendInBatches(this.#batch(ChangeMessageVisibilityBatch, signal), entries)
  }

  #batch(row: AnyOperation, signal: AbortSignal | undefined): BatchCall {
    return { pipeline: this.#pipeline, row, queueUrl: () => this.url({ signal }), signal }
  }

  /**
   * How the queue is set, and how full it is. Needs `sqs:GetQueueAttributes`.
   *
   * @throws ServiceError e.g. `QueueDoesNotExist`, `AccessDenied`; the signal's own reason when it fires.
   */
  async attributes({ signal }: Cancelling = {}): Promise<QueueAttributes> {
    const input = { QueueUrl: await this.url({ signal }), AttributeNames: queueAttributeNames }
    const output = await call(this.#pipeline, GetQueueAttributes, input, { signal })
    const { Attributes = {} } = output as unknown as GetQueueAttributesOutput // sound: the row's output
    return attributesOf(Attributes)
  }
}

/** The Region in the host of a queue's URL: `sqs.{region}.…`, of a VPC too, or `{region}.queue.…` as URLs once were. */
export function regionOfQueueUrl(queueUrl: string): string | undefined {
  const { hostname } = new URL(queueUrl)
  const [, region, older] = /(?:^|\.)sqs(?:-fips)?\.([a-z\d-]+)\.|^([a-z\d-]+)\.queue\./.exec(hostname) ?? []
  return region ?? older
}
