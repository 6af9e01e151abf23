/** What is no log file is known by its key, and nothing that may be one is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { otherKinds, otherReasonOf } from '../../../../src/intake/objects/other-objects.js'
import { skipReason } from '../../../../src/intake/objects/skipped-objects.js'
import { logKey, series } from '../../../support/log-keys.js'
import { mixedObjects } from '../../../support/mixed-bucket.js'

test.each(mixedObjects.map(({ kind, key, reason }) => [kind, key, reason]))(
  '%s: %s is skipped as %s',
  (_, key, reason) => {
    expect(skipReason({ key })).toBe(reason)
    if (!key.endsWith('/')) expect(skipReason({ key: `a prefix/of its own/${key}` })).toBe(reason)
  },
)

test('every row of the table has its objects', () => {
  const found = mixedObjects.map(({ key }) => otherKinds.find(({ form }) => form.test(key))?.name)
  expect(otherKinds.map(({ name }) => name).filter((name) => !found.includes(name))).toEqual([])
})

test.each([
  'AWSLogs/123456789012/CloudTrail/eu-west-1/moved.json.gz',
  'AWSLogs/123456789012/CloudTrail-Novelty/eu-west-1/2026/01/01/x.json.gz',
  'AWSLogs/123456789012/loose.json.gz',
  'AWSLogs/Config/x.json.gz',
  'exports/events.json',
  'reports/2026/report.csv',
  'Config/x.json.gz',
])('%s is of no known kind, so it is read', (key) => {
  expect(otherReasonOf(key)).toBeUndefined()
  expect(skipReason({ key })).toBeUndefined()
})

test('no log file of CloudTrail is skipped, whatever prefix its trail has', () => {
  const folder = fc.constantFrom(
    'AWSLogs',
    '123456789012',
    'Config',
    'WAFLogs',
    'CloudTrail-Digest',
    'aws',
    'logs',
    'o-a1',
  )
  fc.assert(
    fc.property(fc.array(folder, { minLength: 1, maxLength: 5 }), (folders) => {
      const key = logKey('2026-01-15T12:05', { of: { ...series, prefix: folders.join('/') } })
      expect(skipReason({ key })).toBeUndefined()
    }),
  )
})
