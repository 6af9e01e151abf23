/** Series of log files are found by their folders, and other folders are passed over. */
import { expect, test } from 'vitest'
import { findSeries, logRoot } from '../../../../src/intake/backfill/discovery.js'
import { failed } from '../../../support/failed.js'

/** A bucket with these folders, in pages of two. */
function bucketOf(...folders: readonly string[]) {
  const asked: unknown[] = []
  const reader = {
    async *list(bucket: string, { prefix = '', ...rest }: { prefix?: string | undefined }) {
      await Promise.resolve()
      asked.push({ bucket, prefix, ...rest })
      const below = folders.filter((folder) => folder.startsWith(prefix)).map((folder) => folder.slice(prefix.length))
      const names = [...new Set(below.map((folder) => `${prefix}${folder.slice(0, folder.indexOf('/') + 1)}`))]
      for (let at = 0; at < names.length; at += 2) yield { objects: [], prefixes: names.slice(at, at + 2) }
    },
  }
  return { reader, asked }
}

const { signal } = new AbortController()

const found = async (folders: readonly string[], scope: object = {}) => {
  const { reader } = bucketOf(...folders)
  const series = await findSeries(reader, { bucket: 'trail-logs', ...scope }, signal)
  return series.map(({ organizationId = '', accountId, kind, region }) =>
    [organizationId, accountId, kind, region].join(' '),
  )
}

test('accounts, organizations, kinds and Regions are found, on every page', async () => {
  const folders = ['111111111111', '222222222222', 'o-abc123/333333333333', 'o-abc123/444444444444'].flatMap(
    (account) =>
      ['CloudTrail/eu-west-1', 'CloudTrail/us-east-1', 'CloudTrail-Insight/us-gov-west-1'].map(
        (rest) => `AWSLogs/${account}/${rest}/2026/01/10/`,
      ),
  )
  expect(await found(folders)).toEqual(
    [' 111111111111', ' 222222222222', 'o-abc123 333333333333', 'o-abc123 444444444444'].flatMap((account) =>
      ['CloudTrail eu-west-1', 'CloudTrail us-east-1', 'CloudTrail-Insight us-gov-west-1'].map(
        (rest) => `${account} ${rest}`,
      ),
    ),
  )
})

test.each([
  'AWSLogs/11111111111/CloudTrail/eu-west-1/',
  'AWSLogs/1111111111111/CloudTrail/eu-west-1/',
  'AWSLogs/11111111111x/CloudTrail/eu-west-1/',
  'AWSLogs//CloudTrail/eu-west-1/',
  'AWSLogs/111111111111/cloudtrail/eu-west-1/',
  'AWSLogs/111111111111/CloudTrail-Digest/eu-west-1/',
  'AWSLogs/111111111111/CloudTrail-Aggregated/eu-west-1/',
  'AWSLogs/111111111111/CloudTrail//',
  'AWSLogs/111111111111/CloudTrail/../',
  'AWSLogs/111111111111/CloudTrail/EU/',
  'AWSLogs/111111111111/vpcflowlogs/eu-west-1/',
  'AWSLogs/o-/111111111111/CloudTrail/eu-west-1/',
  'AWSLogs/o-x y/111111111111/CloudTrail/eu-west-1/',
  'AWSLogs/o-abc/o-abc/111111111111/CloudTrail/eu-west-1/',
  'audit/AWSLogs/111111111111/CloudTrail/eu-west-1/',
  'AWSLogs2/111111111111/CloudTrail/eu-west-1/',
])('%s is no series', async (folder) => {
  expect(await found([folder])).toEqual([])
})

test('a prefix is searched alone, and is told with what is found', async () => {
  const { reader, asked } = bucketOf('AWSLogs/1/', 'a/b/AWSLogs/111111111111/CloudTrail/eu-west-1/2026/')
  const scope = { bucket: 'trail-logs', prefix: 'a/b', region: 'eu-north-1' }
  expect(await findSeries(reader, scope, signal)).toEqual([
    { prefix: 'a/b', organizationId: undefined, accountId: '111111111111', kind: 'CloudTrail', region: 'eu-west-1' },
  ])
  expect(asked[0]).toEqual({
    bucket: 'trail-logs',
    prefix: 'a/b/AWSLogs/',
    delimiter: '/',
    region: 'eu-north-1',
    signal,
  })
})

test('what is not asked for is not looked into', async () => {
  const { reader, asked } = bucketOf(
    'AWSLogs/111111111111/CloudTrail/eu-west-1/',
    'AWSLogs/222222222222/CloudTrail/eu-west-1/',
  )
  await findSeries(reader, { bucket: 'trail-logs', accountIds: ['222222222222'], kinds: [] }, signal)
  expect(asked).toMatchObject([{ prefix: 'AWSLogs/' }, { prefix: 'AWSLogs/222222222222/' }])
})

test('Regions and kinds can be chosen', async () => {
  const folders = ['CloudTrail/eu-west-1/', 'CloudTrail/us-east-1/', 'CloudTrail-Aggregated/eu-west-1/'].map(
    (rest) => `AWSLogs/111111111111/${rest}`,
  )
  expect(await found(folders, { logRegions: ['us-east-1'] })).toEqual([' 111111111111 CloudTrail us-east-1'])
  expect(await found(folders, { kinds: ['CloudTrail-Aggregated'] })).toEqual([
    ' 111111111111 CloudTrail-Aggregated eu-west-1',
  ])
})

test('the error of a listing comes through', async () => {
  const denied = new Error('denied')
  const reader = {
    async *list() {
      await Promise.reject(denied)
    },
  }
  expect(await failed(findSeries(reader, { bucket: 'trail-logs' }, signal))).toBe(denied)
})

test.each([
  [undefined, 'AWSLogs/'],
  ['', 'AWSLogs/'],
  ['a/b', 'a/b/AWSLogs/'],
])('with the prefix %j everything is below %s', (prefix, root) => {
  expect(logRoot(prefix)).toBe(root)
})
