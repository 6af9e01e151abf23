// What a request costs more when its pace is kept in Redis: the wait for a permit, at a rate that is never reached, on loopback.
//
//   npm run bench:fleet    with redis-server on the path, or REDIS_URL set
import { Redis as Valkey } from 'iovalkey'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { createRateLimiter } from 'cloudtrail-client'
import { redisRateLimiter } from 'cloudtrail-client/redis'
import { redisServer } from '../examples/redis-server.js'
import { tableOf } from '../scripts/table.js'
import { goalLine } from './goals.js'

const goalMs = 0.3
const [warmUp, requests] = [500, 5000]

const server = await redisServer()
const [ioredis, iovalkey, nodeRedis] = [
  new Redis(server.url),
  new Valkey(server.url),
  createClient({ url: server.url }),
]
await nodeRedis.connect()
const options = { prefix: `bench-${crypto.randomUUID()}`, timeoutMs: 10_000 }

const limiters = {
  'this process alone': createRateLimiter(),
  ioredis: redisRateLimiter(ioredis, options),
  iovalkey: redisRateLimiter(iovalkey, options),
  'redis (node-redis)': redisRateLimiter(nodeRedis, options),
}

const rows = []
for (const [name, limiter] of Object.entries(limiters)) {
  await waits(limiter, name, warmUp)
  const { user, system } = process.cpuUsage()
  const sorted = (await waits(limiter, name, requests)).sort((a, b) => a - b)
  const cpu = process.cpuUsage({ user, system })
  const at = (/** @type {number} */ part) => sorted[Math.floor(part * (requests - 1))] ?? NaN
  rows.push({ name, median: at(0.5), late: at(0.95), cpuMs: (cpu.user + cpu.system) / 1000 / requests })
}

const figure = (/** @type {number} */ ms) => ms.toFixed(3)
const body = rows.map(({ name, median, late, cpuMs }) => [name, figure(median), figure(late), figure(cpuMs)])
console.log(tableOf([['a permit, ms', 'median', '95 %', 'CPU of the process'], ...body], 1))
const worst = Math.max(...rows.map(({ median }) => median))
console.log(`\n${goalLine(worst <= goalMs, 'a permit from Redis', `≤ ${goalMs} ms`, figure(worst))}`)

ioredis.disconnect()
iovalkey.disconnect()
nodeRedis.destroy()
server.stop()

/**
 * One request after the other.
 *
 * @param {import('cloudtrail-client').RateLimiter} limiter
 * @param {string} key
 * @param {number} count
 */
async function waits(limiter, key, count) {
  const taken = []
  for (let request = 0; request < count; request++) {
    const startedAt = performance.now()
    await limiter.acquire({ key, ratePerSecond: 1e6, capacity: 1e6 })
    taken.push(performance.now() - startedAt)
  }
  return taken
}
