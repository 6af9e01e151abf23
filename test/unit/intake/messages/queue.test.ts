/** Queues against canned replies: what is sent, what single entries come to, and what is refused before sending. */
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../../src/contracts/errors.js'
import { Queue, type QueueConfig } from '../../../../src/intake/messages/queue.js'
import { attributesOf } from '../../../../src/intake/messages/queue-attributes.js'
import type { TransportRequest, TransportResponse } from '../../../../src/contracts/transport.js'
import { failed } from '../../../support/failed.js'
import { FakeClock } from '../../../support/fake-clock.js'

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/trail-queue'
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

type Answer = Partial<TransportResponse> | object

/** A queue that gets these answers, one by one; the last one again and again. */
function queueWith(answers: readonly Answer[], config: QueueConfig = { queueUrl }) {
  const sent: TransportRequest[] = []
  const clock = new FakeClock()
  const transport = (request: TransportRequest): Promise<TransportResponse> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? {}
    sent.push(request)
    const reply = 'status' in answer ? answer : { body: JSON.stringify(answer) }
    return Promise.resolve({ status: 200, headers: {}, body: '', ...reply })
  }
  const queue = new Queue({ credentials, transport, clock: clock.jumping(), limiter: false, ...config })
  const bodies = () => sent.map(({ body }) => JSON.parse(body) as unknown)
  return { queue, sent, bodies, clock }
}

const error = (status: number, type: string): TransportResponse => ({
  status,
  headers: { 'x-amzn-query-error': 'AWS.SimpleQueueService.Other;Sender' },
  body: JSON.stringify({ __type: `com.amazonaws.sqs#${type}`, message: 'said the test' }),
})

describe('receiving', () => {
  test('asks for ten messages and waits twenty seconds, unless it is told otherwise', async () => {
    const { queue, sent, bodies } = queueWith([{}])
    expect(await queue.receive()).toEqual([])
    await queue.receive({ max: 3, waitSeconds: 1, visibilityTimeoutSeconds: 300 })
    const always = { QueueUrl: queueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount'] }
    expect(bodies()).toEqual([
      { ...always, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 },
      { ...always, MaxNumberOfMessages: 3, WaitTimeSeconds: 1, VisibilityTimeout: 300 },
    ])
    expect(sent[0]?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.ReceiveMessage',
      authorization: expect.stringContaining('/eu-west-1/sqs/aws4_request') as string,
    })
    expect(sent[0]?.url.href).toBe('https://sqs.eu-west-1.amazonaws.com/')
  })

  test('has its wait on top of the time that a request has', async () => {
    const { queue, sent } = queueWith([{}], { queueUrl, requestTimeoutMs: 2000 })
    await queue.receive({ waitSeconds: 20 })
    await queue.receive({ waitSeconds: 0 })
    expect(sent.map(({ requestTimeoutMs }) => requestTimeoutMs)).toEqual([22_000, 2000])
  })

  test('reads messages, and what they have besides', async () => {
    const message = { MessageId: 'm', ReceiptHandle: 'r', Body: 'b', MD5OfBody: 'x', Later: 1 }
    const { queue } = queueWith([{ Messages: [{ ...message, Attributes: { ApproximateReceiveCount: '4' } }, message] }])
    expect(await queue.receive()).toEqual([
      { messageId: 'm', receiptHandle: 'r', body: 'b', receiveCount: 4 },
      { messageId: 'm', receiptHandle: 'r', body: 'b', receiveCount: 1 },
    ])
  })

  test.each([
    [{ max: 11 }, 'MaxNumberOfMessages must be at most 10'],
    [{ max: 0 }, 'MaxNumberOfMessages must be at least 1'],
    [{ waitSeconds: 21 }, 'WaitTimeSeconds must be at most 20'],
    [{ visibilityTimeoutSeconds: 43_201 }, 'VisibilityTimeout must be at most 43200'],
  ])('%j is refused before anything is sent', async (options, message) => {
    const { queue, sent } = queueWith([{}])
    expect(await failed(queue.receive(options))).toMatchObject({ message: expect.stringContaining(message) as string })
    expect(sent).toEqual([])
  })

  test.each([
    [403, 'RequestThrottled', [1000], true],
    [400, 'OverLimit', [1000], true],
    [400, 'KmsThrottled', [1000], true],
    [500, 'InternalError', [50], false],
    [503, 'ServiceUnavailable', [50], false],
  ])('is tried again after %i %s', async (status, type, longestMs, isThrottle) => {
    const { queue, sent, clock } = queueWith([error(status, type), {}])
    expect(await queue.receive()).toEqual([])
    expect(sent).toHaveLength(2)
    expect(clock.delays[0]).toBeLessThanOrEqual(longestMs[0]!)
    const { queue: never } = queueWith([error(status, type)])
    expect(await failed(never.receive())).toMatchObject({ code: type, status, isThrottle, attempts: 3 })
  })

  test('is told the code of the JSON protocol, not that of the query protocol in the header', async () => {
    const { queue } = queueWith([error(400, 'QueueDoesNotExist')])
    expect(await failed(queue.receive())).toMatchObject({ code: 'QueueDoesNotExist', operation: 'ReceiveMessage' })
  })
})

