/** The README is true: its examples print what they say, and its figures are the figures. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'
import { expect, onTestFinished, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { CloudTrail } from 'cloudtrail-client'
import { operations } from 'cloudtrail-client/schemas'
import { createEmulator, createTestClock } from 'cloudtrail-client/testing'
import { call } from '../support/emulator-call.js'
import { bundled } from '../support/typescript-child.js'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const region = 'us-east-1'

interface Example {
  readonly code: string
  /** Each line that it prints. */
  readonly prints: readonly string[]
}

/** Examples that print: what is behind an arrow, or what the next block of text has. */
const examples: Example[] = [...readme.matchAll(/```ts\n(.*?)```(?:\n\n```text\n(.*?)```)?/gs)].flatMap(
  ([, code = '', text]) => {
    const prints = text?.trimEnd().split('\n') ?? [...code.matchAll(/\/\/ → (.*)/g)].map(([, line = '']) => line)
    return prints.length === 0 ? [] : [{ code, prints }]
  },
)

/** What examples take for granted, unless they make it themselves. */
const prelude = `import { CloudTrail } from 'cloudtrail-client'\nconst cloudtrail = new CloudTrail({ region: '${region}' })\n`

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3600 * 1000).toISOString()

const event = (eventName: string, userName: string, eventTime: string) => ({
  eventID: crypto.randomUUID(),
  awsRegion: region,
  ...{ eventName, eventTime, userIdentity: { userName } },
})

/** An account with a trail and a few events, on a socket. */
async function account(): Promise<string> {
  const records = [
    event('ConsoleLogin', 'grace', hoursAgo(1)),
    event('ConsoleLogin', 'ada', hoursAgo(2)),
    event('CreateUser', 'ada', hoursAgo(3)),
  ]
  const emulator = createEmulator({ records })
  await call(emulator, 'CreateTrail', { Name: 'audit', S3BucketName: 'audit-logs' }, region)
  const listener = await emulator.listen()
  onTestFinished(() => listener.close())
  return listener.url
}

async function outputOf(code: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-readme-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const outfile = join(folder, 'example.mjs')
  writeFileSync(outfile, await bundled(/\bconst cloudtrail\b/.test(code) ? code : prelude + code))
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
  const env = { PATH: process.env['PATH'], AWS_ENDPOINT_URL_CLOUDTRAIL: await account(), ...keys }
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { env })
  return stdout.trimEnd().split('\n')
}

test('there are examples that print', () => {
  expect(examples.length).toBeGreaterThanOrEqual(7)
})

test.each(examples)('an example prints $prints', async ({ code, prints }) => {
  expect(await outputOf(code)).toEqual(prints)
})

test('it names the number of operations', () => {
  expect(readme).toContain(`${String(Object.keys(operations).length - 1)} operations and \`PutAuditEvents\``)
})

test('the packages beside it are those that it names', () => {
  const names = Object.keys(packageJson.dependencies)
  expect(readme).toContain(
    `${String(names.length)} packages beside it: ${names.map((name) => `\`${name}\``).join(', ')}`,
  )
})

test('a bundle has the size that it names', () => {
  const ceilings = [...readFileSync(join(root, 'scripts/bundle-size.js'), 'utf8').matchAll(/ceilingKb: ([\d.]+)/g)]
  const named =
    /(\d+) KB gzipped with one operation, (\d+) KB with a role to assume, (\d+) KB with all,.*, (\d+) KB with one command/
      .exec(readme)
      ?.slice(1)
  expect(ceilings.map(([, kilobytes]) => String(Math.round(Number(kilobytes))))).toEqual(named)
})

/** A program with one command of the AWS SDK, minified and gzipped, in KB. */
async function sizeOfSdk(options: BuildOptions): Promise<number> {
  const contents = `import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
    console.log(await new CloudTrailClient({ region: 'eu-west-1' }).send(new LookupEventsCommand({})))`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'node', ...options },
  })
  return gzipSync(outputFiles![0]!.contents).length / 1000
}

test('a bundle of the AWS SDK has the sizes that it names', async () => {
  const named =
    /The AWS SDK has (\d+) KB from its ES modules, (\d+) KB\s+as esbuild takes it by itself/.exec(readme) ?? []
  const sizes = [await sizeOfSdk({ mainFields: ['module', 'main'] }), await sizeOfSdk({})]
  expect(sizes.map(Math.round)).toEqual(named.slice(1).map(Number))
  expect(readme).toContain('a bundle with one command has 42 KB') // as above
})

test('its alias is the line of the guide for npm, and that for others says link', () => {
  const guide = readFileSync(join(root, 'docs/moving-from-the-aws-sdk.md'), 'utf8')
  const [, line = ''] = /- \*\*Alias today\*\*: (`[^`]+`)/.exec(readme) ?? []
  expect(/^\| npm .*$/m.exec(guide)?.[0]).toContain(line)
  expect(/^\| pnpm, Yarn 1 .*$/m.exec(guide)?.[0]).toContain(line.replace('file:', 'link:'))
})

test('four walks at once end after the time that it names, without a throttle', async () => {
  const clock = createTestClock(Date.UTC(2026, 0, 1))
  const records = Array.from({ length: 1500 }, () => event('GetUser', 'ada', '2025-12-31T12:00:00Z'))
  const emulator = createEmulator({ records, quotas: true, now: clock.now })
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const throttles: unknown[] = []
  const on = { throttle: (throttle: unknown) => throttles.push(throttle) }
  const cloudtrail = new CloudTrail({ region, credentials, transport: emulator.transport, clock, on })
  const walk = async (): Promise<number> => {
    let pages = 0
    for await (const page of cloudtrail.lookupEvents().pages()) pages += page.Events?.length === 50 ? 1 : 0
    return pages
  }
  const startedAtMs = clock.now()
  const pages = await Promise.all([walk(), walk(), walk(), walk()])
  expect(pages).toEqual([30, 30, 30, 30])
  const [, times = '', count = ''] =
    /after (1\.\d\d) times the\s+shortest possible time with (\d+) throttles/.exec(readme) ?? []
  expect(String(throttles.length)).toBe(count)
  // 120 requests at 2 a second; the first comes at once.
  expect((clock.now() - startedAtMs) / 1000 / (119 / 2)).toBeLessThanOrEqual(Number(times) + 0.005)
})
