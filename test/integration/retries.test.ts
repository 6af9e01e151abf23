/** Which failures are tried again, how often, and after how long. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  ConnectionError,
  ServiceError,
  type CloudTrailConfig,
  type CredentialsProvider,
  type TransportRequest,
} from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { connectTo, credentials } from '../support/client.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { inVirtualTime } from '../support/virtual-time.js'
import { answers, answersWith, doesNotConnect, losesReply, passes, type Fate } from '../support/faults.js'

const trail = { Name: 'audit', S3BucketName: 'audit-logs' }

// The jitter is at its most, so that a wait shows the whole of its bound.
beforeEach(() => vi.spyOn(Math, 'random').mockReturnValue(1))
afterEach(() => vi.restoreAllMocks())

/** A client whose waits take no time: the clock jumps to the end of each. */
function connect(fates: readonly Fate[], config: CloudTrailConfig = {}) {
  const clock = new FakeClock()
  const emulator = createEmulator({ now: clock.now, credentials: [credentials] })
  return { ...connectTo(emulator, { clock: clock.jumping(), ...config }, fates), clock, emulator }
}

const transient: [string, Fate][] = [
  ...[500, 502, 503, 504].map((status): [string, Fate] => [`status ${String(status)}`, answers(status, 'Some')]),
  ['RequestTimeoutException', answers(400, 'RequestTimeoutException')],
  ['a lost reply', losesReply],
  ['a connection that does not come about', doesNotConnect],
]

test.for(transient)('a read is tried again after %s, from 50 ms on', async ([, fate]) => {
  const { cloudtrail, sent, clock } = connect([fate, fate])
  const { trailList, $metadata } = await cloudtrail.describeTrails()
  expect(trailList).toEqual([])
  expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 3, totalRetryDelay: 150 })
  expect(clock.delays).toEqual([50, 100])
  expect(sent).toHaveLength(3)
})

test.for(['ThrottlingException', 'Throttling', 'RequestLimitExceeded'])(
  'a call is tried again after %s, from 1 s on, whatever its status',
  async (code) => {
    const { cloudtrail, clock } = connect([answers(400, code), answers(429, code)])
    const { $metadata } = await cloudtrail.createTrail(trail)
    expect($metadata).toMatchObject({ attempts: 3, totalRetryDelay: 3000 })
    expect(clock.delays).toEqual([1000, 2000])
  },
)

test('no wait is longer than 20 s', async () => {
  const { cloudtrail, clock } = connect(Array.from({ length: 8 }, () => answers(400, 'ThrottlingException')))
  await cloudtrail.describeTrails({}, { maxAttempts: 9 })
  expect(clock.delays).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000])
})

test('the wait is a random part of its bound', async () => {
  vi.spyOn(Math, 'random').mockReturnValueOnce(0.25).mockReturnValueOnce(0.5)
  const { cloudtrail, clock } = connect([answers(500, 'InternalFailure'), answers(500, 'InternalFailure')])
  await cloudtrail.describeTrails()
  expect(clock.delays).toEqual([12.5, 50])
})

test('after the last attempt the call rejects with what came last', async () => {
  const { cloudtrail, sent } = connect([
    answers(500, 'First'),
    answers(503, 'Second'),
    answers(400, 'ThrottlingException'),
  ])
  const error = await failed(cloudtrail.describeTrails())
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({
    code: 'ThrottlingException',
    isThrottle: true,
    attempts: 3,
    $metadata: { attempts: 3, totalRetryDelay: 150, httpStatusCode: 400, requestId: 'request-1' },
  })
  expect(sent).toHaveLength(3)
})

test('maxAttempts of the client and of the call say how often', async () => {
  const faults = Array.from({ length: 9 }, () => answers(500, 'InternalFailure'))
  const { cloudtrail, sent } = connect(faults, { maxAttempts: 2 })
  await failed(cloudtrail.describeTrails())
  expect(sent).toHaveLength(2)
  await failed(cloudtrail.describeTrails({}, { maxAttempts: 1 }))
  expect(sent).toHaveLength(3)
  await failed(cloudtrail.describeTrails({}, { maxAttempts: 5 }))
  expect(sent).toHaveLength(8)
})

test('every attempt is signed afresh', async () => {
  const { cloudtrail, sent } = connect([answers(400, 'ThrottlingException'), passes])
  await cloudtrail.describeTrails()
  expect(sent.map(({ headers }) => headers['x-amz-date'])).toEqual(['20260101T120000Z', '20260101T120001Z'])
  expect(new Set(sent.map(({ headers }) => headers['authorization'])).size).toBe(2)
})

