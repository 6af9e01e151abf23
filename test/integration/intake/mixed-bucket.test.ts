/** A bucket and a topic that several services share: CloudTrail's records come once each, and all else is skipped by name. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  accept,
  bucket,
  cloudTrailMessage,
  idsOf,
  intakeSetting,
  keyOf,
  logFile,
} from '../../support/intake-setting.js'
import { mixedObjects } from '../../support/mixed-bucket.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('mixed buckets')

const created = (key: string) =>
  JSON.stringify({
    Records: [
      {
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-1',
        eventName: 'ObjectCreated:Put',
        s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key), size: 100 } },
      },
    ],
  })

const countsOf = (reasons: readonly string[]): Record<string, number> =>
  reasons.reduce<Record<string, number>>((counts, reason) => ({ ...counts, [reason]: (counts[reason] ?? 0) + 1 }), {})

test('of a bucket with objects of more than 22 kinds, each record of CloudTrail comes once and nothing is poison', async () => {
  const setting = await intakeSetting()
  expect(new Set(mixedObjects.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(22)
  for (const { key } of mixedObjects) {
    if (!key.endsWith('/')) await setting.fauxqs.putObject(bucket, key, gzipSync(`{"made":"by another service"}`))
  }
  const logs = {
    events: keyOf('events'),
    insights: keyOf('insights').replace('/CloudTrail/', '/CloudTrail-Insight/'),
    network: keyOf('network').replace('/CloudTrail/', '/CloudTrail-NetworkActivity/'),
    organization: `o-exampleorg/${keyOf('organization').replace('AWSLogs/', 'AWSLogs/o-exampleorg/')}`,
  }
  for (const [name, key] of Object.entries(logs)) await setting.fauxqs.putObject(bucket, key, logFile(name, 3))
  const keys = [...mixedObjects.map(({ key }) => key), ...Object.values(logs)]
  await setting.send(...keys.map(created))

  const intake = setting.intake()
  const received = await accept(intake)
  await expectAll(
    'a bucket of 22 kinds',
    setting,
    received,
    Object.keys(logs).flatMap((name) => idsOf(name, 3)),
  )
  expect(received.repeats).toBe(0)
  const reasons = countsOf(mixedObjects.map(({ reason }) => reason))
  expect(countsOf(setting.told.skip.map(({ reason }) => reason))).toEqual(reasons)
  expect(intake.counts).toMatchObject({
    poison: 0,
    failures: 0,
    skipped: mixedObjects.length,
    skippedFor: reasons,
    messagesRemoved: keys.length,
  })
})

test('what Config and other services say on a shared topic is skipped, and its messages removed', async () => {
  const setting = await intakeSetting()
  const onTopic = (message: object) => JSON.stringify({ Type: 'Notification', Message: JSON.stringify(message) })
  const s3ObjectKey = await setting.putFile('one')
  await setting.send(
    onTopic({ messageType: 'ConfigurationItemChangeNotification', configurationItem: {} }),
    onTopic({
      messageType: 'ConfigurationHistoryDeliveryCompleted',
      s3Bucket: bucket,
      s3ObjectKey: 'AWSLogs/1/Config/x',
    }),
    onTopic({ source: 'aws.guardduty', 'detail-type': 'GuardDuty Finding', detail: {} }),
    onTopic({ AlarmName: 'a', NewStateValue: 'ALARM' }),
    onTopic({ s3Bucket: bucket, s3ObjectKey }),
  )
  const intake = setting.intake()
  const received = await accept(intake)
  await expectAll('a shared topic', setting, received, idsOf('one', 3))
  expect(intake.counts).toMatchObject({ poison: 0, skippedFor: { notice: 4 }, messagesRemoved: 5 })
})

test('a key of no known kind and a file that was compressed twice stay poison', async () => {
  const setting = await intakeSetting()
  const twice = await setting.putFile('twice', gzipSync(logFile('twice', 3)))
  await setting.fauxqs.putObject(bucket, 'reports/2026/report.csv', 'a,b\n1,2\n')
  await setting.send(cloudTrailMessage(twice), cloudTrailMessage('reports/2026/report.csv'))
  const intake = setting.intake()
  await accept(intake)
  expect(intake.counts).toMatchObject({ poison: 2, skipped: 0, messagesRemoved: 0 })
  const errors = setting.told.poison.map(({ error }) => String(error))
  expect(errors).toContainEqual(expect.stringContaining('compressed twice'))
})
