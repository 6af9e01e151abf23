/** The script in a real server, in virtual time: the slots that it gives are those of a plain model. */
import fc from 'fast-check'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LocalPace } from '../../../src/redis/local-pace.js'
import { scriptText } from '../../../src/redis/script.js'
import { anyRedis, hasRedis } from '../../support/redis-server.js'

/** The script with the server's time given by the test: seconds and microseconds. */
const timed = scriptText.replace(`redis.call('TIME')`, '{ ARGV[6], ARGV[7] }')
const startMs = Date.UTC(2026, 0, 1)

describe.skipIf(!hasRedis)('with a server', () => {
  let server: Awaited<ReturnType<typeof anyRedis>>
  let redis: Redis

  beforeAll(async () => {
    server = await anyRedis()
    redis = new Redis(server.url)
  })
  afterAll(async () => {
    await redis.quit()
    await server.stop()
  })

  const micros = (ms: number) => String(ms * 1000)

  interface Asked {
    readonly intervalMs: number
    readonly burst: number
    readonly aheadMs?: number
    readonly leastWaitMs?: number
  }

  /** A key whose slots are asked for at times of the test. */
  function keyOf() {
    const key = `test:{${crypto.randomUUID()}}`
    const run = async (nowMs: number, ...args: string[]) => {
      const time = [String(Math.floor((startMs + nowMs) / 1000)), String(((startMs + nowMs) % 1000) * 1000)]
      return Number(await redis.eval(timed, 1, key, ...args, ...Array<string>(5 - args.length).fill(''), ...time))
    }
    return {
      key,
      take: async (nowMs: number, { intervalMs, burst, aheadMs = 0, leastWaitMs = 0 }: Asked) =>
        (await run(nowMs, 'take', micros(intervalMs), String(burst), micros(aheadMs), micros(leastWaitMs))) / 1000,
      throttle: (nowMs: number) => run(nowMs, 'throttle'),
    }
  }

  const lookups = { intervalMs: 500, burst: 1 }

  test('its time is that of the server, once', () => {
    expect(scriptText.split(`redis.call('TIME')`)).toHaveLength(2)
  })

  test('one slot comes after the other, and a burst at once', async () => {
    const single = keyOf()
    expect([await single.take(0, lookups), await single.take(0, lookups), await single.take(400, lookups)]).toEqual([
      0, 500, 600,
    ])
    const burst = keyOf()
    const waits: number[] = []
    for (let slot = 0; slot < 5; slot++) waits.push(await burst.take(0, { intervalMs: 100, burst: 3 }))
    expect(waits).toEqual([0, 0, 0, 100, 200])
  })

  test('a key that the server has lost begins after the slots that the caller knows of', async () => {
    const { take } = keyOf()
    expect(await take(0, { ...lookups, aheadMs: 3000 })).toBe(3000)
    expect(await take(0, { ...lookups, aheadMs: 9000 })).toBe(3500)
  })

  test('the least wait is kept, and the others come after it', async () => {
    const { take } = keyOf()
    expect(await take(0, lookups)).toBe(0)
    expect(await take(0, { ...lookups, leastWaitMs: 2000 })).toBe(2000)
    expect(await take(0, lookups)).toBe(2500)
    expect(await take(60_000, { intervalMs: 500, burst: 3, leastWaitMs: 700 })).toBe(700)
  })

  test('a clock of the server that is set back holds nobody up', async () => {
    const { take, throttle } = keyOf()
    await take(600_000, lookups)
    await throttle(600_000)
    expect(await take(0, lookups)).toBe(500)
    expect(await take(0, lookups)).toBeLessThan(1500)
    expect(await take(600_000, lookups)).toBe(0)
  })

  test('a throttle of a key without slots changes nothing', async () => {
    const { take, throttle, key } = keyOf()
    expect(await throttle(0)).toBe(0)
    expect(await redis.exists(key)).toBe(0)
    expect(await take(0, lookups)).toBe(0)
  })

  test('a key expires a minute after its last slot', async () => {
    const { take, key } = keyOf()
    await take(0, lookups)
    await take(0, lookups)
    expect(await redis.pttl(key)).toBeGreaterThan(60_000)
    expect(await redis.pttl(key)).toBeLessThanOrEqual(61_000)
  })

  test('a probe changes nothing', async () => {
    const { take, key } = keyOf()
    await take(0, lookups)
    const before = await redis.hgetall(key)
    await redis.eval(scriptText, 1, key, 'probe')
    expect(await redis.hgetall(key)).toEqual(before)
  })

  const stepsOf = (longestMs: number) =>
    fc.array(fc.record({ ms: fc.integer({ min: 0, max: longestMs }), isThrottle: fc.boolean() }), {
      minLength: 1,
      maxLength: 40,
    })
  const asked = fc.record({ intervalMs: fc.integer({ min: 20, max: 2000 }), burst: fc.integer({ min: 1, max: 10 }) })

  test('in no stretch of time are there more slots than the burst and the rate allow, throttled or not', async () => {
    await fc.assert(
      fc.asyncProperty(asked, stepsOf(1500), async (request, steps) => {
        const { take, throttle } = keyOf()
        const slots: number[] = []
        let now = 0
        for (const { ms, isThrottle } of steps) {
          now += ms
          slots.push(now + (await take(now, request)))
          if (isThrottle) await throttle(now)
        }
        for (const from of slots) {
          for (const until of slots.filter((slot) => slot >= from)) {
            const within = slots.filter((slot) => slot >= from && slot <= until).length
            expect(within).toBeLessThanOrEqual(request.burst + (until - from) / request.intervalMs + 1e-3)
          }
        }
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  test('its slots are those that a process gives itself during an outage', async () => {
    await fc.assert(
      fc.asyncProperty(asked, stepsOf(4000), async (request, steps) => {
        const { take, throttle } = keyOf()
        const local = new LocalPace()
        let now = 0
        for (const { ms, isThrottle } of steps) {
          now += ms
          const slotMs = local.take({ key: 'a', ...request }, now)
          expect(await take(now, request)).toBeCloseTo(slotMs - now, 1)
          if (!isThrottle) continue
          local.throttle({ key: 'a', ...request }, now)
          await throttle(now)
        }
      }),
      { seed: 8, numRuns: 60 },
    )
  })

  test('a throttle lowers the rate to 70 %, not below one slot in two seconds, and it recovers along the curve', async () => {
    const { take, throttle } = keyOf()
    await take(0, lookups)
    await throttle(0)
    const spacing = async (nowMs: number) => {
      const first = await take(nowMs, lookups)
      return (await take(nowMs, lookups)) - first
    }
    expect(await spacing(0)).toBeCloseTo(1000 / 1.4, 0)
    for (let throttles = 0; throttles < 20; throttles++) await throttle(0)
    expect(await spacing(0)).toBeCloseTo(2000, 0)
    expect(await spacing(60_000)).toBe(500)
  })
})
