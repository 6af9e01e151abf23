import { createHash, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { realRecords } from '../../../../examples/records.js'
import { createEmulator, type DeliveredObject, type Emulator } from '../../../../src/testing/index.js'
import { call } from '../../../support/emulator-call.js'

type LogRecord = Record<string, unknown>

const at = (eventTime: string, more: LogRecord = {}): LogRecord => ({
  eventID: `${eventTime}/${JSON.stringify(more)}`,
  eventTime,
  awsRegion: 'us-east-1',
  ...more,
})

const storing = { putObject: () => undefined }
const text = ({ body }: DeliveredObject): string => gunzipSync(body).toString()
const recordsOf = (object: DeliveredObject): LogRecord[] =>
  (JSON.parse(text(object)) as { Records: LogRecord[] }).Records
const isDigest = ({ key }: DeliveredObject): boolean => key.includes('/CloudTrail-Digest/')

interface Digest {
  readonly digestStartTime: string
  readonly digestEndTime: string
  readonly digestS3Bucket: string
  readonly digestS3Object: string
  readonly digestPublicKeyFingerprint: string
  readonly previousDigestS3Object: string | null
  readonly previousDigestHashValue: string | null
  readonly previousDigestSignature: string | null
  readonly newestEventTime: string | null
  readonly oldestEventTime: string | null
  readonly logFiles: readonly { readonly s3Object: string; readonly hashValue: string }[]
}

const digestOf = (object: DeliveredObject): Digest => JSON.parse(text(object)) as Digest
const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex')

async function withTrail(records: Iterable<LogRecord>, settings: object = {}): Promise<Emulator> {
  const emulator = createEmulator({ records, now: () => Date.UTC(2026, 0, 2) })
  await call(emulator, 'CreateTrail', { Name: 'audit', S3BucketName: 'logs', ...settings })
  await call(emulator, 'StartLogging', { Name: 'audit' })
  return emulator
}

test('a log file stands for five minutes of a Region, under a key like those of the service', async () => {
  const records = [at('2026-01-01T11:56:00Z'), at('2026-01-01T11:59:59Z'), at('2026-01-01T12:00:00Z')]
  const emulator = await withTrail(records, { S3KeyPrefix: 'my/prefix' })
  const [first, second, ...others] = await emulator.deliverLogs(storing)
  expect(others).toEqual([])
  expect(first?.bucket).toBe('logs')
  expect(first?.key).toMatch(
    /^my\/prefix\/AWSLogs\/123456789012\/CloudTrail\/us-east-1\/2026\/01\/01\/123456789012_CloudTrail_us-east-1_20260101T1200Z_[A-Za-z0-9]{16}\.json\.gz$/,
  )
  expect(second?.key).toContain('_20260101T1205Z_')
  expect([first, second].map((object) => object && recordsOf(object))).toEqual([records.slice(0, 2), records.slice(2)])
})

test('every record of the real log files is delivered once, to the Region it names', async () => {
  // Insights events go into files of their own, for trails that have Insights.
  const records: LogRecord[] = [...realRecords()].filter(({ eventCategory }) => eventCategory !== 'Insight')
  const emulator = await withTrail(records, { IsMultiRegionTrail: true })
  await call(emulator, 'PutEventSelectors', {
    TrailName: 'audit',
    AdvancedEventSelectors: [
      { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
      ...[
        ...new Set(
          records.flatMap(({ resources }) => ((resources ?? []) as { type?: string }[]).map(({ type }) => type)),
        ),
      ]
        .filter((type) => type !== undefined)
        .map((type) => ({
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: [type] },
          ],
        })),
    ],
  })
  const put = await emulator.deliverLogs(storing)
  const delivered = put.flatMap((object) => {
    const region = object.key.split('/')[3]
    return recordsOf(object).map((record) => ({ region, record }))
  })
  expect(records.length).toBeGreaterThan(100)
  expect(delivered.length).toBe(records.length)
  expect(delivered.every(({ region, record }) => record['awsRegion'] === region)).toBe(true)
  expect(new Set(delivered.map(({ record }) => JSON.stringify(record)))).toEqual(
    new Set(records.map((record) => JSON.stringify(record))),
  )
})

