/** The clients that people use, on a real server: each paces requests, alone and with the others. */
import { Redis as Valkey } from 'iovalkey'
import { Cluster, Redis } from 'ioredis'
import { createClient, createCluster } from 'redis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { CloudTrail } from 'cloudtrail-client'
import { redisRateLimiter, type RedisClient } from 'cloudtrail-client/redis'
import { createEmulator } from 'cloudtrail-client/testing'
import { anyRedis, canStartRedis, hasRedis, startRedis } from '../../support/redis-server.js'

describe.skipIf(!hasRedis)('with a server', () => {
  let server: Awaited<ReturnType<typeof anyRedis>>
  beforeAll(async () => {
    server = await anyRedis()
  })
  afterAll(() => server.stop())

  const clients: Record<string, () => Promise<RedisClient>> = {
    ioredis: () => {
      const redis = new Redis(server.url)
      onTestFinished(() => {
        redis.disconnect()
      })
      return Promise.resolve(redis)
    },
    iovalkey: () => {
      const redis = new Valkey(server.url)
      onTestFinished(() => {
        redis.disconnect()
      })
      return Promise.resolve(redis)
    },
    redis: async () => {
      const redis = createClient({ url: server.url })
      onTestFinished(() => {
        redis.destroy()
      })
      await redis.connect()
      return redis
    },
    'a function': () => {
      const redis = new Redis(server.url)
      onTestFinished(() => {
        redis.disconnect()
      })
      return Promise.resolve((text, keys, args) => redis.eval(text, keys.length, ...keys, ...args))
    },
  }

  /** What a server that has forgotten its scripts is asked first. */
  const forgetScripts = async () => {
    const redis = new Redis(server.url)
    await redis.script('FLUSH')
    redis.disconnect()
  }

  test.each(Object.keys(clients))(
    '%s: slots come at the rate, also after the server has forgotten the script',
    async (name) => {
      const outages: unknown[] = []
      const on = { outage: ({ error }: { error: unknown }) => outages.push(error) }
      const limiter = redisRateLimiter(await clients[name]!(), { prefix: crypto.randomUUID(), on, timeoutMs: 5000 })
      const request = { key: 'aws/123456789012/eu-west-1/LookupEvents', ratePerSecond: 20, capacity: 1 }
      const startedAt = performance.now()
      await Promise.all([1, 2, 3].map(() => limiter.acquire(request)))
      await forgetScripts()
      await Promise.all([1, 2].map(() => limiter.acquire(request)))
      expect(outages).toEqual([])
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(199)
    },
  )

  test('limiters of all clients share one pace, and a throttle that one reports slows down all', async () => {
    const prefix = crypto.randomUUID()
    const limiters = await Promise.all(
      Object.values(clients).map(async (connect) => redisRateLimiter(await connect(), { prefix, timeoutMs: 5000 })),
    )
    const request = { key: 'a', ratePerSecond: 40, capacity: 1 }
    const grantedAt: number[] = []
    const all = () =>
      Promise.all(
        limiters.map(async (limiter) => {
          await limiter.acquire(request)
          grantedAt.push(performance.now())
        }),
      )
    await all()
    await all()
    const span = grantedAt.at(-1)! - grantedAt[0]!
    expect(span).toBeGreaterThan(4 * 25) // by itself, each of the four would need 25 ms for its two; the first grant may be told late
    for (let throttles = 0; throttles < 10; throttles++) limiters[0]?.report({ key: 'a', isThrottle: true })
    await limiters[1]?.acquire(request)
    const slow = await limiters[2]?.acquire({ ...request, maxWaitMs: 100 }).then(
      () => 'granted',
      (error: unknown) => error,
    )
    expect(slow).toMatchObject({ code: 'GrantTimeout' })
  })

  test('a client of CloudTrail takes it as its limiter', async () => {
    const redis = await clients['ioredis']!()
    const emulator = createEmulator({ quotas: true })
    const cloudtrail = new CloudTrail({
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      transport: emulator.transport,
      limiter: redisRateLimiter(redis, { prefix: crypto.randomUUID() }),
    })
    const { trailList } = await cloudtrail.describeTrails()
    expect([trailList, emulator.requests.length]).toEqual([[], 1])
  })
})

describe.skipIf(!canStartRedis)('with a cluster', () => {
  let server: Awaited<ReturnType<typeof startRedis>>
  beforeAll(async () => {
    server = await startRedis('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1')
    const admin = new Redis(server.url)
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
    while (!String(await admin.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await admin.ping()
    admin.disconnect()
  })
  afterAll(() => server.stop())

  const clusters: Record<string, () => Promise<RedisClient>> = {
    ioredis: () => {
      const cluster = new Cluster([{ host: '127.0.0.1', port: server.port }])
      onTestFinished(() => {
        cluster.disconnect()
      })
      return Promise.resolve(cluster)
    },
    redis: async () => {
      const cluster = createCluster({ rootNodes: [{ url: server.url }] })
      onTestFinished(() => {
        cluster.destroy()
      })
      await cluster.connect()
      return cluster
    },
  }

  test.each(Object.keys(clusters))('%s: the key leads to its node', async (name) => {
    const outages: unknown[] = []
    const on = { outage: ({ error }: { error: unknown }) => outages.push(error) }
    const limiter = redisRateLimiter(await clusters[name]!(), { prefix: crypto.randomUUID(), on, timeoutMs: 5000 })
    const keys = ['LookupEvents', 'GetTrail', 'ListTrails']
    await Promise.all(keys.map((key) => limiter.acquire({ key, ratePerSecond: 20, capacity: 1 })))
    const { waitedMs } = await limiter.acquire({ key: 'GetTrail', ratePerSecond: 20, capacity: 1 })
    limiter.report({ key: 'GetTrail', isThrottle: true })
    expect(outages).toEqual([])
    expect(waitedMs).toBeGreaterThan(0)
  })
})
