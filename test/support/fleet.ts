/** Processes that page through event histories with one pace in Redis, and a service that sees them all. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { createEmulator } from 'cloudtrail-client/testing'

const root = join(import.meta.dirname, '../..')

/** What a process does: it says what happens to it, and reads so many pages when it is told to. */
const program = `
const [endpoint, url, prefix, name, clockMs] = process.argv.slice(2)
const { now } = Date
Date.now = () => now() + Number(clockMs)
const { CloudTrail, redisRateLimiter } = await import('./fleet.mjs')
const { Redis } = await import('ioredis')
const redis = new Redis(url, { retryStrategy: () => 100 })
redis.on('error', () => undefined)
const limiter = redisRateLimiter(redis, {
  prefix,
  onOutage: 'share',
  processes: 8,
  on: { outage: () => process.send('outage'), recovered: () => process.send('recovered') },
})
const cloudtrail = new CloudTrail({
  region: 'us-east-1',
  endpoint,
  credentials: { accessKeyId: name, secretAccessKey: 'secret', accountId: '123456789012' },
  limiter,
  on: { throttle: () => process.send('throttle') },
})
process.on('message', async (pages) => {
  for (let read = 0; read < pages; read++) await cloudtrail.lookupEvents()
  process.send('done')
})
process.on('disconnect', () => process.exit())
await redis.ping()
process.send('ready')
`

export interface Member {
  readonly name: string
  /** What it has said. */
  readonly said: readonly string[]
  /** Reads pages. @returns Resolves when all are read, or when it has ended. */
  read(pages: number): Promise<void>
  kill(): void
}

export interface Fleet {
  readonly members: readonly Member[]
  /** When each request came, in milliseconds, and whose it was. */
  arrivals(): { readonly atMs: number; readonly name: string }[]
  stop(): Promise<void>
}

/** Starts processes that share a server of Redis. @param clocksMs - How far the clock of each one is off. */
export async function startFleet(url: string, clocksMs: readonly number[]): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-fleet-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    stdin: { contents: `export * from './src/index.ts'; export * from './src/redis/index.ts'`, resolveDir: root },
    outfile: join(folder, 'fleet.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    conditions: ['cloudtrail-client-source'],
    logLevel: 'warning',
  })
  const file = join(folder, 'program.mjs')
  writeFileSync(file, program)
  const emulator = createEmulator({ quotas: true })
  const listener = await emulator.listen()
  const prefix = crypto.randomUUID()
  const members: (Member & { readonly child: ChildProcess })[] = []
  const started = clocksMs.map(async (clockMs, index) => {
    const name = `AKIDEXAMPLE${String(index)}`
    const child = fork(file, [listener.url, url, prefix, name, String(clockMs)])
    const said: string[] = []
    child.on('message', (text) => said.push(String(text)))
    members[index] = {
      name,
      said,
      child,
      read: async (pages) => {
        const isDone = new Promise<void>((resolve) => {
          child.on('message', (text) => {
            if (text === 'done') resolve()
          })
        })
        child.send(pages)
        await Promise.race([isDone, once(child, 'exit')])
      },
      kill: () => void child.kill('SIGKILL'),
    }
    await once(child, 'message')
  })
  await Promise.all(started)
  return {
    members,
    arrivals: () =>
      emulator.requests.map(({ receivedAt, accessKeyId = '' }) => ({ atMs: receivedAt, name: accessKeyId })),
    stop: async () => {
      for (const { child } of members) child.kill('SIGKILL')
      await listener.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
