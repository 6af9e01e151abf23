/** Every form in which a queue tells of objects, and everything that only looks like one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseNotification, type Notification } from '../../../../src/intake/messages/notification.js'

const unrecognised: Notification = { kind: 'unrecognised', objects: [] }

const parsed = (message: unknown) => parseNotification(JSON.stringify(message))

const record = (object: Record<string, unknown>, others: Record<string, unknown> = {}) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'eu-west-2',
  eventName: 'ObjectCreated:Put',
  s3: { bucket: { name: 'logs' }, object },
  ...others,
})

const fromS3 = { Records: [record({ key: 'AWSLogs/a+b.json.gz', size: 9234, eTag: 'd41d', versionId: 'v1' })] }
const ofS3 = [
  { bucket: 'logs', key: 'AWSLogs/a b.json.gz', region: 'eu-west-2', size: 9234, versionId: 'v1', etag: 'd41d' },
]

const fromCloudTrail = { s3Bucket: 'logs', s3ObjectKey: ['AWSLogs/a+b%20c.json.gz', 'AWSLogs/d.json.gz'] }
const ofCloudTrail = [
  { bucket: 'logs', key: 'AWSLogs/a+b%20c.json.gz' },
  { bucket: 'logs', key: 'AWSLogs/d.json.gz' },
]

const fromEventBridge = {
  version: '0',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  region: 'ca-central-1',
  detail: {
    bucket: { name: 'logs' },
    object: { key: 'AWSLogs/a+b%20c.json.gz', size: 5, etag: 'b105', 'version-id': 'v2' },
    reason: 'PutObject',
  },
}
const ofEventBridge = [
  { bucket: 'logs', key: 'AWSLogs/a+b%20c.json.gz', region: 'ca-central-1', size: 5, versionId: 'v2', etag: 'b105' },
]

const wrapped = (message: unknown): Record<string, unknown> => ({
  Type: 'Notification',
  MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
  TopicArn: 'arn:aws:sns:eu-west-2:123456789012:logs',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
})

test.each([
  ['of S3', fromS3, { kind: 's3', objects: ofS3 }],
  ['of CloudTrail, whose keys are not encoded', fromCloudTrail, { kind: 'cloudtrail', objects: ofCloudTrail }],
  ['of EventBridge, whose keys are not encoded', fromEventBridge, { kind: 'eventbridge', objects: ofEventBridge }],
])('reads a notification %s, bare and in up to three wrappings', (_, message, expected) => {
  expect(parsed(message)).toEqual(expected)
  expect(parsed(wrapped(message))).toEqual(expected)
  expect(parsed(wrapped(wrapped(message)))).toEqual(expected)
  expect(parsed(wrapped(wrapped(wrapped(message))))).toEqual(expected)
  expect(parsed(wrapped(wrapped(wrapped(wrapped(message)))))).toEqual(unrecognised)
})

test.each([
  ['test', { Service: 'Amazon S3', Event: 's3:TestEvent', Time: '2014-10-13T15:57:02.089Z', Bucket: 'logs' }],
  ['test', wrapped({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'logs' })],
  ['validation', wrapped('CloudTrail validation message.')],
  ['sns', { ...wrapped('You have chosen to subscribe'), Type: 'SubscriptionConfirmation', SubscribeURL: 'https://x' }],
  ['sns', { ...wrapped('You have chosen to deactivate'), Type: 'UnsubscribeConfirmation' }],
])('a %s message names no objects', (kind, message) => {
  expect(parsed(message)).toEqual({ kind, objects: [] })
})

test('the validation message of CloudTrail is plain text', () => {
  expect(parseNotification('CloudTrail validation message.')).toEqual({ kind: 'validation', objects: [] })
  expect(parseNotification('CloudTrail validation message.\n')).toEqual({ kind: 'validation', objects: [] })
  expect(parseNotification('CloudTrail validation message. Or not')).toEqual(unrecognised)
})

test.each([
  ['a+b', 'a b'],
  ['a%2Bb', 'a+b'],
  ['a%20b', 'a b'],
  ['a%252Bb', 'a%2Bb'],
  ['logs%2FAWSLogs%2f1.json.gz', 'logs/AWSLogs/1.json.gz'],
  ['%E2%82%AC/%F0%9F%98%80', '€/😀'],
  ['a/../b//c', 'a/../b//c'],
])('the key %s of an S3 record is %s', (key, decoded) => {
  expect(parsed({ Records: [record({ key })] }).objects.map((object) => object.key)).toEqual([decoded])
})

test.each([['%'], ['a%2'], ['a%zz'], ['%ff'], ['%C3'], ['%ED%A0%80']])(
  'the key %s of an S3 record is malformed, so that the message is not understood',
  (key) => {
    expect(parsed({ Records: [record({ key }), record({ key: 'fine' })] })).toEqual(unrecognised)
  },
)

test.each([
  ['ObjectCreated:Put', true],
  ['ObjectCreated:CompleteMultipartUpload', true],
  ['s3:ObjectCreated:Put', true],
  ['ObjectRemoved:Delete', false],
  ['ObjectRestore:Completed', false],
  ['LifecycleExpiration:Delete', false],
  ['NotObjectCreated:Put', false],
])('a record of %s names an object: %s', (eventName, isNamed) => {
  const { kind, objects } = parsed({ Records: [record({ key: 'k' }, { eventName }), record({ key: 'other' })] })
  expect(kind).toBe('s3')
  expect(objects.map(({ key }) => key)).toEqual(isNamed ? ['k', 'other'] : ['other'])
})

test('a message of which no record creates an object is still one of S3', () => {
  expect(parsed({ Records: [record({ key: 'k' }, { eventName: 'ObjectRemoved:Delete' })] })).toEqual({
    kind: 's3',
    objects: [],
  })
})

test.each([
  ['another version and source', record({ key: 'k' }, { eventVersion: '9.9', eventSource: 'minio:s3' })],
  [
    'neither version nor source',
    { eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'logs' }, object: { key: 'k' } } },
  ],
  ['an empty Region', record({ key: 'k' }, { awsRegion: '' })],
  ['null for what it does not tell', record({ key: 'k', size: null, eTag: null, versionId: null })],
])('a record with %s is read', (_, item) => {
  expect(parsed({ Records: [item] }).objects).toEqual([expect.objectContaining({ bucket: 'logs', key: 'k' })])
})

test('what a message does not tell is absent, and never guessed from the key', () => {
  const key = 'AWSLogs/1/CloudTrail/us-east-1/2024/02/29/a.json.gz'
  const nothing = { awsRegion: undefined }
  expect(parsed({ Records: [record({ key }, nothing)] }).objects).toStrictEqual([{ bucket: 'logs', key }])
})

test.each([
  ['an empty list', []],
  ['no list', { key: 'k' }],
  ['a record that is null', [null]],
  ['a record without an event name', [record({ key: 'k' }, { eventName: undefined })]],
  ['a record without s3', [record({ key: 'k' }, { s3: undefined })]],
  ['a record without a key', [record({})]],
  ['a record with an empty key', [record({ key: '' })]],
  ['a record whose key is a number', [record({ key: 5 })]],
  ['a record whose bucket is not named', [record({ key: 'k' }, { s3: { bucket: {}, object: { key: 'k' } } })]],
  [
    'a record whose bucket is a host',
    [record({ key: 'k' }, { s3: { bucket: { name: 'evil.example/' }, object: { key: 'k' } } })],
  ],
  ['a record whose Region is a host', [record({ key: 'k' }, { awsRegion: 'evil.example/#' })]],
  ['a record whose size is a text', [record({ key: 'k', size: '5' })]],
  ['a record whose size is negative', [record({ key: 'k', size: -1 })]],
  ['a record whose tag has a line break', [record({ key: 'k', eTag: 'a\r\nHost: evil' })]],
  ['a record whose version is an object', [record({ key: 'k', versionId: {} })]],
  ['a log file itself', [{ eventVersion: '1.08', eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' }]],
  ['a fine record and a broken one', [record({ key: 'k' }), record({})]],
])('Records with %s are not understood, and name no object', (_, Records) => {
  expect(parsed({ Records })).toEqual(unrecognised)
})

test.each([
  ['no keys', { s3Bucket: 'logs', s3ObjectKey: [] }],
  ['a single key that is no text', { s3Bucket: 'logs', s3ObjectKey: 5 }],
  ['a single key that is empty', { s3Bucket: 'logs', s3ObjectKey: '' }],
  ['a key that is no text', { s3Bucket: 'logs', s3ObjectKey: ['k', 5] }],
  ['half a character in a key', { s3Bucket: 'logs', s3ObjectKey: ['k\ud800'] }],
  ['no bucket', { s3ObjectKey: ['k'] }],
])("CloudTrail's notification with %s is not understood", (_, message) => {
  expect(parsed(message)).toEqual(unrecognised)
})

test('a single key of CloudTrail is read without a list', () => {
  expect(parsed({ s3Bucket: 'logs', s3ObjectKey: 'a+b' })).toEqual({
    kind: 'cloudtrail',
    objects: [{ bucket: 'logs', key: 'a+b' }],
  })
})

const guardDuty = { schemaVersion: '2.0', id: '1', type: 'Recon:EC2/PortProbe', severity: 2 }

/** In the forms of the services' documentation. */
const notices: readonly (readonly [name: string, message: object])[] = [
  ['a change for Config', { configurationItem: {}, messageType: 'ConfigurationItemChangeNotification' }],
  [
    'an object of Config',
    {
      s3ObjectKey: 'AWSLogs/1/Config/a.json.gz',
      s3Bucket: 'logs',
      messageType: 'ConfigurationHistoryDeliveryCompleted',
    },
  ],
  ['a snapshot of Config', { configSnapshotId: '1', messageType: 'ConfigurationSnapshotDeliveryStarted' }],
  ['a rule of Config', { messageType: 'ComplianceChangeNotification', configRuleName: 'r' }],
  ['a large change for Config', { messageType: 'OversizedConfigurationItemChangeNotification' }],
  ['an event of GuardDuty', { source: 'aws.guardduty', 'detail-type': 'GuardDuty Finding', detail: guardDuty }],
  ['a finding of GuardDuty', { ...guardDuty, arn: 'arn:aws:guardduty:us-east-1:1:detector/d/finding/f' }],
  ['an announcement of GuardDuty', { version: '1', type: 'NEW_FINDINGS', findingDetails: [] }],
  ['an event of CloudTrail', { source: 'aws.cloudtrail', 'detail-type': 'AWS Insight via CloudTrail', detail: {} }],
  ['an event of an application', { source: 'my.app', 'detail-type': 'Order', detail: { id: 1 } }],
  ['an alarm', { AlarmName: 'a', NewStateValue: 'ALARM', StateChangeTime: 't' }],
  ['a test of Auto Scaling', { Event: 'autoscaling:TEST_NOTIFICATION', Service: 'AWS Auto Scaling' }],
  ['an event of RDS', { 'Event Source': 'db-instance', 'Event ID': 'e' }],
  ['mail', { Records: [{ eventSource: 'aws:ses', eventVersion: '1.0', ses: {} }] }],
]

