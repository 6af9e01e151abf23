/** Each verdict and its reason, on files that the emulator delivered and signed. */
import { generateKeyPairSync } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { validateFiles, validateLogs, type Finding, type ValidateLogsOptions } from 'cloudtrail-client/integrity'
import { createTestClock } from 'cloudtrail-client/testing'
import { expect, test } from 'vitest'
import { refusal } from '../../support/delivered-bucket.js'
import { deliveredTrail, textOf, type DeliveredTrail } from '../../support/delivered-trail.js'
import { freeMemoryAsNode22 } from '../../support/freed-memory.js'

freeMemoryAsNode22()

async function validated(trail: DeliveredTrail, options: Partial<ValidateLogsOptions> = {}) {
  const validation = validateLogs({ ...trail.options, ...options })
  const findings: Finding[] = []
  for await (const finding of validation) findings.push(finding)
  const invalid = findings.filter(({ verdict }) => verdict === 'invalid')
  return { findings, invalid, report: await validation.report() }
}

const nameOf = ({ bucket = '', key = '' }: Finding): string => `${bucket}/${key}`

test('whole chains are valid, newest digest first, each followed by its log files in the order of the digest', async () => {
  const trail = await deliveredTrail({ hours: 3 })
  const { findings, report } = await validated(trail)
  const expected = trail.digests.toReversed().flatMap((path) => {
    const { logFiles } = JSON.parse(textOf(trail, path)) as { logFiles: { s3Bucket: string; s3Object: string }[] }
    return [path, ...logFiles.map(({ s3Bucket, s3Object }) => `${s3Bucket}/${s3Object}`)]
  })
  expect(findings.map(nameOf)).toEqual(expected)
  expect(report).toEqual({
    digests: { valid: 3, invalid: 0 },
    backfillDigests: { valid: 0, invalid: 0 },
    logs: { valid: 12, invalid: 0 },
    from: trail.options.from,
    to: trail.options.to,
    isValid: true,
    warnings: [],
  })
  expect(findings[0]).toMatchObject({
    kind: 'digest',
    isBackfill: false,
    accountId: '123456789012',
    region: 'us-east-1',
  })
})

/** Puts something else in the place of a file. */
function change(
  trail: DeliveredTrail,
  path: string,
  body?: (body: Buffer) => Uint8Array,
  metadata?: Record<string, string>,
) {
  const file = trail.bucket.files.get(path)!
  trail.bucket.put(path, body ? body(Buffer.from(file.body)) : file.body, metadata ?? file.metadata)
}

const changed = (text: string): string => text.replace('GetObject', 'PutObject')

test.each<[what: string, reason: string, message: string, tamper: (trail: DeliveredTrail, path: string) => void]>([
  ['deleted', 'not-found', 'not found', (trail, path) => trail.bucket.files.delete(path)],
  [
    'with other text',
    'hash-mismatch',
    "hash value doesn't match",
    (trail, path) => {
      change(trail, path, (body) => gzipSync(changed(gunzipSync(body).toString())))
    },
  ],
  [
    'cut in half',
    'hash-mismatch',
    "hash value doesn't match",
    (trail, path) => {
      change(trail, path, (body) => body.subarray(0, body.length / 2))
    },
  ],
  [
    'empty',
    'hash-mismatch',
    "hash value doesn't match",
    (trail, path) => {
      change(trail, path, () => Buffer.alloc(0))
    },
  ],
  [
    'not compressed',
    'invalid-format',
    'invalid format',
    (trail, path) => {
      change(trail, path, (body) => gunzipSync(body))
    },
  ],
  [
    'without its trailer',
    'invalid-format',
    'invalid format',
    (trail, path) => {
      change(trail, path, (body) => body.subarray(0, -8))
    },
  ],
  [
    'with another trailer',
    'invalid-format',
    'invalid format',
    (trail, path) => {
      change(trail, path, (body) => Buffer.concat([body.subarray(0, -8), Buffer.alloc(8)]))
    },
  ],
  [
    'with zeros behind it',
    'trailing-data',
    'unexpected data after end of compressed stream',
    (trail, path) => {
      change(trail, path, (body) => Buffer.concat([body, Buffer.alloc(3)]))
    },
  ],
  [
    'with a second member',
    'trailing-data',
    'unexpected data after end of compressed stream',
    (trail, path) => {
      change(trail, path, (body) => Buffer.concat([body, gzipSync('{}')]))
    },
  ],
])('a log file %s: %s', async (_, reason, message, tamper) => {
  const trail = await deliveredTrail({ hours: 2 })
  const path = trail.logs[2]!
  tamper(trail, path)
  const { invalid, report } = await validated(trail)
  expect(invalid.map(nameOf)).toEqual([path])
  expect(invalid[0]).toMatchObject({ kind: 'log', reason, message })
  expect(report).toMatchObject({ isValid: false, logs: { valid: 7, invalid: 1 } })
})

