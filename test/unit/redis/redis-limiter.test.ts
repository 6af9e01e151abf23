/** A limiter on a server that answers, is slow, fails, or is away: what calls wait for, and what they are told. */
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ConnectionError, InputError } from '../../../src/contracts/errors.js'
import { redisRateLimiter, type RedisRateLimiterOptions } from '../../../src/redis/redis-limiter.js'
import type { GrantRequest } from '../../../src/retry/limiter.js'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { settled } from '../../support/faults.js'

const request = { key: 'aws/123456789012/eu-west-1/LookupEvents', ratePerSecond: 2, capacity: 1 }

/** A server that is as the test wants it, and processes that use it. */
function fleet() {
  const clock = new FakeClock(0)
  const calls: (readonly [operation: string, atMs: number, key: string])[] = []
  const server = {
    /** What it does with a call. */
    state: 'up' as 'up' | 'away' | Error,
    /** When its next slot comes; unknown at first, and after a restart. */
    nextMs: undefined as number | undefined,
    latencyMs: 0,
  }
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      if (ms === 0) resolve()
      else clock.after(ms, resolve)
    })
  const run = async (_text: string, [key = '']: string[], [operation = '', ...numbers]: string[]) => {
    calls.push([operation, clock.now(), key])
    const { state } = server
    await wait(server.latencyMs)
    if (state === 'away') return new Promise(() => 0)
    if (state !== 'up') throw state
    if (operation !== 'take') return 0
    const [intervalMs = 0, , aheadMs = 0, leastWaitMs = 0] = numbers.map((micros) => Number(micros) / 1000)
    const slotMs = Math.max(server.nextMs ?? clock.now() + aheadMs, clock.now() + leastWaitMs)
    server.nextMs = slotMs + intervalMs
    return Math.ceil((slotMs - clock.now()) * 1000)
  }
  const events: [name: string, detail: unknown, atMs: number][] = []
  const granted: [name: string, ms: number][] = []
  const process = (options: RedisRateLimiterOptions = {}) => {
    const on: RedisRateLimiterOptions['on'] = {
      outage: ({ error }) => events.push(['outage', error, clock.now()]),
      recovered: ({ outageMs }) => events.push(['recovered', outageMs, clock.now()]),
    }
    const limiter = redisRateLimiter(run, { clock, on, ...options })
    const ask = (name: string, more: Partial<GrantRequest> = {}) =>
      limiter.acquire({ ...request, ...more }).then(({ waitedMs }) => {
        granted.push([name, clock.now()])
        return waitedMs
      })
    return { limiter, ask }
  }
  const pass = async (ms: number) => {
    for (const untilMs = clock.now() + ms; ;) {
      await settled()
      if (clock.nextMs === undefined || clock.nextMs > untilMs) {
        clock.advance(untilMs - clock.now())
        return settled()
      }
      clock.advanceToNext()
    }
  }
  return { clock, server, calls, events, granted, process, pass }
}

const repeat = (count: number, act: (index: number) => void) => {
  for (let index = 0; index < count; index++) act(index)
}
const reset = new Error('ECONNRESET')

test('each request is one call of the server, with one key in a hash tag', async () => {
  const { process, calls, granted, pass, events } = fleet()
  const { ask, limiter } = process({ prefix: 'audit' })
  repeat(3, () => {
    void ask('a')
    limiter.report({ key: request.key, isThrottle: false })
  })
  await pass(5000)
  expect(granted.map(([, ms]) => ms)).toEqual([0, 500, 1000])
  expect(calls.map(([operation, , key]) => [operation, key])).toEqual(
    granted.map(() => ['take', `audit:{${request.key}}`]),
  )
  expect(events).toEqual([])
})

test('a throttle is passed on to the server, once', async () => {
  const { process, calls, pass } = fleet()
  const { ask, limiter } = process()
  await ask('a')
  limiter.report({ key: request.key, isThrottle: true })
  await pass(0)
  expect(calls.map(([operation, , key]) => [operation, key])).toEqual([
    ['take', `cloudtrail-client:{${request.key}}`],
    ['throttle', `cloudtrail-client:{${request.key}}`],
  ])
})

test('a server that does not answer holds a call for the time-out, and no call after it', async () => {
  const { process, server, granted, events, pass, clock } = fleet()
  const { ask } = process()
  server.state = 'away'
  void ask('a')
  await pass(1000)
  void ask('b')
  await settled()
  expect(granted).toEqual([
    ['a', 250],
    ['b', 1000],
  ])
  expect(events).toEqual([['outage', expect.objectContaining({ message: 'no answer within 250 ms' }), 250]])
  server.state = 'up'
  await pass(5000)
  expect(clock.pending).toBe(0)
})

