/** What hooks and diagnostics channels are told, and that they can do no harm. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { expect, onTestFinished, test } from 'vitest'
import { CloudTrail, InputError, type CloudTrailConfig, type Hooks } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, answersWith, doesNotConnect, passes, withFates, type Fate } from '../support/faults.js'
import { inVirtualTime } from '../support/virtual-time.js'

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG'
const sessionToken = 'FwoGZXIvYXdzE'
const credentials = { accessKeyId: 'ASIAQNZGKIQY56JQ7WML', secretAccessKey, sessionToken }
const names = ['attempt', 'retry', 'throttle', 'wait'] as const

function client(fates: readonly Fate[], config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const { transport } = withFates(createEmulator({ now: clock.now }).transport, ...fates)
  const told: [name: string, event: unknown][] = []
  const on: Hooks = Object.fromEntries(names.map((name) => [name, (event: unknown) => told.push([name, event])]))
  const cloudtrail = new CloudTrail({ region: 'us-east-1', credentials, clock, transport, on, ...config })
  return { cloudtrail, clock, told }
}

const about = { operation: 'LookupEvents', region: 'us-east-1' }

test('a call that is throttled and waits for its turn is told step by step', async () => {
  const slowly: Fate = async (request, forward) => {
    await new Promise<void>((resolve) => void clock.after(40, resolve))
    return forward(request)
  }
  const { cloudtrail, clock, told } = client([answers(400, 'ThrottlingException'), slowly])
  const { $metadata } = await inVirtualTime(clock, cloudtrail.lookupEvents())
  expect(told).toEqual([
    [
      'attempt',
      { ...about, attempt: 1, durationMs: 0, status: 400, requestId: 'request-1', code: 'ThrottlingException' },
    ],
    ['throttle', { ...about, attempt: 1, code: 'ThrottlingException' }],
    ['retry', { ...about, attempt: 1, code: 'ThrottlingException', delayMs: $metadata.totalRetryDelay }],
    ['wait', { ...about, attempt: 2, delayMs: expect.any(Number) as number, queueLength: 0 }],
    ['attempt', { ...about, attempt: 2, durationMs: 40, status: 200, requestId: $metadata.requestId, code: undefined }],
  ])
})

test('a request that gets no reply has no status', async () => {
  const { cloudtrail, clock, told } = client([doesNotConnect, passes])
  await inVirtualTime(clock, cloudtrail.describeTrails())
  expect(told[0]).toEqual([
    'attempt',
    { operation: 'DescribeTrails', region: 'us-east-1', attempt: 1, durationMs: 0, code: 'ConnectionFailed' },
  ])
})

test('an unreadable reply is told with its status', async () => {
  const { cloudtrail, told } = client([() => answersWith([])])
  await failed(cloudtrail.describeTrails())
  expect(told.map(([name, event]) => [name, event])).toMatchObject([
    ['attempt', { status: 200, code: 'InvalidResponse' }],
  ])
})

test('the queue is told with its length', async () => {
  const { cloudtrail, clock, told } = client([])
  await inVirtualTime(clock, Promise.all([1, 2, 3].map(async () => cloudtrail.lookupEvents())))
  const waits = told.filter(([name]) => name === 'wait').map(([, event]) => event)
  expect(waits).toMatchObject([{ queueLength: 0 }, { queueLength: 1 }])
})

test('whoever subscribes to the diagnostics channels is told the same', async () => {
  const published: [name: string, event: unknown][] = []
  for (const name of names) {
    const listen = (event: unknown) => published.push([name, event])
    subscribe(`cloudtrail-client:${name}`, listen)
    onTestFinished(() => void unsubscribe(`cloudtrail-client:${name}`, listen))
  }
  const { cloudtrail, clock, told } = client([answers(400, 'ThrottlingException')])
  await inVirtualTime(clock, cloudtrail.lookupEvents())
  expect(published.length).toBeGreaterThan(3)
  expect(published).toEqual(told)
})

test('a hook that throws or rejects changes nothing', async () => {
  const on: Hooks = {
    attempt: () => {
      throw new Error('from a hook')
    },
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- hooks are written so, all the same
    retry: () => Promise.reject(new Error('from a hook')),
  }
  const { cloudtrail, clock } = client([answers(500, 'InternalFailure')], { on })
  const { $metadata } = await inVirtualTime(clock, cloudtrail.describeTrails())
  expect($metadata.attempts).toBe(2)
})

test('what a hook is told cannot be changed', async () => {
  let isFrozen = false
  const { cloudtrail } = client([], { on: { attempt: (event) => (isFrozen = Object.isFrozen(event)) } })
  await cloudtrail.describeTrails()
  expect(isFrozen).toBe(true)
})

test('no event has a secret in it', async () => {
  const { cloudtrail, clock, told } = client([
    answers(400, 'ThrottlingException'),
    answers(500, 'InternalFailure'),
    answers(403, 'AccessDeniedException'),
  ])
  await inVirtualTime(clock, failed(cloudtrail.lookupEvents()))
  const text = JSON.stringify(told)
  expect(told.length).toBeGreaterThan(5)
  for (const secret of [secretAccessKey, sessionToken, credentials.accessKeyId, 'Signature']) {
    expect(text).not.toContain(secret)
  }
})

test.each([[{ attempts: () => undefined }], [{ attempt: 'log' }], ['log']])('%j is refused as hooks', (on) => {
  expect(() => new CloudTrail({ region: 'us-east-1', on: on as Hooks })).toThrow(InputError)
})
