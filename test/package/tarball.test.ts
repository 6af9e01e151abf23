/** The tarball as a user gets it: unpacked into an empty project, beside nothing but its two dependencies. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { operations as table } from '../../src/operations/generated/table.js'
import { createEmulator } from 'cloudtrail-client/testing'
import { sampleRecords } from '../support/sample-records.js'
import { sdkProgram } from '../support/sdk-program.js'
import { schemaSamples } from '../support/schema-samples.js'

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

/** Prints each error that is not of its own class, and of no other, in both copies; and how many it has looked at. */
const twoCopies = `
  import { createRequire } from 'node:module'
  import * as main from 'cloudtrail-client'
  import * as intake from 'cloudtrail-client/intake'
  const require = createRequire(import.meta.url)
  const modules = { ...main, ...intake }
  const common = { ...require('cloudtrail-client'), ...require('cloudtrail-client/intake') }
  const exchange = { operation: 'GetTrail', region: 'eu-west-1', status: 404, attempts: 1 }
  const given = {
    ServiceError: ['TrailNotFoundException', 'none', { ...exchange, isThrottle: false }],
    ResponseError: ['cut off', exchange],
    InputError: [[]],
  }
  const names = Object.keys(modules).filter((name) => /^[A-Z].*Error$/.test(name) && name !== 'CloudTrailError')
  const odd = []
  for (const [one, other] of [[modules, common], [common, modules]]) {
    for (const name of names) {
      const error = new one[name](...(given[name] ?? ['broken', { code: 'X', mayBeSent: false, state: 'X' }]))
      const found = names.filter((each) => error instanceof other[each])
      if (one[name] === other[name] || found.join() !== name || !(error instanceof other.CloudTrailError)) odd.push(name)
    }
  }
  const refused = new common.ServiceError(...given.ServiceError)
  console.log(JSON.stringify([names.length, odd, main.isServiceError(refused, 'TrailNotFoundException')]))
`

test('errors of the CommonJS copy are those of the classes of the ES modules, and the other way round', () => {
  expect(JSON.parse(run(twoCopies))).toEqual([13, [], true])
})

test('it signs, calls, pages and reports errors over a real socket', () => {
  const [events, isNotFound, operations, schema] = JSON.parse(run(smoke)) as unknown[]
  expect({ events, isNotFound, operations, schema }).toEqual({
    events: 120,
    isNotFound: true,
    operations: Object.keys(table).length,
    schema: 'object',
  })
})

test('each schema works with the zod of a user, which is another copy than the one built in', () => {
  cpSync(join(root, 'test/support/schema-surface.js'), join(project, 'schema-surface.js'))
  writeFileSync(join(project, 'samples'), serialize(schemaSamples()))
  const program = `
    import { readFileSync } from 'node:fs'
    import { deserialize } from 'node:v8'
    import * as schemas from 'cloudtrail-client/schemas'
    import * as classic from 'zod'
    import * as mini from 'zod/mini'
    import { schemaFaults } from './schema-surface.js'

    const samples = deserialize(readFileSync('samples'))
    const faults = samples.flatMap(([name, good]) =>
      [mini, classic].flatMap((z) => schemaFaults(z, schemas[name], good).map((fault) => name + ' ' + fault)))
    const isOwnCopy = schemas.LookupEventsInput.constructor !== mini.ZodMiniObject
    console.log(JSON.stringify({ count: samples.length, isOwnCopy, faults }))`
  expect(JSON.parse(run(program))).toEqual({ count: 122, isOwnCopy: true, faults: [] })
})

const refusals = `
  import { CredentialsError, InputError } from 'cloudtrail-client'
  import { createConnector } from 'cloudtrail-client/connector'
  import { createClient, LookupEvents } from 'cloudtrail-client/core'
  import { fromContainer } from 'cloudtrail-client/credentials'
  import { createIntake } from 'cloudtrail-client/intake'
  import { createSearch } from 'cloudtrail-client/search'
  import { redisRateLimiter } from 'cloudtrail-client/redis'
  import { validateLogs } from 'cloudtrail-client/integrity'
  import { undiciTransport } from 'cloudtrail-client/undici'

  const refused = {
    core: [InputError, () => createClient({ LookupEvents }, { region: 5 })],
    connector: [InputError, () => createConnector({ region: 5 })],
    intake: [InputError, () => createIntake({})],
    search: [InputError, () => createSearch({})],
    redis: [InputError, () => redisRateLimiter({})],
    integrity: [InputError, () => validateLogs({})],
    undici: [InputError, () => undiciTransport({})],
    credentials: [CredentialsError, () => fromContainer()()],
  }
  for (const [entry, [errors, call]] of Object.entries(refused)) {
    const reason = await Promise.resolve().then(call).catch((reason) => reason)
    console.log(entry, reason instanceof errors)
  }
`
const allOfTheMainEntry = ['core', 'connector', 'intake', 'search', 'redis', 'integrity', 'undici', 'credentials'].map(
  (entry) => `${entry} true\n`,
)

