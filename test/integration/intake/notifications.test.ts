/** Messages of every form: what tells of objects is read, what says nothing is skipped, and the rest is left alone. */
import { expect, test } from 'vitest'
import {
  accept,
  bucket,
  cloudTrailMessage,
  idsOf,
  intakeSetting,
  keyOf,
  logFile,
} from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('notifications')

const s3Record = (key: string, object: object = {}, eventName = 'ObjectCreated:Put') => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'eu-west-1',
  eventName,
  s3: { bucket: { name: bucket }, object: { key, size: 100, ...object } },
})

const s3Message = (...records: readonly object[]) => JSON.stringify({ Records: records })
const snsMessage = (Message: string) => JSON.stringify({ Type: 'Notification', MessageId: '1', TopicArn: 'a', Message })
const eventBridgeMessage = (key: string) =>
  JSON.stringify({
    'detail-type': 'Object Created',
    source: 'aws.s3',
    region: 'eu-west-1',
    detail: { bucket: { name: bucket }, object: { key, size: 5 } },
  })
const digestKey =
  'AWSLogs/123456789012/CloudTrail-Digest/eu-west-1/2026/01/01/123456789012_CloudTrail-Digest_eu-west-1_trail.json.gz'

test.each([
  ['of S3', (key: string) => s3Message(s3Record(key))],
  ['of S3 about several objects', (key: string) => s3Message(s3Record(key), s3Record('x', {}, 'ObjectRemoved:Delete'))],
  ['of CloudTrail', (key: string) => cloudTrailMessage(key)],
  ['of EventBridge', eventBridgeMessage],
  ['of S3 through SNS', (key: string) => snsMessage(s3Message(s3Record(key)))],
  ['of CloudTrail through SNS', (key: string) => snsMessage(cloudTrailMessage(key))],
  ['of EventBridge through two topics', (key: string) => snsMessage(snsMessage(eventBridgeMessage(key)))],
])('a notification %s is followed', async (form, messageOf) => {
  const setting = await intakeSetting()
  await setting.send(messageOf(await setting.putFile('file')))
  const received = await accept(setting.intake())
  await expectAll(`notification ${form}`, setting, received, idsOf('file', 3))
})

test('keys with spaces, plus signs and other characters are found in the form that each sender writes', async () => {
  const setting = await intakeSetting()
  const key = await setting.putFile('a b+c ü')
  const encoded = encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/')
  await setting.send(s3Message(s3Record(encoded)), cloudTrailMessage(key), eventBridgeMessage(key))
  const received = await accept(setting.intake())
  await expectAll('a key with spaces and plus signs', setting, received, idsOf('a b+c ü', 3))
  expect(received.times.get('a b+c ü-0')).toBe(3)
})

test('messages without anything to read are skipped, counted and removed', async () => {
  const setting = await intakeSetting()
  await setting.send(
    JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: bucket }),
    'CloudTrail validation message.',
    JSON.stringify({ Type: 'SubscriptionConfirmation', Message: 'You have chosen', SubscribeURL: 'https://sns' }),
    s3Message(s3Record('x', {}, 'ObjectRemoved:Delete')),
    s3Message(s3Record(digestKey)),
    s3Message(s3Record(keyOf('empty'), { size: 0 })),
    s3Message(s3Record('AWSLogs/123456789012/')),
  )
  const ids = await setting.deliver(['file'])
  const intake = setting.intake()
  const received = await accept(intake)
  await expectAll('seven messages without records', setting, received, ids)
  const reasons = setting.told.skip.map(({ reason }) => reason)
  expect(reasons.sort()).toEqual(['digest', 'empty', 'folder', 'nothing', 'subscription', 'test', 'validation'])
  expect(intake.counts).toMatchObject({ skipped: 7, messagesRemoved: 8, objectsRead: 1, poison: 0 })
})

test.each([
  ['unrecognised', 'hello'],
  ['unrecognised', '{"Records":[{"eventName":"ObjectCreated:Put"}]}'],
  ['unreadable', cloudTrailMessage(keyOf('broken'))],
])('an %s message goes to the dead-letter queue, and is reported each time (%#)', async (reason, body) => {
  const setting = await intakeSetting({ maxReceiveCount: 2 })
  await setting.putFile('broken', logFile('broken', 500).subarray(0, 700))
  const ids = await setting.deliver(['good'])
  await setting.send(body)
  const received = await accept(setting.intake())
  for (let delivery = 2; delivery <= 3; delivery++) {
    await setting.expire()
    await accept(setting.intake(), received)
  }
  const begun = received.ids.filter((id) => id.startsWith('broken'))
  await expectAll(`an ${reason} message`, setting, received, [...ids, ...begun], { deadLetters: 1 })
  expect(setting.told.poison).toMatchObject([
    { reason, body, receiveCount: 1 },
    { reason, body, receiveCount: 2 },
  ])
  expect((await setting.fauxqs.contentOf(setting.deadLetters)).ready).toEqual([body])
  for (const id of ids) expect(received.times.get(id)).toBe(1)
})

test('poison is removed when it is to be deleted', async () => {
  const setting = await intakeSetting()
  await setting.putFile('broken', Buffer.from('<html>'))
  await setting.send('hello', cloudTrailMessage(keyOf('broken')))
  const received = await accept(setting.intake({ onPoison: 'delete' }))
  await expectAll("onPoison: 'delete'", setting, received, [])
  expect(setting.told.poison.map(({ reason }) => reason).sort()).toEqual(['unreadable', 'unrecognised'])
})

test('a function decides about poison, and what it throws leaves the message', async () => {
  const setting = await intakeSetting()
  await setting.send('keep', 'drop', 'throw')
  const received = await accept(
    setting.intake({
      onPoison: async ({ body }) => {
        await Promise.resolve()
        if (body === 'throw') throw new Error('cannot decide')
        return body === 'drop' ? 'delete' : 'leave'
      },
    }),
  )
  await expectAll('onPoison: a function', setting, received, [], { inQueue: 2 })
  expect((await setting.content()).hidden).toEqual(expect.arrayContaining(['keep', 'throw']))
  expect(setting.told.failure).toMatchObject([{ error: { message: 'cannot decide' } }])
})

test('a message with a missing and a broken object is no poison before the missing one has come', async () => {
  const setting = await intakeSetting()
  const broken = await setting.putFile('broken', Buffer.from('<html>'))
  await setting.send(cloudTrailMessage(broken, keyOf('missing')))
  const received = await accept(setting.intake({ onPoison: 'delete' }))
  expect(setting.told.poison).toEqual([])
  await expectAll('one object missing, one broken', setting, received, [], { inQueue: 1 })
})

test('an empty object is skipped and its message removed, also when the message does not tell its size', async () => {
  const setting = await intakeSetting()
  await setting.send(cloudTrailMessage(await setting.putFile('empty', Buffer.alloc(0))))
  const received = await accept(setting.intake())
  expect(setting.told.skip).toMatchObject([{ reason: 'empty', object: { key: keyOf('empty') } }])
  expect(setting.told.poison).toEqual([])
  await expectAll('an empty object', setting, received, [])
})
