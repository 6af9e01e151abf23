// Runs the programs of test/commonjs on the packed package: on Nodes without `require` of ES modules, as AWS Lambda has it
// on Node 20 and 22; as one bundle of esbuild; and in Jest.
import { execFile } from 'node:child_process'
import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { installed } from './installed.js'
import { projectWithPackage, underNameOfSdk } from './packed.js'
import { binaryOf, runtimes } from './runtimes/versions.js'
import { printTable } from './table.js'

const jest = 'jest@30.5.2'

/** The last that is CommonJS to the bottom: the later ones require packages that are ES modules only. */
const msw = 'msw@2.10.5'

const run = promisify(execFile)
const project = await projectWithPackage()
const program = join(project, 'program.cjs')

/** What is run, by name: each gives what it printed. */
const ways = {
  ...Object.fromEntries(
    Object.entries(runtimes)
      .filter(([name]) => name.startsWith('node-'))
      .map(([name, runtime]) => [name, async () => node(await binaryOf(name, runtime), program)]),
  ),
  'bundle of esbuild': async () => {
    const outfile = join(project, 'bundle/main.cjs')
    await build({ entryPoints: [program], outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' })
    return node(process.execPath, outfile)
  },
  [jest]: async () => {
    const command = join(await installed('jest', [jest]), 'node_modules/jest/bin/jest.js')
    return (await run(process.execPath, [command, '--rootDir', project])).stderr // where Jest tells its results
  },
}

try {
  cpSync(join(import.meta.dirname, '../test/commonjs'), project, { recursive: true })
  symlinkSync(join(await installed('msw', [msw]), 'node_modules/msw'), join(project, 'node_modules/msw'))
  underNameOfSdk(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true, "jest": { "testMatch": ["**/*.test.cjs"] } }')
  /** @type {string[][]} */
  const rows = []
  for (const [name, way] of Object.entries(ways)) rows.push([name, await report(name, way)])
  printTable([['in CommonJS', ''], ...rows])
} finally {
  rmSync(project, { recursive: true })
}

/**
 * @param {string} name
 * @param {() => Promise<string>} way
 */
async function report(name, way) {
  try {
    const output = await way()
    if (output !== 'right\n' && !output.includes('Tests:       5 passed, 5 total'))
      throw new Error(`it printed ${output}`)
    return 'right'
  } catch (error) {
    console.error(`${name}: ${String(error)}\n`)
    process.exitCode = 1
    return 'FAILED'
  }
}

/**
 * @param {string} binary
 * @param {string} file
 */
async function node(binary, file) {
  const { stdout, stderr } = await run(binary, ['--no-experimental-require-module', file])
  return stdout + stderr
}
