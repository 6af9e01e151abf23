/** The tarball as a user gets it: unpacked into an empty project, beside nothing but its two dependencies. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const project = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
const installed = join(project, 'node_modules/cloudtrail-client')

beforeAll(() => {
  execFileSync('node', ['scripts/build.js'], { cwd: root })
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], { cwd: root })
  const [tarball = ''] = readdirSync(project).filter((name) => name.endsWith('.tgz'))
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: project })
  for (const dependency of ['zod', 'aws4fetch']) {
    symlinkSync(join(root, 'node_modules', dependency), join(project, 'node_modules', dependency))
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
}, 60_000)

afterAll(() => {
  rmSync(project, { recursive: true })
})

/** Runs a program in the project and returns what it printed. */
function run(program: string): string {
  writeFileSync(join(project, 'program.js'), program)
  return execFileSync('node', ['program.js'], { cwd: project, encoding: 'utf8' })
}

const smoke = `
  import { CloudTrail, isServiceError } from 'cloudtrail-client'
  import { createClient, LookupEvents } from 'cloudtrail-client/core'
  import { operations, LookupEventsInput } from 'cloudtrail-client/schemas'
  import { createEmulator } from 'cloudtrail-client/testing'

  const records = Array.from({ length: 120 }, (_, id) => ({ eventID: String(id), eventTime: new Date().toISOString() }))
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  const emulator = createEmulator({ records, credentials: [credentials] })
  const { url, close } = await emulator.listen()
  const config = { region: 'eu-west-1', credentials, endpoint: url }
  const cloudtrail = new CloudTrail(config)
  let count = 0
  for await (const event of createClient({ LookupEvents }, config).lookupEvents()) count += event.EventId ? 1 : 0
  const error = await cloudtrail.getTrail({ Name: 'none' }).catch((reason) => reason)
  await close()
  console.log(JSON.stringify([count, isServiceError(error, 'TrailNotFoundException'), Object.keys(operations).length,
    typeof LookupEventsInput._zod]))
`

test('it signs, calls, pages and reports errors over a real socket', () => {
  const [events, isNotFound, operations, schema] = JSON.parse(run(smoke)) as unknown[]
  expect({ events, isNotFound, operations, schema }).toEqual({
    events: 120,
    isNotFound: true,
    operations: 61,
    schema: 'object',
  })
})

test('it holds what is built and nothing else', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  expect(files.filter((name) => /(^|\/)(src|test|fixtures|examples|bench|scripts)\//.test(name))).toEqual([])
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY-LICENSES', 'README.md', 'package.json']))
})

test('zod is inlined: no built file imports it', () => {
  const built = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
  const scripts = built.filter((name) => name.endsWith('.js'))
  const importing = scripts.filter((name) => /from ["']zod/.test(readFileSync(join(installed, 'dist', name), 'utf8')))
  expect(scripts.length).toBeGreaterThan(5)
  expect(importing).toEqual([])
})