test('every entry throws the classes of errors of the main entry', () => {
  expect(run(refusals)).toBe(allOfTheMainEntry.join(''))
})

test('every entry throws the classes of errors of the main entry, in a bundle for the web', async () => {
  const bundle = join(project, 'bundle.js')
  await build({
    stdin: { contents: refusals, resolveDir: project },
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    external: ['node:*'],
  })
  const text = readFileSync(bundle, 'utf8')
  expect(text).not.toContain('node:https') // the transport of Node
  expect(run(text)).toBe(allOfTheMainEntry.join(''))
})

const named = `
  import { CloudTrail, CredentialsError, InputError } from 'cloudtrail-client'

  const refused = await new CloudTrail({ region: 'eu-west-1' }).getTrail({}).catch((reason) => reason)
  const { name } = new CredentialsError('none')
  console.log(refused.name, name, String(refused))
`

test('errors keep their names in a minified bundle', async () => {
  const { outputFiles } = await build({
    stdin: { contents: named, resolveDir: project },
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
  })
  const line = 'InputError CredentialsError InputError: GetTrail: Name is required\n'
  expect(run(outputFiles[0]?.text ?? '')).toBe(line)
})

test('the class and its methods have their names, as a stack trace shows them', () => {
  const program = `
    import { CloudTrail } from 'cloudtrail-client'
    const { stack } = await new CloudTrail({ region: 'eu-west-1' }).getTrail({}).catch((reason) => reason)
    console.log(CloudTrail.name, / at CloudTrail.getTrail /.test(stack))`
  expect(run(program)).toBe('CloudTrail true\n')
})

/** The built files that a built file imports at start, itself among them. */
function loadedWith(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  const imports = readFileSync(join(installed, path), 'utf8').matchAll(/ from "([#.][^"]*)"/g)
  for (const [, specifier = ''] of imports) {
    const named = Object.entries(packageJson.imports).find(([name]) => name === specifier)?.[1]
    const byName = named && 'node' in named ? named.node.default : undefined
    loadedWith(byName === undefined ? join(dirname(path), specifier) : join(byName), found)
  }
  return found
}

test.each([
  ['./core', ['dist/core.node.js', 'dist/chunks/core.node.js']],
  [
    '.',
    ['dist/index.node.js', 'dist/chunks/cloudtrail.node.js', 'dist/chunks/core.node.js', 'dist/chunks/main.node.js'],
  ],
] as const)('on Node %s loads these files, by their paths', (entry, files) => {
  expect([...loadedWith(join(packageJson.exports[entry].node.default))]).toEqual(files)
})

test('nothing but what has the class of all operations loads it', () => {
  const loading = Object.entries(packageJson.exports).flatMap(([entry, targets]) => {
    if (typeof targets === 'string') return []
    const file = 'node' in targets ? targets.node.default : targets.default
    return [...loadedWith(join(file))].some((path) => path.includes('cloudtrail')) ? [entry] : []
  })
  expect(loading).toEqual(['.', './connector'])
})

test('old resolvers find for every entry what new ones find', () => {
  const { exports, main, module, types, typesVersions } = packageJson
  const { node, ...web } = exports['.']
  expect({ main, module, types }).toEqual({ main: node.require.default, module: web.default, types: web.types })
  const declared = Object.entries(exports).flatMap(([entry, targets]) =>
    typeof targets === 'string' || entry === '.' ? [] : [[entry.slice(2), [targets.types]]],
  )
  expect(typesVersions['*']).toEqual(Object.fromEntries(declared))
})

test('it holds what is built and nothing else', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  expect(files.filter((name) => /(^|\/)(src|test|fixtures|examples\/(?!deploy)|bench|scripts)\//.test(name))).toEqual(
    [],
  )
  expect(files).toEqual(
    expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-LICENSES', 'README.md', 'package.json']),
  )
})

