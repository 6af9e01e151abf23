/** SQS and S3 are each signed for with their own credentials, or both with the same. */
import { createBackfill, createIntake, type IntakeOptions } from 'cloudtrail-client/intake'
import type { Transport } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { awsFiles } from '../../support/aws-files.js'
import { logKey } from '../../support/log-keys.js'
import { ScriptedBucket } from '../../support/scripted-bucket.js'

const keysOf = (accessKeyId: string) => ({ accessKeyId, secretAccessKey: 'secret' })
const key = logKey('2026-01-10T12:05')

/** A bucket with one file, a queue with one message of it, and the key that each operation was signed with. */
function queueAndBucket() {
  const bucket = new ScriptedBucket()
  bucket.put(key, '2026-01-10T12:00:00Z')
  const signed = new Map<string, string | undefined>()
  const body = JSON.stringify({ s3Bucket: 'trail-logs', s3ObjectKey: [key] })
  const messages = [{ MessageId: 'm', ReceiptHandle: 'r', Body: body, Attributes: { ApproximateReceiveCount: '1' } }]
  const transport: Transport = (request) => {
    const { operation, headers } = request
    signed.set(operation, /Credential=(\w+)\//.exec(headers['authorization'] ?? '')?.[1])
    if (/Object/.test(operation)) return bucket.transport(request)
    const reply = operation === 'ReceiveMessage' ? { Messages: messages.splice(0) } : { Successful: [{ Id: '0' }] }
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(reply) })
  }
  return { signed, transport }
}

const common = {
  region: 'eu-west-1',
  endpoints: { sqs: 'http://127.0.0.1:9', s3: 'http://127.0.0.1:9' },
  limiter: false,
} as const

test.each<[string, IntakeOptions['credentials'], string, string]>([
  ['apart', { sqs: keysOf('AKIDSQS'), s3: keysOf('AKIDS3') }, 'AKIDSQS', 'AKIDS3'],
  [
    'apart, from providers',
    { sqs: () => Promise.resolve(keysOf('AKIDSQS')), s3: () => Promise.resolve(keysOf('AKIDS3')) },
    'AKIDSQS',
    'AKIDS3',
  ],
  ['for both', keysOf('AKIDBOTH'), 'AKIDBOTH', 'AKIDBOTH'],
])('an intake with credentials %s', async (_, credentials, sqs, s3) => {
  const { signed, transport } = queueAndBucket()
  const queueUrl = `${common.endpoints.sqs}/123456789012/trail-queue`
  const intake = createIntake({ ...common, queueUrl, credentials, transport, stopWhenEmpty: true })
  let batches = 0
  await intake.run(() => batches++)
  expect(batches).toBe(1)
  const services = ['ReceiveMessage', 'DeleteMessageBatch', 'GetObject'].map((operation) => signed.get(operation))
  expect(services).toEqual([sqs, sqs, s3])
})

test('a backfill with credentials apart uses those for S3', async () => {
  const { signed, transport } = queueAndBucket()
  const credentials = { sqs: keysOf('AKIDSQS'), s3: keysOf('AKIDS3') }
  const range = { from: new Date('2026-01-10'), to: new Date('2026-01-11') }
  await createBackfill({ ...common, bucket: 'trail-logs', ...range, credentials, transport }).run(() => undefined)
  expect([...signed]).toEqual([
    ['ListObjectsV2', 'AKIDS3'],
    ['GetObject', 'AKIDS3'],
  ])
})

test('keys, Region and endpoints come from a profile, which goes before the environment', async () => {
  const { signed, transport } = queueAndBucket()
  const config = `[profile audit]\nregion = eu-west-1\nendpoint_url = ${common.endpoints.sqs}\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secret\n`
  awsFiles({ config }, { AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'secret' })
  const queueUrl = `${common.endpoints.sqs}/123456789012/trail-queue`
  const intake = createIntake({ profile: 'audit', queueUrl, limiter: false, transport, stopWhenEmpty: true })
  let batches = 0
  await intake.run(() => batches++)
  expect({ batches, keys: new Set(signed.values()) }).toEqual({ batches: 1, keys: new Set(['AKIDPROFILE']) })
})
