/** What is listed among digests and log files, and which of it is told. */
import { expect, test } from 'vitest'
import { listDigests } from '../../../../src/integrity/chain/listing.js'
import { logsInGap, unlistedLogs } from '../../../../src/integrity/chain/log-listing.js'
import type { Series } from '../../../../src/integrity/chain/series.js'
import { SourceStore } from '../../../../src/integrity/store/file-source.js'

const series: Series = {
  accountId: '123456789012',
  region: 'eu-west-1',
  trailName: 'audit',
  homeRegion: 'us-east-1',
  organizationId: undefined,
}
const { signal } = new AbortController()
const at = (time: string) => Date.parse(`2026-01-10T${time}Z`)
const digest = (stamp: string, trail = 'audit_us-east-1') =>
  `AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/01/10/123456789012_CloudTrail-Digest_eu-west-1_${trail}_${stamp}.json.gz`
const logAt = (minute: string, name = 'a', kind = 'CloudTrail', day = '10') =>
  `AWSLogs/123456789012/${kind}/eu-west-1/2026/01/${day}/123456789012_${kind}_eu-west-1_202601${day}T${minute}Z_${name}.json.gz`

const storeOf = (keys: readonly string[]) => new SourceStore({ list: () => keys, get: () => undefined })
const failing = (error: Error) =>
  new SourceStore({
    list: () => {
      throw error
    },
    get: () => undefined,
  })

const range = { series, bucket: 'trail-logs', prefix: undefined, fromMs: at('01:00:00'), toMs: at('03:00:00') }
const listed = (keys: readonly string[], more: object = {}) =>
  listDigests(storeOf(keys), series, { ...range, ...more }, signal)

test('digests are listed from the second of the beginning to an hour after the end', async () => {
  const stamps = ['20260110T005959Z', '20260110T010000Z', '20260110T040000Z', '20260110T040001Z']
  const keys = stamps.map((stamp) => digest(stamp))
  expect(await listed(keys, { fromMs: at('01:00:00.500') })).toEqual({
    standard: keys.slice(1, 3),
    backfill: [],
    otherTrails: [],
    warnings: [],
  })
})

test('another trail is known by its name; one that the AWS CLI would take for this one is warned of', async () => {
  const keys = [
    digest('20260110T020000Z', 'other_us-east-1'),
    digest('20260110T020000Z', 'audit_us-east-1_x_us-west-2'),
  ]
  const { otherTrails, warnings, standard } = await listed([
    ...keys,
    'AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/01/10/x',
  ])
  expect([...otherTrails].sort()).toEqual(['audit_us-east-1_x', 'other'])
  expect(warnings).toEqual([expect.objectContaining({ kind: 'ambiguous-trail', bucket: 'trail-logs' })])
  expect(standard).toEqual([])
})

test('planted keys are named with their bucket where there is one, twenty of them', async () => {
  const keys = Array.from({ length: 25 }, (_, index) => digest(`planted${String(index)}`))
  const { warnings } = await listed(keys)
  expect(warnings).toHaveLength(20)
  expect(warnings[0]).toMatchObject({ kind: 'planted-key', bucket: 'trail-logs', key: keys[0] })
  expect((await listed(keys, { bucket: undefined })).warnings[0]).not.toHaveProperty('bucket')
})

test('log files count from a quarter of an hour after the beginning to one before the end', async () => {
  const keys = ['0114', '0115', '0245', '0246'].map((minute) => logAt(minute))
  const found = await unlistedLogs(storeOf(keys), range, new Set(), [], signal)
  expect(found.map(({ key }) => key)).toEqual(keys.slice(1, 3))
  const short = { ...range, toMs: at('01:29:59') }
  expect(await unlistedLogs(storeOf([logAt('0115')]), short, new Set(), [], signal)).toEqual([])
  expect(await unlistedLogs(storeOf(keys), range, new Set(keys), [], signal)).toEqual([])
})

test('log files of each kind and day are looked at', async () => {
  const days = { ...range, fromMs: Date.UTC(2026, 0, 10, 1), toMs: Date.UTC(2026, 0, 12, 1) }
  const keys = [
    logAt('0200'),
    logAt('0000', 'b', 'CloudTrail', '12'),
    logAt('0200', 'c', 'CloudTrail-Insight', '11'),
    logAt('0200', 'd', 'CloudTrail-NetworkActivity', '11'),
  ]
  const others = [logAt('0200', 'e', 'CloudTrail', '13'), logAt('0200', 'f', 'CloudTrail-Other', '11')]
  const found = await unlistedLogs(storeOf([...others, ...keys]), days, new Set(), [], signal)
  expect(found.map(({ key }) => key)).toEqual(keys)
})

test('a hundred files that no digest names are named, the others counted', async () => {
  const keys = Array.from({ length: 103 }, (_, index) => logAt('0200', String(index)))
  const found = await unlistedLogs(storeOf(keys), range, new Set(), ['other'], signal)
  expect(found).toHaveLength(101)
  expect(found[0]).toMatchObject({ kind: 'unlisted-log', bucket: 'trail-logs' })
  expect(found.at(-1)).toEqual({
    kind: 'unlisted-log',
    message: 'no digest names 3 more log files; or they are of another trail that delivers here: other',
    bucket: 'trail-logs',
  })
  const one = await unlistedLogs(storeOf(keys.slice(0, 101)), range, new Set(), [], signal)
  expect(one.at(-1)?.message).toBe('no digest names 1 more log files')
  const hundred = await unlistedLogs(storeOf(keys.slice(0, 100)), range, new Set(), [], signal)
  expect(hundred).toHaveLength(100)
  expect(hundred[0]?.message).toBe('no digest names the log file')
})

test('a gap with log files in it is warned of, by the first one', async () => {
  const keys = [logAt('0200', 'a'), logAt('0200', 'b')]
  const facts = { bucket: 'trail-logs', from: new Date(range.fromMs), to: new Date(range.toMs) }
  expect(await logsInGap(storeOf(keys), range, [], signal)).toEqual([
    {
      kind: 'missing-before-restart',
      message: expect.stringContaining('there are log files') as string,
      ...facts,
      key: keys[0],
    },
  ])
  expect(await logsInGap(storeOf([]), range, [], signal)).toEqual([])
})

test('what cannot be listed is unchecked, unless the run was ended', async () => {
  const denied = failing(new Error('denied'))
  const facts = { bucket: 'trail-logs', from: new Date(range.fromMs), to: new Date(range.toMs) }
  expect(await unlistedLogs(denied, range, new Set(), [], signal)).toEqual([
    { kind: 'unchecked', message: expect.stringContaining('denied') as string, bucket: 'trail-logs' },
  ])
  expect(await logsInGap(denied, range, [], signal)).toEqual([
    { kind: 'unchecked', message: expect.stringContaining('denied') as string, ...facts },
  ])
  const ended = AbortSignal.abort()
  await expect(unlistedLogs(denied, range, new Set(), [], ended)).rejects.toThrow('denied')
  await expect(logsInGap(denied, range, [], ended)).rejects.toThrow('denied')
})
