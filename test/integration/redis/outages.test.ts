/** Real outages of a real server: it is killed, paused, a replica, or loading; calls go on, and nobody waits for it. */
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { redisRateLimiter, type RedisClient } from 'cloudtrail-client/redis'
import { foreignError } from '../../../src/runtime/foreign-error.js'
import { canStartRedis, startRedis, type RedisServer } from '../../support/redis-server.js'

const request = { key: 'aws/123456789012/eu-west-1/GetTrail', ratePerSecond: 1000, capacity: 1 }

/** Longer than a time-out of 250 ms on a machine that is busy; far shorter than what clients wait by themselves. */
const mostMs = 1500

describe.skipIf(!canStartRedis)('with a server that can be killed', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis()
  })
  afterEach(async () => {
    server.resume()
    await server.kill()
    await server.start()
  })
  afterAll(() => server.stop())

  const clients: Record<string, (url: string) => Promise<RedisClient>> = {
    ioredis: (url) => {
      const redis = new Redis(url, { retryStrategy: () => 50 })
      redis.on('error', () => undefined)
      onTestFinished(() => {
        redis.disconnect()
      })
      return Promise.resolve(redis)
    },
    redis: async (url) => {
      const redis = createClient({ url, socket: { reconnectStrategy: 50 } })
      redis.on('error', () => undefined)
      onTestFinished(() => {
        redis.destroy()
      })
      void redis.connect().catch(() => undefined)
      return Promise.resolve(redis)
    },
  }

  async function limiterOn(name: string, url = server.url) {
    const events: (readonly [string, unknown])[] = []
    let onRecovered: () => void = () => undefined
    const recovered = new Promise<void>((resolve) => {
      onRecovered = resolve
    })
    const limiter = redisRateLimiter(await clients[name]!(url), {
      prefix: crypto.randomUUID(),
      on: {
        outage: ({ error }) => events.push(['outage', foreignError(error).message]),
        recovered: ({ outageMs }) => {
          events.push(['recovered', outageMs])
          onRecovered()
        },
      },
    })
    /** @returns How long the slowest of some calls took. */
    const slowest = async (calls: number) => {
      let most = 0
      for (let call = 0; call < calls; call++) {
        const startedAt = performance.now()
        await limiter.acquire(request)
        most = Math.max(most, performance.now() - startedAt)
      }
      return most
    }
    return { events, recovered, slowest }
  }

  test.each(Object.keys(clients))('%s: a server that is killed and started again', async (name) => {
    const { events, recovered, slowest } = await limiterOn(name)
    await slowest(5)
    expect(events).toEqual([])
    await server.kill()
    expect(await slowest(20)).toBeLessThan(mostMs)
    expect(events.map(([event]) => event)).toEqual(['outage'])
    await server.start()
    await recovered
    await slowest(5)
    expect(events.map(([event]) => event)).toEqual(['outage', 'recovered'])
  })

  test.each(Object.keys(clients))('%s: a server that stops answering', async (name) => {
    const { events, recovered, slowest } = await limiterOn(name)
    await slowest(5)
    server.pause()
    const startedAt = performance.now()
    expect(await slowest(20)).toBeLessThan(mostMs)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(249)
    expect(events).toEqual([['outage', 'no answer within 250 ms']])
    server.resume()
    await recovered
    await slowest(5)
    expect(events.map(([event]) => event)).toEqual(['outage', 'recovered'])
  })

  test.each(Object.keys(clients))('%s: a server that was never there', async (name) => {
    const { events, slowest } = await limiterOn(name, 'redis://127.0.0.1:1')
    expect(await slowest(20)).toBeLessThan(mostMs)
    expect(events.map(([event]) => event)).toEqual(['outage'])
  })

  test('a server that has become a replica, which may not write, and is a master again', async () => {
    const { events, recovered, slowest } = await limiterOn('ioredis')
    await slowest(5)
    const admin = new Redis(server.url)
    await admin.replicaof('127.0.0.1', 1)
    await slowest(5)
    expect(events).toEqual([['outage', expect.stringContaining('READONLY')]])
    await admin.replicaof('NO', 'ONE')
    await recovered
    await slowest(5)
    expect(events.map(([event]) => event)).toEqual(['outage', 'recovered'])
    admin.disconnect()
  })

  test('a user who may run scripts on the keys of the prefix needs no more', async () => {
    const admin = new Redis(server.url)
    const rule = [
      '~audit:*',
      'resetchannels',
      '-@all',
      '+evalsha',
      '+eval',
      '+time',
      '+hmget',
      '+hset',
      '+hdel',
      '+pexpire',
    ]
    await admin.call('ACL', 'SETUSER', 'pace', 'on', '>secret', ...rule)
    const redis = new Redis(server.url, { username: 'pace', password: 'secret', enableReadyCheck: false })
    const outages: unknown[] = []
    const on = { outage: ({ error }: { error: unknown }) => outages.push(error) }
    const limiter = redisRateLimiter(redis, { prefix: 'audit', on })
    await limiter.acquire(request)
    limiter.report({ key: request.key, isThrottle: true })
    await limiter.acquire(request)
    expect(outages).toEqual([])
    await redisRateLimiter(redis, { prefix: 'other', on }).acquire(request)
    expect(outages).toMatchObject([{ message: expect.stringMatching(/NOPERM|permission/) as string }])
    redis.disconnect()
    admin.disconnect()
  })
})
