/** How calls keep to the quotas of the service, alone and together, and how they wait. */
import { getEventListeners } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import {
  CloudTrail,
  createRateLimiter,
  ServiceError,
  TimeoutError,
  type CloudTrailConfig,
  type RateLimiter,
} from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { drain } from '../support/drain.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, hangs, passes, settled, withFates, type Fate } from '../support/faults.js'
import { inVirtualTime } from '../support/virtual-time.js'

const credentials = { accessKeyId: 'AKIAQNZGKIQY56JQ7WML', secretAccessKey: 'secret' }
const ofSameAccount = { accessKeyId: 'ASIAQNZGKIQY56JQ7WML', secretAccessKey: 'secret', sessionToken: 'token' }
const ofOtherAccount = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

const throttled = answers(400, 'ThrottlingException')

const recordsOf = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    eventID: String(id),
    eventTime: new Date(Date.UTC(2026, 0, 1, 11) - id * 1000).toISOString(),
  }))

function account(fates: readonly Fate[] = [], options: { quotas?: boolean; records?: number } = {}) {
  const clock = new FakeClock()
  const startMs = clock.now()
  const emulator = createEmulator({
    now: clock.now,
    quotas: options.quotas ?? false,
    records: recordsOf(options.records ?? 120),
  })
  const { transport, sent } = withFates(emulator.transport, ...fates)
  const sentAt: number[] = []
  const connect = (config: CloudTrailConfig = {}) =>
    new CloudTrail({
      region: 'us-east-1',
      credentials,
      clock,
      transport: (request) => {
        sentAt.push(clock.now() - startMs)
        return transport(request)
      },
      ...config,
    })
  return { clock, emulator, connect, sent, sentAt }
}

const lookups = (cloudtrail: CloudTrail, count: number) =>
  Promise.all(Array.from({ length: count }, async () => cloudtrail.lookupEvents()))

test('lookups are spaced by a little more than half a second', async () => {
  const { clock, connect, sentAt } = account()
  await inVirtualTime(clock, lookups(connect(), 4))
  expect(sentAt).toEqual([0, 511, 1022, 1533])
})

test('reads have ten at once, then ten a second', async () => {
  const { clock, connect, sentAt } = account()
  const cloudtrail = connect()
  await inVirtualTime(clock, Promise.all(Array.from({ length: 12 }, async () => cloudtrail.describeTrails())))
  expect(sentAt.filter((ms) => ms === 0)).toHaveLength(10)
  expect(sentAt.slice(10)).toEqual([103, 205])
})

test('clients of one account and Region share its quota, whichever key they sign with', async () => {
  const { clock, connect, sentAt } = account()
  const clients = [connect(), connect(), connect({ credentials: ofSameAccount })]
  await inVirtualTime(clock, Promise.all(clients.map((cloudtrail) => lookups(cloudtrail, 1))))
  expect(sentAt).toEqual([0, 511, 1022])
})

test.each<[string, CloudTrailConfig]>([
  ['another account', { credentials: ofOtherAccount }],
  ['another Region', { region: 'eu-west-1' }],
  ['a limiter of its own', { limiter: createRateLimiter() }],
  ['no limiter', { limiter: false }],
])('a client with %s does not wait for the others', async (_, config) => {
  const { clock, connect, sentAt } = account()
  await inVirtualTime(clock, Promise.all([lookups(connect(), 1), lookups(connect(config), 1)]))
  expect(sentAt).toEqual([0, 0])
})

test('credentials of one call draw on the quota of their own account', async () => {
  const { clock, connect, sentAt } = account()
  const cloudtrail = connect()
  const other = async () => cloudtrail.lookupEvents({}, { credentials: ofOtherAccount })
  await inVirtualTime(clock, Promise.all([lookups(cloudtrail, 1), other(), other()]))
  expect(sentAt).toEqual([0, 0, 511])
})

