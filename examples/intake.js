// Log files on their whole way: delivered to a bucket, announced in a queue, fetched, handed out and acknowledged.
//
//   npm run example:intake                            an emulated account delivers to S3 and SQS on loopback (fauxqs)
//   npm run example:intake -- --live --queue-url URL  a queue of your own, with region and credentials of the environment;
//                                                     nothing is removed from it
import { parseArgs } from 'node:util'
import { buildApp } from 'fauxqs'
import { CloudTrail, CloudTrailError } from 'cloudtrail-client'
import { createIntake, withoutRoutineCalls } from 'cloudtrail-client/intake'
import { createEmulator } from 'cloudtrail-client/testing'
import { realRecords } from './records.js'

const { values } = parseArgs({
  options: { live: { type: 'boolean', default: false }, 'queue-url': { type: 'string', default: '' } },
})
const region = 'eu-west-1'
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' }

try {
  await main()
} catch (error) {
  if (!(error instanceof CloudTrailError)) throw error
  console.error(`${error.name}: ${error.message}`)
  process.exitCode = 1
}

async function main() {
  const account = values.live ? undefined : await deliveredLogs()
  const startedAt = performance.now()
  /** @type {import('cloudtrail-client/intake').IntakeOptions} */
  const source = account?.intakeOptions ?? { queueUrl: values['queue-url'], deleteConsumedMessages: false }
  const intake = createIntake({
    ...source,
    stopWhenEmpty: true, // leave it out, and it waits for the next log file
    recordFilter: withoutRoutineCalls,
    on: {
      skip: ({ reason, object }) => console.log(`skipped (${reason}): ${object?.key ?? 'a message'}`),
      failure: ({ error }) => console.log(`failed: ${error}`),
      warning: ({ message }) => console.log(`warning: ${message}`),
    },
  })

  /** @type {Map<string, number>} */
  const calls = new Map()
  for await (const batch of intake) {
    for (const { eventSource = '' } of batch.records) calls.set(eventSource, (calls.get(eventSource) ?? 0) + 1)
    await batch.ack() // without it, the message comes again
  }

  const most = [...calls].sort(([, a], [, b]) => b - a).slice(0, 8)
  console.log(`\n${most.map(([service, count]) => `${String(count).padStart(6)}  ${service}`).join('\n')}\n`)
  const { messagesReceived, messagesRemoved, objectsRead, recordsRead, recordsDelivered } = intake.counts
  console.log(`${messagesReceived} messages received, ${messagesRemoved} removed, ${objectsRead} log files`)
  console.log(`${recordsRead} records read, ${recordsDelivered} of them no routine calls`)
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(2)} s`)
  await account?.stop()
}

/** An emulated account whose trail has delivered its records to a bucket, and announced them in a queue. */
async function deliveredLogs() {
  const app = buildApp({ logger: false, defaultRegion: region })
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' })
  const sqs = async (/** @type {string} */ operation, /** @type {object} */ input) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonSQS.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${region}/sqs/aws4_request`,
    }
    const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) })
    return /** @type {Promise<{ QueueUrl: string }>} */ (response.json())
  }
  const { QueueUrl } = await sqs('CreateQueue', { QueueName: 'trail-queue' })
  await fetch(`${endpoint}/trail-logs`, { method: 'PUT' })

  const emulator = createEmulator({ records: realRecords() })
  const cloudtrail = new CloudTrail({ region, credentials, transport: emulator.transport, limiter: false })
  await cloudtrail.createTrail({
    Name: 'audit',
    S3BucketName: 'trail-logs',
    SnsTopicName: 'trail-topic',
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
  })
  await cloudtrail.startLogging({ Name: 'audit' })
  const delivered = await emulator.deliverLogs({
    putObject: ({ bucket, key, body }) =>
      fetch(`${endpoint}/${bucket}/${key}`, { method: 'PUT', body: Buffer.from(body) }),
    publish: ({ message }) => sqs('SendMessage', { QueueUrl, MessageBody: message }),
  })
  console.log(`An emulated trail has put ${delivered.length} files into s3://trail-logs and announced its log files.\n`)
  const endpoints = { sqs: endpoint, s3: endpoint }
  return {
    intakeOptions: { queueUrl: QueueUrl, region, credentials, endpoints },
    stop: () => app.close(),
  }
}
