/** What a message, and each object of it, is good for. */
import { expect, test } from 'vitest'
import { objectSkipReason, triage, type ObjectRules } from '../../../../src/intake/objects/object-rules.js'
import { logKey, series } from '../../../support/log-keys.js'

const nowMs = Date.UTC(2026, 0, 15, 12)
const rules: ObjectRules = { nowMs, isFinished: () => false }
const key = logKey('2026-01-15T12:05')
const digest = logKey('2026-01-15T12:05', { of: { ...series, kind: 'CloudTrail-Digest' } })

const notification = (...keys: readonly string[]) => JSON.stringify({ s3Bucket: 'trail-logs', s3ObjectKey: keys })

test.each([
  ['anything else', { kind: 'unrecognised' }],
  ['CloudTrail validation message.', { kind: 'skip', reason: 'validation' }],
  [JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b' }), { kind: 'skip', reason: 'test' }],
  [
    JSON.stringify({ Type: 'SubscriptionConfirmation', TopicArn: 'arn', SubscribeURL: 'u' }),
    { kind: 'skip', reason: 'subscription' },
  ],
  [
    JSON.stringify({
      Records: [
        {
          eventSource: 'aws:s3',
          eventName: 'ObjectRemoved:Delete',
          s3: { bucket: { name: 'b' }, object: { key: 'k' } },
        },
      ],
    }),
    { kind: 'skip', reason: 'nothing' },
  ],
])('the message %s', (body, found) => {
  expect(triage(body, rules)).toEqual(found)
})

test('the objects of a message are those to read and those to pass over, each with its reason', () => {
  const objectOf = (name: string) => ({ bucket: 'trail-logs', key: name })
  expect(triage(notification(key, digest, 'AWSLogs/'), rules)).toEqual({
    kind: 'read',
    objects: [objectOf(key)],
    skipped: [
      { object: objectOf(digest), reason: 'digest' },
      { object: objectOf('AWSLogs/'), reason: 'folder' },
    ],
  })
})

test('a message of which all is passed over has nothing to read', () => {
  expect(triage(notification(digest), rules)).toMatchObject({ kind: 'read', objects: [] })
})

test.each<[string, string, Partial<ObjectRules>, string | undefined]>([
  ['a log file', key, {}, undefined],
  ['of a kind that is not asked for', key, { kinds: ['CloudTrail-Insight'] }, 'kind'],
  ['of the first day that is not too old', logKey('2026-01-12T00:00'), { maxAgeDays: 3 }, undefined],
  ['of a day that is too old', logKey('2026-01-11T23:59'), { maxAgeDays: 3 }, 'age'],
  ['of a day that a key does not tell', 'export.json', { maxAgeDays: 3 }, undefined],
  ['of the future', logKey('2026-01-20T00:00'), { maxAgeDays: 3 }, undefined],
  ['that a filter refuses', key, { sourceFilter: () => false }, 'filter'],
  ['that a filter takes', key, { sourceFilter: (object) => object.key === key }, undefined],
  ['that was finished', key, { isFinished: () => true }, 'finished'],
])('an object %s', (_, name, more, reason) => {
  expect(objectSkipReason({ bucket: 'trail-logs', key: name }, { ...rules, ...more })).toBe(reason)
})

test('a filter is asked for nothing that is passed over anyway', () => {
  const asked: string[] = []
  const sourceFilter = (object: { key: string }) => asked.push(object.key) > 0
  triage(notification(key, digest, logKey('2020-01-01T00:00')), { ...rules, maxAgeDays: 3, sourceFilter })
  expect(asked).toEqual([key])
})
