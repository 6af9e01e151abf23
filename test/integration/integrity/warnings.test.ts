/** What `aws cloudtrail validate-logs` cannot see: each blind spot, with the warning that tells of it and the verdicts that stay. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { validateFiles, validateLogs, type ValidateLogsOptions } from 'cloudtrail-client/integrity'
import { expect, test } from 'vitest'
import { deliveredTrail, recordsOf, type DeliveredTrail } from '../../support/delivered-trail.js'
import { freeMemoryAsNode22 } from '../../support/freed-memory.js'

freeMemoryAsNode22()

const reportOf = ({ options }: DeliveredTrail, more: Partial<ValidateLogsOptions> = {}) =>
  validateLogs({ ...options, ...more }).report()

const kindsOf = ({ warnings }: Awaited<ReturnType<typeof reportOf>>) => warnings.map(({ kind }) => kind)

const time = (hour: number) => new Date(Date.UTC(2026, 0, 10, hour))

test('nothing is warned of where nothing is wrong', async () => {
  expect((await reportOf(await deliveredTrail(), { findUnlisted: true })).warnings).toEqual([])
})

test('newest digests that are missing: newest-missing, from the last one to the end of the range', async () => {
  const trail = await deliveredTrail()
  for (const path of trail.digests.slice(-2)) trail.bucket.files.delete(path)
  const nowMs = Date.UTC(2026, 0, 12)
  const report = await reportOf(trail, { clock: { now: () => nowMs, after: () => () => undefined } })
  expect(report).toMatchObject({ isValid: true, digests: { valid: 4, invalid: 0 } })
  expect(report.warnings).toEqual([
    expect.objectContaining({
      kind: 'newest-missing',
      from: time(22),
      to: time(24),
      accountId: '123456789012',
      region: 'us-east-1',
    }),
  ])
})

test('the digest of an hour that has just ended is not missed yet', async () => {
  const trail = await deliveredTrail()
  trail.bucket.files.delete(trail.digests.at(-1)!)
  expect(kindsOf(await reportOf(trail, { to: undefined }))).toEqual([])
})

test('digests deleted one after the other: several-missing, where one is reported', async () => {
  const trail = await deliveredTrail()
  for (const path of trail.digests.slice(2, 4)) trail.bucket.files.delete(path)
  const report = await reportOf(trail)
  expect(report.digests).toEqual({ valid: 4, invalid: 1 })
  expect(report.warnings).toEqual([expect.objectContaining({ kind: 'several-missing', from: time(20), to: time(22) })])
})

/** A trail whose validation was off between 19:00 and 21:00, with log files in that time or without. */
async function restarted(hasLogs: boolean) {
  const records = recordsOf(6).filter(({ eventTime }) => hasLogs || !/T(19|20):/.test(eventTime))
  const trail = await deliveredTrail({ records: [], hours: 6 })
  for (const [until, isOn] of [
    [19, true],
    [21, false],
    [24, true],
  ] as const) {
    await trail.cloudtrail.updateTrail({ Name: 'audit', EnableLogFileValidation: isOn })
    trail.emulator.addRecords(
      records.filter(
        ({ eventTime }) =>
          Date.parse(eventTime) >= time(until - 6).getTime() &&
          Date.parse(eventTime) < time(until).getTime() &&
          !delivered.has(eventTime),
      ),
    )
    for (const { eventTime } of records) if (Date.parse(eventTime) < time(until).getTime()) delivered.add(eventTime)
    await trail.deliver({ until: time(until) })
  }
  delivered.clear()
  return trail
}
const delivered = new Set<string>()

test('a restart of the chain: gap, between the digests around it', async () => {
  const report = await reportOf(await restarted(false))
  expect(report.isValid).toBe(true)
  expect(report.warnings).toEqual([expect.objectContaining({ kind: 'gap', from: time(19), to: time(21) })])
})

test('log files in the time of a gap: missing-before-restart, as a digest may have been deleted', async () => {
  const report = await reportOf(await restarted(true))
  expect(kindsOf(report)).toEqual(['gap', 'missing-before-restart'])
  expect(report.warnings[1]).toMatchObject({
    from: time(19),
    to: time(21),
    key: expect.stringContaining('_20260110T19') as string,
  })
})

test('a gap whose log files cannot be listed: unchecked', async () => {
  const trail = await restarted(false)
  trail.bucket.denied.add('trail-logs?AWSLogs/123456789012/CloudTrail/us-east-1/')
  const report = await reportOf(trail)
  expect(kindsOf(report)).toEqual(['gap', 'unchecked'])
  expect(report.isValid).toBe(true)
})

test('nothing is listed behind a digest that is missing: location-changed', async () => {
  const trail = await deliveredTrail()
  for (const path of trail.digests.slice(0, 4)) trail.bucket.files.delete(path)
  const report = await reportOf(trail)
  expect(report.digests).toEqual({ valid: 2, invalid: 1 })
  expect(kindsOf(report)).toEqual(['location-changed'])
})

