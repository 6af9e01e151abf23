/** Fault rules of a test, as clients see the faults: by transport, over a socket, through fetch. */
import { CloudTrail as SdkCloudTrail } from '@aws-sdk/client-cloudtrail'
import { expect, onTestFinished, test, vi } from 'vitest'
import { CloudTrail, type CloudTrailConfig } from 'cloudtrail-client'
import { createEmulator, type EmulatorOptions, type FaultOrder } from '../../../../src/testing/index.js'
import { drain } from '../../../support/drain.js'
import { failed } from '../../../support/failed.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { inVirtualTime } from '../../../support/virtual-time.js'

vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true')
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

const records = Array.from({ length: 30 }, (_, id) => ({ eventID: String(id), eventTime: '2026-01-01T11:00:00Z' }))

function account(options: EmulatorOptions = {}) {
  const clock = new FakeClock()
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  const emulator = createEmulator({ now: clock.now, wait, records, credentials: [credentials], ...options })
  const connect = (config: CloudTrailConfig = {}) =>
    new CloudTrail({
      region: 'us-east-1',
      credentials,
      clock,
      limiter: false,
      transport: emulator.transport,
      ...config,
    })
  return { clock, emulator, connect }
}

const trail = { Name: 'audit', S3BucketName: 'audit-logs' }

