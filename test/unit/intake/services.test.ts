/** Queues and objects over real sockets: on an emulator of SQS and S3, and on a store that breaks off. */
import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServiceError } from '../../../src/contracts/errors.js'
import { ObjectReader, type ObjectReaderConfig } from '../../../src/bucket/bucket.js'
import { Queue } from '../../../src/intake/messages/queue.js'
import { drain } from '../../support/drain.js'
import { failed } from '../../support/failed.js'
import { FastClock } from '../../support/fast-clock.js'
import { startFauxqs, type Fauxqs } from '../../support/fauxqs.js'
import { serve } from '../../support/local-server.js'
import { closed } from '../../support/transport-behaviour.js'

let fauxqs: Fauxqs

beforeAll(async () => {
  fauxqs = await startFauxqs()
  await fauxqs.createBucket('trail-bucket')
})

afterAll(() => fauxqs.stop())

const sha256 = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

describe('a queue', () => {
  test('delivers what was sent, and once it is removed it is gone', async () => {
    const made = await fauxqs.createQueue('delivers')
    await fauxqs.sendMessages(made, ['one', 'two', 'drei ü'])
    const queue = new Queue({ ...fauxqs.connection, queueUrl: made.url })
    const messages = await queue.receive({ waitSeconds: 0 })
    expect(messages.map(({ body, receiveCount }) => [body, receiveCount])).toEqual([
      ['one', 1],
      ['two', 1],
      ['drei ü', 1],
    ])
    const outcomes = await queue.remove(messages.map(({ receiptHandle }) => receiptHandle))
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
    expect(await fauxqs.contentOf(made)).toEqual({ ready: [], hidden: [] })
  })

  test('is found by its name', async () => {
    const made = await fauxqs.createQueue('by-name')
    const queue = new Queue({ ...fauxqs.connection, queueName: 'by-name' })
    expect(await queue.url()).toBe(made.url)
    expect(await queue.receive({ waitSeconds: 0 })).toEqual([])
  })

  test('that does not exist is told as the service tells it', async () => {
    const queue = new Queue({ ...fauxqs.connection, queueName: 'no-such-queue' })
    const error = await failed(queue.receive({ waitSeconds: 0 }))
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ code: 'QueueDoesNotExist', operation: 'GetQueueUrl' })
  })

  test('gives a message at once while somebody waits for it', async () => {
    const made = await fauxqs.createQueue('long-poll')
    const queue = new Queue({ ...fauxqs.connection, queueUrl: made.url, requestTimeoutMs: 1000 })
    const received = queue.receive({ waitSeconds: 20 })
    await fauxqs.sendMessages(made, ['late'])
    expect(await received).toMatchObject([{ body: 'late' }])
  })

  test('is left in the middle of a wait', async () => {
    const made = await fauxqs.createQueue('left')
    const queue = new Queue({ ...fauxqs.connection, queueUrl: made.url })
    const controller = new AbortController()
    const received = failed(queue.receive({ signal: controller.signal }))
    setImmediate(() => {
      controller.abort('stop')
    })
    expect(await received).toBe('stop')
  })

  test('shows released messages again, counts deliveries, and tells of a delivery that is over', async () => {
    const made = await fauxqs.createQueue('released')
    await fauxqs.sendMessages(made, ['again'])
    const queue = new Queue({ ...fauxqs.connection, queueUrl: made.url })
    const [first] = await queue.receive({ waitSeconds: 0 })
    const { receiptHandle } = first!
    expect(await queue.changeVisibility([{ receiptHandle, seconds: 0 }])).toEqual([{ receiptHandle, status: 'done' }])
    const [second] = await queue.receive({ waitSeconds: 0 })
    expect(second).toMatchObject({ body: 'again', receiveCount: 2 })
    expect(await queue.changeVisibility([{ receiptHandle, seconds: 60 }])).toMatchObject([
      { receiptHandle, status: 'gone', error: { code: 'ReceiptHandleIsInvalid' } },
    ])
  })

  test('takes more than ten entries at once', async () => {
    const made = await fauxqs.createQueue('many')
    await fauxqs.sendMessages(
      made,
      Array.from({ length: 25 }, (_, index) => String(index)),
    )
    const queue = new Queue({ ...fauxqs.connection, queueUrl: made.url })
    const messages = []
    while (messages.length < 25) messages.push(...(await queue.receive({ waitSeconds: 0 })))
    const outcomes = await queue.remove(messages.map(({ receiptHandle }) => receiptHandle))
    expect(outcomes.filter(({ status }) => status === 'done')).toHaveLength(25)
    expect(await fauxqs.contentOf(made)).toEqual({ ready: [], hidden: [] })
  })

  test('tells how it is set', async () => {
    const deadLetterQueue = await fauxqs.createQueue('set-dead')
    const made = await fauxqs.createQueue('set', { visibilityTimeoutSeconds: 45, deadLetterQueue, maxReceiveCount: 7 })
    await fauxqs.sendMessages(made, ['one'])
    expect(await new Queue({ ...fauxqs.connection, queueUrl: made.url }).attributes()).toEqual({
      visibilityTimeoutSeconds: 45,
      visibleMessages: 1,
      hiddenMessages: 0,
      retentionSeconds: 345_600,
      redrive: { deadLetterQueueArn: deadLetterQueue.arn, maxReceiveCount: 7 },
    })
  })
})

