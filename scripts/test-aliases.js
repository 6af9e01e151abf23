// Installs the packed package under the name of the AWS SDK's client as docs/moving-from-the-aws-sdk.md says, with each package
// manager: first as on the desk, then from the lockfile alone, as CI does. Both times a program for the AWS SDK runs.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installed } from './installed.js'
import { pack } from './packed.js'
import { printTable } from './table.js'

/**
 * @typedef {object} Manager
 * @property {string} line The name of its lines in the guide's table.
 * @property {string} [version] Of the package that has it; npm is there.
 * @property {string} [file] The command, in that package.
 * @property {string[]} install
 * @property {string[]} frozen
 * @property {Record<string, string>} [files] To be there before the first run.
 */

/** @type {Manager[]} */
const managers = [
  { line: 'npm', install: ['install', '--no-audit', '--no-fund'], frozen: ['ci', '--no-audit', '--no-fund'] },
  {
    line: 'pnpm',
    version: 'pnpm@10.20.0',
    file: 'pnpm/bin/pnpm.cjs',
    install: ['install', '--no-frozen-lockfile'],
    frozen: ['install', '--frozen-lockfile'],
  },
  {
    line: 'Yarn 1',
    version: 'yarn@1.22.22',
    file: 'yarn/bin/yarn.js',
    install: ['install', '--non-interactive'],
    frozen: ['install', '--non-interactive', '--frozen-lockfile'],
  },
  {
    line: 'Yarn 4',
    version: '@yarnpkg/cli-dist@4.18.1',
    file: '@yarnpkg/cli-dist/bin/yarn.js',
    install: ['install', '--no-immutable'],
    frozen: ['install', '--immutable'],
    files: { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n', 'yarn.lock': '' },
  },
]

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const guide = readFileSync(join(root, 'docs/moving-from-the-aws-sdk.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-client-'))
try {
  const tarball = pack(join(folder, 'tarball'))
  const verdicts = await Promise.all(
    managers.map(async (manager) => [...nameOf(manager), await report(manager, tarball)]),
  )
  printTable([['installed by', 'version', ''], ...verdicts])
} finally {
  rmSync(folder, { recursive: true })
}

/** @param {Manager} manager */
function nameOf({ line, version = '' }) {
  return [line, version.replace(/^.*@/, '')]
}

/**
 * The dependency that the guide names for a package manager.
 *
 * @param {string} line
 */
function dependencyOf(line) {
  const row = guide.split('\n').find((text) => new RegExp(`^\\| [^|]*\\b${line}\\b`).test(text))
  const [, specifier] = /`"@aws-sdk\/client-cloudtrail": "([^"]+)"`/.exec(row ?? '') ?? []
  if (specifier === undefined) throw new Error(`the guide does not say what to write for ${line}`)
  return specifier
}

/**
 * @param {Manager} manager
 * @param {string} tarball
 */
async function report(manager, tarball) {
  const { line, install, frozen, files = {} } = manager
  const project = join(folder, line)
  mkdirSync(project)
  cpSync(join(root, 'test/alias'), project, { recursive: true })
  const dependencies = { 'cloudtrail-client': `file:${tarball}`, '@aws-sdk/client-cloudtrail': dependencyOf(line) }
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', private: true, dependencies }),
  )
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  try {
    for (const parameters of [install, frozen]) {
      rmSync(join(project, 'node_modules'), { recursive: true, force: true })
      await manage(manager, parameters, project)
      for (const program of ['program.mjs', 'program.cjs']) {
        const { stdout, stderr } = await run(process.execPath, [program], { cwd: project })
        if (stdout + stderr !== 'right\n')
          throw new Error(`${parameters.join(' ')}: ${program} printed ${stdout}${stderr}`)
      }
    }
    return 'right'
  } catch (error) {
    const { message, stdout = '' } = /** @type {Error & { stdout?: string }} */ (error)
    console.error(`${line}: ${message}\n${stdout}\n`)
    process.exitCode = 1
    return 'FAILED'
  }
}

/**
 * @param {Manager} manager
 * @param {string[]} parameters
 * @param {string} cwd
 */
async function manage({ version, file = '' }, parameters, cwd) {
  if (version === undefined) return run('npm', parameters, { cwd })
  const command = join(await installed('alias', [version]), 'node_modules', file)
  return run(process.execPath, [command, ...parameters], { cwd })
}