test('calls for other quotas that wait when an outage is found wait no longer', async () => {
  const { process, server, granted, pass } = fleet()
  const { ask } = process()
  server.state = 'away'
  void ask('a')
  await pass(200)
  void ask('b', { key: 'other' })
  await pass(100)
  expect(granted).toEqual([
    ['a', 250],
    ['b', 250],
  ])
})

test.each(['LOADING Redis is loading', 'READONLY You can’t write', 'NOPERM no', 'CLUSTERDOWN down', 'ECONNRESET'])(
  'after %s a call goes on at once',
  async (message) => {
    const { process, server, granted, events } = fleet()
    server.state = new Error(message)
    await process().ask('a')
    expect(granted).toEqual([['a', 0]])
    expect(events).toEqual([['outage', server.state, 0]])
  },
)

test('an answer that is no number is an outage too', async () => {
  const events: unknown[] = []
  const limiter = redisRateLimiter(() => Promise.resolve('OK'), {
    clock: new FakeClock(0),
    on: { outage: ({ error }) => events.push(error) },
  })
  await limiter.acquire(request)
  expect(events).toMatchObject([{ message: 'the script returned something other than a wait' }])
})

test('an outage and its end are told once, however many calls there are, and the server is tried with one call at a time', async () => {
  const { process, server, calls, events, pass } = fleet()
  const { ask, limiter } = process()
  server.state = reset
  repeat(5, () => void ask('a'))
  repeat(3, () => {
    limiter.report({ key: request.key, isThrottle: true })
  })
  await pass(60_000)
  server.state = 'up'
  await pass(2000)
  repeat(5, () => void ask('b'))
  await pass(10_000)
  expect(events.map(([name]) => name)).toEqual(['outage', 'recovered'])
  const [, [, outageMs, recoveredAtMs]] = events as [unknown, [string, number, number]]
  expect(outageMs).toBe(recoveredAtMs)
  const probes = calls.filter(([operation]) => operation === 'probe').map(([, atMs]) => atMs)
  expect(probes.slice(0, 7)).toEqual([100, 300, 700, 1500, 3100, 5100, 7100])
  expect(probes.at(-1)).toBeLessThanOrEqual(62_000)
})

test('what the hooks throw is ignored', async () => {
  const { process, server, granted } = fleet()
  server.state = reset
  const outage = () => {
    throw new Error('in the hook')
  }
  await process({ on: { outage } }).ask('a')
  expect(granted).toHaveLength(1)
})

test('share: the processes together keep to the rate, and go on where the server left them', async () => {
  const { process, server, granted, pass } = fleet()
  const processes = Array.from({ length: 4 }, () => process({ onOutage: 'share', processes: 4 }))
  processes.forEach(({ ask }, index) => {
    repeat(10, () => void ask(String(index)))
  })
  await pass(4900)
  server.state = reset
  await pass(6000)
  server.state = 'up'
  server.nextMs = undefined
  await pass(30_000)
  const times = granted.map(([, ms]) => ms)
  expect(times).toHaveLength(40)
  for (const [index, ms] of times.slice(1).entries()) expect(ms - times[index]!).toBeGreaterThanOrEqual(499)
  expect(times.at(-1)).toBeLessThanOrEqual(39 * 500 + 2000)
})

test('share: processes that never had a slot of the server do not ask all at once', async () => {
  const { process, server, granted, pass } = fleet()
  server.state = reset
  const phases = [0.9, 0, 0.5]
  const random = vi.spyOn(Math, 'random').mockImplementation(() => phases.shift() ?? 0)
  onTestFinished(() => {
    random.mockRestore()
  })
  for (const name of 'abc') void process({ processes: 3 }).ask(name)
  await pass(10)
  expect(granted).toEqual([['b', 0]])
  await pass(3000)
  expect(granted.slice(1, 3)).toEqual([
    ['c', 750],
    ['a', 1350],
  ])
})

test('share: a throttle moves a process to another turn', async () => {
  const { process, server, granted, pass } = fleet()
  server.state = reset
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.5)
  onTestFinished(() => {
    random.mockRestore()
  })
  const { ask, limiter } = process({ processes: 3 })
  void ask('a')
  await pass(750)
  limiter.report({ key: request.key, isThrottle: true })
  void ask('a')
  await pass(10_000)
  const [first = 0, second = 0] = granted.map(([, ms]) => ms)
  expect(first).toBe(750)
  expect(second - first).toBeGreaterThanOrEqual(1500 + 750)
})

test('a server that was restarted so fast that nobody noticed gives no slot twice', async () => {
  const { process, server, granted, pass } = fleet()
  const processes = Array.from({ length: 4 }, () => process())
  processes.forEach(({ ask }, index) => {
    repeat(6, () => void ask(String(index)))
  })
  await pass(4900)
  server.nextMs = undefined
  await pass(20_000)
  expect(granted.map(([, ms]) => ms)).toEqual(granted.map((_, index) => index * 500))
  expect(granted).toHaveLength(24)
})

