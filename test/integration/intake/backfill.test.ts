/** A backfill over a range of time brings every record of the range, each once, whatever else lies in the bucket. */
import { createBackfill, type Intake } from 'cloudtrail-client/intake'
import { expect, test } from 'vitest'
import { gzipSync } from 'node:zlib'
import type { LogLocation } from '../../../src/intake/objects/object-key.js'
import { acknowledgeAll, acknowledgeSome, backfillOf } from '../../support/backfill.js'
import { failed } from '../../support/failed.js'
import { fauxqsInTest } from '../../support/fauxqs.js'
import { logOf } from '../../support/log-file.js'
import { logKey, series } from '../../support/log-keys.js'
import { ScriptedBucket } from '../../support/scripted-bucket.js'

/** Two days. */
const range = { from: new Date('2026-01-10'), to: new Date('2026-01-12') }

const organizationId = 'o-abcdef1234'
const other = '222222222222'

const locations: readonly LogLocation[] = [
  series,
  { ...series, region: 'us-east-1' },
  { ...series, accountId: other },
  { ...series, accountId: other, organizationId },
  { ...series, accountId: '333333333333', organizationId, region: 'ap-south-1' },
  { ...series, kind: 'CloudTrail-Insight' },
  { ...series, kind: 'CloudTrail-NetworkActivity' },
]

/** What the ids of events end with. */
const timesOf = (ids: readonly string[]) => ids.map((id) => id.split('#')[1])

test.each([[undefined], ['audit/trail one']])(
  'all accounts, Regions and kinds of a trail with the prefix %s are found, on an emulator of S3',
  async (prefix) => {
    const fauxqs = await fauxqsInTest()
    await fauxqs.createBucket('trail-logs')
    const expected = []
    for (const location of locations) {
      for (const time of ['2026-01-10T00:00', '2026-01-10T23:55', '2026-01-12T00:05']) {
        const key = logKey(time, { of: { ...location, prefix } })
        const records = Array.from({ length: 3 }, (_, index) => {
          const eventTime = new Date(Date.parse(`${time}Z`) - index * 1000 * 60 * 7).toISOString().replace('.000', '')
          return { eventVersion: '1.08', eventTime, eventID: `${key}#${String(index)}` }
        })
        await fauxqs.putObject('trail-logs', key, gzipSync(logOf(records)))
        const isInRange = ({ eventTime }: { eventTime: string }) =>
          eventTime >= '2026-01-10' && eventTime < '2026-01-12'
        expected.push(...records.filter(isInRange).map(({ eventID }) => eventID))
      }
    }
    const { endpoint, ...rest } = fauxqs.connection
    const backfill = createBackfill({ ...rest, endpoints: { s3: endpoint }, bucket: 'trail-logs', prefix, ...range })
    const ids = await acknowledgeAll(backfill)
    expect(ids.sort()).toEqual(expected.sort())
    expect(ids).toHaveLength(locations.length * 6)
    expect(backfill.counts).toMatchObject({ objectsRead: 21, recordsRead: 63, recordsDelivered: 42, failures: 0 })
  },
)

test('files of the day after the range are read for its last events, and later ones are not', async () => {
  const bucket = new ScriptedBucket()
  const inRange = logKey('2026-01-12T23:59')
  bucket.put(inRange, '2026-01-11T23:59:59Z', '2026-01-12T00:00:00Z')
  bucket.put(logKey('2026-01-09T23:59'), '2026-01-10T00:00:00Z')
  bucket.put(logKey('2026-01-13T00:00'), '2026-01-11T23:59:58Z')
  const { backfill, until } = backfillOf(bucket, range)
  expect(timesOf(await until(acknowledgeAll(backfill)))).toEqual(['2026-01-11T23:59:59Z'])
  expect(bucket.read).toEqual([inRange])
})

test('pages of a listing that lie behind the range are not asked for', async () => {
  const bucket = new ScriptedBucket()
  bucket.pageSize = 10
  for (let index = 0; index < 100; index++) {
    bucket.put(logKey('2026-01-14T12:05', { unique: String(index) }), '2026-01-14T12:00:00Z')
  }
  const { backfill, until } = backfillOf(bucket, range)
  expect(await until(acknowledgeAll(backfill))).toEqual([])
  expect(bucket.requests.filter(({ key }) => key.endsWith('/eu-west-1/'))).toHaveLength(1)
})