test.each(notices)('a notice of %s names no objects, with and without a topic', (_, message) => {
  expect(parsed(message)).toEqual({ kind: 'notice', objects: [] })
  expect(parsed(wrapped(message))).toEqual({ kind: 'notice', objects: [] })
})

test.each(notices)('%s together with news of objects is not skipped as a notice', (_, message) => {
  for (const news of [fromS3, fromCloudTrail, fromEventBridge]) {
    const isOfConfig = 'messageType' in message && news === fromCloudTrail // Config tells of its own objects in this way
    expect(parsed({ ...message, ...news }).kind === 'notice').toBe(isOfConfig)
  }
})

const { 'detail-type': _type, ...untyped } = fromEventBridge

test('an event of EventBridge without a type is taken for a creation, unless it tells of a deletion', () => {
  expect(parsed(untyped)).toEqual({ kind: 'eventbridge', objects: ofEventBridge })
  const deletion = { ...untyped, detail: { ...untyped.detail, 'deletion-type': 'Permanently Deleted' } }
  expect(parsed(deletion)).toEqual({ kind: 'eventbridge', objects: [] })
})

test.each([['Object Deleted'], ['Object Tags Added'], ['Object Restore Completed']])(
  'an event of EventBridge of type %s names no object',
  (type) => {
    expect(parsed({ ...fromEventBridge, 'detail-type': type })).toEqual({ kind: 'eventbridge', objects: [] })
  },
)