test.each([
  ['of no time', '20261399T999999Z'],
  ['of another day', '20990101T000000Z'],
  ['without a time', 'notadate'],
])('a planted key %s: planted-key, and it hides nothing', async (_, stamp) => {
  const trail = await deliveredTrail()
  const key = `AWSLogs/123456789012/CloudTrail-Digest/us-east-1/2026/01/10/123456789012_CloudTrail-Digest_us-east-1_audit_us-east-1_${stamp}.json.gz`
  trail.bucket.put(`trail-logs/${key}`, Buffer.from('anything'))
  trail.bucket.files.delete(trail.digests[3]!) // so that the listing is consulted
  const report = await reportOf(trail)
  expect(report.digests).toEqual({ valid: 5, invalid: 1 })
  expect(report.warnings).toEqual([expect.objectContaining({ kind: 'planted-key', bucket: 'trail-logs', key })])
})

test('a trail whose name begins with name and Region of another: ambiguous-trail, and its chain is not taken', async () => {
  const trail = await deliveredTrail()
  const [first, , third] = trail.digests
  trail.bucket.put(first!.replace('_audit_', '_audit_us-east-1_'), Buffer.from('anything'))
  trail.bucket.files.delete(third!)
  const report = await reportOf(trail)
  expect(report.digests).toEqual({ valid: 5, invalid: 1 })
  expect(report.warnings.map(({ kind, message }) => [kind, message.includes('audit_us-east-1')])).toEqual([
    ['ambiguous-trail', true],
  ])
})

test('something behind the end of a digest: trailing-data', async () => {
  const trail = await deliveredTrail()
  const path = trail.digests[2]!
  const { body, metadata } = trail.bucket.files.get(path)!
  trail.bucket.put(path, Buffer.concat([body, gzipSync('{}')]), metadata)
  const report = await reportOf(trail)
  expect(report.isValid).toBe(true)
  expect(report.warnings).toEqual([
    expect.objectContaining({ kind: 'trailing-data', key: path.slice('trail-logs/'.length) }),
  ])
})

test('metadata that name another algorithm: algorithm', async () => {
  const trail = await deliveredTrail()
  const path = trail.digests[2]!
  const { body, metadata } = trail.bucket.files.get(path)!
  trail.bucket.put(path, body, { ...metadata, 'signature-algorithm': 'MD5' })
  expect(kindsOf(await reportOf(trail))).toEqual(['algorithm'])
})

test('log files that no digest names: unlisted-log, when they are looked for', async () => {
  const trail = await deliveredTrail()
  const path = trail.logs[8]!.replace(/_[^_]*$/, '_abcdefghijklmnop.json.gz')
  trail.bucket.put(path, gzipSync('{"Records":[]}'))
  expect(kindsOf(await reportOf(trail))).toEqual([])
  const report = await reportOf(trail, { findUnlisted: true })
  expect(report.isValid).toBe(true)
  expect(report.warnings).toEqual([
    expect.objectContaining({ kind: 'unlisted-log', key: path.slice('trail-logs/'.length) }),
  ])
})

/** Digests that are signed here, with members that the service would not write. */
function signedChain(
  digests: readonly Readonly<Record<string, unknown>>[],
  logs: Readonly<Record<string, string>> = {},
) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const files = new Map<string, { body: Uint8Array; metadata: Record<string, string> }>()
  let previous: { key: string; hash: string; signature: string } | undefined
  for (const [index, more] of digests.entries()) {
    const hour = String(index + 1).padStart(2, '0')
    const standard = `AWSLogs/123456789012/CloudTrail-Digest/us-east-1/2026/01/10/123456789012_CloudTrail-Digest_us-east-1_audit_us-east-1_20260110T${hour}0000Z.json.gz`
    const { digestS3Object: key = standard } = more as { digestS3Object?: string }
    const members = {
      digestStartTime: `2026-01-10T${String(index).padStart(2, '0')}:00:00Z`,
      digestEndTime: `2026-01-10T${hour}:00:00Z`,
      ...{ digestS3Bucket: 'trail-logs', digestS3Object: key, digestPublicKeyFingerprint: 'key' },
      ...{ previousDigestS3Bucket: previous && 'trail-logs', previousDigestS3Object: previous?.key },
      ...{
        previousDigestHashValue: previous?.hash,
        previousDigestSignature: previous?.signature ?? null,
        logFiles: [],
      },
      ...more,
    }
    const text = JSON.stringify(members)
    const hash = createHash('sha256').update(text).digest('hex')
    const signed = [
      members.digestEndTime,
      `${members.digestS3Bucket}/${key}`,
      hash,
      String(members.previousDigestSignature),
    ].join('\n')
    const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('hex')
    files.set(key, { body: gzipSync(text), metadata: { Signature: signature, 'Signature-Algorithm': 'SHA256withRSA' } })
    previous = { key, hash, signature }
  }
  for (const [key, text] of Object.entries(logs)) files.set(key, { body: gzipSync(text), metadata: {} })
  const publicKeys = [{ Fingerprint: 'key', Value: publicKey.export({ type: 'pkcs1', format: 'der' }) }]
  return { source: { list: () => files.keys(), get: (key: string) => files.get(key) }, publicKeys }
}

