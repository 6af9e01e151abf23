/** The command `cloudtrail-client search`, in a process of its own, on the emulator. */
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { createEmulator, type Emulator } from 'cloudtrail-client/testing'
import { commandInTests } from '../../support/command.js'

const command = commandInTests()

const account = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
}

const rows = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

async function serving(count = 3): Promise<{ emulator: Emulator; env: Record<string, string> }> {
  const records = Array.from({ length: count }, (_, index) => ({
    eventID: `id-${String(index)}`,
    eventName: index % 2 === 0 ? 'ConsoleLogin' : 'AssumeRole',
    eventSource: 'signin.amazonaws.com',
    eventTime: new Date(Date.now() - 60_000 - index * 1000).toISOString(),
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: '=cmd,"x"\u001b[31m\nnext',
    userIdentity: { type: 'IAMUser', userName: 'ada' },
    requestParameters: { list: [{ port: 22 }, { port: 80 }] },
  }))
  const emulator = createEmulator({ records })
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  return { emulator, env: { ...account, AWS_ENDPOINT_URL_CLOUDTRAIL: listener.url } }
}

test('rows of NDJSON have the members that are promised', async () => {
  const { env } = await serving()
  const { code, stdout, stderr } = await command(
    ['search', '--region', 'us-east-1', '--from', '1h', '--where', 'eventName=ConsoleLogin'],
    { env },
  ).ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const found = rows(stdout)
  expect(found.map(({ eventId }) => eventId)).toEqual(['id-0', 'id-2'])
  expect(Object.keys(found[0] ?? {})).toEqual(
    'eventTime eventName eventSource username region accountId eventId record'.split(' '),
  )
  expect(found[0]).toMatchObject({ username: 'ada', region: 'us-east-1', record: { sourceIPAddress: '203.0.113.7' } })
})

test.each([
  ['json', '[\n{"eventId":"id-0","requestParameters.list.port":[22,80]}\n]\n'],
  ['ndjson', '{"eventId":"id-0","requestParameters.list.port":[22,80]}\n'],
  ['csv', 'eventId,requestParameters.list.port\nid-0,"[22,80]"\n'],
  ['table', 'eventId                   requestParameters.list.port\nid-0                      [22,80]\n'],
])('the fields that are asked for are printed as %s', async (format, text) => {
  const { env } = await serving(1)
  const fields = ['--fields', 'eventId,requestParameters.list.port']
  const { stdout } = await command(['search', '--region', 'us-east-1', '--output', format, ...fields], { env }).ended
  expect(stdout).toBe(text)
})

test('nothing of a record moves a terminal or becomes a formula', async () => {
  const { env } = await serving(1)
  const run = (format: string) =>
    command(['search', '--region', 'us-east-1', '--output', format, '--fields', 'userAgent,eventId'], { env }).ended
  expect((await run('table')).stdout).toContain('=cmd,"x"?[31m?next')
  expect((await run('csv')).stdout).toBe('userAgent,eventId\n"\'=cmd,""x""\u001b[31m\nnext",id-0\n')
})

test('a limit that is reached prints the cursor, which goes on', async () => {
  const { env } = await serving(5)
  const args = ['search', '--region', 'us-east-1', '--fields', 'eventId']
  const first = await command([...args, '--limit', '2'], { env }).ended
  expect(rows(first.stdout)).toEqual([{ eventId: 'id-0' }, { eventId: 'id-1' }])
  const [, cursor = ''] = /--cursor '(.*)'\n/.exec(first.stderr) ?? []
  const second = await command([...args, '--cursor', cursor], { env }).ended
  expect(rows(second.stdout).map(({ eventId }) => eventId)).toEqual(['id-2', 'id-3', 'id-4'])
  expect(second.stderr).toBe('')
})

test('Regions that fail for one reason are told in one line', async () => {
  const args = ['search', '--region', 'us-east-1,eu-west-1']
  const { code, stderr } = await command(args, { env: { AWS_EC2_METADATA_DISABLED: 'true' } }).ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/^cloudtrail-client: us-east-1, eu-west-1 were left out: .*no credentials found.*\n$/)
})

test('an endpoint can be given as a flag', async () => {
  const { env } = await serving()
  const endpoint = ['--endpoint-url', env['AWS_ENDPOINT_URL_CLOUDTRAIL'] ?? '']
  const { stdout } = await command(['search', '--region', 'us-east-1', ...endpoint], { env: account }).ended
  expect(rows(stdout)).toHaveLength(3)
})