test.each<[what: string, reason: string, message: string, tamper: (trail: DeliveredTrail, path: string) => void]>([
  ['deleted', 'not-found', 'not found', (trail, path) => trail.bucket.files.delete(path)],
  [
    'with other text',
    'signature-mismatch',
    'signature verification failed',
    (trail, path) => {
      change(trail, path, (body) => gzipSync(gunzipSync(body).toString().replace('SHA-256', 'SHA-255')))
    },
  ],
  [
    'cut off',
    'invalid-format',
    'invalid format',
    (trail, path) => {
      change(trail, path, (body) => body.subarray(0, -1))
    },
  ],
  [
    'that is no JSON',
    'invalid-format',
    'invalid format',
    (trail, path) => {
      change(trail, path, () => gzipSync('{'))
    },
  ],
  [
    'that is a list',
    'invalid-format',
    'invalid format',
    (trail, path) => {
      change(trail, path, () => gzipSync('[]'))
    },
  ],
  [
    'without a signature',
    'signature-mismatch',
    'signature verification failed',
    (trail, path) => {
      change(trail, path, undefined, {})
    },
  ],
  [
    'with a signature that is no hexadecimal',
    'signature-mismatch',
    'signature verification failed',
    (trail, path) => {
      const { metadata } = trail.bucket.files.get(path)!
      change(trail, path, undefined, { ...metadata, signature: `${metadata['signature']}zz` })
    },
  ],
  [
    'overwritten with an older one',
    'moved',
    'has been moved from its original location',
    (trail, path) => {
      const older = trail.bucket.files.get(trail.digests[0]!)!
      trail.bucket.put(path, older.body, older.metadata)
    },
  ],
])('a digest %s: %s, and its log files are not looked at', async (_, reason, message, tamper) => {
  const trail = await deliveredTrail({ hours: 3 })
  const path = trail.digests[1]!
  tamper(trail, path)
  const { findings, invalid } = await validated(trail)
  expect(invalid.map(nameOf)).toEqual([path])
  expect(invalid[0]).toMatchObject({ kind: 'digest', reason, message })
  expect(findings.filter(({ kind }) => kind === 'log')).toHaveLength(8)
})

const otherKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey

test.each<[what: string, reason: string | undefined, keyOf: (key: Uint8Array) => Uint8Array | undefined]>([
  ['not listed', 'unknown-key', () => undefined],
  ['no key', 'unusable-key', () => new Uint8Array([1, 2, 3])],
  ['another one', 'signature-mismatch', () => otherKey().export({ type: 'pkcs1', format: 'der' })],
  [
    'of elliptic curves',
    'unusable-key',
    () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' }),
  ],
])('a key that is %s: %s', async (_, reason, keyOf) => {
  const trail = await deliveredTrail({ hours: 1 })
  const [listed] = trail.publicKeys
  const value = keyOf(listed!.Value!)
  const publicKeys = [value === undefined ? { ...listed!, Fingerprint: 'other' } : { ...listed!, Value: value }]
  const { digests } = sourceOf(trail)
  const findings: Finding[] = []
  for await (const finding of validateFiles({ source: digests, publicKeys })) findings.push(finding)
  expect(findings.map((finding) => finding.reason)).toEqual([reason])
})

