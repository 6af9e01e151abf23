/** What a message is good for: what is read of it, and what is passed over. */
import { expect, test } from 'vitest'
import { triage } from '../../../../src/intake/messages/triage.js'
import type { ObjectRules } from '../../../../src/intake/objects/object-rules.js'
import { logKey, series } from '../../../support/log-keys.js'

const nowMs = Date.UTC(2026, 0, 15, 12)
const rules: ObjectRules = { nowMs, isFinished: () => false }
const key = logKey('2026-01-15T12:05')
const digest = logKey('2026-01-15T12:05', { of: { ...series, kind: 'CloudTrail-Digest' } })

const notification = (...keys: readonly string[]) => JSON.stringify({ s3Bucket: 'trail-logs', s3ObjectKey: keys })

test.each([
  ['anything else', { kind: 'unrecognised' }],
  [JSON.stringify({ messageType: 'ConfigurationItemChangeNotification' }), { kind: 'skip', reason: 'notice' }],
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

test('a filter is asked for nothing that is passed over anyway', () => {
  const asked: string[] = []
  const sourceFilter = (object: { key: string }) => asked.push(object.key) > 0
  triage(notification(key, digest, logKey('2020-01-01T00:00')), { ...rules, maxAgeDays: 3, sourceFilter })
  expect(asked).toEqual([key])
})