test.each([
  [[false, true], 3],
  [[true, true], 1],
])('of two Regions those fail: %j; the exit code is %i', async (fail, expected) => {
  const { emulator, env } = await serving()
  if (fail[0] === true) emulator.faults.add({ times: Infinity, reply: { code: 'AccessDeniedException' } })
  // The name of the Region is in the request only; the emulator refuses every request that is signed for one of the two.
  const regions = fail[0] === true ? 'us-east-1,eu-west-1' : 'us-east-1,xx-nowhere-1'
  const failing =
    fail[0] === true ? env : { ...env, AWS_ENDPOINT_URL_CLOUDTRAIL: await refusing(emulator, 'xx-nowhere-1') }
  const { code, stderr } = await command(['search', '--region', regions], { env: failing }).ended
  expect(code).toBe(expected)
  expect(stderr).toContain('left out: ')
})

/** A server in front of an emulator that refuses one Region. */
async function refusing(emulator: Emulator, region: string): Promise<string> {
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.headers.authorization?.includes(`/${region}/`) === true) {
        response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
        response.end(JSON.stringify({ __type: 'UnrecognizedClientException', message: 'no such Region here' }))
        return
      }
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      void emulator
        .fetch(new Request('http://127.0.0.1/', { method: 'POST', headers, body: Buffer.concat(chunks) }))
        .then(async (reply) => {
          response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.1' })
          response.end(await reply.text())
        })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`
}

test.each([
  [['--from', 'yesterday', '--region', 'us-east-1'], '--from must be'],
  [['--from', '2026-11-20T00:00:00', '--region', 'us-east-1'], '--from must be'],
  [['--from', '91d', '--region', 'us-east-1'], '90 days'],
  [[], '--region'],
  [['--region', 'us-east-1,cn-north-1'], 'partitions'],
  [['--region', 'us-east-1', '--where', 'evenName=x'], 'did you mean eventName'],
  [['--region', 'us-east-1', '--where', '=x'], '--where must be'],
  [['--region', 'us-east-1', '--where-json', '[1]'], '--where-json'],
  [['--region', 'us-east-1', '--output', 'xml'], '--output must be'],
  [['--region', 'us-east-1', '--order', 'sideways'], 'order'],
  [['--region', 'us-east-1', '--limit', 'x'], 'limit'],
  [['--region', 'us-east-1', '--cursor', '{'], '--cursor'],
  [['--region', 'us-east-1', '--cursor', '{}'], '--cursor'],
  [['--region', 'us-east-1', '--follow', '--to', '1h'], '--follow takes no'],
  [['--nothing'], '--help'],
])('%j is a mistake in the arguments', async (args, text) => {
  const { code, stdout, stderr } = await command(['search', ...args]).ended
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(text)
})

test('a reader that goes away ends it quietly', async () => {
  const { env } = await serving(3000)
  const { child, ended } = command(['search', '--region', 'us-east-1'], { env, isUnread: true })
  await once(child.stdout, 'readable')
  child.stdout.destroy()
  const { code, stderr } = await ended
  expect(code).toBe(0)
  expect(stderr).not.toContain('EPIPE')
})

test('Ctrl-C ends a tail and prints its cursor, which goes on', async () => {
  const { env } = await serving(2)
  const args = ['search', '--region', 'us-east-1', '--follow', '--fields', 'eventId']
  const running = command(args, { env })
  const { child, ended } = running
  while (rows(running.stdout()).length < 2) await once(child.stdout, 'data')
  child.kill('SIGINT')
  const { code, stdout, stderr } = await ended
  expect(code).toBe(0)
  expect(rows(stdout).map(({ eventId }) => eventId)).toEqual(['id-1', 'id-0'])
  const [, cursor = ''] = /--cursor '(.*)'\n/.exec(stderr) ?? []
  expect(JSON.parse(cursor)).toMatchObject({ v: 1 })
})

test('the demonstration needs no credentials', async () => {
  const { code, stdout } = await command([
    'search',
    '--demo',
    '--where',
    'errorCode=Access*',
    '--fields',
    'eventName,username',
  ]).ended
  expect(code).toBe(0)
  expect(rows(stdout)).toEqual([
    { eventName: 'CreateUser', username: 'ada-laptop' },
    { eventName: 'ListUsers', username: 'ada' },
  ])
})