test('a range within one minute brings its second of it', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-10T12:05'), '2026-01-10T12:05:29Z', '2026-01-10T12:05:30Z', '2026-01-10T12:05:31Z')
  const from = new Date('2026-01-10T12:05:30Z')
  const { backfill, until } = backfillOf(bucket, { from, to: new Date(from.getTime() + 1000) })
  expect(timesOf(await until(acknowledgeAll(backfill)))).toEqual(['2026-01-10T12:05:30Z'])
})

test('an event without a time, or with one that cannot be read, is in every range', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-10T12:05'), { eventVersion: '1', eventID: 'a' }, { eventID: 'b', eventTime: 'noon' })
  const { backfill, until } = backfillOf(bucket, range)
  expect(await until(acknowledgeAll(backfill))).toEqual(['a', 'b'])
})

test('records are cut to the range as text, too', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-10T00:05'), '2026-01-09T23:59:59Z', '2026-01-10T00:00:00Z')
  const { backfill, until } = backfillOf(bucket, { ...range, parse: false })
  const texts: unknown[] = []
  await until((backfill as Intake<unknown>).run(({ records }) => texts.push(...records)))
  expect(texts).toEqual([expect.stringContaining('"eventTime":"2026-01-10T00:00:00Z"')])
})

test('whatever else lies between log files is passed over, and heard of where it is in a series', async () => {
  const bucket = new ScriptedBucket()
  const wanted = logKey('2026-01-10T12:00')
  const folder = wanted.slice(0, wanted.lastIndexOf('/') + 1)
  const unpacked = wanted.replace(/\.gz$/, '')
  for (const key of [wanted, unpacked]) bucket.put(key, '2026-01-10T11:55:00Z')
  const inSeries = {
    folder: [folder.replace('/10/', '/11/')],
    empty: [`${folder}empty.json.gz`],
    name: [`${folder}_SUCCESS`, `${folder}deeper/x.json.gz`],
  }
  for (const key of Object.values(inSeries).flat())
    bucket.objects.set(key, new Uint8Array(key.includes('empty') ? 0 : 9))
  for (const key of [
    logKey('2026-01-10T12:00', { of: { ...series, kind: 'CloudTrail-Digest' } }),
    logKey('2026-01-10T12:00', { of: { ...series, kind: 'CloudTrail-Aggregated' } }),
    folder.replace('/2026/', '/latest/') + 'x.json.gz',
    'AWSLogs/111111111111/Config/eu-west-1/2026/1/10/x.json.gz',
    'AWSLogs/111111111111/CloudTrail/EU WEST/2026/01/10/x.json.gz',
    'AWSLogs/111111111111/CloudTrail//2026/01/10/x.json.gz',
    'AWSLogs/11/CloudTrail/eu-west-1/2026/01/10/x.json.gz',
    'AWSLogs/o-/111111111111/CloudTrail/eu-west-1/2026/01/10/x.json.gz',
    'AWSLogs/o-ABC/111111111111/CloudTrail/eu-west-1/2026/01/10/x.json.gz',
    'AWSLogs/o-abcdef1234/o-abcdef1234/111111111111/CloudTrail/eu-west-1/2026/01/10/x.json.gz',
    'AWSLogs//111111111111/CloudTrail/eu-west-1/2026/01/10/x.json.gz',
    'AWSLogs/1',
    'x',
  ]) {
    bucket.put(key, '2026-01-10T11:55:00Z')
  }
  const skipped: [string, string | undefined][] = []
  const on = {
    skip: ({ reason, object }: { reason: string; object?: { key: string } | undefined }) =>
      skipped.push([reason, object?.key]),
  }
  const { backfill, until } = backfillOf(bucket, { from: range.from, on })
  await until(acknowledgeSome(backfill, 2))
  expect(bucket.read.sort()).toEqual([unpacked, wanted].sort())
  expect(skipped.sort()).toEqual(
    Object.entries(inSeries)
      .flatMap(([reason, keys]) => keys.map((key) => [reason, key]))
      .sort(),
  )
})

test('accounts, Regions and kinds can be chosen', async () => {
  const bucket = new ScriptedBucket()
  for (const location of [...locations, { ...series, kind: 'CloudTrail-Aggregated' } as const]) {
    bucket.put(logKey('2026-01-10T12:00', { of: location }), '2026-01-10T11:59:00Z')
  }
  const readWith = async (options: object) => {
    bucket.requests.length = 0
    const { backfill, until } = backfillOf(bucket, { ...range, ...options })
    await until(acknowledgeAll(backfill))
    return bucket.read.map((key) => /AWSLogs\/(.+)\/2026/.exec(key)?.[1])
  }
  expect(await readWith({ accountIds: [other] })).toEqual([
    `${other}/CloudTrail/eu-west-1`,
    `${organizationId}/${other}/CloudTrail/eu-west-1`,
  ])
  expect(await readWith({ logRegions: ['us-east-1'] })).toEqual(['111111111111/CloudTrail/us-east-1'])
  expect(await readWith({ kinds: ['CloudTrail-Aggregated'] })).toEqual(['111111111111/CloudTrail-Aggregated/eu-west-1'])
})

