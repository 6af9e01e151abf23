/** The command validate-logs: what it prints and how it exits, over a saved folder; and its way through a real process. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { validateLogs } from 'cloudtrail-client/integrity'
import { expect, onTestFinished, test } from 'vitest'
import { validate } from '../../../src/cli/validate-logs.js'
import { commandInTests } from '../../support/command.js'
import { deliveredTrail } from '../../support/delivered-trail.js'

const start = commandInTests()
const arn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit'

async function run(...args: string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const [stdout, stderr] = [text(out), text(err)]
  const code = await validate(args, { out, err }).finally(() => {
    out.end()
    err.end()
  })
  return { code, stdout: await stdout, stderr: await stderr }
}

/** Three hours, saved; one log file was changed. */
async function savedFolder({ isChanged = false } = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'integrity-command-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const trail = await deliveredTrail({ hours: 3 })
  await validateLogs({ ...trail.options, save: folder }).report()
  if (!isChanged) return folder
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const log = join(folder, names.find((name) => /_CloudTrail_.*T2105Z.*\.json\.gz$/.test(name)) ?? '')
  const body = readFileSync(log)
  body[body.length - 9]! ^= 1
  writeFileSync(log, body)
  return folder
}

const range = ['--trail-arn', arn, '--start-time', '2026-01-10T21:00:00Z', '--end-time', '2026-01-11T00:00:00Z']
const ranges = '2026-01-10T21:00:00Z to 2026-01-11T00:00:00Z'

test('valid files: the summary alone, exit code 0; with --verbose, each of them', async () => {
  const folder = await savedFolder()
  expect(await run('--source', folder, ...range)).toEqual({
    code: 0,
    stderr: '',
    stdout: `Validating log files for trail ${arn} between 2026-01-10T21:00:00Z and 2026-01-11T00:00:00Z\n\nResults requested for ${ranges}\nResults found for ${ranges}:\n\n3/3 digest files valid\n12/12 log files valid\n`,
  })
  const { stdout } = await run('--source', folder, '--verbose', ...range)
  expect(stdout.match(/^(Digest|Log) file\ts3:\/\/trail-logs\/.*\tvalid$/gm)).toHaveLength(15)
})

test('copies without a trail are named by their folder, and a digest that is missing by its key alone', async () => {
  const folder = await savedFolder()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const digest = names.find((name) => /-Digest_.*T220000Z\.json\.gz$/.test(name)) ?? ''
  rmSync(join(folder, digest))
  const { code, stdout, stderr } = await run('--source', folder)
  expect(code).toBe(1)
  expect(stdout).toMatch(`Validating log files in ${folder}\n`)
  expect(stderr).toMatch(/^Digest file\t(s3:\/\/trail-logs\/)?AWSLogs\/\S+T220000Z\.json\.gz\tINVALID: not found\n/)
})

test('a start may be told as how long ago it is', async () => {
  const folder = await savedFolder()
  const { code, stdout } = await run('--source', folder, '--start-time', '1h')
  expect(code).toBe(0)
  const [, from = '', to = ''] = / between (\S+) and (\S+)/.exec(stdout) ?? []
  expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(3_601_000)
  expect(Date.parse(to) - Date.parse(from)).toBeGreaterThanOrEqual(3_599_000)
})

test('an invalid file: a line on the standard error, exit code 1', async () => {
  const { code, stdout, stderr } = await run('--source', await savedFolder({ isChanged: true }), ...range)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Log file\ts3:\/\/trail-logs\/\S+T2105Z\S+\tINVALID: .*\n\n$/)
  expect(stdout).toContain('\n11/12 log files valid, 1/12 log files INVALID\n')
})

test('json is one document and ndjson one object a line; both end with the report', async () => {
  const folder = await savedFolder({ isChanged: true })
  const json = JSON.parse((await run('--source', folder, '--output', 'json', ...range)).stdout) as {
    findings: object[]
    report: object
  }
  expect(json.findings).toEqual([expect.objectContaining({ kind: 'log', verdict: 'invalid' })])
  expect(json.report).toMatchObject({ isValid: false, digests: { valid: 3 } })
  const lines = (await run('--source', folder, '--output', 'ndjson', '--verbose', ...range)).stdout.trim().split('\n')
  expect(lines).toHaveLength(16)
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ type: 'report', logs: { valid: 11, invalid: 1 } })
})

test.each([
  ['foo:bar:baz', '2026-01-10', '2026-01-11', 'Invalid trail ARN provided: foo:bar:baz'],
  [arn, '2026-01-11', '2026-01-10', 'Invalid time range specified: start-time must occur before end-time'],
  [arn, 'nonsense', '2026-01-10', 'Unable to parse date value: nonsense'],
])('%s from %s to %s: what the AWS CLI says, exit code 255', async (trail, from, to, message) => {
  expect(await run('--trail-arn', trail, '--start-time', from, '--end-time', to)).toEqual({
    code: 255,
    stdout: '',
    stderr: `\n${message}\n`,
  })
})

test('in a process of its own it exits so too, and with 2 where a flag is missing', async () => {
  expect(
    await start(['validate-logs', '--source', await savedFolder({ isChanged: true }), ...range]).ended,
  ).toMatchObject({ code: 1 })
  const missing = await start(['validate-logs', '--trail-arn', arn]).ended
  expect(missing).toMatchObject({
    code: 2,
    stderr: 'cloudtrail-client: the following arguments are required: --start-time\n',
  })
  expect((await start(['--help']).ended).stdout).toContain('validate-logs')
})