/** What a bucket has, as copies. */
function sourceOf({ bucket }: DeliveredTrail) {
  const keyOf = (path: string) => path.slice(path.indexOf('/') + 1)
  const files = new Map([...bucket.files].map(([path, file]) => [keyOf(path), file]))
  return { digests: { list: () => files.keys(), get: (key: string) => files.get(key) }, files }
}

test.each([(value: Uint8Array) => new Uint8Array(value), (value: Uint8Array) => Buffer.from(value)])(
  'keys that were saved with JSON.stringify are taken: %s',
  async (bytesOf) => {
    const trail = await deliveredTrail({ hours: 1 })
    const listed = trail.publicKeys.map((key) => ({ ...key, Value: bytesOf(key.Value!) }))
    const publicKeys = JSON.parse(JSON.stringify(listed)) as typeof trail.publicKeys
    const report = await validateFiles({ source: sourceOf(trail).digests, publicKeys }).report()
    expect(report).toMatchObject({ isValid: true, digests: { valid: 1 } })
  },
)

test('a key in SPKI form, which the reference refuses, is taken', async () => {
  const trail = await deliveredTrail({ hours: 1 })
  const [listed] = trail.publicKeys
  const { createPublicKey } = await import('node:crypto')
  const key = createPublicKey({ key: Buffer.from(listed!.Value!), format: 'der', type: 'pkcs1' })
  const publicKeys = [{ ...listed!, Value: key.export({ type: 'spki', format: 'der' }).toString('base64') }]
  const report = await validateFiles({ source: sourceOf(trail).digests, publicKeys }).report()
  expect(report).toMatchObject({ isValid: true, digests: { valid: 1 } })
})

test('objects that are denied or fail are findings, and the run goes on', async () => {
  const trail = await deliveredTrail({ hours: 3 })
  const [denied, failing] = [trail.logs[0]!, trail.digests[1]!]
  trail.bucket.denied.add(denied)
  trail.bucket.before = ({ path }) => (path === failing ? refusal(400, 'KMS.DisabledException') : undefined)
  const { invalid } = await validated(trail)
  expect(invalid.map((finding) => [nameOf(finding), finding.reason])).toEqual([
    [failing, 'unreadable'],
    [denied, 'denied'],
  ])
  expect(invalid[1]?.message).toContain('kms:Decrypt')
})

test('a read that is throttled is tried again', async () => {
  const trail = await deliveredTrail({ hours: 1 })
  let throttles = 2
  trail.bucket.before = ({ operation }) =>
    operation === 'GetObject' && throttles-- > 0 ? refusal(503, 'SlowDown') : undefined
  const clock = createTestClock()
  expect((await validated(trail, { clock })).report.isValid).toBe(true)
})

test('backfill digests are a chain of their own, behind the standard one', async () => {
  const trail = await deliveredTrail({ hours: 2, settings: { EnableLogFileValidation: false } })
  await trail.cloudtrail.updateTrail({ Name: 'audit', EnableLogFileValidation: true })
  await trail.deliver({ backfill: true })
  const { findings, report } = await validated(trail)
  expect(report).toMatchObject({
    isValid: true,
    digests: { valid: 0 },
    backfillDigests: { valid: 2, invalid: 0 },
    logs: { valid: 8 },
  })
  expect(findings.every(({ isBackfill }) => isBackfill)).toBe(true)
})

test('a backfill digest without the time at which it was made is invalid; without keys for it, too', async () => {
  const trail = await deliveredTrail({ hours: 2, settings: { EnableLogFileValidation: false } })
  await trail.deliver({ backfill: true })
  const [first, second] = trail.digests
  const { 'backfill-generation-timestamp': _, ...others } = trail.bucket.files.get(second!)!.metadata
  change(trail, second!, undefined, others)
  change(trail, first!, undefined, { ...others, 'backfill-generation-timestamp': '1999-01-01T00:00:00Z' })
  const { invalid } = await validated(trail)
  expect(invalid.map(({ reason, message }) => [reason, message])).toEqual([
    ['invalid-format', 'invalid format'],
    ['no-keys', 'No public keys found between 1998-12-31T23:00:00Z and 1999-01-01T01:00:00Z'],
  ])
})
