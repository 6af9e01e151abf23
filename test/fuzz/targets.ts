/** What is fuzzed: the readers of replies, log files and notifications. Each takes anything, and throws typed errors only. */
import { gzipSync } from 'node:zlib'
import { CloudTrailError, InputError, type ExchangeDetails } from '../../src/contracts/errors.js'
import { redacted } from '../../src/contracts/printable.js'
import type { AnyOperation } from '../../src/contracts/operation.js'
import { credentialsIn, reasonIn } from '../../src/credentials/sources/metadata-request.js'
import { AssumeRole } from '../../src/credentials/sources/sts-operations.js'
import { GetObject, ListObjectsV2 } from '../../src/bucket/s3-operations.js'
import { readRecordBatches } from '../../src/intake/log-file/read-record-batches.js'
import { attributesOf } from '../../src/intake/messages/queue-attributes.js'
import { parseNotification } from '../../src/intake/messages/notification.js'
import { ReceiveMessage } from '../../src/intake/messages/sqs-operations.js'
import { PutAuditEvents } from '../../src/operations/audit-events.js'
import { LookupEvents } from '../../src/operations/events.js'
import { GetQueryResults } from '../../src/operations/queries.js'
import { DescribeTrails } from '../../src/operations/trails.js'
import { encodeRequest } from '../../src/protocol/encode.js'
import { requestIdOf } from '../../src/protocol/decode.js'
import { restXml } from '../../src/protocol/rest-xml.js'
import { parseRecord } from '../../src/records/parse-record.js'
import { readReply } from '../../src/request/reply.js'
import { logs, notifications, replies } from './corpus.js'
import { mutated, type Mutation } from './mutations.js'

/** An input, as data. */
export interface Input {
  readonly target: keyof typeof targets
  /** Which text of the corpus, and other choices. */
  readonly choice: number
  readonly text: readonly Mutation[]
  /** Changes to a header, or to the bytes of a gzip. */
  readonly more: readonly Mutation[]
  /** Where the bytes are cut in two, as a fraction. */
  readonly cut: number
}

const pick = <T>(items: readonly T[], choice: number): T => items[choice % items.length]!

const rows: readonly AnyOperation[] = [
  LookupEvents, DescribeTrails, GetQueryResults, PutAuditEvents, AssumeRole, ListObjectsV2, GetObject, ReceiveMessage,
] // prettier-ignore

const statuses = [200, 200, 400, 301, 403, 429, 500]
const headerNames = [
  'x-amzn-errortype',
  'content-type',
  'x-amzn-requestid',
  'x-amz-bucket-region',
  'date',
  'retry-after',
]

const details: ExchangeDetails = { operation: 'Fuzzed', region: 'eu-west-1', status: 200, attempts: 1 }

function readAnyReply(body: string, { choice, more }: Input): void {
  const headers = { [pick(headerNames, choice)]: mutated('ThrottlingException:http://x', more, replies) }
  const reply = { status: pick(statuses, choice >> 3), headers, body }
  const redact = (text: string) => redacted(text, ['a-secret-of-the-call'])
  requestIdOf(reply, redact)
  for (const row of rows) typedOnly(() => readReply(row, reply, details, choice % 2 === 0, redact))
  credentialsIn(reply)
  reasonIn(reply)
  attributesOf({ RedrivePolicy: body })
  typedOnly(() => parseRecord(body))
}

function readAnyNotification(body: string): void {
  const endpoint = new URL('https://s3.eu-west-1.amazonaws.com/')
  for (const { bucket, key } of parseNotification(body).objects) {
    typedOnly(() => {
      const url = restXml.urlOf?.(endpoint, encodeRequest(GetObject, { Bucket: bucket, Key: key }))
      if (url?.host.endsWith(endpoint.host) !== true) throw new Error('another host')
    }, InputError)
  }
}

/** Whole and cut in two, a text gives the same records and the same error. */
async function readAnyLog(text: string, { choice, more, cut }: Input): Promise<void> {
  const plain = Buffer.from(text)
  const isGzip = choice % 2 === 0
  const isDamaged = isGzip && more.length > 0
  const zipped = isGzip ? gzipSync(plain, { level: 1 }) : plain
  const bytes = isDamaged ? Buffer.from(mutated(zipped.toString('latin1'), more, logs), 'latin1') : zipped
  const verify = choice % 7 !== 0
  const options = { verify, parse: choice % 3 !== 0, maxRecordBytes: choice % 5 === 0 ? 1000 : undefined }
  const whole = await outcomeOf(bytes, options)
  const at = Math.floor(cut * bytes.length)
  const inTwo = await outcomeOf(inParts(bytes.subarray(0, at), bytes.subarray(at)), options)
  // Of damaged gzip that is not proven first, the text in the last step of zlib may be lost.
  if ((verify || !isDamaged) && whole !== inTwo) throw new Error(`whole: ${whole}; cut in two: ${inTwo}`)
}

async function outcomeOf(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: Parameters<typeof readRecordBatches>[1],
): Promise<string> {
  let count = 0
  try {
    for await (const { records } of readRecordBatches(source, options)) count += records.length
    return `${String(count)} records`
  } catch (error) {
    if (!(error instanceof CloudTrailError)) throw error
    return `${String(count)} records, ${error.message}`
  }
}

async function* inParts(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part)
}

function typedOnly(read: () => unknown, type: abstract new (...given: never[]) => Error = CloudTrailError): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof type)) throw error
  }
}

/** By name: the corpus, and the reader. */
export const targets = {
  reply: { corpus: replies, read: readAnyReply },
  notification: { corpus: notifications, read: readAnyNotification },
  log: { corpus: logs, read: readAnyLog },
} satisfies Record<string, { corpus: readonly string[]; read: (text: string, input: Input) => void | Promise<void> }>

/** The text of an input. */
export function textOf({ target, choice, text }: Input): string {
  const { corpus } = targets[target]
  return mutated(pick(corpus, choice), text, corpus)
}
