/** `checkIntake`: what it finds, and what it leaves as it was. */
import { expect, test } from 'vitest'
import { checkIntake, type IntakeFinding } from 'cloudtrail-client/intake'
import { failed } from '../../support/failed.js'
import { onOperation, s3Refusal, sqsRefusal, type Fate } from '../../support/fault-layer.js'
import { accept, intakeSetting, type IntakeSetting } from '../../support/intake-setting.js'

const statusesOf = (findings: readonly IntakeFinding[]) =>
  Object.fromEntries(findings.map(({ subject, status }) => [subject, status]))

const messageOf = (findings: readonly IntakeFinding[], subject: string) =>
  findings.find((finding) => finding.subject === subject)?.message

const check = ({ options }: IntakeSetting) => checkIntake(options)

const working = {
  'sqs:GetQueueAttributes': 'ok',
  'dead-letter queue': 'ok',
  retention: 'ok',
  'visibility timeout': 'ok',
  encryption: 'ok',
  'queue policy': 'warning', // the emulated queue has none
  'sqs:DeleteMessage': 'ok',
  'sqs:ChangeMessageVisibility': 'ok',
  'sqs:ReceiveMessage': 'ok',
  's3:GetObject': 'ok',
  's3:ListBucket': 'ok',
  message: 'ok',
}

test('an intake that works is found to work, and loses no message by it', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file0', 'file1'])
  const findings = await check(setting)
  expect(statusesOf(findings)).toEqual(working)
  expect(messageOf(findings, 'message')).toMatch(/delivery 1 of 3, and put back$/)
  const { ready, hidden } = await setting.content()
  expect({ ready: ready.length, hidden }).toEqual({ ready: 2, hidden: [] })
  expect((await accept(setting.intake())).ids).toEqual(ids)
})

test('an empty queue leaves open whether objects can be read', async () => {
  const findings = await check(await intakeSetting())
  expect(statusesOf(findings)).toMatchObject({ 'sqs:ReceiveMessage': 'ok', 's3:GetObject': 'unchecked' })
})

test('the only delivery that a queue allows is not used up', async () => {
  const setting = await intakeSetting({ maxReceiveCount: 1 })
  await setting.deliver(['file'])
  expect(statusesOf(await check(setting))).toMatchObject({ 'sqs:ReceiveMessage': 'unchecked' })
  expect(setting.layer.passages.map(({ operation }) => operation)).not.toContain('ReceiveMessage')
})

const refusals: [subject: string, operation: string, fate: Fate, IntakeFinding['status']][] = [
  ['sqs:GetQueueAttributes', 'GetQueueAttributes', sqsRefusal(403, 'AccessDenied'), 'warning'],
  ['sqs:DeleteMessage', 'DeleteMessageBatch', sqsRefusal(403, 'AccessDenied'), 'missing'],
  ['sqs:ChangeMessageVisibility', 'ChangeMessageVisibilityBatch', sqsRefusal(403, 'AccessDenied'), 'missing'],
  ['sqs:ReceiveMessage', 'ReceiveMessage', sqsRefusal(403, 'AccessDenied'), 'missing'],
  ['s3:GetObject', 'GetObject', s3Refusal(403, 'AccessDenied'), 'missing'],
]

test.each(refusals)('without %s it says so', async (subject, operation, fate, status) => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  // A listing goes to the path of the bucket alone.
  setting.layer.meet((passage) =>
    passage.operation === operation && (operation !== 'GetObject' || passage.path.endsWith('.gz')) ? fate : undefined,
  )
  const findings = await check(setting)
  expect(statusesOf(findings)[subject]).toBe(status)
  expect(messageOf(findings, subject)).toContain('said the test')
  expect(findings.filter((finding) => finding.status === 'missing')).toHaveLength(status === 'missing' ? 1 : 0)
  expect((await setting.content()).ready).toHaveLength(operation === 'ChangeMessageVisibilityBatch' ? 0 : 1)
})

test('without s3:ListBucket it warns', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  setting.layer.meet(({ path }) =>
    /^\/[^/]+\/?$/.test(path) && path !== '/' ? s3Refusal(403, 'AccessDenied') : undefined,
  )
  expect(statusesOf(await check(setting))).toMatchObject({ 's3:GetObject': 'ok', 's3:ListBucket': 'warning' })
})

test('a message that is not understood is told of, and put back', async () => {
  const setting = await intakeSetting()
  await setting.send('hello')
  const findings = await check(setting)
  expect(findings).toContainEqual(expect.objectContaining({ subject: 'message', status: 'warning' }))
  expect(statusesOf(findings)['s3:GetObject']).toBe('unchecked')
  expect((await setting.content()).ready).toEqual(['hello'])
})

test('a queue that does not exist ends the check', async () => {
  const setting = await intakeSetting()
  const { queueUrl = '' } = setting.options
  for (const queue of [{ queueUrl: `${queueUrl}-not` }, { queueUrl: undefined, queueName: 'not' }]) {
    const findings = await checkIntake({ ...setting.options, ...queue })
    expect(findings.map(({ status }) => status)).toEqual(['missing'])
    expect(findings[0]?.message).toMatch(/does not exist/)
  }
})

test('a signal ends it with its own reason, and the message is put back', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  const controller = new AbortController()
  setting.layer.meet(
    onOperation('GetObject', () => () => {
      controller.abort('enough')
    }),
  )
  expect(await failed(checkIntake(setting.options, { signal: controller.signal }))).toBe('enough')
  expect((await setting.content()).ready).toHaveLength(1)
})

test('options that are not valid are refused', async () => {
  expect(await failed(checkIntake({}))).toMatchObject({ name: 'InputError' })
})
