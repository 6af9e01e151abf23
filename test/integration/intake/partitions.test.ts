/** A message that names a Region of another partition: nothing is sent there, and it alone is poison. */
import { expect, test } from 'vitest'
import { createIntake, OtherPartitionError, type PoisonAction } from 'cloudtrail-client/intake'
import type { PoisonEvent } from '../../../src/intake/options/intake-hooks.js'
import type { Transport } from 'cloudtrail-client'
import { logOf } from '../../support/log-file.js'

const messageOf = (id: string, awsRegion: string) => ({
  MessageId: id,
  ReceiptHandle: `handle of ${id}`,
  Body: JSON.stringify({
    Records: [
      {
        eventName: 'ObjectCreated:Put',
        awsRegion,
        s3: { bucket: { name: 'trail-logs' }, object: { key: `${id}.json.gz` } },
      },
    ],
  }),
})

/** SQS with these messages, which are received once, and S3 with a file of one record for each. */
function world(messages: readonly object[]) {
  const removed: string[] = []
  const hosts: string[] = []
  let received = false
  const json = (body: unknown) => Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(body) })
  const transport: Transport = ({ operation, url, body }) => {
    if (operation === 'GetObject') {
      hosts.push(url.host)
      const bytes = logOf([{ eventID: url.pathname }])
      const stream = Object.assign(
        (async function* () {
          yield await Promise.resolve(bytes)
        })(),
        { destroy: () => undefined },
      )
      return Promise.resolve({ status: 200, headers: { 'content-length': String(bytes.length) }, body: '', stream })
    }
    const { Entries = [] } = JSON.parse(body) as { Entries?: { Id: string; ReceiptHandle: string }[] }
    if (operation === 'DeleteMessageBatch') removed.push(...Entries.map(({ ReceiptHandle }) => ReceiptHandle))
    if (operation !== 'ReceiveMessage') return json({ Successful: Entries.map(({ Id }) => ({ Id })), Attributes: {} })
    const isFirst = !received
    received = true
    return json(isFirst ? { Messages: messages } : {})
  }
  return { transport, removed, hosts }
}

test.each([
  ['leave', []],
  ['delete', ['handle of foreign']],
] as const)(
  'with onPoison %s the others are delivered, and nothing is sent to the other partition',
  async (onPoison, more) => {
    const { transport, removed, hosts } = world([messageOf('foreign', 'cn-north-1'), messageOf('own', 'eu-north-1')])
    const poison: PoisonEvent[] = []
    const intake = createIntake({
      queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/trail',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      stopWhenEmpty: true,
      limiter: false,
      onPoison: onPoison satisfies PoisonAction,
      on: { poison: (event) => poison.push(event) },
      transport,
    })
    const ids: unknown[] = []
    for await (const batch of intake) {
      ids.push(...batch.records.map(({ eventID }) => eventID))
      await batch.ack()
    }
    expect(ids).toEqual(['/own.json.gz'])
    expect(hosts).toEqual(['trail-logs.s3.eu-north-1.amazonaws.com'])
    expect(poison.map(({ messageId, reason }) => [messageId, reason])).toEqual([['foreign', 'unreadable']])
    expect(poison[0]?.error).toBeInstanceOf(OtherPartitionError)
    expect(removed.sort()).toEqual([...more, 'handle of own'])
  },
)
