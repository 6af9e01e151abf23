/** A queue of SQS: receives messages, and removes or hides them in batches, with the outcome of every entry. */
import { InputError } from '../../contracts/errors.js'
import type { AnyOperation } from '../../contracts/operation.js'
import { call } from '../../request/call.js'
import type { Pipeline } from '../../request/pipeline.js'
import { unlessAborted } from '../../runtime/abort.js'
import type { ServiceConfig } from '../../config/service-config.js'
import { attributesOf, queueAttributeNames, type QueueAttributes } from './queue-attributes.js'
import { sendInBatches, type BatchCall, type EntryOutcome } from './queue-batch.js'
import { queuePipeline } from './queue-pipeline.js'
import {
  ChangeMessageVisibilityBatch,
  DeleteMessageBatch,
  GetQueueAttributes,
  GetQueueUrl,
  maxBatchSize,
  maxWaitSeconds,
  ReceiveMessage,
} from './sqs-operations.js'

/** Which queue, and how to call it. */
export interface QueueConfig extends ServiceConfig {
  /**
   * The queue's URL. Give it or `queueName`.
   *
   * Requests go to its host, and are signed for the Region in that, if it names one.
   */
  queueUrl?: string | undefined
  /**
   * The queue's name; its URL is requested before the first call, which needs `sqs:GetQueueUrl`. That URL identifies the queue;
   * its host is not called.
   */
  queueName?: string | undefined
  /** The account that owns the queue of this name, 12 digits. @defaultValue the account of the credentials */
  queueOwner?: string | undefined
}

/** A message that was received, and is hidden from other receivers for a while. */
export interface QueueMessage {
  readonly messageId: string
  /** Identifies this delivery of the message; the next delivery has another one. */
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
  /** How long the messages are hidden, 0 to 43,200 seconds. @defaultValue the queue's own visibility timeout */
  visibilityTimeoutSeconds?: number | undefined
  /** Ends the wait. Messages that SQS was about to deliver then stay hidden until their visibility timeout. */
  signal?: AbortSignal | undefined
}

/** A new visibility timeout of a message. */
export interface VisibilityChange {
  readonly receiptHandle: string
  /** From now on, 0 to 43,200 seconds; 0 makes it visible at once. */
  readonly seconds: number
}

interface Cancelling {
  /** Ends the request; it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined
}

/**
 * A queue of SQS.
 *
 * The MD5 checksums of bodies that SQS sends are not compared: TLS protects the transfer, Web Crypto has no MD5, and Node
 * refuses it where only FIPS algorithms are allowed.
 *
 * @throws InputError from the constructor, for a configuration that is not valid.
 */
export class Queue {
  /** The Region of the queue, where it is given or in its URL. */
  readonly region: string | undefined
  readonly #pipeline: Pipeline
  readonly #name: { QueueName: string; QueueOwnerAWSAccountId: string | undefined }
  #url: Promise<string> | undefined

  constructor(config: QueueConfig) {
    const { queueUrl, queueName = '', queueOwner } = config
    if ((queueUrl === undefined) === (queueName === '')) {
      const message = 'or queueName is required: give exactly one of the two'
      throw new InputError([{ path: 'queueUrl', message }], { operation: 'createIntake' })
    }
    this.#pipeline = queuePipeline(config, queueUrl)
    this.region = this.#pipeline.routeByOptions?.region
    this.#name = { QueueName: queueName, QueueOwnerAWSAccountId: queueOwner }
    this.#url = queueUrl === undefined ? undefined : Promise.resolve(queueUrl)
  }

  /**
   * The queue's URL; requested once where only the name is known.
   *
   * @throws ServiceError `QueueDoesNotExist`, and the other errors of a call.
   */
  async url({ signal }: Cancelling = {}): Promise<string> {
    this.#url ??= this.#findUrl()
    return unlessAborted(this.#url, signal)
  }

  /** Without a signal, because several callers may wait for it. */
  async #findUrl(): Promise<string> {
    try {
      const { QueueUrl } = await call(this.#pipeline, GetQueueUrl, this.#name)
      return QueueUrl
    } catch (error) {
      this.#url = undefined // the next caller asks again
      throw error
    }
  }

  /**
   * Receives messages; an empty list when none came within the wait.
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
    const { Messages = [] } = await call(this.#pipeline, ReceiveMessage, input, { signal })
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
   * @returns The outcome of each, in the order of the handles. A request that fails is a failure of all its entries.
   * @throws The signal's own reason, when it fires; nothing else.
   */
  async remove(receiptHandles: readonly string[], { signal }: Cancelling = {}): Promise<EntryOutcome[]> {
    const entries = receiptHandles.map((ReceiptHandle) => ({ ReceiptHandle }))
    return sendInBatches(this.#batch(DeleteMessageBatch, signal), entries)
  }

  /**
   * Sets visibility timeouts, in batches of 10.
   *
   * @returns The outcome of each, in the order of the changes. A request that fails is a failure of all its entries.
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
   * How the queue is configured, and how full it is. Needs `sqs:GetQueueAttributes`.
   *
   * @throws ServiceError e.g. `QueueDoesNotExist`, `AccessDenied`; the signal's own reason when it fires.
   */
  async attributes({ signal }: Cancelling = {}): Promise<QueueAttributes> {
    const input = { QueueUrl: await this.url({ signal }), AttributeNames: [...queueAttributeNames] }
    const { Attributes = {} } = await call(this.#pipeline, GetQueueAttributes, input, { signal })
    return attributesOf(Attributes)
  }
}
