// Compiles the program of test/typescript with the packed package: by several versions of TypeScript, in each way of finding
// a package. The declarations of the package itself are checked by the oldest as CommonJS and ES module, where most is an
// error, and by the newest: with all others that takes 35 s more each. Mistakes in those of other packages are not counted.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installed } from './installed.js'
import { projectWithPackage, underNameOfSdk } from './packed.js'
import { printTable } from './table.js'

/** The oldest that is promised, the last of each line, and the first that is not written in TypeScript. */
const versions = ['5.4.5', '5.9.3', '6.0.3', '7.0.2']

/** Name → compiler options, and the programs by the kind of module that their names say. */
const ways = {
  // As it is said today; TypeScript 6 calls it old, and 7 has it no more.
  node10: { options: { module: 'commonjs', moduleResolution: 'node10' }, programs: ['main.ts'] },
  node16: { options: { module: 'node16' }, programs: ['main.cts', 'main.mts'] },
  nodenext: { options: { module: 'nodenext' }, programs: ['main.cts', 'main.mts'] },
  bundler: { options: { module: 'esnext', moduleResolution: 'bundler' }, programs: ['main.ts'] },
}

/** @typedef {keyof typeof ways} Way */

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const project = await projectWithPackage()
try {
  underNameOfSdk(project)
  for (const name of ['msw', '@types/node', 'undici-types']) {
    mkdirSync(join(project, 'node_modules', name, '..'), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
  }
  for (const name of ['main.ts', 'main.cts', 'main.mts']) {
    cpSync(join(root, 'test/typescript/program.ts'), join(project, name))
  }
  /** @type {string[][]} */
  const rows = []
  for (const version of versions) {
    const compiler = join(await installed('typescript', [`typescript@${version}`]), 'node_modules/.bin/tsc')
    // At once, for there is more than one core.
    const verdicts = Object.keys(ways).map((name) => report(compiler, version, /** @type {Way} */ (name)))
    rows.push([version, ...(await Promise.all(verdicts))])
  }
  printTable([['TypeScript', ...Object.keys(ways)], ...rows])
} finally {
  rmSync(project, { recursive: true })
}

/**
 * @param {string} compiler
 * @param {string} version
 * @param {Way} name
 */
async function report(compiler, version, name) {
  const { options, programs } = ways[name]
  const major = Number.parseInt(version)
  if (name === 'node10' && major >= 7) return 'none'
  const file = join(project, `tsconfig.${version}.${name}.json`)
  const compilerOptions = {
    ...options,
    ...(name === 'node10' && major === 6 ? { ignoreDeprecations: '6.0' } : {}),
    target: 'es2022',
    lib: ['es2023'],
    types: ['node'],
    strict: true,
    skipLibCheck: !(major >= 7 || (version === versions[0] && name === 'node16')),
    noEmit: true,
  }
  writeFileSync(file, JSON.stringify({ compilerOptions, files: programs }))
  const errors = await errorsOf(compiler, file)
  if (errors.length === 0) return 'right'
  console.error(`TypeScript ${version}, ${name}:\n${errors.join('\n')}\n`)
  process.exitCode = 1
  return 'FAILED'
}

/**
 * @param {string} command
 * @param {string} file
 */
async function errorsOf(command, file) {
  const { stdout } = await run(command, ['--project', file, '--pretty', 'false'], { cwd: project }).catch(
    (error) => error,
  )
  const lines = String(stdout).split('\n')
  return lines.filter(
    (line) => /error TS/.test(line) && !/^(\.\.\/)*\S*node_modules\/(?!cloudtrail-client\/)/.test(line),
  )
}