test('every attempt takes a grant', async () => {
  const { clock, connect, sentAt } = account([answers(500, 'InternalFailure'), answers(500, 'InternalFailure'), passes])
  const { $metadata } = await inVirtualTime(clock, connect().lookupEvents())
  expect($metadata.attempts).toBe(3)
  expect(sentAt.map((ms) => Math.floor(ms / 510))).toEqual([0, 1, 2])
})

test('a limiter of one’s own is asked before every attempt and told what became of it', async () => {
  const seen: unknown[] = []
  const limiter = {
    acquire: ({ key, ratePerSecond, capacity }: { key: string; ratePerSecond: number; capacity: number }) => {
      seen.push([key, ratePerSecond, capacity])
      return Promise.resolve({ waitedMs: 0 })
    },
    report: (outcome: object) => seen.push(outcome),
  }
  const { clock, connect } = account([throttled, passes])
  await inVirtualTime(clock, connect({ limiter }).lookupEvents())
  const key = 'aws/029608264753/us-east-1/LookupEvents'
  expect(seen).toEqual([[key, 1.96, 1], { key, isThrottle: true }, [key, 1.96, 1], { key, isThrottle: false }])
})

test('clients of one account take turns by their keys, which the limiter is told as a hash', async () => {
  const { clock, connect, sent } = account()
  const [busy, other] = [connect(), connect({ credentials: ofSameAccount })]
  const calls = [lookups(busy, 6), lookups(other, 2)]
  await inVirtualTime(clock, Promise.all(calls))
  const keys = sent.map(({ headers }) => /Credential=(\w{4})/.exec(headers['authorization'] ?? '')?.[1])
  expect(keys).toEqual(['AKIA', 'AKIA', 'ASIA', 'AKIA', 'ASIA', 'AKIA', 'AKIA', 'AKIA'])
  const requesters: unknown[] = []
  const acquire = ({ requester }: { requester?: string | undefined }) => {
    requesters.push(requester)
    return Promise.resolve({ waitedMs: 0 })
  }
  const limiter = { acquire, report: () => undefined }
  await connect({ limiter }).lookupEvents()
  await connect({ limiter, credentials: ofSameAccount }).lookupEvents()
  expect(new Set(requesters).size).toBe(2)
  for (const requester of requesters) expect(requester).toMatch(/^[\da-f]{8}$/)
})

test('a limiter of one’s own that fails is a ConnectionError before anything is sent', async () => {
  const reason = new Error('the store is down')
  const failing = [
    () => Promise.reject(reason),
    () => {
      throw reason
    },
  ]
  for (const acquire of failing) {
    const { connect, sent } = account()
    const error = await failed(connect({ limiter: { acquire, report: () => undefined } }).lookupEvents())
    expect(error).toMatchObject({
      name: 'ConnectionError',
      mayBeSent: false,
      message: 'LookupEvents: the limiter failed: the store is down',
      cause: reason,
    })
    expect(sent).toEqual([])
  }
})

test('a limiter that fails to take note of an outcome, or gives nothing, does not fail the call', async () => {
  const reports = [
    () => {
      throw new Error('the store is down')
    },
    () => Promise.reject(new Error('the store is down')),
  ]
  for (const report of reports) {
    const { connect } = account()
    const limiter = { acquire: () => Promise.resolve(undefined), report } as unknown as RateLimiter
    expect((await connect({ limiter }).createTrail({ Name: 'audit', S3BucketName: 'audit-logs' })).Name).toBe('audit')
  }
})

test('an attempt that is cut short is reported, too', async () => {
  const outcomes: unknown[] = []
  const limiter = {
    acquire: () => Promise.resolve({ waitedMs: 0 }),
    report: (outcome: object) => outcomes.push(outcome),
  }
  const { connect, clock } = account([hangs])
  expect(await inVirtualTime(clock, failed(connect({ limiter }).lookupEvents({}, { timeoutMs: 500 })))).toMatchObject({
    code: 'CallTimeout',
  })
  expect(outcomes).toMatchObject([{ isThrottle: false }])
})