test('local: each process keeps to the whole rate', async () => {
  const { process, server, granted, pass } = fleet()
  server.state = reset
  const { ask } = process({ onOutage: 'local' })
  repeat(3, () => void ask('a'))
  await pass(5000)
  expect(granted.map(([, ms]) => ms)).toEqual([0, 500, 1000])
})

test('share: a burst is shared too, and a throttle lowers the rate of the process', async () => {
  const { process, server, granted, pass } = fleet()
  server.state = reset
  const { ask, limiter } = process({ processes: 4 })
  const lots = { ratePerSecond: 40, capacity: 8 }
  repeat(4, () => void ask('a', lots))
  await pass(1000)
  expect(granted.map(([, ms]) => ms)).toEqual([0, 0, 100, 200])
  limiter.report({ key: request.key, isThrottle: true })
  repeat(2, () => void ask('a', lots))
  await pass(1000)
  const [first = 0, second = 0] = granted.slice(4).map(([, ms]) => ms)
  expect(second - first).toBeGreaterThan(130)
})

test('fail: calls are refused without waiting, and nothing is sent', async () => {
  const { process, server, granted, pass, events, clock } = fleet()
  const { ask } = process({ onOutage: 'fail' })
  server.state = reset
  const error = await failed(ask('a'))
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({
    code: 'LimiterUnavailable',
    mayBeSent: false,
    cause: reset,
    message: 'the server of the limiter cannot be used: ECONNRESET',
  })
  expect(await failed(ask('b'))).toMatchObject({ code: 'LimiterUnavailable' })
  expect(clock.now()).toBe(0)
  server.state = 'up'
  await pass(1000)
  await ask('c')
  expect(granted).toEqual([['c', 1000]])
  expect(events.map(([name]) => name)).toEqual(['outage', 'recovered'])
})

test('fail: those who wait in the queue when the outage begins fail when they are asked for', async () => {
  const { process, server, granted, pass } = fleet()
  const { ask } = process({ onOutage: 'fail' })
  void ask('a')
  void ask('b')
  const others = [failed(ask('c')), failed(ask('d'))]
  await pass(100)
  server.state = reset
  await pass(500)
  expect(granted.map(([name]) => name)).toEqual(['a', 'b']) // b had its slot
  expect(await Promise.all(others)).toMatchObject([{ code: 'LimiterUnavailable' }, { code: 'LimiterUnavailable' }])
})

test('an answer that comes after the time-out does not end the outage; one in time does', async () => {
  const { process, server, events, pass } = fleet()
  const { ask } = process({ timeoutMs: 50 })
  server.latencyMs = 80
  void ask('a')
  await pass(5000)
  expect(events.map(([name]) => name)).toEqual(['outage'])
  server.latencyMs = 49
  await pass(3000)
  expect(events.map(([name]) => name)).toEqual(['outage', 'recovered'])
})

test('no call is lost and no process overtakes the rate, whenever the server goes and comes', async () => {
  const outages = fc.array(fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.boolean()), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(outages, async (changes) => {
      const { process, server, granted, pass } = fleet()
      const { ask } = process({ onOutage: 'local' })
      repeat(60, () => void ask('a'))
      for (const [ms, isAway] of changes) {
        await pass(ms)
        server.state = isAway ? 'away' : 'up'
      }
      server.state = 'up'
      await pass(60_000)
      expect(granted).toHaveLength(60)
      const times = granted.map(([, ms]) => ms)
      for (const [index, ms] of times.slice(1).entries()) expect(ms - times[index]!).toBeGreaterThanOrEqual(499)
    }),
    { seed: 11, numRuns: 25 },
  )
})

test.each([
  [{ onOutage: 'share' }, `processes is needed for onOutage: 'share'`],
  [{ onOutage: 'local', processes: 2 }, `processes is for onOutage: 'share' only`],
  [{ onOutage: 'wait' }, `onOutage must be 'share', 'local' or 'fail'`],
  [{ processes: 0 }, 'processes must be a whole number from 1'],
  [{ timeoutMs: 0 }, 'timeoutMs must be a whole number of milliseconds from 1'],
  [{ prefix: '' }, 'prefix must be text that is not empty'],
  [{ on: { lost: () => 0 } }, 'on must be an object with functions named outage, recovered'],
  [{ window: 5 }, 'window is not an option'],
])('%j is refused', (options, message) => {
  const make = () => redisRateLimiter(() => Promise.resolve(0), options as RedisRateLimiterOptions)
  expect(make).toThrow(InputError)
  expect(make).toThrow(message)
})
