// Runs the suite of test/runtimes with the packed package on other runtimes, against an emulator on loopback.
//
//   npm run test:runtimes                   on all of scripts/runtimes/versions.js
//   npm run test:runtimes -- node-24 bun    on some
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createProxy } from 'proxy'
import packageJson from '../package.json' with { type: 'json' }
import { accountForSuite, requestsOfSuite } from '../test/runtimes/account.js'
import { installedEmulator, projectWithPackage } from './packed.js'
import { runProgram, runWorker } from './runtimes/run-suite.js'
import { binaryOf, runtimes } from './runtimes/versions.js'
import { printTable } from './table.js'

/** @typedef {import('./runtimes/run-suite.js').Outcome} Outcome */
/** @typedef {import('./runtimes/versions.js').Runtime} Runtime */

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(runtimes)
const unknown = names.filter((name) => !(name in runtimes))
if (unknown.length > 0) {
  console.error(`There is no runtime ${unknown.join(', ')}; there are ${Object.keys(runtimes).join(', ')}.`)
  process.exit(2)
}

const project = await projectWithPackage()
try {
  cpSync(join(import.meta.dirname, '../test/runtimes'), join(project, 'suite'), { recursive: true })
  const chosen = Object.entries(runtimes).filter(([name]) => names.includes(name))
  // At once: most of the time goes into waiting, for the registry and for quotas.
  const rows = chosen.map(async ([name, runtime]) => [name, runtime.version, ...(await report(name, runtime))])
  printTable([['runtime', 'version', 'tests', 'ms'], ...(await Promise.all(rows))])
} finally {
  rmSync(project, { recursive: true })
}

/**
 * Runs the suite and tells what fails.
 *
 * @param {string} name
 * @param {Runtime} runtime
 * @returns {Promise<string[]>} What the table says of it.
 */
async function report(name, runtime) {
  try {
    const binary = await binaryOf(name, runtime)
    const startedAt = performance.now()
    const outcomes = await outcomesOf(name, [binary, ...runtime.parameters])
    const ms = (performance.now() - startedAt).toFixed(0)
    const failed = outcomes.filter(({ failure }) => failure !== undefined)
    if (failed.length === 0) return [String(outcomes.length), ms]
    for (const { name: test, failure } of failed) console.error(`${name}: ${test}\n  ${failure}\n`)
    process.exitCode = 1
    return [`${failed.length} of ${outcomes.length} FAILED`, ms]
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
    return ['NOT RUN', '']
  }
}

/**
 * @param {string} name
 * @param {string[]} command
 * @returns {Promise<Outcome[]>}
 */
async function outcomesOf(name, command) {
  const { createEmulator } = await installedEmulator(project)
  const emulator = accountForSuite(createEmulator)
  const [listener, proxy] = await Promise.all([emulator.listen(), startProxy()])
  const place = {
    endpoint: listener.url,
    hasEnvironment: name !== 'workerd',
    proxy: proxy.url,
    entries: Object.keys(packageJson.exports)
      .filter((entry) => !entry.endsWith('.json'))
      .map((entry) => entry.replace('.', packageJson.name)),
    optionalPeers: Object.keys(packageJson.peerDependenciesMeta),
  }
  try {
    const outcomes = await (name === 'workerd' ? runWorker : runProgram)(project, command, place)
    return [...outcomes, ...Object.entries(requestsOfSuite).map(countOf)]
  } finally {
    proxy.close()
    await listener.close()
  }

  /** @param {[operation: string, wanted: number]} expected */
  function countOf([operation, wanted]) {
    const found = emulator.requests.filter((request) => request.operation === operation).length
    const failure = found === wanted ? {} : { failure: `${wanted} requests are due, ${found} arrived` }
    return { name: `${operation} is sent as often as the client means to`, ms: 0, ...failure }
  }
}

async function startProxy() {
  const server = createProxy(createServer()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