test('a call that would wait too long is refused before anything is sent', async () => {
  const { clock, connect, sent } = account()
  const cloudtrail = connect()
  await cloudtrail.lookupEvents()
  const error = await failed(cloudtrail.lookupEvents({}, { maxWaitMs: 100 }))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'GrantTimeout', mayBeSent: false, expectedWaitMs: 511 })
  expect(await failed(connect({ maxWaitMs: 0 }).lookupEvents())).toMatchObject({ code: 'GrantTimeout' })
  expect([sent.length, clock.pending]).toEqual([1, 0])
})

test('calls that matter more go first', async () => {
  const { clock, connect, sent } = account()
  const cloudtrail = connect()
  const [job, person] = [connect({ priority: 'backfill' }), connect()]
  await cloudtrail.lookupEvents()
  const all = Promise.all([
    job.lookupEvents({ MaxResults: 1 }),
    person.lookupEvents({ MaxResults: 2 }, { priority: 'follow' }),
    person.lookupEvents({ MaxResults: 3 }),
  ])
  await inVirtualTime(clock, all)
  expect(sent.slice(1).map(({ body }) => body)).toEqual(['{"MaxResults":3}', '{"MaxResults":2}', '{"MaxResults":1}'])
})

test('a call that is cancelled while it waits for its turn gives the turn back', async () => {
  const { clock, connect, sentAt } = account()
  const cloudtrail = connect()
  const controller = new AbortController()
  await cloudtrail.lookupEvents()
  const cancelled = failed(cloudtrail.lookupEvents({}, { signal: controller.signal }))
  const other = cloudtrail.lookupEvents().then(() => 'done')
  await settled()
  controller.abort('the user left')
  expect(await cancelled).toBe('the user left')
  expect(await inVirtualTime(clock, other)).toBe('done')
  expect(sentAt).toEqual([0, 511])
  expect([clock.pending, getEventListeners(controller.signal, 'abort')]).toEqual([0, []])
})

test('timeoutMs counts the wait for a turn', async () => {
  const { clock, connect, sent } = account()
  const cloudtrail = connect()
  await cloudtrail.lookupEvents()
  const late = failed(cloudtrail.lookupEvents({}, { timeoutMs: 200 }))
  expect(await inVirtualTime(clock, late)).toMatchObject({ code: 'CallTimeout' })
  expect([sent.length, clock.pending]).toEqual([1, 0])
})

