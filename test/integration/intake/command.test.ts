/** `cloudtrail-client intake`, in a process of its own. */
import { expect, test } from 'vitest'
import { gzipSync } from 'node:zlib'
import { commandInTests, type CommandOptions, type RunningCommand } from '../../support/command.js'
import { s3Refusal, sqsRefusal } from '../../support/fault-layer.js'
import { idsOf, intakeSetting, recordOf, until, type IntakeSetting } from '../../support/intake-setting.js'

const command = commandInTests()

const envOf = ({ layer }: IntakeSetting) => ({
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ENDPOINT_URL_SQS: layer.url,
  AWS_ENDPOINT_URL_S3: layer.url,
})

const start = (setting: IntakeSetting, args: readonly string[] = [], options: CommandOptions = {}): RunningCommand =>
  command(['intake', '--queue-name', 'trail', '--region', 'eu-west-1', ...args], { env: envOf(setting), ...options })

const idsIn = (stdout: string): string[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { eventID: string }).eventID) // sound: they were made so
    .sort()

const hasNone = async (setting: IntakeSetting) => {
  const { ready, hidden } = await setting.content()
  return ready.length + hidden.length === 0
}

test('it prints each record on a line, as it stands in its file, and removes the messages', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file0', 'file1'])
  const large = '{ "eventID": "large",\n  "number": 12345678901234567890 }'
  const key = await setting.putFile('pretty', gzipSync(`{ "Records": [\n${large}\n] }`))
  await setting.send(JSON.stringify({ s3Bucket: 'trail-logs', s3ObjectKey: [key] }))
  const { code, stdout, stderr } = await start(setting, ['--format', 'ndjson', '--until-empty']).ended
  expect(stderr).toBe('cloudtrail-client: 7 records of 3 objects, 3 messages removed\n')
  expect({ code, ids: idsIn(stdout) }).toEqual({ code: 0, ids: [...ids, 'large'] })
  expect(stdout).toContain(`${large.replace('\n', ' ')}\n`)
  expect(await hasNone(setting)).toBe(true)
})

test('a queue is named by its URL, and its Region by the environment', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  const args = ['intake', '--queue-url', setting.options.queueUrl ?? '', '--until-empty']
  const { stdout } = await command(args, { env: { ...envOf(setting), AWS_REGION: 'eu-west-1' } }).ended
  expect(idsIn(stdout)).toEqual(ids)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with code 0 when the work under way is done', async (signal) => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file0', 'file1'])
  const running = start(setting)
  await until(() => running.stdout().split('\n').length > ids.length)
  running.child.kill(signal)
  const { code, stdout } = await running.ended
  expect({ code, ids: idsIn(stdout) }).toEqual({ code: 0, ids })
  expect(await hasNone(setting)).toBe(true)
})

/** More than the buffers of a pipe and of both processes. */
const putLargeFiles = async (setting: IntakeSetting, count: number) => {
  for (let file = 0; file < count; file++) {
    const Records = idsOf(`large${String(file)}`, 50).map((id) => recordOf(id, { padding: 'x'.repeat(20_000) }))
    const key = await setting.putFile(`large${String(file)}`, gzipSync(JSON.stringify({ Records })))
    await setting.send(JSON.stringify({ s3Bucket: 'trail-logs', s3ObjectKey: [key] }))
  }
}

test('a reader that takes nothing stops it, and nothing is removed or lost', async () => {
  const setting = await intakeSetting({ maxReceiveCount: 100 })
  await putLargeFiles(setting, 8)
  const running = start(setting, [], { isUnread: true })
  await until(() => setting.layer.passages.some(({ operation }) => operation === 'GetObject'))
  await until(async () => (await setting.content()).hidden.length > 0)
  running.child.kill('SIGTERM')
  const { code } = await running.ended // after its grace
  expect(code).toBe(0)
  const { ready, hidden } = await setting.content()
  expect({ ready: ready.length, hidden }).toEqual({ ready: 8, hidden: [] })
})

test('a reader that goes away ends it with code 1, and what it did not get is put back', async () => {
  const setting = await intakeSetting({ maxReceiveCount: 100 })
  await putLargeFiles(setting, 4)
  const running = start(setting)
  running.child.stdout.once('data', () => running.child.stdout.destroy())
  const { code, stderr } = await running.ended
  expect(code).toBe(1)
  expect(stderr).toContain('cloudtrail-client: the reader of the output has gone\n')
  expect(stderr).not.toContain('    at ')
  const { ready, hidden } = await setting.content()
  expect({ ready: ready.length, hidden }).toEqual({ ready: 4, hidden: [] })
})

