/** What is said of a queue's settings. */
import { expect, test } from 'vitest'
import { attributesOf } from '../../../../src/intake/messages/queue-attributes.js'
import { queueFindings } from '../../../../src/intake/messages/queue-findings.js'

const deadLetterTargetArn = 'arn:aws:sqs:eu-west-1:123456789012:dead-letters'
const good = {
  VisibilityTimeout: '30',
  MessageRetentionPeriod: '1209600',
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 }),
  Policy: '{}',
}

const statusesOf = (attributes: Record<string, string>) =>
  Object.fromEntries(queueFindings(attributesOf(attributes), 300).map(({ subject, status }) => [subject, status]))

const allOk = {
  'dead-letter queue': 'ok',
  retention: 'ok',
  'visibility timeout': 'ok',
  encryption: 'ok',
  'queue policy': 'ok',
}

test('a queue as recommended has nothing against it', () => {
  expect(statusesOf(good)).toEqual(allOk)
  expect(statusesOf({ ...good, KmsMasterKeyId: 'alias/trail' })).toEqual(allOk)
})

test.each([
  ['no dead-letter queue', { RedrivePolicy: '' }, 'dead-letter queue', /^there is none/],
  [
    'too few deliveries',
    { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }) },
    'dead-letter queue',
    /set maxReceiveCount to 5/,
  ],
  ['a short retention', { MessageRetentionPeriod: '3600' }, 'retention', /^1 hours/],
  ['the key that AWS manages', { KmsMasterKeyId: 'alias/aws/sqs' }, 'encryption', /nothing arrives/],
  ['no policy', { Policy: '' }, 'queue policy', /cannot send/],
])('%s is warned of', (_, change, subject, message) => {
  const findings = queueFindings(attributesOf({ ...good, ...change }), 300)
  expect(findings.filter(({ status }) => status !== 'ok')).toEqual([
    { subject, status: 'warning', message: expect.stringMatching(message) as string },
  ])
})
