/** A queue's URL says where requests go: over a real socket, without another word about an endpoint. */
import { expect, test } from 'vitest'
import { createIntake } from 'cloudtrail-client/intake'
import { accept, intakeSetting } from '../../support/intake-setting.js'
import { tallyOf } from '../../support/tally.js'

const expectAll = tallyOf('queue URLs')

test('requests go to the host in the URL of the queue', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['one', 'two'])
  const received = await accept(setting.intake({ endpoints: { s3: setting.layer.url } }))
  await expectAll('no endpoint but the URL', setting, received, ids)
  const operations = setting.layer.passages.map(({ operation }) => operation)
  expect(operations).toEqual(expect.arrayContaining(['ReceiveMessage', 'DeleteMessageBatch']))
})

test('a queue URL beside an endpoint elsewhere is refused when the intake is made', async () => {
  const setting = await intakeSetting()
  const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/trail'
  expect(() => createIntake({ ...setting.options, queueUrl })).toThrow(
    /queueUrl names the host .* leave one of the two out/,
  )
  expect(setting.layer.passages).toEqual([])
})
