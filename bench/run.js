// Measures this package beside the AWS SDK and aws-lite, on one local server, and prints the figures and the goals.
//
//   npm run bench                        everything, 16 minutes; the client alone takes 3
//   npm run bench -- --quick             50 seconds, noisier, the client alone
//   npm run bench -- --only calls,drain  some of the measures
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { logFolder } from '../examples/records.js'
import { goalLines } from './goals.js'
import { bundleSize } from './measures/bundle-size.js'
import { calls } from './measures/calls.js'
import { coldStart } from './measures/cold-start.js'
import { drain } from './measures/drain.js'
import { overhead } from './measures/overhead.js'
import { signing } from './measures/signing.js'
import { throttled, throttledGoals, throttledTable } from './measures/throttled.js'
import { startServer } from './processes.js'
import { table } from './table.js'

/**
 * A line of the table; the values by the name of the peer.
 *
 * @typedef {{ id: string, label: string, unit: string, values: Record<string, number> }} Row
 */

/**
 * @typedef {(context: { endpoint: string, quick: boolean }) => Promise<Row[]>} Measure
 */

/** @type {Record<string, Measure>} */
const measures = { 'cold-start': coldStart, 'bundle-size': bundleSize, calls, drain, signing, overhead }

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
/** Programs of their own, which print their tables and goals. */
const parts = ['intake', 'search', 'integrity', 'fleet']

const ofClient = [...Object.keys(measures), 'throttled']
const all = [...ofClient, ...parts]
const chosen = values.only === '' ? (values.quick ? ofClient : all) : values.only.split(',')
const unknown = chosen.filter((name) => !all.includes(name))
if (unknown.length > 0) throw new Error(`no such measure: ${unknown.join(', ')}; there are ${all}`)

const startedAt = performance.now()
const server = await startServer()
/** @type {Row[]} */
const rows = []
try {
  for (const name of chosen) {
    process.stderr.write(`${name} …\n`)
    rows.push(...((await measures[name]?.({ endpoint: server.endpoint, quick: values.quick })) ?? []))
  }
} finally {
  server.stop()
}
const drains = chosen.includes('throttled') ? await throttled(values.quick) : []

const kilobytes = Math.round(server.meanPageBytes / 1000)
console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`,
)
console.log(
  `@aws-sdk/client-cloudtrail ${versionOf('@aws-sdk/client-cloudtrail')}, @aws-lite/client ${versionOf('@aws-lite/client')}`,
)
console.log(`pages of ${kilobytes} KB from ${logFolder() === undefined ? 'the sample log' : 'real logs'}\n`)
if (rows.length > 0) console.log(`${table(rows)}\n`)
if (drains.length > 0) console.log(`${throttledTable(drains)}\n`)
console.log(`Goals\n${[...goalLines(rows), ...throttledGoals(drains)].join('\n')}`)
for (const part of parts.filter((part) => chosen.includes(part))) {
  console.log(`\n## ${part}\n`)
  const child = spawn(process.execPath, [join(import.meta.dirname, `${part}.js`)], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${part} failed`)
}
console.log(`\n${values.quick ? 'quick run, ' : ''}${Math.round((performance.now() - startedAt) / 1000)} s`)

/** @param {string} name */
function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version
}
