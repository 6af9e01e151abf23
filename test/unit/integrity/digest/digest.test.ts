/** What the text of a digest must have, and what is taken from it. */
import { expect, test } from 'vitest'
import { bytesOfHex, digestOf, formFailure, parseDigest, timeOf } from '../../../../src/integrity/digest/digest.js'

const place = { bucket: 'trail-logs', key: 'AWSLogs/digest.json.gz' }
const members = {
  digestPublicKeyFingerprint: 'f',
  digestS3Bucket: place.bucket,
  digestS3Object: place.key,
  previousDigestSignature: null,
  digestStartTime: '2026-01-10T00:00:00Z',
  digestEndTime: '2026-01-10T01:00:00Z',
}

test('a digest has all its members, and names its place', () => {
  expect(formFailure(members, place)).toBeUndefined()
  expect(formFailure(members, { ...place, bucket: undefined })).toBeUndefined()
  for (const name of Object.keys(members)) {
    const { [name as keyof typeof members]: _, ...others } = members
    expect([name, formFailure(others, place)?.reason]).toEqual([name, 'invalid-format'])
  }
  for (const value of [undefined, null, 'text', [], [members]])
    expect(formFailure(value, place)?.reason).toBe('invalid-format')
  expect(formFailure(members, { ...place, bucket: 'other' })?.reason).toBe('moved')
  expect(formFailure(members, { ...place, key: 'other' })?.reason).toBe('moved')
})

test('only JSON in UTF-8 is read', () => {
  expect(parseDigest(Buffer.from('{"a":"é"}'))).toEqual({ a: 'é' })
  expect(parseDigest(Buffer.from('{"a":"é"}', 'latin1'))).toBeUndefined()
  expect(parseDigest(Buffer.from('\ufeff{}'))).toBeUndefined()
  expect(parseDigest(Buffer.from('{'))).toBeUndefined()
})

test('the one before it is known by bucket and key, both of them text', () => {
  const previousOf = (more: object) => digestOf({ ...members, ...more }, 'hash').previous
  const previous = { previousDigestS3Bucket: 'b', previousDigestS3Object: 'k' }
  expect(previousOf(previous)).toEqual({ bucket: 'b', key: 'k' })
  expect(previousOf({})).toBeUndefined()
  expect(previousOf({ ...previous, previousDigestS3Bucket: null })).toBeUndefined()
  expect(previousOf({ ...previous, previousDigestS3Object: 5 })).toBeUndefined()
})

test('a log file is known by bucket and key; one that cannot be read has its place in the list', () => {
  const logsOf = (logFiles: unknown) => digestOf({ ...members, logFiles }, 'hash').logs
  const log = { s3Bucket: 'b', s3Object: 'k', hashValue: 'h', hashAlgorithm: 'SHA-256' }
  expect(logsOf(undefined)).toBeUndefined()
  expect(logsOf({})).toBeUndefined()
  expect(logsOf([log, null, [], { ...log, s3Bucket: 5 }, { ...log, s3Object: undefined }])).toEqual([
    { bucket: 'b', key: 'k', hash: 'h', hashAlgorithm: 'SHA-256' },
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('four lines are signed', () => {
  expect(digestOf(members, 'hash')).toMatchObject({
    signedText: '2026-01-10T01:00:00Z\ntrail-logs/AWSLogs/digest.json.gz\nhash\nnull',
    startMs: Date.UTC(2026, 0, 10),
    endMs: Date.UTC(2026, 0, 10, 1),
  })
})

test.each([
  ['2026-01-10T00:00:00Z', Date.UTC(2026, 0, 10)],
  ['2026-01-10T00:00:00.5Z', Date.UTC(2026, 0, 10) + 500],
  ['2026-01-10T00:00:00', NaN],
  ['2026-01-10', NaN],
  ['2026-13-10T00:00:00Z', NaN],
  [5, NaN],
  [undefined, NaN],
])('the time %s is %d', (text, timeMs) => {
  expect(timeOf(text)).toBe(timeMs)
})

test.each([
  ['00ffA9', [0, 255, 169]],
  ['', undefined],
  ['0', undefined],
  ['0g', undefined],
  ['00 1', undefined],
])('the bytes of %j', (text, bytes) => {
  expect(bytesOfHex(text)).toEqual(bytes && Uint8Array.from(bytes))
})
