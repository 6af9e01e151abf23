// Bundles small programs on the packed package with three bundlers, for Node and for browsers, and runs the bundles
// against an emulator. A warning of a bundler is a failure.
import { execFile } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { bundlers } from './bundlers/bundlers.js'
import { installedEmulator, projectWithPackage, underNameOfSdk } from './packed.js'
import { printTable } from './table.js'

/** @typedef {import('./bundlers/bundlers.js').Target} Target */

const programs = ['one-operation', 'all-operations', 'aws-sdk']
const project = await projectWithPackage()
try {
  cpSync(join(import.meta.dirname, '../test/bundlers'), join(project, 'programs'), { recursive: true })
  underNameOfSdk(project)
  const { createEmulator } = await installedEmulator(project)
  const records = [{ eventID: '1', eventTime: new Date().toISOString() }]
  const credentials = [{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }]
  const emulator = await createEmulator({ records, credentials }).listen()
  const rows = [['bundler', 'program', 'target', 'first file, KB gz', '']]
  for (const name of Object.keys(bundlers)) {
    for (const program of programs) {
      for (const target of /** @type {Target[]} */ (['node', 'browser'])) {
        rows.push([name, program, target, ...(await report(name, program, target, emulator.url))])
      }
    }
  }
  await emulator.close()
  printTable(rows)
} finally {
  rmSync(project, { recursive: true })
}

/**
 * @param {string} name
 * @param {string} program
 * @param {Target} target
 * @param {string} endpoint
 */
async function report(name, program, target, endpoint) {
  const file = join(project, 'bundles', name, program, target, 'main.js')
  const problems = await problemsOf(name, join(project, 'programs', `${program}.js`), file, target, endpoint)
  for (const problem of problems) console.error(`${name}, ${program}, ${target}: ${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
  return [sizeOf(file), problems.length > 0 ? 'FAILED' : '']
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string} file
 * @param {Target} target
 * @param {string} endpoint
 */
async function problemsOf(name, program, file, target, endpoint) {
  try {
    const warnings = (await bundlers[name]?.(program, file, target)) ?? []
    // A bundle for browsers needs nothing but fetch and Web Crypto, which Node has as well.
    const { stdout, stderr } = await promisify(execFile)('node', [file, endpoint])
    const isRight = stdout === '1\n' && stderr === ''
    return isRight ? warnings : [...warnings, `it printed ${JSON.stringify(stdout + stderr)}`]
  } catch (error) {
    return [String(error)]
  }
}

/** @param {string} file */
function sizeOf(file) {
  try {
    return (gzipSync(readFileSync(file)).length / 1000).toFixed(1)
  } catch {
    return 'none'
  }
}