test('digests of every hour are signed with a key of ListPublicKeys and chained by signature and hash', async () => {
  const times = ['2026-01-01T09:10:00Z', '2026-01-01T09:59:00Z', '2026-01-01T12:30:00Z']
  const emulator = await withTrail(
    times.map((time) => at(time)),
    { EnableLogFileValidation: true },
  )
  const put = await emulator.deliverLogs(storing)
  const digests = put.filter(isDigest)
  const logs = new Map(put.filter((object) => !isDigest(object)).map((object) => [object.key, object]))
  expect(digests.map((object) => digestOf(object).digestEndTime)).toEqual([
    '2026-01-01T10:00:00Z',
    '2026-01-01T11:00:00Z',
    '2026-01-01T12:00:00Z',
    '2026-01-01T13:00:00Z',
  ])

  const { PublicKeyList } = await call<{ PublicKeyList: { Value: string; Fingerprint: string }[] }>(
    emulator,
    'ListPublicKeys',
    { StartTime: Date.UTC(2026, 0, 1) / 1000, EndTime: Date.UTC(2026, 0, 2) / 1000 },
  )
  const keys = new Map(PublicKeyList.map(({ Value, Fingerprint }) => [Fingerprint, Buffer.from(Value, 'base64')]))
  for (const [index, object] of digests.entries()) {
    const digest = digestOf(object)
    const previous = digests[index - 1]
    const signed = [
      digest.digestEndTime,
      `${digest.digestS3Bucket}/${digest.digestS3Object}`,
      sha256(text(object)),
      digest.previousDigestSignature ?? 'null',
    ].join('\n')
    const der = keys.get(digest.digestPublicKeyFingerprint)
    const key = createPublicKey({ key: der ?? Buffer.alloc(0), format: 'der', type: 'pkcs1' })
    const signature = Buffer.from(object.metadata['signature'] ?? '', 'hex')
    expect(verify('RSA-SHA256', Buffer.from(signed), key, signature)).toBe(true)
    expect(object.metadata['signature-algorithm']).toBe('SHA256withRSA')
    expect(digest.digestS3Object).toBe(object.key)
    expect(digest.previousDigestS3Object).toBe(previous?.key ?? null)
    expect(digest.previousDigestSignature).toBe(previous?.metadata['signature'] ?? null)
    expect(digest.previousDigestHashValue).toBe(previous === undefined ? null : sha256(text(previous)))
    for (const { s3Object, hashValue } of digest.logFiles) {
      const log = logs.get(s3Object)
      expect(log && sha256(text(log))).toBe(hashValue)
      logs.delete(s3Object)
    }
  }
  expect(logs.size).toBe(0)
  const [first, empty] = digests.map(digestOf)
  expect([first?.oldestEventTime, first?.newestEventTime]).toEqual([times[0], times[1]])
  expect([empty?.oldestEventTime, empty?.newestEventTime, empty?.logFiles]).toEqual([null, null, []])
})

test('the next delivery has what is new, and its digests go on with the chain', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z')], { EnableLogFileValidation: true })
  const [, first] = await emulator.deliverLogs(storing)
  emulator.addRecords([at('2026-01-01T10:20:00Z')])
  const [log, second, ...others] = await emulator.deliverLogs(storing)
  expect(others).toEqual([])
  expect(log && recordsOf(log)).toEqual([at('2026-01-01T10:20:00Z')])
  expect(second && digestOf(second).previousDigestS3Object).toBe(first?.key)
  expect(await emulator.deliverLogs(storing)).toEqual([])
})

test('a record that comes late is in the first hour that has no digest yet', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z')], { EnableLogFileValidation: true })
  await emulator.deliverLogs(storing)
  emulator.addRecords([at('2026-01-01T08:00:00Z')])
  const put = await emulator.deliverLogs(storing, { until: new Date('2026-01-01T11:00:00Z') })
  expect(put.map(({ key }) => /_(\d{8}T\d+Z)/.exec(key)?.[1])).toEqual(['20260101T1005Z', '20260101T110000Z'])
  expect(put.filter(isDigest).map((object) => digestOf(object).logFiles.length)).toEqual([1])
})

test('records after `until` wait, and so do digests of hours that are not over', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z'), at('2026-01-01T09:40:00Z')], {
    EnableLogFileValidation: true,
  })
  const early = await emulator.deliverLogs(storing, { until: new Date('2026-01-01T09:30:00Z') })
  expect(early.map(isDigest)).toEqual([false])
  const late = await emulator.deliverLogs(storing)
  expect(late.map(isDigest)).toEqual([false, true])
  expect(late.filter(isDigest).map((object) => digestOf(object).logFiles.length)).toEqual([2])
})