describe('an object', () => {
  const reader = () => new ObjectReader(fauxqs.connection)

  test.each([
    'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/01/a.json.gz',
    'a b+c&d=e?f#g%20h%2Fi',
    '!\'()*;:@,$[]{}|^~`\\"<>',
    'prefix//double///slashes/',
    'é/漢/😀',
    '.../..a/.b',
  ])('of the key %j is read as it was stored', async (key) => {
    const body = randomBytes(100_000)
    await fauxqs.putObject('trail-bucket', key, body)
    const chunks = await drain(reader().open({ bucket: 'trail-bucket', key }))
    expect(sha256(chunks)).toBe(sha256([body]))
  })

  test('without bytes is read as nothing', async () => {
    await fauxqs.putObject('trail-bucket', 'empty', '')
    expect(await drain(reader().open({ bucket: 'trail-bucket', key: 'empty' }))).toEqual([])
  })

  test('that does not exist is told with its name', async () => {
    const error = await failed(drain(reader().open({ bucket: 'trail-bucket', key: 'nowhere' })))
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({
      code: 'NoSuchKey',
      status: 404,
      message: 'The specified key does not exist.: s3://trail-bucket/nowhere',
    })
  })

  test('is listed with the others, page by page, under its prefix and behind a key', async () => {
    await fauxqs.createBucket('listed')
    const keys = Array.from({ length: 25 }, (_, index) => `in/${String(index).padStart(2, '0')} +&é.gz`)
    for (const key of [...keys, 'out']) await fauxqs.putObject('listed', key, key)
    const pages = await drain(reader().list('listed', { prefix: 'in/', startAfter: keys[4], pageSize: 8 }))
    expect(pages.map(({ objects }) => objects.length)).toEqual([8, 8, 4])
    expect(pages.flatMap(({ objects }) => objects.map(({ key }) => key))).toEqual(keys.slice(5))
    expect(pages[0]?.objects[0]).toMatchObject({
      size: Buffer.byteLength(keys[5]!),
      etag: expect.stringMatching(/^".+"$/) as string,
    })
    expect(pages[0]?.objects[0]?.lastModified).toBeInstanceOf(Date)
  })

  test('is summed up with others up to a delimiter', async () => {
    await fauxqs.createBucket('summed')
    for (const key of ['a/1', 'a/2', 'b/1', 'c']) await fauxqs.putObject('summed', key, key)
    const [page] = await drain(reader().list('summed', { delimiter: '/' }))
    expect(page?.prefixes).toEqual(['a/', 'b/'])
    expect(page?.objects.map(({ key }) => key)).toEqual(['c'])
  })
})

const kib = 1024

/** 2 MiB and a bit. */
const object = randomBytes(2 * kib * kib + 321)
const etag = '"0123456789abcdef"'

