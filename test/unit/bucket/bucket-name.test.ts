/** What may stand for a bucket. */
import { expect, test } from 'vitest'
import { accessPointIssue, bucketIssue } from '../../../src/bucket/bucket-name.js'

const arn = 'arn:aws:s3:eu-west-1:123456789012:accesspoint/logs'
const alias = 'logs-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias'

test.each(['trail-logs', 'Old_Bucket.1', arn, arn.replace('/', ':'), alias])('%s stands for a bucket', (text) => {
  expect(bucketIssue(text)).toBeUndefined()
})

test.each([
  ['arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap', 'multi-Region'],
  ['mfzwi23gnjvgw.mrap', 'multi-Region'],
  ['arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/accesspoint/logs', 'on Outposts'],
  ['logs-e8ean10000000000000abc--op-s3', 'on Outposts'],
  ['arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/logs', 'Object Lambda'],
  ['logs-o1a2b3--ol-s3', 'Object Lambda'],
  ['logs--usw2-az1--x-s3', 'directory bucket'],
  ['arn:aws:s3express:us-west-2:123456789012:bucket/logs--usw2-az1--x-s3', 'directory bucket'],
  ['arn:aws:s3:::trail-logs', "the bucket's name alone"],
  ['s3://trail-logs', "the bucket's name alone"],
  [arn.replace('eu-west-1', 'cn-north-1'), 'ARN of an access point'],
  [arn.replace('123456789012', '1'), 'ARN of an access point'],
  [`${arn}/object/x`, 'ARN of an access point'],
  ['', "the bucket's name alone"],
])('%j does not: it %s', (text, reason) => {
  expect(bucketIssue(text)).toContain(reason)
})

test('only an access point stands for an access point', () => {
  expect([arn, alias].map(accessPointIssue)).toEqual([undefined, undefined])
  expect(accessPointIssue('trail-logs')).toContain('or its alias')
})
