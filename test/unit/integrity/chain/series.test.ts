/** Keys of digests and log files: what they tell, and which belong to a series. */
import { expect, test } from 'vitest'
import {
  deliveryOf,
  keyKind,
  markerOf,
  prefixOfKey,
  seriesOfKey,
  stampOf,
  type Series,
} from '../../../../src/integrity/chain/series.js'

const series: Series = {
  accountId: '123456789012',
  region: 'eu-west-1',
  trailName: 'audit',
  homeRegion: 'us-east-1',
  organizationId: undefined,
}
const folder = 'AWSLogs/123456789012/CloudTrail-Digest/eu-west-1'
const name = '123456789012_CloudTrail-Digest_eu-west-1_audit_us-east-1'
const key = `${folder}/2026/01/10/${name}_20260110T010203Z.json.gz`

test.each([
  [key, Date.UTC(2026, 0, 10, 1, 2, 3)],
  [key.replace('.json', '_backfill.json'), Date.UTC(2026, 0, 10, 1, 2, 3)],
  [key.replace('T010203Z', 'T256203Z'), NaN],
  [key.replace('20260110T', '20260231T'), NaN],
  [key.replace('T010203Z', ''), NaN],
  ['', NaN],
])('the stamp of %s', (text, timeMs) => {
  expect(stampOf(text)).toBe(timeMs)
})

test.each([
  ['AWSLogs/x', ''],
  ['one/two/AWSLogs/x', 'one/two'],
  ['x', ''],
])('the prefix of %s is %j', (text, prefix) => {
  expect(prefixOfKey(text)).toBe(prefix)
})

test.each([
  ['AWSLogs/x/123456789012_CloudTrail_eu-west-1_20260110T0105Z_abc.json.gz', Date.UTC(2026, 0, 10, 1, 5)],
  ['AWSLogs/x/123456789012_CloudTrail_eu-west-1_20260110T2505Z_abc.json.gz', NaN],
  ['AWSLogs/x/123456789012_CloudTrail_eu-west-1.json.gz', NaN],
])('the delivery of %s', (text, timeMs) => {
  expect(deliveryOf(text)).toBe(timeMs)
})

test.each([
  [key, 'standard'],
  [key.replace('.json', '_backfill.json'), 'backfill'],
  [key.replace('/10/', '/11/'), 'planted'],
  [key.replace('T010203Z', 'T256203Z'), 'planted'],
  [key.replace('20260110T010203Z', 'zzz'), 'planted'],
  [key.replaceAll('audit_us-east-1', 'audit_us-east-1_other_us-west-2'), 'other-trail'],
  [key.replace('audit', 'other'), 'foreign'],
  [key.replace('.gz', ''), 'foreign'],
])('%s is %s', (text, kind) => {
  expect(keyKind(series, text)).toBe(kind)
})

test('listing begins a minute before a time, in the folder of its day', () => {
  expect(markerOf(series, 'p', Date.UTC(2026, 0, 10, 0, 0, 30))).toBe(
    `p/${folder}/2026/01/09/${name}_20260109T235930Z.json.gz`,
  )
  expect(markerOf({ ...series, organizationId: 'o-exampleorg1' }, undefined, 0)).toBe(
    `AWSLogs/o-exampleorg1/123456789012/CloudTrail-Digest/eu-west-1/1970/01/01/${name}_19700101T000000Z.json.gz`,
  )
})

test('a key tells its series and prefix', () => {
  expect(seriesOfKey(key)).toEqual({ series, prefix: undefined })
  expect(seriesOfKey(`one/${key.replace('Logs/', 'Logs/o-exampleorg1/')}`)).toEqual({
    series: { ...series, organizationId: 'o-exampleorg1' },
    prefix: 'one',
  })
  expect(seriesOfKey('AWSLogs/x')).toBeUndefined()
})
