/** The figures of the README are the figures. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { CloudTrail } from 'cloudtrail-client'
import * as awsSdk from 'cloudtrail-client/aws-sdk'
import { createConnector } from 'cloudtrail-client/connector'
import * as core from 'cloudtrail-client/core'
import { operations } from 'cloudtrail-client/schemas'
import { createEmulator, createTestClock } from 'cloudtrail-client/testing'
import { event } from '../support/run-example.js'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const region = 'us-east-1'

test('it names the number of operations', () => {
  expect(readme).toContain(`${String(Object.keys(operations).length - 1)} operations and \`PutAuditEvents\``)
})

test('it names the number of operations that answer in pages', () => {
  const paged = Object.values(core).filter((value) => typeof value === 'object' && 'paging' in value)
  expect(readme).toContain(`The ${String(paged.length)} operations that answer in pages`)
})

test('it fits in 250 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(250)
})

test('it names how many of the names of the AWS SDK there are', () => {
  const names = Object.keys(awsSdk)
  const count = (form: RegExp) => String(names.filter((name) => form.test(name)).length)
  const [commands, exceptions, paginators] = [/[a-z]Command$/, /(?<!Service)Exception$/, /^paginate/].map(count)
  expect(readme).toContain(
    `${commands} commands, ${exceptions} exceptions and ${paginators} paginators under its names`,
  )
})

test('it names the number of actions and of their sets', () => {
  const { catalogue } = createConnector({ region })
  const sets = new Set(catalogue.map(({ set }) => set))
  expect(readme).toContain(`${String(catalogue.length)} connector actions in ${String(sets.size)} sets`)
})

test('it names the oldest Node, and the TypeScripts that are tried', () => {
  const [, oldest = '', newest = ''] =
    /versions = \['(\d+\.\d+)\..*, '(\d+)\.[^']+'\]/.exec(
      readFileSync(join(root, 'scripts/test-typescript.js'), 'utf8'),
    ) ?? []
  expect(readme).toContain(`Node ${packageJson.engines.node.replace('>=', '')} or newer`)
  expect(readme).toContain(`TypeScript ${oldest} to ${newest}`)
})

test('every guide is in its table', () => {
  const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  expect(guides.filter((name) => !readme.includes(`](docs/${name})`))).toEqual([])
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
  expect(readme).toContain('a bundle with one command has 43 KB') // as above
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
