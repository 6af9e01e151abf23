/** Real servers of Redis for tests: of their own, on loopback, in memory only. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The program that is on the path, Redis or Valkey. */
const program = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)

/** Whether tests can start and kill servers. */
export const canStartRedis = program !== undefined

/** Whether tests have a server at all. */
export const hasRedis = canStartRedis || process.env['REDIS_URL'] !== undefined

export interface RedisServer {
  readonly url: string
  readonly port: number
  /** As `kill -9` does. What it knew is lost. */
  kill(): Promise<void>
  /** Starts it again on the same port. */
  start(): Promise<void>
  /** Stops answering, while connections stay open. */
  pause(): void
  resume(): void
  /** Ends it for good. */
  stop(): Promise<void>
}

/** Starts a server on a free port. @param args - Further arguments of the program. */
export async function startRedis(...args: string[]): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-redis-'))
  let child: ChildProcess | undefined
  const start = async () => {
    child = await startOn(port, folder, args)
  }
  const kill = async () => {
    if (child?.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  await start()
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    port,
    kill,
    start,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    stop: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startOn(port: number, folder: string, args: string[]): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const child = spawn(program ?? 'redis-server', [...settings, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let log = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      log += text.toString()
      if (log.includes('Ready to accept connections')) resolve()
    })
    child.once('exit', () => {
      reject(new Error(`the server has ended:\n${log}`))
    })
  })
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The server that `REDIS_URL` names, which stays as it is but for keys that expire; otherwise one of the tests' own. */
export async function anyRedis(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const url = process.env['REDIS_URL']
  return url === undefined ? startRedis() : { url, stop: () => Promise.resolve() }
}