/** Answers like S3, ranges included; `send` gets what is asked for. */
async function store(send: (bytes: Buffer, response: ServerResponse, request: IncomingMessage) => void) {
  const requests: IncomingMessage[] = []
  const { url, sockets } = await serve((request, response) => {
    requests.push(request)
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? 'bytes=0-')?.[1])
    const bytes = object.subarray(from)
    const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${object.length - 1}/${object.length}` }
    response.writeHead(from === 0 ? 200 : 206, { etag, 'content-length': bytes.length, ...range })
    send(bytes, response, request)
  })
  const clock = new FastClock()
  const connect = (more: ObjectReaderConfig = {}) =>
    new ObjectReader({ ...fauxqs.connection, endpoint: url, clock, ...more })
  return { connect, requests, sockets, clock }
}

const reference = { bucket: 'trail-bucket', key: 'log.json.gz' }

/** Sends the first bytes, and then breaks the connection as soon as they are on their way. */
const cutAfter = (count: number) => (bytes: Buffer, response: ServerResponse) => {
  if (bytes.length <= count) response.end(bytes)
  else response.write(bytes.subarray(0, count), () => response.socket?.destroy())
}

describe('a download that breaks', () => {
  test('every 64 KiB brings the same bytes', async () => {
    const { connect, requests } = await store(cutAfter(64 * kib))
    expect(sha256(await drain(connect().open(reference)))).toBe(sha256([object]))
    expect(requests.length).toBeGreaterThanOrEqual(Math.ceil(object.length / (64 * kib)))
    expect(requests.slice(1).every(({ headers }) => headers['if-match'] === etag)).toBe(true)
  })

  test.each(Array.from({ length: Math.floor(object.length / (64 * kib)) + 1 }, (_, index) => index * 64 * kib))(
    'once, after %i bytes, brings the same bytes',
    async (count) => {
      let isCut = false
      const { connect } = await store((bytes, response) => {
        if (isCut) response.end(bytes)
        else cutAfter(count)(bytes, response)
        isCut = true
      })
      expect(sha256(await drain(connect().open(reference)))).toBe(sha256([object]))
    },
  )

  test('by a reset brings the same bytes', async () => {
    let resets = 0
    const { connect } = await store((bytes, response) => {
      if (resets++ < 3) response.write(bytes.subarray(0, 300_000), () => response.socket?.resetAndDestroy())
      else response.end(bytes)
    })
    expect(sha256(await drain(connect().open(reference)))).toBe(sha256([object]))
  })

  test('again and again without bringing anything is given up', async () => {
    const { connect, requests, clock } = await store((_, response) => {
      response.flushHeaders()
      response.socket?.end()
    })
    const error = await failed(drain(connect().open(reference)))
    expect(error).toMatchObject({ code: 'ConnectionFailed' })
    expect(requests).toHaveLength(5)
    expect(clock.pending).toBe(0)
  })

  test('goes on when the bytes only stop to come', async () => {
    let stalls = 0
    const { connect } = await store((bytes, response) => {
      if (stalls++ < 2) response.write(bytes.subarray(0, 500_000))
      else response.end(bytes)
    })
    // 100 ms of the machine's time.
    const chunks = await drain(connect({ requestTimeoutMs: 10_000 }).open(reference))
    expect(sha256(chunks)).toBe(sha256([object]))
  })
})

describe('a download that is left', () => {
  test('closes its connection', async () => {
    const { connect, sockets, clock } = await store((bytes, response) => response.write(bytes.subarray(0, 100_000)))
    for await (const chunk of connect().open(reference)) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
    await Promise.all(sockets.map(closed))
    expect(clock.pending).toBe(0)
  })

  test('by its signal throws the reason, and closes its connection', async () => {
    const { connect, sockets, clock } = await store((bytes, response) => response.write(bytes.subarray(0, 100_000)))
    const controller = new AbortController()
    const reading = failed(
      (async () => {
        for await (const _ of connect().open(reference, { signal: controller.signal })) controller.abort('stop')
      })(),
    )
    expect(await reading).toBe('stop')
    await Promise.all(sockets.map(closed))
    expect(clock.pending).toBe(0)
  })

  test('in time before it begins sends nothing', async () => {
    const { connect, requests } = await store((bytes, response) => response.end(bytes))
    await connect().open(reference).return()
    expect(requests).toEqual([])
  })
})

test('nobody reads ahead of a slow consumer', async () => {
  const zeros = Buffer.alloc(64 * kib)
  const total = 1024 * zeros.length
  let sent = 0
  const { url } = await serve((_, response) => {
    const pour = () => {
      while (sent < total && !response.destroyed) {
        sent += zeros.length
        if (!response.write(zeros)) return
      }
    }
    response.writeHead(200, { 'content-length': total }).on('drain', pour)
    pour()
  })
  const bytes = new ObjectReader({ ...fauxqs.connection, endpoint: url }).open(reference)
  await bytes.next()
  for (let before = -1, turn = 0; before !== sent || turn < 100; turn = before === sent ? turn + 1 : 0) {
    before = sent
    await new Promise(setImmediate)
  }
  expect(sent).toBeLessThan(total / 4) // the rest is what sockets hold
  await bytes.return()
})

test('connections are used again when objects were read to their end', async () => {
  const { connect, sockets } = await store((bytes, response) => response.end(bytes))
  const reader = connect()
  for (let time = 0; time < 5; time++) await drain(reader.open(reference))
  expect(sockets).toHaveLength(1)
})

test('a bucket of another Region is found by what S3 says, once, and a redirect is not followed', async () => {
  const paths: (string | undefined)[] = []
  const elsewhere = await serve((request, response) => {
    paths.push(request.url)
    response.end('elsewhere')
  })
  const scopes: (string | undefined)[] = []
  const { url } = await serve((request, response) => {
    const region = /\/([a-z\d-]+)\/s3\/aws4_request/.exec(request.headers.authorization ?? '')?.[1]
    scopes.push(region)
    if (region === 'eu-north-1') response.writeHead(200, { etag }).end('here')
    else response.writeHead(301, { 'x-amz-bucket-region': 'eu-north-1', location: elsewhere.url.href }).end()
  })
  const reader = new ObjectReader({ ...fauxqs.connection, endpoint: url })
  for (let time = 0; time < 2; time++) {
    expect(Buffer.concat(await drain(reader.open(reference))).toString()).toBe('here')
  }
  expect(scopes).toEqual(['eu-west-1', 'eu-north-1', 'eu-north-1'])
  expect(paths).toEqual([])
})
