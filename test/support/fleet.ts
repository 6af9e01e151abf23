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
  /** The processes that have not been killed. */
  readonly members: readonly Member[]
  /** Starts another one. @param clockMs - How far its clock is off. */
  start(clockMs: number): Promise<void>
  /** When each request came, in milliseconds, and whose it was. */
  arrivals(): { readonly atMs: number; readonly name: string }[]
  stop(): Promise<void>
}

/** Makes a fleet on a server of Redis, with no processes yet. */
export async function fleetOn(url: string): Promise<Fleet> {
  const folder = await programFolder()
  const emulator = createEmulator({ quotas: true })
  const listener = await emulator.listen()
  const prefix = crypto.randomUUID()
  const children = new Map<Member, ChildProcess>()
  let count = 0
  const start = async (clockMs: number) => {
    const name = `AKIDEXAMPLE${String(count++)}`
    const child = fork(join(folder, 'program.mjs'), [listener.url, url, prefix, name, String(clockMs)])
    const said: string[] = []
    child.on('message', (word: string) => said.push(word))
    await once(child, 'message')
    const member: Member = {
      name,
      said,
      read: async (pages) => {
        const isDone = new Promise<void>((resolve) => {
          child.on('message', (word: string) => {
            if (word === 'done') resolve()
          })
        })
        child.send(pages)
        await Promise.race([isDone, once(child, 'exit')])
      },
      kill: () => {
        child.kill('SIGKILL')
        children.delete(member)
      },
    }
    children.set(member, child)
  }
  return {
    get members() {
      return [...children.keys()]
    },
    start,
    arrivals: () =>
      emulator.requests.map(({ receivedAt, accessKeyId = '' }) => ({ atMs: receivedAt, name: accessKeyId })),
    stop: async () => {
      for (const member of children.keys()) member.kill()
      await listener.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A folder with the program and what it imports. */
async function programFolder(): Promise<string> {
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
  writeFileSync(join(folder, 'program.mjs'), program)
  return folder
}
