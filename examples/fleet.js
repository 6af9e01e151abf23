// Four processes look events up, on a service that grants two lookups a second to all of them, with one pace in Redis.
//
//   npm run example:fleet    with redis-server on the path, or REDIS_URL set
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { CloudTrail } from 'cloudtrail-client'
import { redisRateLimiter } from 'cloudtrail-client/redis'
import { createEmulator } from 'cloudtrail-client/testing'
import { redisServer } from './redis-server.js'

const processes = 4
const lookups = 5 // of each process

const [endpoint, redisUrl, prefix] = process.argv.slice(2)
await (endpoint === undefined ? main() : work())

/** What each process does. */
async function work() {
  const redis = new Redis(redisUrl ?? '')
  const limiter = redisRateLimiter(redis, {
    prefix,
    processes, // if Redis is lost, each process takes a quarter of the rate
    on: {
      outage: ({ error }) => console.warn('paced without Redis:', error),
      recovered: ({ outageMs }) => console.warn(`paced by Redis again, after ${outageMs} ms`),
    },
  })
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    limiter,
    userAgent: `process/${process.pid}`,
    on: { throttle: () => process.send?.('throttle') },
  })
  process.send?.('ready')
  await once(process, 'message')
  for (let lookup = 0; lookup < lookups; lookup++) await cloudtrail.lookupEvents()
  redis.disconnect()
  process.disconnect()
}

async function main() {
  const server = await redisServer()
  const emulator = createEmulator({ quotas: true })
  const listener = await emulator.listen()
  let throttles = 0
  const prefix = `example-${crypto.randomUUID()}`
  const children = Array.from({ length: processes }, () =>
    fork(import.meta.filename, [listener.url, server.url, prefix]).on('message', (text) => {
      if (text === 'throttle') throttles++
    }),
  )
  await Promise.all(children.map((child) => once(child, 'message')))
  console.log(`${processes} processes, one pace: 2 lookups a second. Each makes ${lookups}.\n`)

  const startedAt = performance.now()
  for (const child of children) child.send('go')
  await Promise.all(children.map((child) => once(child, 'exit')))
  const seconds = (performance.now() - startedAt) / 1000

  const [first] = emulator.requests
  for (const { pid = 0 } of children) {
    const own = emulator.requests.filter(({ headers }) => headers['user-agent']?.includes(`process/${pid}`))
    const at = own.map(({ receivedAt }) => ((receivedAt - (first?.receivedAt ?? 0)) / 1000).toFixed(1).padStart(5))
    console.log(`process ${String(pid).padEnd(8)} ${own.length} lookups, at ${at.join(' ')} s`)
  }
  const { length } = emulator.requests
  console.log(
    `\n${length} lookups in ${seconds.toFixed(1)} s, at best ${((length - 1) / 2).toFixed(1)} s; ${throttles} throttles`,
  )
  await listener.close()
  server.stop()
}
