/** A process that is stopped while its connections die, as AWS Lambda does to it: what the first call afterwards comes to. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { serve, serveSelfSigned } from '../support/local-server.js'
import { startProxy } from '../support/proxy-server.js'
import { bundled } from '../support/typescript-child.js'

/**
 * Opens connections, stops itself, and calls before it looks at any of them again. What it then learns of the clock is told
 * to it: a test does not wait for the seconds that a freeze lasts.
 */
const program = `
  import { writeSync } from 'node:fs'
  import { CloudTrail } from './src/index.ts'
  import { systemClock } from './src/runtime/clock.ts'
  const { endpoint, connections, operation, input, maxAttempts, frozenMs, proxy } = JSON.parse(process.argv[2])
  let aheadMs = 0
  const attempts = []
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    endpoint,
    proxy,
    maxAttempts,
    limiter: false,
    clock: { ...systemClock, now: () => Date.now() + aheadMs },
    on: { attempt: ({ code }) => attempts.push(code ?? 'ok') },
  })
  await Promise.all(Array.from({ length: connections }, () => cloudtrail.getTrailStatus({ Name: 'warm' })))
  attempts.length = 0
  writeSync(1, 'stopping\\n')
  process.kill(process.pid, 'SIGSTOP')
  aheadMs = frozenMs
  const result = await cloudtrail[operation](input).then(() => 'ok', (error) => error.message)
  console.log(JSON.stringify({ result, attempts }))
  process.exit()
`

let bundle = ''
beforeAll(async () => {
  bundle = await bundled(program)
})

const startQuery = { operation: 'startQuery', input: { QueryStatement: 'SELECT 1' } }
const createTrail = { operation: 'createTrail', input: { Name: 'audit', S3BucketName: 'logs' } }
const putAuditEvents = {
  operation: 'putAuditEvents',
  input: {
    channelArn: 'arn:aws:cloudtrail:us-east-1:123456789012:channel/EXAMPLE8-0558-4f7e-a06a-43969EXAMPLE',
    auditEvents: [{ id: '1', eventData: '{}' }],
  },
}
const describeTrails = { operation: 'describeTrails', input: {} }

/** How the other side leaves a connection that the stopped process holds. */
const endings: Record<string, (socket: Socket) => void> = {
  closes: (socket) => socket.destroy(),
  'half-closes': (socket) => socket.end(),
  resets: (socket) => socket.resetAndDestroy(),
}

interface Scene {
  readonly call: { readonly operation: string; readonly input: unknown }
  readonly ending: (socket: Socket) => void
  readonly serveOn?: (handler: RequestListener) => ReturnType<typeof serve>
  readonly connections?: number
  readonly maxAttempts?: number
  /** What the clock has moved on by when the process runs again, in milliseconds. */
  readonly frozenMs?: number
  readonly isProxied?: boolean
}

const replies: Record<string, string> = {
  StartQuery: '{"QueryId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"}',
  PutAuditEvents: '{"failed":[],"successful":[{"eventID":"2","id":"1"}]}',
}

const operationOf = ({ url, headers }: IncomingMessage): string =>
  url?.startsWith('/PutAuditEvents') === true
    ? 'PutAuditEvents'
    : String(headers['x-amz-target']).replace(/^.*(\.|_)/, '')

/** Runs the program to its end, and tells what came of its call and what the server received meanwhile. */
async function afterFreeze(scene: Scene) {
  const { call, ending, serveOn = serve, connections = 1, maxAttempts = 3, frozenMs = 60_000, isProxied } = scene
  const received: string[] = []
  const waiting: ServerResponse[] = []
  const { url, sockets } = await serveOn((request, response) => {
    const operation = operationOf(request)
    request.resume()
    if (operation !== 'GetTrailStatus') {
      received.push(operation)
      response.end(replies[operation] ?? '{}')
      return
    }
    // All at once, so that as many connections are needed.
    if (waiting.push(response) === connections) for (const one of waiting) one.end('{}')
  })
  const proxy = isProxied === true ? await startProxy() : undefined
  const options = { endpoint: url.href, connections, maxAttempts, frozenMs, proxy: proxy?.url.href, ...call }
  const child = spawn(process.execPath, ['--input-type=module', '-', JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { NODE_EXTRA_CA_CERTS: fileURLToPath(new URL('../../fixtures/tls/self-signed.pem', import.meta.url)) },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdin.end(bundle)
  const lines = createInterface(child.stdout)
  await once(lines, 'line')
  await stopped(child)
  const idle = proxy === undefined ? sockets : proxy.sockets
  expect(idle).toHaveLength(connections)
  for (const socket of [...idle]) ending(socket)
  child.kill('SIGCONT')
  const [line] = (await once(lines, 'line')) as [string]
  return { ...(JSON.parse(line) as { result: string; attempts: string[] }), received }
}

const stopped = (child: ChildProcess): Promise<void> =>
  vi.waitFor(() => {
    expect(execFileSync('ps', ['-o', 'state=', '-p', String(child.pid)], { encoding: 'utf8' })).toMatch(/^T/)
  })

test.for(
  Object.keys(endings).flatMap((how) =>
    [startQuery, createTrail, putAuditEvents].map((call) => [call.operation, how, call] as const),
  ),
)('%s after a freeze in which the other side %s succeeds and is sent once', async ([, how, call]) => {
  const { result, attempts, received } = await afterFreeze({ call, ending: endings[how]!, connections: 3 })
  expect({ result, attempts }).toEqual({ result: 'ok', attempts: ['ok'] })
  expect(received).toHaveLength(1)
})

test('the same over TLS', async () => {
  const ending = endings['closes']!
  expect(await afterFreeze({ call: startQuery, ending, serveOn: serveSelfSigned })).toEqual({
    result: 'ok',
    attempts: ['ok'],
    received: ['StartQuery'],
  })
})

test('the same through a proxy', async () => {
  const ending = endings['closes']!
  expect(await afterFreeze({ call: startQuery, ending, isProxied: true })).toEqual({
    result: 'ok',
    attempts: ['ok'],
    received: ['StartQuery'],
  })
})

test('the same when the clock was set back meanwhile', async () => {
  const ending = endings['resets']!
  expect(await afterFreeze({ call: startQuery, ending, frozenMs: -60_000 })).toEqual({
    result: 'ok',
    attempts: ['ok'],
    received: ['StartQuery'],
  })
})

test.for([1, 2, 3])(
  'with ten dead connections, a read of at most %d attempts needs one that does not count',
  async (maxAttempts) => {
    for (const ending of Object.values(endings)) {
      const { result, attempts } = await afterFreeze({ call: describeTrails, ending, connections: 10, maxAttempts })
      expect({ result, attempts }).toEqual({ result: 'ok', attempts: ['ConnectionFailed', 'ok'] })
    }
  },
)