test.for(['AccessDeniedException', 'TrailNotFoundException', 'UnrecognizedClientException'])(
  'a call is not tried again after %s',
  async (code) => {
    const { cloudtrail, sent } = connect([answers(400, code)])
    expect(await failed(cloudtrail.describeTrails())).toMatchObject({ code, attempts: 1 })
    expect(sent).toHaveLength(1)
  },
)

test('what may not be done twice is not sent again when its reply is lost', async () => {
  const { cloudtrail, sent, emulator } = connect([losesReply])
  const error = await failed(cloudtrail.createTrail(trail))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({ mayBeSent: true })
  expect([sent.length, emulator.requests.length]).toEqual([1, 1])
  expect((await cloudtrail.getTrail({ Name: 'audit' })).Trail?.Name).toBe('audit')
})

test.for([500, 502, 504])('what may not be done twice is not sent again after status %d', async (status) => {
  const { cloudtrail, sent } = connect([answers(status, 'InternalFailure')])
  expect(await failed(cloudtrail.createTrail(trail))).toMatchObject({ status, attempts: 1 })
  expect(sent).toHaveLength(1)
})

test.for([
  ['it never left', doesNotConnect],
  ['the service refused it as a whole', answers(503, 'ServiceUnavailable')],
  ['it was throttled', answers(400, 'ThrottlingException')],
] as const)('what may not be done twice is sent again when %s', async ([, fate]) => {
  const { cloudtrail, sent, emulator } = connect([fate])
  expect((await cloudtrail.createTrail(trail)).$metadata.attempts).toBe(2)
  expect([sent.length, emulator.requests.length]).toEqual([2, 1])
})

test('each page of a walk has its own attempts', async () => {
  const records = Array.from({ length: 120 }, (_, index) => ({
    eventID: String(index),
    eventTime: '2026-01-01T11:00:00Z',
    eventName: 'ConsoleLogin',
  }))
  const throttled = answers(400, 'ThrottlingException')
  const { cloudtrail, sent, emulator } = connect([throttled, throttled, passes, throttled, throttled, passes])
  emulator.addRecords(records)
  const attempts: unknown[] = []
  for await (const page of cloudtrail.lookupEvents().pages()) attempts.push(page.$metadata.attempts)
  expect([attempts, sent.length]).toEqual([[3, 3, 1], 7])
})

const expiredCodes = ['ExpiredTokenException', 'ExpiredToken', 'UnrecognizedClientException', 'InvalidClientTokenId']

/** A provider that gives another set of keys each time, and what it was asked for. */
function rotating() {
  const asked: unknown[] = []
  const provider: CredentialsProvider = async (properties) => {
    asked.push(properties?.['forceRefresh'])
    return Promise.resolve({ accessKeyId: `AKID${String(asked.length)}`, secretAccessKey: 'secret' })
  }
  return { asked, provider }
}

const keysOf = (sent: readonly TransportRequest[]) =>
  sent.map(({ headers }) => /Credential=(\w+)/.exec(headers['authorization'] ?? '')?.[1])

test.for(expiredCodes)(
  'after %s the credentials are fetched anew, once, and the call made again at once',
  async (code) => {
    const { asked, provider } = rotating()
    const { cloudtrail, sent, clock } = connect([answers(400, code), () => answersWith({})], { credentials: provider })
    expect((await cloudtrail.createTrail(trail)).$metadata.attempts).toBe(2)
    expect(asked).toEqual([undefined, true])
    expect(keysOf(sent)).toEqual(['AKID1', 'AKID2'])
    expect(clock.delays).toEqual([0])
  },
)

test('credentials that are refused again are not fetched again', async () => {
  const { asked, provider } = rotating()
  const expired = answers(403, 'ExpiredTokenException')
  const { cloudtrail, sent } = connect([expired, expired, expired], { credentials: provider, maxAttempts: 9 })
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({ code: 'ExpiredTokenException', attempts: 2 })
  expect([asked.length, sent.length]).toEqual([2, 2])
})

test('calls that are refused together fetch new credentials together', async () => {
  const { asked, provider } = rotating()
  const expired = answers(400, 'ExpiredTokenException')
  const reply: Fate = () => answersWith({})
  const { cloudtrail } = connect([expired, expired, expired, reply, reply, reply], { credentials: provider })
  await Promise.all([cloudtrail.describeTrails(), cloudtrail.describeTrails(), cloudtrail.describeTrails()])
  expect(asked).toHaveLength(2)
})

