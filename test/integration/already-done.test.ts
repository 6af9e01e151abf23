/** A repetition after a lost reply: what the first request has done counts as done, and nothing else does. */
import { expect, test } from 'vitest'
import { ServiceError, type CloudTrailConfig } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import type { AnyOperation } from '../../src/contracts/operation.js'
import type { WithMetadata } from '../../src/contracts/output.js'
import { operations } from '../../src/operations/generated/table.js'
import { call } from '../../src/request/call.js'
import { createPipeline } from '../../src/request/pipeline.js'
import { connectTo, credentials } from '../support/client.js'
import { program } from '../support/every-operation.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, doesNotConnect, losesReply, passes, withFates, type Fate } from '../support/faults.js'

const rows: Readonly<Record<string, AnyOperation>> = operations

function connect(fates: readonly Fate[], config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const emulator = createEmulator({ now: clock.now, credentials: [credentials] })
  return connectTo(emulator, { clock: clock.jumping(), ...config }, fates)
}

test('every operation that is repeated succeeds when its first reply is lost, and says when it was done already', async () => {
  const clock = new FakeClock()
  const { transport } = createEmulator({ now: clock.now, credentials: [credentials] })
  const seen: Record<string, Record<string, string>> = {}
  const alreadyDone: string[] = []
  for (const [name, given] of program) {
    const row = rows[name]
    if (row === undefined) throw new Error(`${name} is not in the table`)
    const lossy = withFates(transport, row.retry === 'always' ? losesReply : passes).transport
    const config = {
      region: 'us-east-1',
      credentials,
      clock: clock.jumping(),
      transport: lossy,
      limiter: false,
    } as const
    const input: unknown = typeof given === 'function' ? given(seen) : given
    const output: unknown = await call(createPipeline(config, row.service), row, input)
    seen[name] = output as Record<string, string> // sound: only texts of it are read
    if ((output as WithMetadata).$metadata.isAlreadyDone === true) alreadyDone.push(name)
  }
  const expected = Object.values(rows).filter((row) => row.alreadyDone !== undefined)
  expect(alreadyDone.sort()).toEqual(expected.map(({ name }) => name).sort())
})

test('only an operation that may be repeated says which answer counts as done', () => {
  const odd = Object.values(rows).filter(({ alreadyDone, retry }) => alreadyDone !== undefined && retry !== 'always')
  expect(odd).toEqual([])
})

test('the output of a cancelled query has what can be known', async () => {
  const QueryId = '12345678-1234-1234-1234-123456789012'
  const { cloudtrail } = connect([answers(500, 'InternalFailure'), answers(400, 'InactiveQueryException')])
  expect(await cloudtrail.cancelQuery({ QueryId })).toEqual({
    QueryId,
    QueryStatus: 'CANCELLED',
    $metadata: {
      httpStatusCode: 400,
      requestId: 'request-1',
      attempts: 2,
      totalRetryDelay: expect.any(Number) as number,
      isAlreadyDone: true,
    },
  })
})

const lostFirst: readonly [string, Fate][] = [
  ['a lost reply', losesReply],
  ['status 500', answers(500, 'InternalFailure')],
  ['status 503 of a proxy', () => Promise.resolve({ status: 503, headers: {}, body: '<html>' })],
]

test.for(lostFirst)('after %s the refusal of the repetition is success', async ([, fate]) => {
  const { cloudtrail, sent } = connect([fate])
  const { $metadata } = await cloudtrail.deleteTrail({ Name: 'gone' })
  expect($metadata).toMatchObject({ isAlreadyDone: true, httpStatusCode: 400, attempts: 2 })
  expect(sent).toHaveLength(2)
})

const provesNothingDone: readonly [string, Fate][] = [
  ['nothing', passes],
  ['a throttle', answers(400, 'ThrottlingException')],
  ['a connection that did not come about', doesNotConnect],
  ['status 503 of the service', answers(503, 'ServiceUnavailable')],
]

test.for(provesNothingDone)('after %s the refusal stays one', async ([, fate]) => {
  const { cloudtrail } = connect([fate])
  const error = await failed(cloudtrail.deleteTrail({ Name: 'gone' }))
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({ code: 'TrailNotFoundException' })
})

test('another refusal after a lost reply stays one', async () => {
  const { cloudtrail } = connect([losesReply, answers(400, 'ConflictException')])
  expect(await failed(cloudtrail.deleteTrail({ Name: 'gone' }))).toMatchObject({ code: 'ConflictException' })
})

test.for<[string, Fate]>([
  ['of a proxy', () => Promise.resolve({ status: 503, headers: {}, body: '<html>' })],
  [
    'without a request id',
    () => Promise.resolve({ status: 503, headers: {}, body: '{"__type":"ServiceUnavailable"}' }),
  ],
  ['without a code', () => Promise.resolve({ status: 503, headers: { 'x-amzn-requestid': 'r-1' }, body: '' })],
])('what may not be done twice is not repeated after a status 503 %s', async ([, fate]) => {
  const { cloudtrail, sent } = connect([fate])
  expect(await failed(cloudtrail.createTrail({ Name: 'audit', S3BucketName: 'audit-logs' }))).toMatchObject({
    status: 503,
  })
  expect(sent).toHaveLength(1)
})
