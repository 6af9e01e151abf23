/** Objects behind access points: the access point's host is called and its Region signed, and the objects are an emulator's. */
import { createBackfill, createIntake } from 'cloudtrail-client/intake'
import { createNodeTransport } from '../../../src/platform/node-transport.js'
import { systemClock } from '../../../src/runtime/clock.js'
import type { Transport } from 'cloudtrail-client'
import { expect, test } from 'vitest'
import { accept, bucket, idsOf, intakeSetting, type IntakeSetting } from '../../support/intake-setting.js'

const arn = 'arn:aws:s3:eu-west-1:123456789012:accesspoint/logs'
const arnHost = 'logs-123456789012.s3-accesspoint.eu-west-1.amazonaws.com'
const alias = 'logs-abc123-s3alias'
const aliasHost = `${alias}.s3.eu-west-1.amazonaws.com`

/** Takes what is sent to an access point to the bucket in the emulator. */
function behindAccessPoint({ layer }: IntakeSetting) {
  const asked = new Set<string>()
  const send = createNodeTransport(systemClock)
  const transport: Transport = (request) => {
    const { url, headers } = request
    if (!url.hostname.endsWith('.amazonaws.com')) return send(request)
    asked.add(`${url.hostname} ${/\/([a-z\d-]+)\/s3\/aws4/.exec(headers['authorization'] ?? '')?.[1] ?? ''}`)
    return send({ ...request, url: new URL(`${layer.url}/${bucket}${url.pathname}${url.search}`) })
  }
  return { asked, transport }
}

test.each([
  ['ARN', arn, arnHost],
  ['alias', alias, aliasHost],
])('a queue’s objects are read through the access point that an %s names', async (_, accessPoint, host) => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['one', 'two'])
  const { asked, transport } = behindAccessPoint(setting)
  const { queueUrl, endpoints } = setting.options
  const intake = createIntake({
    ...setting.options,
    queueUrl,
    endpoints: { sqs: endpoints?.sqs },
    accessPoints: { [bucket]: accessPoint, 'another-bucket': alias },
    transport,
  })
  expect((await accept(intake)).ids).toEqual(ids)
  expect([...asked]).toEqual([`${host} eu-west-1`])
  expect(await setting.content()).toEqual({ ready: [], hidden: [] })
})

test.each([
  ['an ARN, which has the Region', { bucket: arn }, arnHost],
  ['an ARN in another Region than the configured one', { bucket: arn, region: 'eu-north-1' }, arnHost],
  ['an alias', { bucket: alias, region: 'eu-west-1' }, aliasHost],
])('a backfill lists and reads the access point of %s', async (_, place, host) => {
  const setting = await intakeSetting()
  const name = '123456789012_CloudTrail_eu-west-1_20260101T1205Z_one'
  await setting.putFile(name)
  const { asked, transport } = behindAccessPoint(setting)
  const { credentials } = setting.options
  const range = { from: new Date('2026-01-01'), to: new Date('2026-01-02') }
  const got = await accept(createBackfill({ ...place, ...range, credentials, limiter: false, transport }))
  expect(got.ids).toEqual(idsOf(name, 3))
  expect([...asked]).toEqual([`${host} eu-west-1`])
})

test('an access point behind an endpoint that is an address is refused when the intake is made', async () => {
  const { options } = await intakeSetting()
  expect(() => createIntake({ ...options, accessPoints: { [bucket]: arn } })).toThrow(
    'must have a name, not an address',
  )
})