test.each([
  ['a type that S3 does not have', { ...fromEventBridge, 'detail-type': 'Object ObjectCreated Put' }],
  ['another source', { ...fromEventBridge, source: 'my.app' }],
  [
    'an API call',
    { ...fromEventBridge, 'detail-type': 'AWS API Call via CloudTrail', detail: { eventName: 'PutObject' } },
  ],
  ['no detail', { ...fromEventBridge, detail: null }],
  ['no object', { ...fromEventBridge, detail: { bucket: { name: 'logs' } } }],
  ['no key', { ...fromEventBridge, detail: { bucket: { name: 'logs' }, object: { size: 5 } } }],
  ['a Region that is no text', { ...fromEventBridge, region: 5 }],
])('an event of EventBridge with %s is not understood', (_, message) => {
  expect(parsed(message)).toEqual(unrecognised)
})

test.each([
  ['Records and a test event', { ...fromS3, Event: 's3:TestEvent' }],
  ["Records and CloudTrail's keys", { ...fromS3, ...fromCloudTrail }],
  ['a wrapping with Records', { ...wrapped(fromCloudTrail), ...fromS3 }],
])('%s together could be read in two ways, so they are not', (_, message) => {
  expect(parsed(message)).toEqual(unrecognised)
})

test.each([
  ['an unknown type', { ...wrapped(fromS3), Type: 'Announcement' }],
  ['no message', { Type: 'Notification' }],
  ['a message that is an object', { ...wrapped(''), Message: fromS3 }],
  ['a message that is not JSON', wrapped('hello')],
  ['a message that is not understood', wrapped({ hello: 'world' })],
  ['no type', { Message: JSON.stringify(fromS3) }],
])('a wrapping with %s is not understood', (_, message) => {
  expect(parsed(message)).toEqual(unrecognised)
})