test.each<[FaultOrder['reply'], object, boolean]>([
  ['throttle', { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' }, false],
  ['unavailable', { code: 'ServiceUnavailable', status: 503 }, false],
  ['html', { code: 'UnknownError', status: 503 }, false],
  ['expired-credentials', { code: 'ExpiredTokenException', status: 400 }, false],
  ['reset', { code: 'ConnectionFailed', mayBeSent: true }, false],
  ['reply-lost', { code: 'ConnectionFailed', mayBeSent: true }, true],
  ['truncated', { code: 'ConnectionFailed', mayBeSent: true }, true],
  [{ code: 'AccessDeniedException' }, { code: 'AccessDeniedException', status: 400 }, false],
  [{ code: 'NewException', message: 'unheard of', status: 418 }, { code: 'NewException', status: 418 }, false],
])('%j is what one request meets, by transport and over a socket', async (reply, error, isDone) => {
  for (const overSocket of [false, true]) {
    const { emulator, connect } = account()
    const listener = await emulator.listen()
    onTestFinished(() => listener.close())
    const cloudtrail = connect({
      maxAttempts: 1,
      ...(overSocket ? { transport: undefined, endpoint: listener.url } : {}),
    })
    emulator.faults.add({ operation: 'CreateTrail', reply })
    expect(await failed(cloudtrail.createTrail(trail))).toMatchObject(error)
    expect((await cloudtrail.describeTrails()).trailList).toHaveLength(isDone ? 1 : 0)
    if (!isDone) expect((await cloudtrail.createTrail(trail)).Name).toBe('audit')
  }
})

test('the AWS SDK meets them, too', async () => {
  const { emulator } = account({ now: Date.now })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  const sdk = new SdkCloudTrail({ region: 'us-east-1', credentials, endpoint: listener.url, maxAttempts: 2 })
  emulator.faults.add({ operation: 'DescribeTrails', reply: 'unavailable' })
  expect((await sdk.describeTrails({})).$metadata.attempts).toBe(2)
  emulator.faults.add({ operation: 'GetTrail', reply: { code: 'TrailNotFoundException', message: 'none' } })
  expect(await failed(sdk.getTrail({ Name: 'audit' }))).toMatchObject({
    name: 'TrailNotFoundException',
    message: 'none',
  })
})

test('through fetch, a broken connection is an error of the network', async () => {
  const { emulator } = account()
  const request = () => new Request('https://cloudtrail.us-east-1.amazonaws.com/', { method: 'POST' })
  emulator.faults.add({ reply: 'reset' })
  expect((await emulator.fetch(request())).type).toBe('error')
  emulator.faults.add({ reply: 'truncated' })
  await expect((await emulator.fetch(request())).text()).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('so many requests meet it, of that operation only', async () => {
  const { emulator, connect, clock } = account()
  emulator.faults.add({ operation: 'LookupEvents', times: 3, reply: 'throttle' })
  const cloudtrail = connect({ maxAttempts: 4 })
  expect((await cloudtrail.describeTrails()).$metadata.attempts).toBe(1)
  expect((await inVirtualTime(clock, cloudtrail.lookupEvents())).$metadata.attempts).toBe(4)
  expect((await cloudtrail.lookupEvents()).$metadata.attempts).toBe(1)
  expect(emulator.requests.map(({ operation }) => operation)).toHaveLength(6)
})

test('a token expires in mid-walk, and the walk goes on', async () => {
  const { emulator, connect, clock } = account()
  emulator.faults.add({ operation: 'LookupEvents', reply: 'expired-token', times: 2 })
  const events = await inVirtualTime(clock, drain(connect().lookupEvents({ MaxResults: 10 })))
  expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(30)
  expect(events).toHaveLength(30)
})

test('an answer that is late is waited for, or not', async () => {
  const { emulator, connect, clock } = account()
  const startMs = clock.now()
  emulator.faults.add({ latencyMs: 900, times: 2 })
  await inVirtualTime(clock, connect().describeTrails())
  expect(clock.now() - startMs).toBe(900)
  const late = failed(connect().describeTrails({}, { timeoutMs: 500 }))
  expect(await inVirtualTime(clock, late)).toMatchObject({ code: 'CallTimeout' })
})

test.each([600_000, -600_000])(
  'a clock that is %d ms ahead is told by its date, and corrected',
  async (clockOffsetMs) => {
    const { emulator, connect, clock } = account()
    emulator.faults.add({ clockOffsetMs, times: Infinity })
    const cloudtrail = connect()
    expect((await inVirtualTime(clock, cloudtrail.describeTrails())).$metadata.attempts).toBe(2)
    expect((await cloudtrail.describeTrails()).$metadata.attempts).toBe(1)
  },
)

test('faults by chance come to the same requests with the same seed, as often as they are likely', async () => {
  const pattern = async (seed: number) => {
    const { emulator, connect } = account({ seed })
    emulator.faults.add({ reply: 'unavailable', times: Infinity, probability: 0.2 })
    const cloudtrail = connect({ maxAttempts: 1 })
    const outcomes: string[] = []
    for (let call = 0; call < 500; call++)
      outcomes.push(
        await cloudtrail.describeTrails().then(
          () => '.',
          () => 'x',
        ),
      )
    return outcomes.join('')
  }
  const first = await pattern(7)
  expect(await pattern(7)).toBe(first)
  expect(await pattern(8)).not.toBe(first)
  const faults = first.replaceAll('.', '').length
  expect(faults).toBeGreaterThan(70)
  expect(faults).toBeLessThan(130)
})

test('the first rule that matches applies, and rules can be removed', async () => {
  const { emulator, connect } = account()
  const cloudtrail = connect({ maxAttempts: 1 })
  emulator.faults.add({ reply: { code: 'First' } })
  emulator.faults.add({ reply: { code: 'Second' }, times: Infinity })
  for (const code of ['First', 'Second', 'Second'])
    expect(await failed(cloudtrail.describeTrails())).toMatchObject({ code })
  emulator.faults.clear()
  expect((await cloudtrail.describeTrails()).trailList).toEqual([])
})

test.each<[FaultOrder, string]>([
  [{ operation: 'LookupEvent' }, 'there is no operation LookupEvent'],
  [{ times: 0 }, 'times must be an integer of 1 or more, or Infinity'],
  [{ probability: 2 }, 'probability must be from 0 to 1'],
  [{ latencyMs: -1 }, 'latencyMs must be 0 or more'],
  [{ clockOffsetMs: NaN }, 'clockOffsetMs must be a number'],
  [{ reply: 'slow' as 'reset' }, 'reply must be an error with a code, or one of throttle, '],
])('%j is refused', (order, message) => {
  expect(() => {
    account().emulator.faults.add(order)
  }).toThrow(message)
})

test('quotas can have other rates', async () => {
  const { connect, clock } = account({ quotas: { DescribeTrails: 0.5, LookupEvents: 100 } })
  const cloudtrail = connect({ maxAttempts: 1 })
  await cloudtrail.describeTrails()
  clock.advance(1999)
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({ code: 'ThrottlingException' })
  clock.advance(1)
  await cloudtrail.describeTrails()
  for (let call = 0; call < 100; call++) await cloudtrail.lookupEvents()
  expect(() => createEmulator({ quotas: { Lookup: 1 } })).toThrow('quotas: there is no operation Lookup')
  expect(() => createEmulator({ quotas: { LookupEvents: 0 } })).toThrow('the rate of LookupEvents must be more than 0')
})