test('it tells of failures and of the missing dead-letter queue on the standard error, without what is secret', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  await setting.send('hello, secret')
  setting.layer.meet(({ operation }) => (operation === 'GetObject' ? s3Refusal(403, 'AccessDenied') : undefined))
  const { code, stdout, stderr } = await start(setting, ['--until-empty']).ended
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(stderr).toMatch(
    /^cloudtrail-client: failure: \S+: AWSLogs\/\S+: .*said the test.*s3:GetObject is not allowed/m,
  )
  expect(stderr).toMatch(/^cloudtrail-client: poison: \S+: unrecognised; delivery 1$/m)
  expect(stderr).not.toContain('secret')
})

test('a queue that does not exist ends it with code 1', async () => {
  const setting = await intakeSetting()
  const { code, stderr } = await command(['intake', '--queue-name', 'not', '--region', 'eu-west-1'], {
    env: envOf(setting),
  }).ended
  expect(code).toBe(1)
  expect(stderr).toContain('does not exist')
})

test('--check prints what it found, removes nothing, and says by its code whether anything is missing', async () => {
  const setting = await intakeSetting()
  await setting.deliver(['file'])
  const good = await start(setting, ['--check']).ended
  expect(good).toMatchObject({ code: 0, stderr: '' })
  expect(good.stdout).toMatch(/^ok +s3:GetObject +s3:\/\/trail-logs\/\S+ can be read$/m)
  setting.layer.meet(({ operation }) =>
    operation === 'DeleteMessageBatch' ? sqsRefusal(403, 'AccessDenied') : undefined,
  )
  const bad = await start(setting, ['--check']).ended
  expect(bad.code).toBe(1)
  expect(bad.stdout).toMatch(/^missing +sqs:DeleteMessage /m)
  expect((await setting.content()).ready).toHaveLength(1)
})

test('an outage and its end are told', async () => {
  const setting = await intakeSetting()
  const ids = await setting.deliver(['file'])
  let refused = 0
  setting.layer.meet(({ operation }) =>
    operation === 'GetObject' && refused++ < 4 ? s3Refusal(503, 'SlowDown') : undefined,
  )
  const { stdout, stderr } = await start(setting, ['--until-empty']).ended
  expect(stderr).toMatch(
    /^cloudtrail-client: paused: throttling: SlowDown: said the test: .*\(GetObject, status 503.*; tried again until it succeeds$/m,
  )
  expect(stderr).toMatch(/^cloudtrail-client: resumed: throttling, after \d+ s$/m)
  expect(idsIn(stdout)).toEqual(ids)
})

test('a profile goes before keys in the environment', async () => {
  const setting = await intakeSetting()
  const { code, stdout, stderr } = await start(setting, ['--profile', 'audit', '--check'], {
    env: { ...envOf(setting), AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/none', HOME: '/none' },
  }).ended
  expect({ code, used: setting.layer.passages.map(({ accessKeyId }) => accessKeyId) }).toEqual({ code: 1, used: [] })
  expect(stdout + stderr).toMatch(/credentials/i)
})

test.each([
  [[], 'give --queue-url or --queue-name'],
  [['--queue-url', 'https://sqs.eu-west-1.amazonaws.com/1/q', '--queue-name', 'q'], 'give --queue-url or --queue-name'],
  [['--queue-name', 'q', '--format', 'csv'], '--output must be ndjson'],
  [['--queue-name', 'q', '--output', 'csv'], '--output must be ndjson'],
  [['--queue-name', 'q', '--region', 'no region'], 'region'],
  [['--queue-url', 'queue'], 'queueUrl'],
  [['--queue-name', 'q', 'more'], "Unexpected argument 'more'"],
  [['--speed', '1'], "Unknown option '--speed'; --help lists the options"],
])('it refuses %j in one line, with code 2', async (args, message) => {
  const { code, stderr } = await command(['intake', ...args]).ended
  expect(code).toBe(2)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('its help names every option, and the list of commands every command', async () => {
  const [own, all] = await Promise.all([command(['intake', '--help']).ended, command([]).ended])
  const named = ['--queue-url', '--queue-name', '--region', '--profile', '--format', '--until-empty', '--check']
  for (const option of named) expect(own.stdout).toContain(option)
  expect(all.stdout).toMatch(/^ {2}emulator .*\n {2}intake /m)
  expect([own.code, all.code]).toEqual([0, 0])
})