test('many calls on one signal do not make Node warn of a leak', async () => {
  const { clock, connect } = account()
  const { signal } = new AbortController()
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)
  onTestFinished(() => void process.off('warning', warn))
  const cloudtrail = connect()
  const calls = Array.from({ length: 30 }, async () => cloudtrail.lookupEvents({}, { signal, timeoutMs: 60_000 }))
  await inVirtualTime(clock, Promise.all(calls))
  expect(warnings).toEqual([])
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

const walk = async (cloudtrail: CloudTrail) => drain(cloudtrail.lookupEvents({ MaxResults: 10 }))

test('twelve walks at once are all finished, without a throttle, in the time that the quota needs', async () => {
  const { clock, connect, sentAt } = account([], { quotas: true })
  let throttles = 0
  const cloudtrail = connect({ on: { throttle: () => throttles++ } })
  const walks = await inVirtualTime(clock, Promise.all(Array.from({ length: 12 }, async () => walk(cloudtrail))))
  expect(walks.map((events) => new Set(events.map(({ EventId }) => EventId)).size)).toEqual(walks.map(() => 120))
  expect(throttles).toBe(0)
  const pages = 12 * 12
  expect(sentAt).toHaveLength(pages)
  expect(sentAt.at(-1)).toBeLessThanOrEqual(((pages - 1) / 2) * 1.05 * 1000)
})

test.each([150, 400, 900])('four walks at once are not throttled when replies take %d ms', async (latencyMs) => {
  const slowly: Fate = async (request, forward) => {
    await new Promise<void>((resolve) => void clock.after(latencyMs, resolve))
    return forward(request)
  }
  const { clock, connect, sentAt } = account(
    Array.from({ length: 48 }, () => slowly),
    { quotas: true },
  )
  let throttles = 0
  const cloudtrail = connect({ on: { throttle: () => throttles++ } })
  const walks = await inVirtualTime(clock, Promise.all(Array.from({ length: 4 }, async () => walk(cloudtrail))))
  expect(walks.map((events) => new Set(events.map(({ EventId }) => EventId)).size)).toEqual([120, 120, 120, 120])
  expect([throttles, sentAt.length]).toEqual([0, 48])
  expect(sentAt.at(-1)).toBeLessThanOrEqual((47 / 2) * 1.05 * 1000)
})

test('while paging, throttles do not count against maxAttempts', async () => {
  const { clock, connect, sent } = account([passes, ...Array.from({ length: 6 }, () => throttled)])
  const events = await inVirtualTime(clock, walk(connect({ maxAttempts: 2 })))
  expect([events.length, sent.length]).toEqual([120, 12 + 6])
})

test('the first page of a loop is a part of the walk, a single page is not', async () => {
  const faults = Array.from({ length: 5 }, () => throttled)
  const loop = account(faults)
  expect(await inVirtualTime(loop.clock, walk(loop.connect({ maxAttempts: 2 })))).toHaveLength(120)
  const single = account(faults)
  const cloudtrail = single.connect({ maxAttempts: 2 })
  const error = await inVirtualTime(single.clock, failed(cloudtrail.lookupEvents()))
  expect(error).toMatchObject({ code: 'ThrottlingException', attempts: 2 })
})

test('while paging, other faults do count', async () => {
  const { clock, connect, sent } = account([
    passes,
    throttled,
    ...Array.from({ length: 2 }, () => answers(500, 'Broken')),
  ])
  const error = await inVirtualTime(clock, failed(walk(connect({ maxAttempts: 2 }))))
  expect(error).toMatchObject({ code: 'Broken', attempts: 3 })
  expect(sent).toHaveLength(4)
})

test.each([
  [undefined, 60_000],
  [5000, 5000],
])('a walk with stallTimeoutMs %j ends after %d ms without any progress', async (stallTimeoutMs, mostMs) => {
  const { clock, connect } = account([passes, ...Array.from({ length: 500 }, () => throttled)])
  const startMs = clock.now()
  const error = await inVirtualTime(clock, failed(walk(connect({ stallTimeoutMs }))))
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({ code: 'ThrottlingException', isThrottle: true })
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(mostMs)
  expect(clock.now() - startMs).toBeLessThan(mostMs + 25_000)
  expect(clock.pending).toBe(0)
})

test('waiting in the queue is no stall: a single throttle ends none of two hundred walks', async () => {
  const { clock, connect } = account([...Array.from({ length: 149 }, () => passes), throttled], { records: 1 })
  const walks = Array.from({ length: 200 }, async () => drain(connect().lookupEvents()))
  const ended = await inVirtualTime(clock, Promise.allSettled(walks))
  expect(ended.filter(({ status }) => status === 'rejected')).toEqual([])
})

test('neither is a clock that is set forward', async () => {
  const jump: Fate = (request, forward) => {
    clock.advance(3600_000)
    return throttled(request, forward)
  }
  const { clock, connect } = account([passes, jump])
  expect(await inVirtualTime(clock, walk(connect({ requestTimeoutMs: 1000 })))).toHaveLength(120)
})

test('a provider that is given for one walk is asked once', async () => {
  let asked = 0
  const { clock, connect } = account()
  const provider = () => {
    asked++
    return Promise.resolve({ ...credentials, expiration: new Date(clock.now() + 3600_000) })
  }
  const events = drain(connect().lookupEvents({ MaxResults: 10 }, { credentials: provider }))
  expect([(await inVirtualTime(clock, events)).length, asked]).toEqual([120, 1])
})