test('a bucket without log files brings nothing, and a warning', async () => {
  const bucket = new ScriptedBucket()
  bucket.put(logKey('2026-01-10T12:00'), '2026-01-10T11:59:00Z')
  const warnings: string[] = []
  const on = { warning: ({ message }: { message: string }) => warnings.push(message) }
  const { backfill, until } = backfillOf(bucket, { ...range, prefix: 'elsewhere', on })
  expect(await until(acknowledgeAll(backfill))).toEqual([])
  expect(warnings).toEqual(['s3://trail-logs/elsewhere/AWSLogs/ has no log files that were asked for'])
})

test('thousands of files are found on all pages of their listing, each once, on an emulator of S3', async () => {
  const fauxqs = await fauxqsInTest()
  await fauxqs.createBucket('trail-logs')
  const file = logOf([{ eventVersion: '1.08', eventTime: '2026-01-10T12:00:00Z' }])
  const keys = Array.from({ length: 1234 }, (_, index) => logKey('2026-01-10T12:05', { unique: `u${String(index)}` }))
  await Promise.all(keys.map((key) => fauxqs.putObject('trail-logs', key, file)))
  const { endpoint, ...rest } = fauxqs.connection
  const read: string[] = []
  const backfill = createBackfill({ ...rest, endpoints: { s3: endpoint }, bucket: 'trail-logs', ...range })
  for await (const batch of backfill) {
    read.push(batch.source.key)
    await batch.ack()
  }
  expect(read.sort()).toEqual(keys.sort())
})

test('a broken gzip among whole files is named at the end, on an emulator of S3', async () => {
  const fauxqs = await fauxqsInTest()
  await fauxqs.createBucket('trail-logs')
  const file = gzipSync(logOf([{ eventVersion: '1.08', eventTime: '2026-01-10T12:00:00Z', eventID: 'whole' }]))
  await fauxqs.putObject('trail-logs', logKey('2026-01-10T12:05'), file)
  await fauxqs.putObject('trail-logs', logKey('2026-01-10T12:10'), file.fill(0, 12, 30))
  const { endpoint, ...rest } = fauxqs.connection
  const backfill = createBackfill({ ...rest, endpoints: { s3: endpoint }, bucket: 'trail-logs', ...range })
  const delivered: unknown[] = []
  const error = await failed(backfill.run(({ records }) => delivered.push(...records)))
  expect(error).toMatchObject({ code: 'Unfinished', message: expect.stringContaining('T1210Z') as string })
  expect(delivered).toEqual([expect.objectContaining({ eventID: 'whole' })])
  expect(backfill.counts).toMatchObject({ poison: 1, failures: 1, objectsRead: 1 })
})

test('one listing that is refused ends it, with what was read before delivered', async () => {
  const bucket = new ScriptedBucket()
  for (const location of locations) bucket.put(logKey('2026-01-10T12:00', { of: location }), '2026-01-10T11:59:00Z')
  bucket.fault = ({ operation, startAfter, key }) =>
    operation === 'ListObjectsV2' && startAfter !== '' && key.includes(other)
      ? { status: 403, code: 'AccessDenied' }
      : undefined
  const { backfill, until } = backfillOf(bucket, range)
  let batches = 0
  const error = await until(failed(backfill.run(() => batches++)))
  expect(error).toMatchObject({ code: 'AccessDenied', operation: 'ListObjectsV2' })
  expect(batches).toBeGreaterThan(0)
})

test.each([
  ['AccessDenied', 403],
  ['NoSuchBucket', 404],
])('a bucket that answers %s ends it at once', async (code, status) => {
  const bucket = new ScriptedBucket()
  bucket.fault = () => ({ status, code })
  for (const options of [range, {}]) {
    const { backfill, until, clock } = backfillOf(bucket, options)
    expect(await until(failed(acknowledgeAll(backfill)))).toMatchObject({ code })
    expect(clock.pending).toBe(0)
  }
  expect(bucket.requests).toHaveLength(2)
})
