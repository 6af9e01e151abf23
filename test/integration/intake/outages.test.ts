/** A queue that refuses ends the intake with that error; one that is out of order for a while does not. */
import { expect, test } from 'vitest'
import { createIntake } from 'cloudtrail-client/intake'
import { failed } from '../../support/failed.js'
import { onOperation, resets, s3Refusal, sqsRefusal } from '../../support/fault-layer.js'
import { FastClock } from '../../support/fast-clock.js'
import { accept, intakeSetting, until, urlBehind } from '../../support/intake-setting.js'
import { unusedUrl } from '../../support/local-server.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('outages')
const names = ['one', 'two', 'three']

test('a queue that does not exist ends the iteration with that error', async () => {
  const setting = await intakeSetting()
  const error = await failed(accept(setting.intake({ queueUrl: `${String(setting.options.queueUrl)}-not` })))
  expect(error).toMatchObject({ code: 'QueueDoesNotExist', operation: 'ReceiveMessage' })
})

test('a queue name that does not exist ends the iteration with that error', async () => {
  const setting = await intakeSetting()
  const error = await failed(accept(setting.intake({ queueUrl: undefined, queueName: 'not' })))
  expect(error).toMatchObject({ code: 'QueueDoesNotExist' })
})

test('a queue is found by its name', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names)
  const received = await accept(setting.intake({ queueUrl: undefined, queueName: setting.queue.name }))
  await expectAll('a queue by its name', setting, received, ids)
})

test('a queue that refuses from the beginning ends the iteration with that error', async () => {
  const setting = await intakeSetting()
  setting.layer.meet(onOperation('ReceiveMessage', () => sqsRefusal(403, 'AccessDenied')))
  const running = setting.intake({ stopWhenEmpty: false }).run(() => undefined)
  expect(await failed(running)).toMatchObject({ code: 'AccessDenied' })
})

test.each(['AccessDenied', 'ExpiredToken'])('a queue that worked and then answers %s is waited for', async (code) => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names)
  setting.layer.meet(
    onOperation('ReceiveMessage', (_, nth) => (nth > 0 && nth < 5 ? sqsRefusal(403, code) : undefined)),
  )
  const received = await accept(setting.intake({ maxObjectsInFlight: 1, clock: new FastClock() }))
  await expectAll(`${code} for a while`, setting, received, ids)
})

test('a queue that is deleted while it is read ends the loop', async () => {
  const setting = await intakeSetting()
  const gone = sqsRefusal(400, 'QueueDoesNotExist')
  setting.layer.meet(onOperation('ReceiveMessage', (_, nth) => (nth > 1 ? gone : undefined)))
  const intake = setting.intake({ stopWhenEmpty: false, clock: new FastClock() })
  expect(await failed(accept(intake))).toMatchObject({ code: 'QueueDoesNotExist' })
})

test.each([
  ['resets', resets],
  ['internal errors', sqsRefusal(500, 'InternalError')],
  ['throttles', sqsRefusal(403, 'RequestThrottled')],
  ['too many hidden messages', sqsRefusal(403, 'OverLimit')],
])('an outage by %s is waited for', async (outage, fate) => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names)
  setting.layer.meet(onOperation('ReceiveMessage', (_, nth) => (nth < 12 ? fate : undefined)))
  const received = await accept(setting.intake({ clock: new FastClock() }))
  expect(setting.told.failure.length).toBeGreaterThan(2)
  await expectAll(`outage: ${outage}`, setting, received, ids)
})

test.each([
  // A reset is tried again within the call, a refusal only after the next pause.
  ['resets', resets, 30],
  ['ExpiredToken', s3Refusal(400, 'ExpiredToken'), 8],
])('an outage of S3 by %s costs no receive', async (outage, fate, times) => {
  const setting = await intakeSetting({ maxReceiveCount: 1 })
  const ids = await setting.deliver([...names, 'four', 'five'])
  setting.layer.meet(onOperation('GetObject', (_, nth) => (nth < times ? fate : undefined)))
  const intake = setting.intake({ clock: new FastClock(), visibilityTimeoutSeconds: 20 })
  const received = await accept(intake)
  expect(intake.counts).toMatchObject({ pauses: 1, failures: 0, messagesReceived: 5 })
  await expectAll(`S3: ${outage}`, setting, received, ids)
})

test('nobody listens: the intake goes on trying, tells so, and can be stopped', async () => {
  const setting = await intakeSetting()
  const endpoint = await unusedUrl()
  const queueUrl = `${endpoint.origin}/000000000000/trail`
  const intake = setting.intake({ queueUrl, endpoints: { sqs: endpoint, s3: endpoint }, clock: new FastClock() })
  const loop = accept(intake)
  await until(() => setting.told.failure.length >= 3)
  expect(setting.told.failure[0]).toMatchObject({ error: { code: 'ConnectionFailed' } })
  await intake.stop()
  expect((await loop).ids).toEqual([])
})

test('removals during an outage are reported, and the messages delivered again', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names)
  setting.layer.meet(onOperation('DeleteMessageBatch', (_, nth) => (nth < 4 ? resets : undefined)))
  const received = await accept(setting.intake({ maxObjectsInFlight: 1 }))
  expect(setting.told.failure).toMatchObject([{ error: { code: 'ConnectionFailed' } }])
  await setting.expire()
  await accept(setting.intake(), received)
  await expectAll('removals are reset', setting, received, ids)
})

test('credentials that are missing at the beginning end the iteration', async () => {
  const setting = await intakeSetting()
  const credentials = () => Promise.reject(new Error('no vault'))
  const error = await failed(accept(setting.intake({ credentials })))
  expect(error).toMatchObject({ code: 'CredentialsUnavailable' })
})

test('each service is signed for with its own credentials', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(names)
  const asked = new Set<string>()
  const provider = (name: string) => () => {
    asked.add(name)
    return Promise.resolve({ accessKeyId: `AKID${name}`, secretAccessKey: 'secret' })
  }
  const received = await accept(setting.intake({ credentials: { sqs: provider('QUEUE'), s3: provider('STORE') } }))
  expect([...asked].sort()).toEqual(['QUEUE', 'STORE'])
  const keys = setting.layer.passages.map(({ operation, accessKeyId }) => [operation === 'GetObject', accessKeyId])
  expect(keys).toContainEqual([true, 'AKIDSTORE'])
  expect(keys).not.toContainEqual([true, 'AKIDQUEUE'])
  expect(keys).not.toContainEqual([false, 'AKIDSTORE'])
  await expectAll('credentials for each service', setting, received, ids)
})

test('a queue without a dead-letter queue is warned of', async () => {
  const setting = await intakeSetting()
  const queue = await setting.fauxqs.createQueue('alone')
  const intake = createIntake({ ...setting.options, queueUrl: urlBehind(setting.layer, queue), stopWhenEmpty: false })
  const loop = accept(intake)
  await until(() => setting.told.warning.length > 0)
  await intake.stop()
  await loop
  expect(setting.told.warning[0]?.message).toContain('no dead-letter queue')
})
