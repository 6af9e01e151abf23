/** What a failed call says of whether its request may have been carried out: only once sending began, and then until it ends. */
import { afterEach, expect, test, vi } from 'vitest'
import { TimeoutError, waitForQuery, type CloudTrailConfig, type Grant, type RateLimiter } from 'cloudtrail-client'
import { createEmulator } from 'cloudtrail-client/testing'
import { connectTo, credentials } from '../support/client.js'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { answers, answersWith, doesNotConnect, hangs, losesReply, type Fate } from '../support/faults.js'
import { inVirtualTime } from '../support/virtual-time.js'

afterEach(() => vi.restoreAllMocks())

const never = <T>(): Promise<T> => new Promise(() => undefined)

const neverGranting: RateLimiter = { acquire: never, report: () => undefined }

/** Grants the first request only. */
function grantingOnce(later = never<Grant>): RateLimiter {
  let granted = 0
  return { acquire: () => (granted++ === 0 ? Promise.resolve({ waitedMs: 0 }) : later()), report: () => undefined }
}

function connect(fates: readonly Fate[], config: CloudTrailConfig) {
  const clock = new FakeClock()
  const emulator = createEmulator({ now: clock.now, credentials: [credentials] })
  return { ...connectTo(emulator, { clock, ...config }, fates), clock }
}

const calls: readonly [string, boolean, readonly Fate[], CloudTrailConfig][] = [
  ['waits for credentials', false, [], { credentials: never }],
  ['waits for the limiter', false, [], { limiter: neverGranting }],
  ['waits for its reply', true, [hangs], {}],
  ['waits after a connection that did not come about', false, [doesNotConnect], {}],
  ['waits after a lost reply', true, [losesReply], {}],
  ['waits after a throttle', true, [answers(400, 'ThrottlingException')], {}],
  ['waits for the limiter after a lost reply', true, [losesReply], { limiter: grantingOnce() }],
]

test.for(calls)('a call that runs out of time while it %s: %s', async ([, mayBeSent, fates, config]) => {
  vi.spyOn(Math, 'random').mockReturnValue(1)
  const { cloudtrail, clock } = connect(fates, config)
  // Shorter than the wait between two attempts, unless the call has to come to the second one.
  const timeoutMs = config.limiter !== undefined ? 10_000 : 40
  const error = await inVirtualTime(clock, failed(cloudtrail.describeTrails({}, { timeoutMs })))
  expect(error).toMatchObject({ code: 'CallTimeout', mayBeSent })
})

test.for([
  ['was lost', losesReply, true],
  ['came about, for there was no connection', doesNotConnect, false],
] as const)('an attempt without a connection does not hide that an earlier one %s', async ([, first, mayBeSent]) => {
  const { cloudtrail, clock } = connect([first, doesNotConnect, doesNotConnect], {})
  const error = await inVirtualTime(clock, failed(cloudtrail.describeTrails()))
  expect(error).toMatchObject({ code: 'ConnectionFailed', mayBeSent })
})

test('a limiter that refuses after a lost reply does not hide it', async () => {
  const late = new TimeoutError('too late', { code: 'GrantTimeout', mayBeSent: false })
  const { cloudtrail, clock } = connect([losesReply], { limiter: grantingOnce(() => Promise.reject(late)) })
  const error = await inVirtualTime(clock, failed(cloudtrail.describeTrails()))
  expect(error).toMatchObject({ code: 'GrantTimeout', mayBeSent: true })
})

const QueryId = 'a'.repeat(36)
const running: Fate = () => answersWith({ QueryStatus: 'RUNNING' })

const waits: readonly [string, boolean, readonly Fate[], CloudTrailConfig][] = [
  ['for credentials', false, [], { credentials: never }],
  ['for a connection', false, Array.from({ length: 9 }, () => doesNotConnect), { maxAttempts: 9 }],
  ['for its first reply', true, [hangs], {}],
  ['for another state', true, Array.from({ length: 20 }, () => running), {}],
]

test.for(waits)('a wait that runs out of time %s: %s', async ([, mayBeSent, fates, config]) => {
  const { cloudtrail, clock } = connect(fates, config)
  const error = await inVirtualTime(clock, failed(waitForQuery(cloudtrail, { QueryId }, { timeoutMs: 30, clock })))
  expect(error).toMatchObject({ code: 'WaitTimeout', mayBeSent })
})
