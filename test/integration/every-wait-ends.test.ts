/** Functions of the user that never answer, answer twice or late, or throw where nobody expects it: each wait ends, and nothing leaks. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  CloudTrail,
  ConnectionError,
  type CloudTrailConfig,
  type Credentials,
  type Grant,
  type Transport,
  type TransportResponse,
  type WaitEvent,
} from 'cloudtrail-client'
import { failed } from '../support/failed.js'
import { FakeClock } from '../support/fake-clock.js'
import { settled } from '../support/faults.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const reply: TransportResponse = { status: 200, headers: {}, body: '{"trailList":[]}' }

/** Something with a method `then`, which is no promise of any realm. Sound: it is what JavaScript programs return. */
const thenable = <T>(then: (resolve: (value: T) => void, reject: (reason: unknown) => void) => void) =>
  ({ then }) as unknown as Promise<T>

const thenables = <T>(value: T): readonly [string, () => Promise<T>, 'hangs' | 'gives' | 'fails'][] => [
  ['never calls back', () => thenable<T>(() => undefined), 'hangs'],
  [
    'calls back twice',
    () =>
      thenable<T>((resolve, reject) => {
        resolve(value)
        reject(new Error('twice'))
      }),
    'gives',
  ],
  [
    'throws',
    () =>
      thenable<T>(() => {
        throw new Error('in then')
      }),
    'fails',
  ],
  [
    'has a getter that throws',
    () =>
      ({
        get then(): unknown {
          throw new Error('in the getter')
        },
      }) as unknown as Promise<T>,
    'fails',
  ],
  [
    'rejects with nothing',
    () =>
      thenable<T>((_, reject) => {
        reject(undefined)
      }),
    'fails',
  ],
]

const unhandled: unknown[] = []
const note = (reason: unknown) => unhandled.push(reason)

beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', note)
})

afterEach(async () => {
  await settled()
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

function connect(config: CloudTrailConfig) {
  const clock = new FakeClock()
  const transport: Transport = () => Promise.resolve(reply)
  const base = { region: 'us-east-1', credentials, clock, transport, limiter: false, maxAttempts: 1 } as const
  return { clock, cloudtrail: new CloudTrail({ ...base, ...config }) }
}

const grant: Grant = { waitedMs: 0 }

const places = [
  ...thenables<Credentials>(credentials).map(
    ([name, give, end]) => [`a provider whose thenable ${name}`, end, { credentials: give }] as const,
  ),
  ...thenables(grant).map(
    ([name, acquire, end]) =>
      [`a limiter whose thenable ${name}`, end, { limiter: { acquire, report: () => undefined } }] as const,
  ),
  ...thenables(reply).map(
    ([name, transport, end]) => [`a transport whose thenable ${name}`, end, { transport }] as const,
  ),
] satisfies readonly (readonly [string, string, CloudTrailConfig])[]

test.for(places)('%s: the call %s, and ends', async ([, end, config]) => {
  const { cloudtrail, clock } = connect(config)
  const controller = new AbortController()
  const call = cloudtrail.describeTrails({}, { timeoutMs: 1000, signal: controller.signal })
  if (end === 'gives') expect((await call).trailList).toEqual([])
  else {
    const error = failed(call)
    if (end === 'hangs') {
      await clock.untilPending()
      clock.advance(1000)
    }
    expect(await error).toMatchObject(
      end === 'hangs'
        ? { code: 'CallTimeout' }
        : { code: expect.stringMatching(/^(Connection|Credentials)/) as string },
    )
    clock.advance(30_000) // a fetch of credentials, which other calls may share, is given up for itself
    await settled()
  }
  expect(clock.pending).toBe(0)
})

test.for(places.filter(([, end]) => end === 'hangs'))('%s: a signal ends the call', async ([, , config]) => {
  const { cloudtrail } = connect(config)
  const controller = new AbortController()
  const error = failed(cloudtrail.describeTrails({}, { signal: controller.signal }))
  await settled()
  controller.abort('stop')
  expect(await error).toBe('stop')
})

test('the time limit of a request holds for a transport that ignores it, and its signal fires', async () => {
  let signal: AbortSignal | undefined
  const transport: Transport = (request) => {
    signal = request.signal
    return new Promise(() => undefined)
  }
  const { cloudtrail, clock } = connect({ transport, requestTimeoutMs: 5000 })
  const error = failed(cloudtrail.describeTrails())
  await clock.untilPending()
  clock.advance(4999)
  await settled()
  expect(signal?.aborted).toBe(false)
  clock.advance(1)
  expect(await error).toMatchObject({ code: 'RequestTimeout', mayBeSent: true, operation: 'DescribeTrails' })
  expect(signal?.aborted).toBe(true)
  expect(clock.pending).toBe(0)
})

test('a transport that is late changes nothing any more', async () => {
  let fail: (reason: Error) => void = () => undefined
  const transport: Transport = () =>
    new Promise((_, reject) => {
      fail = reject
    })
  const { cloudtrail, clock } = connect({ transport })
  const error = failed(cloudtrail.describeTrails({}, { timeoutMs: 10 }))
  await settled()
  clock.advance(10)
  expect(await error).toMatchObject({ code: 'CallTimeout' })
  fail(new Error('late'))
})

test('a limiter that calls back after its wait is not heard', async () => {
  const waits: WaitEvent[] = []
  let onWait: ((wait: { delayMs: number; queueLength: number }) => void) | undefined
  const limiter = {
    acquire: (request: { onWait?: typeof onWait }) => {
      onWait = request.onWait
      onWait?.({ delayMs: 1, queueLength: 0 })
      return Promise.resolve(grant)
    },
    report: () => undefined,
  }
  const { cloudtrail } = connect({ limiter, on: { wait: (event) => waits.push(event) } })
  await cloudtrail.describeTrails()
  onWait?.({ delayMs: 2, queueLength: 0 })
  expect(waits.map(({ delayMs }) => delayMs)).toEqual([1])
})

test.for(thenables(undefined))('a hook whose thenable %s changes nothing', async ([, give]) => {
  const hook: () => unknown = give // what a hook returns is not looked at
  const { cloudtrail } = connect({ on: { attempt: hook } })
  expect((await cloudtrail.describeTrails()).trailList).toEqual([])
})

test('a reply whose members throw is an error of the transport', async () => {
  const hostile = {
    get status(): number {
      throw new Error('no status')
    },
  }
  const { cloudtrail } = connect({ transport: () => Promise.resolve(hostile as TransportResponse) })
  const error = await failed(cloudtrail.describeTrails())
  expect(error).toBeInstanceOf(ConnectionError)
})