test('turning validation off and on begins a new chain', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z')], { EnableLogFileValidation: true })
  await emulator.deliverLogs(storing)
  await call(emulator, 'UpdateTrail', { Name: 'audit', EnableLogFileValidation: false })
  emulator.addRecords([at('2026-01-01T10:10:00Z')])
  expect((await emulator.deliverLogs(storing)).some(isDigest)).toBe(false)
  await call(emulator, 'UpdateTrail', { Name: 'audit', EnableLogFileValidation: true })
  emulator.addRecords([at('2026-01-01T11:10:00Z')])
  const digests = (await emulator.deliverLogs(storing)).filter(isDigest).map(digestOf)
  expect(
    digests.map(({ digestStartTime, previousDigestSignature }) => [digestStartTime, previousDigestSignature]),
  ).toEqual([['2026-01-01T11:00:00Z', null]])
})

test('a delivery that fails goes on where it was, without putting a file twice', async () => {
  const hours = ['09', '10', '11'].map((hour) => at(`2026-01-01T${hour}:10:00Z`))
  const emulator = await withTrail(hours, { EnableLogFileValidation: true })
  const stored: string[] = []
  for (let failures = 0; failures < 6; failures++) {
    let puts = 0
    const failing = {
      putObject: ({ key }: DeliveredObject) => {
        if (puts++ === 1) throw new Error('the bucket is full')
        stored.push(key)
      },
    }
    await expect(emulator.deliverLogs(failing, { until: new Date('2026-01-01T12:00:00Z') })).rejects.toThrow('is full')
    if (stored.length === 5) break
  }
  await emulator.deliverLogs({ putObject: ({ key }) => stored.push(key) }, { until: new Date('2026-01-01T12:00:00Z') })
  expect(stored.length).toBe(6)
  expect(new Set(stored).size).toBe(6)
})

test('the topic of a trail is told of each log file', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z')], {
    SnsTopicName: 'deliveries',
    EnableLogFileValidation: true,
  })
  const told: unknown[] = []
  const put = await emulator.deliverLogs({
    ...storing,
    publish: ({ topic, message }) => told.push([topic, JSON.parse(message)]),
  })
  expect(told).toEqual([['deliveries', { s3Bucket: 'logs', s3ObjectKey: [put[0]?.key] }]])
})

test('GetTrailStatus tells the latest deliveries', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z')], { EnableLogFileValidation: true })
  expect(await call(emulator, 'GetTrailStatus', { Name: 'audit' })).not.toHaveProperty('LatestDeliveryTime')
  await emulator.deliverLogs(storing)
  const time = Date.UTC(2026, 0, 2) / 1000
  expect(await call(emulator, 'GetTrailStatus', { Name: 'audit' })).toMatchObject({
    LatestDeliveryTime: time,
    LatestDigestDeliveryTime: time,
    LatestDeliveryAttemptTime: '2026-01-02T00:00:00Z',
    LatestDeliveryAttemptSucceeded: '2026-01-02T00:00:00Z',
    LatestNotificationAttemptTime: '', // the trail has no topic
  })
})

test('a trail of one Region delivers the records of that Region only', async () => {
  const records = [at('2026-01-01T09:10:00Z'), at('2026-01-01T09:10:00Z', { awsRegion: 'eu-west-1' })]
  const emulator = await withTrail(records)
  expect((await emulator.deliverLogs(storing)).flatMap(recordsOf)).toEqual(records.slice(0, 1))
})

test('each trail that logs gets files of its own, unless one is asked for', async () => {
  const emulator = await withTrail([at('2026-01-01T09:10:00Z')])
  await call(emulator, 'CreateTrail', { Name: 'second', S3BucketName: 'other' })
  await call(emulator, 'StartLogging', { Name: 'second' })
  const buckets = async (trail?: string) => (await emulator.deliverLogs(storing, { trail })).map(({ bucket }) => bucket)
  expect(await buckets('second')).toEqual(['other'])
  expect(await buckets()).toEqual(['logs'])
})

test('a delivery without a trail that logs is refused with what to do', async () => {
  const emulator = await withTrail([])
  await call(emulator, 'StopLogging', { Name: 'audit' })
  await expect(emulator.deliverLogs(storing)).rejects.toThrow(
    'deliverLogs: no trail is logging; CreateTrail makes one, and StartLogging starts it',
  )
  await expect(emulator.deliverLogs(storing, { trail: 'audit' })).rejects.toThrow(
    'there is no trail audit that is logging',
  )
})

test('a great many records of five minutes are divided among files', async () => {
  const records = Array.from({ length: 25_000 }, (_, index) => at('2026-01-01T09:10:00Z', { index }))
  const emulator = await withTrail(records)
  const put = await emulator.deliverLogs(storing)
  expect(put.map((object) => recordsOf(object).length)).toEqual([10_000, 10_000, 5_000])
  expect(new Set(put.map(({ key }) => key)).size).toBe(3)
})