test('when new credentials cannot be had, the refusal is what the call rejects with', async () => {
  let calls = 0
  const provider = () => {
    if (calls++ > 0) return Promise.reject(new Error('the vault is sealed'))
    return Promise.resolve({ ...credentials, expiration: new Date(Date.UTC(2026, 0, 2)) })
  }
  const { cloudtrail, sent } = connect([answers(400, 'ExpiredTokenException')], { credentials: provider })
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({ code: 'ExpiredTokenException', attempts: 1 })
  expect([calls, sent.length]).toEqual([2, 1])
})

test('maxAttempts holds for this, too, and the next call has the new ones', async () => {
  const { asked, provider } = rotating()
  const { cloudtrail, sent } = connect([answers(400, 'ExpiredToken'), () => answersWith({})], {
    credentials: provider,
    maxAttempts: 1,
  })
  expect(await failed(cloudtrail.describeTrails())).toMatchObject({ code: 'ExpiredToken', attempts: 1 })
  await cloudtrail.describeTrails()
  expect(asked).toEqual([undefined, true])
  expect(keysOf(sent)).toEqual(['AKID1', 'AKID2'])
})

const noPolicyYet = 'InsufficientS3BucketPolicyException'
const retryCodes = [noPolicyYet, 'InvalidCloudWatchLogsRoleArnException']
const refusals = (times: number, code = noPolicyYet) => Array.from({ length: times }, () => answers(400, code))

/** A client whose time is virtual, as a time limit needs it. */
function connectInTime(fates: readonly Fate[]) {
  const clock = new FakeClock()
  const emulator = createEmulator({ now: clock.now })
  return { ...connectTo(emulator, { clock }, fates), clock, emulator }
}

test('a trail is made as soon as the policy of its bucket is seen, however often that takes within timeoutMs', async () => {
  const { cloudtrail, sent, clock } = connectInTime(refusals(12))
  const call = cloudtrail.createTrail(trail, { retryCodes, timeoutMs: 120_000 })
  const { Name, $metadata } = await inVirtualTime(clock, call)
  expect(Name).toBe('audit')
  expect($metadata.attempts).toBe(13)
  expect(sent).toHaveLength(13)
  expect(clock.delays.filter((delayMs) => delayMs < 60_000)).toEqual([
    ...[50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800],
    ...[20_000, 20_000, 20_000],
  ])
})

test('the call rejects with what the service says, before a wait that would outlast timeoutMs', async () => {
  const { cloudtrail, sent, clock } = connectInTime(refusals(100))
  const startMs = clock.now()
  const error = await inVirtualTime(clock, failed(cloudtrail.createTrail(trail, { retryCodes, timeoutMs: 10_000 })))
  expect(error).toMatchObject({ name: noPolicyYet, attempts: 8 })
  expect(clock.now() - startMs).toBe(6350)
  expect(sent).toHaveLength(8)
  expect(clock.pending).toBe(0)
})

test('without timeoutMs, maxAttempts is the limit', async () => {
  const { cloudtrail, sent, clock } = connect(refusals(100))
  await expect(cloudtrail.createTrail(trail, { retryCodes })).rejects.toMatchObject({ name: noPolicyYet })
  expect(sent).toHaveLength(3)
  expect(clock.delays).toEqual([50, 100])
})

test('the budget for retries has no part in what is waited for within timeoutMs', async () => {
  const { cloudtrail, clock } = connectInTime(refusals(100))
  const call = cloudtrail.createTrail(trail, { retryCodes, timeoutMs: 2_000_000_000 })
  await expect(inVirtualTime(clock, call)).resolves.toMatchObject({ Name: 'audit' })
})

test('a code that is not in retryCodes is as final as ever', async () => {
  const { cloudtrail, sent } = connect([...refusals(1), ...refusals(1, 'InvalidTrailNameException')])
  await expect(cloudtrail.createTrail(trail, { retryCodes })).rejects.toMatchObject({
    name: 'InvalidTrailNameException',
  })
  expect(sent).toHaveLength(2)
})

test('with no retryCodes nothing changes', async () => {
  for (const options of [{}, { retryCodes: [] }]) {
    const { cloudtrail, sent } = connect(refusals(2))
    await expect(cloudtrail.createTrail(trail, options)).rejects.toMatchObject({ name: noPolicyYet })
    expect(sent).toHaveLength(1)
  }
})

test.for([
  ['a text', noPolicyYet],
  ['an empty name', ['']],
  ['a number', [400]],
  ['null', null],
] as const)('retryCodes that are %s are refused before anything is sent', async ([, wrong]) => {
  const { cloudtrail, sent } = connect([])
  const call = cloudtrail.createTrail(trail, { retryCodes: wrong as never })
  await expect(call).rejects.toThrow('CreateTrail: options.retryCodes must be a list of error codes')
  expect(sent).toHaveLength(0)
})