test.each([
  [''],
  [' '],
  ['hello'],
  ['null'],
  ['5'],
  ['"CloudTrail validation message."'],
  ['[]'],
  ['{}'],
  ['{"Records":'],
  ['{"__proto__":{"Records":[]}}'],
  ['{"__proto__":{"s3Bucket":"logs","s3ObjectKey":["k"]}}'],
  [JSON.stringify([fromS3])],
  [`\ufeff${JSON.stringify(fromS3)}`],
])('%j is not understood', (body) => {
  expect(parseNotification(body)).toEqual(unrecognised)
})

test.each([[undefined], [null], [5], [{}], [[]], [Symbol('body')], [{ toString: () => '{}' }], [Buffer.from('{}')]])(
  'what is not even a text is not understood: %o',
  (body) => {
    // sound: it is what a caller without types could pass
    expect(parseNotification(body as unknown as string)).toEqual(unrecognised)
  },
)

test.each([
  ['lists', '['.repeat(200_000) + ']'.repeat(200_000)],
  ['objects', '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)],
  ['Records', '{"Records":['.repeat(100_000) + ']}'.repeat(100_000)],
  ['open lists', '['.repeat(1_000_000)],
])('deep nesting of %s does no harm', (_, body) => {
  expect(parseNotification(body)).toEqual(unrecognised)
})

test('a message of very many records is read', () => {
  const Records = Array.from({ length: 50_000 }, (_, index) => record({ key: `k${index}` }))
  expect(parsed({ Records }).objects).toHaveLength(50_000)
})

test('two answers share nothing', () => {
  expect(parseNotification('').objects).not.toBe(parseNotification('').objects)
})

const kinds = ['s3', 'sns', 'cloudtrail', 'eventbridge', 'test', 'validation', 'unrecognised']

function expectSound({ kind, objects }: Notification): void {
  expect(kinds).toContain(kind)
  if (!['s3', 'cloudtrail', 'eventbridge'].includes(kind)) expect(objects).toEqual([])
  for (const { bucket, key } of objects) {
    expect(bucket).toMatch(/^[\w.-]+$/)
    expect(encodeURIComponent(key)).not.toBe('')
  }
}

test('no text makes it throw', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.json({ maxDepth: 6 }))
  fc.assert(
    fc.property(text, (body) => {
      expectSound(parseNotification(body))
      expectSound(parsed(wrapped(body)))
    }),
    { numRuns: 1000 },
  )
})

test('no change to a message makes it throw, or name an object that has no bucket or key', () => {
  const messages = [fromS3, fromCloudTrail, fromEventBridge, wrapped(fromS3)]
  const anything = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(...messages), fc.string({ unit: 'binary' }))
  const members = ['Records', 's3', 'key', 'name', 'detail', 'bucket', 'object', 'Message', 's3ObjectKey', 's3Bucket']
  fc.assert(
    fc.property(fc.constantFrom(...messages), fc.constantFrom(...members), anything, (message, changed, value) => {
      const marked = JSON.stringify(message, (member, inside: unknown) => (member === changed ? '<here>' : inside))
      const replaced = marked.replaceAll('"<here>"', () => JSON.stringify(value))
      expectSound(parseNotification(replaced))
      expectSound(parsed(wrapped(replaced)))
    }),
    { numRuns: 2000 },
  )
})

/** As S3 does it: UTF-8, a space as `+`, and all but letters, digits and `-_.*~/` as percent codes. */
const formEncoded = (key: string): string =>
  [...Buffer.from(key, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      if (character === ' ') return '+'
      return /[A-Za-z0-9\-_.*~/]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

/** Whole characters only: a key is UTF-8. */
const anyKey = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
)

test('every key comes through the encoding of S3 as it was', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      expect(parsed({ Records: [record({ key: formEncoded(key) })] }).objects[0]?.key).toBe(key)
    }),
    { numRuns: 1000 },
  )
})

test('every character comes through the encoding of S3 as it was', () => {
  const characters = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
  const keys = Array.from({ length: 1088 }, (_, part) => characters.slice(part * 1024, (part + 1) * 1024).join(''))
  const { objects } = parsed({ Records: keys.filter(Boolean).map((key) => record({ key: formEncoded(key) })) })
  expect(objects.map(({ key }) => key).join('') === characters.join('')).toBe(true)
})

test('every key comes through CloudTrail and EventBridge as it was', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      expect(parsed({ s3Bucket: 'logs', s3ObjectKey: [key] }).objects[0]?.key).toBe(key)
      const detail = { bucket: { name: 'logs' }, object: { key } }
      expect(parsed({ source: 'aws.s3', detail }).objects[0]?.key).toBe(key)
    }),
  )
})
