/** S3 and SQS on 127.0.0.1, by fauxqs: made, filled and looked into without the code that is tested. */
import { buildApp } from 'fauxqs'
import { onTestFinished } from 'vitest'

/** How a client reaches it; for queues and for readers of objects alike. */
export interface FauxqsConnection {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly limiter: false
}

/** A queue that was made. */
export interface MadeQueue {
  readonly url: string
  readonly arn: string
  readonly name: string
}

export interface QueueSettings {
  /** How long a message that was received is hidden. @defaultValue 30 */
  readonly visibilityTimeoutSeconds?: number
  /** Where messages go that were received `maxReceiveCount` times. */
  readonly deadLetterQueue?: MadeQueue
  /** @defaultValue 3 */
  readonly maxReceiveCount?: number
}

/** What is in a queue. */
export interface QueueContent {
  /** Bodies that can be received. */
  readonly ready: readonly string[]
  /** Bodies that are hidden because somebody received them. */
  readonly hidden: readonly string[]
}

export interface Fauxqs {
  readonly connection: FauxqsConnection
  createQueue(name: string, settings?: QueueSettings): Promise<MadeQueue>
  /** In the order they are given. */
  sendMessages(queue: MadeQueue, bodies: readonly string[]): Promise<void>
  contentOf(queue: MadeQueue): Promise<QueueContent>
  /** Shows what is hidden, as if all visibility timeouts had run out: the receipt handles are of no use any more. */
  expireHidden(queue: MadeQueue): Promise<void>
  createBucket(name: string): Promise<void>
  /** @returns The entity tag, with its quotation marks. */
  putObject(bucket: string, key: string, body: Uint8Array | string): Promise<string>
  deleteObject(bucket: string, key: string): Promise<void>
  stop(): Promise<void>
}

const region = 'eu-west-1'

/** It takes any signature, and reads the Region from its scope. */
const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/${region}/sqs/aws4_request`

/** Starts it; whoever starts it stops it. */
export async function startFauxqs(): Promise<Fauxqs> {
  const app = buildApp({ logger: false, defaultRegion: region })
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' })

  async function send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(endpoint + path, init)
    if (!response.ok) throw new Error(`fauxqs: HTTP ${String(response.status)}: ${await response.text()}`)
    return response
  }

  async function callSqs(operation: string, input: object): Promise<unknown> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
      authorization,
    }
    return (await send('/', { method: 'POST', headers, body: JSON.stringify(input) })).json()
  }

  const pathOf = (bucket: string, key: string) => `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`

  return {
    connection: {
      endpoint,
      region,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      limiter: false,
    },
    createQueue: async (name, { visibilityTimeoutSeconds = 30, deadLetterQueue, maxReceiveCount = 3 } = {}) => {
      const RedrivePolicy = deadLetterQueue && { deadLetterTargetArn: deadLetterQueue.arn, maxReceiveCount }
      const Attributes = {
        VisibilityTimeout: String(visibilityTimeoutSeconds),
        ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
      }
      // Sound here and below: the emulator answers in the forms of the service.
      const { QueueUrl } = (await callSqs('CreateQueue', { QueueName: name, Attributes })) as { QueueUrl: string }
      return { url: QueueUrl, arn: `arn:aws:sqs:${region}:000000000000:${name}`, name }
    },
    sendMessages: async ({ url }, bodies) => {
      for (let start = 0; start < bodies.length; start += 10) {
        const Entries = bodies
          .slice(start, start + 10)
          .map((MessageBody, index) => ({ Id: String(index), MessageBody }))
        const { Failed = [] } = (await callSqs('SendMessageBatch', { QueueUrl: url, Entries })) as { Failed?: object[] }
        if (Failed.length > 0) throw new Error(`fauxqs: ${JSON.stringify(Failed)}`)
      }
    },
    contentOf: async ({ name }) => {
      const { messages } = (await (await send(`/_fauxqs/queues/${name}`, {})).json()) as {
        messages: { ready: { body: string }[]; inflight: { message: { body: string } }[] }
      }
      return {
        ready: messages.ready.map(({ body }) => body),
        hidden: messages.inflight.map(({ message }) => message.body),
      }
    },
    expireHidden: async ({ name, url }) => {
      const { messages } = (await (await send(`/_fauxqs/queues/${name}`, {})).json()) as {
        messages: { inflight: { receiptHandle: string }[] }
      }
      for (const { receiptHandle } of messages.inflight) {
        const input = { QueueUrl: url, ReceiptHandle: receiptHandle, VisibilityTimeout: 0 }
        await callSqs('ChangeMessageVisibility', input)
      }
    },
    createBucket: async (name) => {
      await send(`/${name}`, { method: 'PUT' })
    },
    putObject: async (bucket, key, body) => {
      const headers = { 'content-type': 'application/octet-stream' }
      const { headers: told } = await send(pathOf(bucket, key), { method: 'PUT', headers, body: Buffer.from(body) })
      return told.get('etag') ?? ''
    },
    deleteObject: async (bucket, key) => {
      await send(pathOf(bucket, key), { method: 'DELETE' })
    },
    stop: () => app.close(),
  }
}

/** One that ends with the test that started it. */
export async function fauxqsInTest(): Promise<Fauxqs> {
  const fauxqs = await startFauxqs()
  onTestFinished(() => fauxqs.stop())
  return fauxqs
}