describe('a batch', () => {
  const failure = (Id: string, Code: string, SenderFault: boolean) => ({ Id, Code, SenderFault, Message: 'no' })

  test('has ten entries at most, each with an id of its own', async () => {
    const { queue, bodies } = queueWith([{ Successful: Array.from({ length: 10 }, (_, Id) => ({ Id: String(Id) })) }])
    const handles = Array.from({ length: 12 }, (_, index) => `r${String(index)}`)
    expect(await queue.remove(handles)).toEqual(handles.map((receiptHandle) => ({ receiptHandle, status: 'done' })))
    const entries = bodies().map((body) => (body as { Entries: { Id: string; ReceiptHandle: string }[] }).Entries)
    expect(entries.map(({ length }) => length)).toEqual([10, 2])
    expect(entries[1]).toEqual([
      { Id: '0', ReceiptHandle: 'r10' },
      { Id: '1', ReceiptHandle: 'r11' },
    ])
  })

  test('without entries sends nothing', async () => {
    const { queue, sent } = queueWith([{}])
    expect([await queue.remove([]), await queue.changeVisibility([])]).toEqual([[], []])
    expect(sent).toEqual([])
  })

  test('sends entries again whose failure is the service’s, and only those', async () => {
    const { queue, bodies, clock } = queueWith([
      { Successful: [{ Id: '0' }], Failed: [failure('1', 'InternalError', false), failure('2', 'Odd', true)] },
      { Successful: [{ Id: '0' }] },
    ])
    expect(await queue.remove(['a', 'b', 'c'])).toMatchObject([
      { receiptHandle: 'a', status: 'done' },
      { receiptHandle: 'b', status: 'done' },
      { receiptHandle: 'c', status: 'failed', error: { code: 'Odd', message: 'DeleteMessageBatch: no' } },
    ])
    expect(bodies()[1]).toEqual({ QueueUrl: queueUrl, Entries: [{ Id: '0', ReceiptHandle: 'b' }] })
    expect(clock.delays).toHaveLength(1)
  })

  test('gives entries up that fail three times', async () => {
    const { queue, sent } = queueWith([{ Failed: [failure('0', 'InternalError', false)] }])
    expect(await queue.remove(['a'])).toMatchObject([
      { receiptHandle: 'a', status: 'failed', error: { code: 'InternalError', status: 200 } },
    ])
    expect(sent).toHaveLength(3)
  })

  test.each(['ReceiptHandleIsInvalid', 'InvalidParameterValue'])('calls an entry with %s gone', async (code) => {
    const { queue, sent } = queueWith([{ Failed: [failure('0', code, true)] }])
    expect(await queue.changeVisibility([{ receiptHandle: 'a', seconds: 60 }])).toMatchObject([
      { receiptHandle: 'a', status: 'gone', error: { code } },
    ])
    expect(sent).toHaveLength(1)
  })

  test('does not take an entry for done that the reply says nothing of', async () => {
    const { queue, sent } = queueWith([{ Successful: [] }])
    expect(await queue.remove(['a'])).toMatchObject([{ status: 'failed', error: { code: 'NoOutcome' } }])
    expect(sent).toHaveLength(3)
  })

  test('whose request fails has failed, and others have not', async () => {
    const all = { Successful: Array.from({ length: 10 }, (_, Id) => ({ Id: String(Id) })) }
    const { queue } = queueWith([error(403, 'AccessDenied'), all])
    const outcomes = await queue.remove(Array.from({ length: 20 }, (_, index) => String(index)))
    expect(
      outcomes.slice(0, 10).every(({ status, error: why }) => status === 'failed' && why?.code === 'AccessDenied'),
    ).toBe(true)
    expect(outcomes.slice(10).every(({ status }) => status === 'done')).toBe(true)
  })

  test('that is aborted rejects with the reason', async () => {
    const { queue, sent } = queueWith([{}])
    expect(await failed(queue.remove(['a'], { signal: AbortSignal.abort('stop') }))).toBe('stop')
    expect(sent).toEqual([])
  })
})