test('a digest that is not the one that the next was made after: previous-digest', async () => {
  const chain = signedChain([{}, { previousDigestHashValue: '00' }, {}])
  const report = await validateFiles(chain).report()
  expect(report).toMatchObject({ isValid: true, digests: { valid: 3 } })
  expect(report.warnings).toEqual([
    expect.objectContaining({
      kind: 'previous-digest',
      message: expect.stringContaining('its hash differs') as string,
    }),
  ])
})

test('a signed digest without a list of log files: no-log-list, where the reference crashes', async () => {
  const report = await validateFiles(signedChain([{}, { logFiles: undefined }])).report()
  expect(report).toMatchObject({ isValid: true, digests: { valid: 2 } })
  expect(kindsOf(report)).toEqual(['no-log-list'])
})

/** A digest of one log file, and that file. */
function chainWithLog(text: string, more: object = {}) {
  const s3Object =
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/10/123456789012_CloudTrail_us-east-1_20260110T0005Z_abcdefghijklmnop.json.gz'
  const hashValue = createHash('sha256').update(text).digest('hex')
  const times = { oldestEventTime: '2026-01-10T00:01:00Z', newestEventTime: '2026-01-10T00:04:00Z' }
  return signedChain(
    [{ ...times, logFiles: [{ s3Bucket: 'trail-logs', s3Object, hashValue, hashAlgorithm: 'SHA-256', ...more }] }],
    { [s3Object]: text },
  )
}

test.each([
  ['in a small file', ''],
  ['in a file of 100 KB', 'x'.repeat(100_000)],
])('events outside of the time of their digest, %s: event-times', async (_, userAgent) => {
  const records = [{ eventTime: '2026-01-10T00:02:00Z' }, { eventTime: '2026-01-09T00:00:00Z', userAgent }]
  const text = JSON.stringify({ Records: records })
  const report = await validateFiles(chainWithLog(text)).report()
  expect(report).toMatchObject({ isValid: true, logs: { valid: 1 } })
  expect(report.warnings).toEqual([
    expect.objectContaining({
      kind: 'event-times',
      message: expect.stringContaining('1 events of the log file, e.g. at 2026-01-09T00:00:00Z') as string,
    }),
  ])
})

test('a time in what an event was given is not its own', async () => {
  const text =
    '{"Records":[{"eventTime":"2026-01-10T00:02:00Z","requestParameters":{"eventTime":"2020-01-01T00:00:00Z"}}]}'
  expect((await validateFiles(chainWithLog(text)).report()).warnings).toEqual([])
})

test('a hash of another algorithm by name: algorithm, and SHA-256 is compared', async () => {
  const report = await validateFiles(chainWithLog('{"Records":[]}', { hashAlgorithm: 'MD5' })).report()
  expect(report).toMatchObject({ isValid: true, logs: { valid: 1 } })
  expect(kindsOf(report)).toEqual(['algorithm'])
})

test('a trail that got another prefix: location-changed, and the chain is followed', async () => {
  const old =
    'old/AWSLogs/123456789012/CloudTrail-Digest/us-east-1/2026/01/10/123456789012_CloudTrail-Digest_us-east-1_audit_us-east-1_20260110T010000Z.json.gz'
  const report = await validateFiles(signedChain([{ digestS3Object: old }, {}, {}])).report()
  expect(report).toMatchObject({ isValid: true, digests: { valid: 3 } })
  expect(report.warnings).toEqual([expect.objectContaining({ kind: 'location-changed', key: old })])
})

test('a chain that leads in a circle is walked once', async () => {
  const keys = [...signedChain([{}, {}]).source.list()]
  const circle = signedChain([{ previousDigestS3Bucket: 'trail-logs', previousDigestS3Object: keys[1] }, {}])
  expect((await validateFiles(circle).report()).digests).toEqual({ valid: 2, invalid: 0 })
})

test('the text of a digest is what is signed, so one more space is found', async () => {
  const trail = await deliveredTrail()
  const path = trail.digests[2]!
  const { body, metadata } = trail.bucket.files.get(path)!
  trail.bucket.put(path, gzipSync(`${gunzipSync(body).toString()} `), metadata)
  expect((await reportOf(trail)).digests).toEqual({ valid: 5, invalid: 1 })
})
