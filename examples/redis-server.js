// A server of Redis for an example or a measurement: the one of REDIS_URL, or one of its own on loopback that keeps nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'

/** @returns {Promise<{ url: string, stop: () => void }>} */
export async function redisServer() {
  const { REDIS_URL } = process.env
  if (REDIS_URL !== undefined) return { url: REDIS_URL, stop: () => undefined }
  const port = await freePort()
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    tmpdir(),
  ]
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve, reject) => {
    child.on('error', () => reject(new Error('redis-server is not on the path: install it, or set REDIS_URL')))
    child.on('exit', () => reject(new Error('redis-server has ended')))
    child.stdout.on('data', (text) => String(text).includes('Ready to accept connections') && resolve(undefined))
  })
  return { url: `redis://127.0.0.1:${port}`, stop: () => void child.kill() }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