describe('which queue', () => {
  test('a name is looked up once, however many ask', async () => {
    const { queue, sent, bodies } = queueWith([{ QueueUrl: queueUrl }], {
      queueName: 'trail-queue',
      queueOwner: '111122223333',
      region: 'eu-west-1',
    })
    expect(await Promise.all([queue.url(), queue.url()])).toEqual([queueUrl, queueUrl])
    expect(sent).toHaveLength(1)
    expect(bodies()[0]).toEqual({ QueueName: 'trail-queue', QueueOwnerAWSAccountId: '111122223333' })
  })

  test('a lookup that failed is made again by the next', async () => {
    const config = { queueName: 'trail-queue', region: 'eu-west-1' }
    const { queue } = queueWith([error(403, 'AccessDenied'), { QueueUrl: queueUrl }], config)
    expect(await failed(queue.url())).toMatchObject({ code: 'AccessDenied' })
    expect(await queue.url()).toBe(queueUrl)
  })

  test.each([
    [{}, 'queueUrl or queueName is required'],
    [{ queueUrl, queueName: 'trail-queue' }, 'queueUrl or queueName is required'],
    [{ queueUrl: 'trail-queue' }, 'queueUrl must be an http or https URL'],
    [{ queueName: 'q', region: 'not a Region' }, 'region must be a single host label'],
  ])('%j is refused', (config, message) => {
    const make = () => new Queue({ credentials, ...config })
    expect(make).toThrow(InputError)
    expect(make).toThrow(message)
  })

  test('its Region is that of its URL, whatever Region the buckets are in', () => {
    expect(new Queue({ credentials, queueUrl }).region).toBe('eu-west-1')
    expect(new Queue({ credentials, queueUrl, region: 'eu-north-1' }).region).toBe('eu-west-1')
  })
})

test.each([
  [{}, {}],
  [{ VisibilityTimeout: '30', ApproximateNumberOfMessages: 'many' }, { visibilityTimeoutSeconds: 30 }],
  [
    { RedrivePolicy: '{"deadLetterTargetArn":"arn:d","maxReceiveCount":"5"}' },
    { redrive: { deadLetterQueueArn: 'arn:d', maxReceiveCount: 5 } },
  ],
  [{ RedrivePolicy: 'null' }, {}],
  [{ RedrivePolicy: 'no JSON' }, {}],
])('attributes %j are %j', (attributes, read) => {
  expect(attributesOf(attributes)).toEqual(read)
})