test('zod is inlined: no built file imports it', () => {
  const built = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
  const scripts = built.filter((name) => /\.c?js$/.test(name))
  const importing = scripts.filter((name) =>
    /(from |require\()["']zod/.test(readFileSync(join(installed, 'dist', name), 'utf8')),
  )
  expect(scripts.length).toBeGreaterThan(5)
  expect(importing).toEqual([])
})

/** Starts the command of the package, and waits for its first line. */
async function startEmulator(...args: string[]) {
  const child = spawn(process.execPath, [join(installed, 'dist/cli/main.js'), 'emulator', ...args], { cwd: project })
  const ended = once(child, 'exit') as Promise<[code: number | null]>
  onTestFinished(() => void child.kill('SIGKILL'))
  const [output] = (await once(child.stdout, 'data')) as [Buffer]
  const [url = '', count] = output.toString().split('\n')
  return { url, count, child, ended }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'its command serves clients of any kind, and ends cleanly with %s',
  async (signal) => {
    const record = (eventID: string) => ({ eventID, eventTime: '2026-01-01T11:00:00Z', awsRegion: 'eu-west-1' })
    mkdirSync(join(project, 'logs/deep'), { recursive: true })
    writeFileSync(join(project, 'logs/one.json'), JSON.stringify({ Records: [record('1'), record('2')] }))
    writeFileSync(join(project, 'logs/deep/two.jsonl.gz'), gzipSync(`${JSON.stringify(record('3'))}\n`))
    writeFileSync(join(project, 'logs/notes.txt'), 'not a log')
    writeFileSync(join(project, 'logs/deep/digest.json'), JSON.stringify({ digestStartTime: '2026-01-01T11:00:00Z' }))
    const Events = [{ EventId: '4', CloudTrailEvent: JSON.stringify(record('4')) }]
    writeFileSync(join(project, 'logs/lookup.json'), JSON.stringify({ Events }))
    const keys = ['--access-key', 'AKIDEXAMPLE', '--secret-key', 'secret']
    const emulator = await startEmulator('--records', 'logs', '--no-quotas', '--now', '2026-01-01T12:00:00Z', ...keys)
    expect([emulator.url, emulator.count]).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), '4 records'])
    const program = `
    import { CloudTrail } from 'cloudtrail-client'
    const cloudtrail = new CloudTrail({ region: 'eu-west-1', endpoint: '${emulator.url}', limiter: false, credentials: {
      accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } })
    const ids = []
    for await (const event of cloudtrail.lookupEvents({ MaxResults: 1 })) ids.push(event.EventId)
    console.log(JSON.stringify(ids.sort()))`
    expect(JSON.parse(run(program))).toEqual(['1', '2', '3', '4'])
    emulator.child.kill(signal)
    expect((await emulator.ended)[0]).toBe(0)
  },
)

test.each([
  [['emulator', '--port', 'high'], '--port must be an integer from 0 to 65535'],
  [['emulator', '--access-key', 'AKID'], '--access-key and --secret-key go together'],
  [['emulator', '--account', '1'], '--account must have 12 digits'],
  [['emulator', '--now', 'soon'], '--now must be a time such as 2026-01-01T12:00:00Z'],
  [['emulator', '--speed', '1'], "Unknown option '--speed'; --help lists the options"],
  [['serve'], 'there is no command serve; there are codemod, emulator, intake, search, validate-logs'],
])('its command refuses %j in one line, with code 2', (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [join(installed, 'dist/cli/main.js'), ...args], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain(message)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('its command explains itself', () => {
  const command = join(installed, 'dist/cli/main.js')
  const help = (...args: string[]) => execFileSync(process.execPath, [command, ...args, '--help'], { encoding: 'utf8' })
  expect(help()).toMatch(/^ {2}emulator .*\n {2}intake /m)
  expect(help('emulator')).toMatch(/^ {2}--port /m)
})

/** A project that has a package by the name of the AWS SDK's client. */
function projectWith(client: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-alias-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  mkdirSync(join(folder, 'node_modules/@aws-sdk'), { recursive: true })
  symlinkSync(client, join(folder, 'node_modules/@aws-sdk/client-cloudtrail')) // as npm does for a folder
  for (const [name, text] of Object.entries(sdkProgram)) writeFileSync(join(folder, name), text)
  return folder
}

/** What a file prints that calls an account of its own. */
async function toldBy(file: string): Promise<string> {
  const listener = await createEmulator({ records: sampleRecords(), lookbackDays: null, quotas: false }).listen()
  onTestFinished(() => listener.close())
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
  const child = spawn('node', [file, listener.url], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let told = ''
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
  await once(child, 'close')
  return told
}

test.each(Object.keys(sdkProgram))(
  'a program for the AWS SDK tells the same with the folder under the name of its client: %s',
  async (name) => {
    const theirs = await toldBy(join(projectWith(join(root, 'node_modules/@aws-sdk/client-cloudtrail')), name))
    expect(theirs).toContain('TrailNotFoundException true true\nnull audit-logs\n')
    expect(await toldBy(join(projectWith(join(installed, 'aws-sdk')), name))).toBe(theirs)
  },
)

test.each(['esm', 'cjs'] as const)('esbuild takes the entry for the client of the AWS SDK: %s', async (format) => {
  const folder = projectWith(join(root, 'node_modules/@aws-sdk/client-cloudtrail'))
  const theirs = await toldBy(join(folder, 'program.mjs'))
  const outfile = join(folder, `bundle.${format === 'esm' ? 'mjs' : 'cjs'}`)
  await build({
    entryPoints: [join(folder, 'program.cjs')],
    alias: { '@aws-sdk/client-cloudtrail': join(installed, 'aws-sdk') },
    outfile,
    format,
    bundle: true,
    minify: true,
    platform: 'node',
    banner:
      format === 'esm'
        ? { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" }
        : {},
  })
  expect(await toldBy(outfile)).toBe(theirs)
})
