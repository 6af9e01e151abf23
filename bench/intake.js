// Measures reading log files: this package beside whole-file JSON.parse and stream-json, each in processes of its own.
//
//   node bench/intake.js           20,000 and 400,000 records, 3 minutes
//   node bench/intake.js --quick   20,000 records, 20 seconds, noisier
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { logFolder } from '../examples/records.js'
import { bundle } from './bundle.js'
import { tableOf } from '../scripts/table.js'
import { goalLine } from './goals.js'
import { writeLogFile } from './intake/log-file.js'
import { startProcess } from './processes.js'

/**
 * What was measured of one reader on one file.
 *
 * @typedef {{ eventsPerSecond: number, peakMegabytes: number, failure: string }} Result
 */

const readers = [
  'whole',
  'stream-json',
  'parsed',
  'raw',
  'parsed, verify: false',
  'raw, verify: false',
  'parsed, batches',
  'raw, batches',
  'parsed, 4 at once',
  'raw, 4 at once',
]

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const plans = values.quick
  ? [{ count: 20_000, passes: 5, rounds: 1 }]
  : [
      { count: 20_000, passes: 9, rounds: 3 },
      { count: 400_000, passes: 1, rounds: 1 },
    ]

const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-intake-'))
try {
  const ours = join(folder, 'ours.mjs')
  await bundle(join(import.meta.dirname, 'intake/ours.js'), ours)
  console.log(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}, ` +
      `records from ${logFolder() === undefined ? 'the sample log' : 'real logs'}`,
  )
  for (const { count, passes, rounds } of plans) {
    const path = join(folder, `${count}.json.gz`)
    const textBytes = await writeLogFile(path, count)
    const results = await measured(ours, path, passes, rounds)
    console.log(`\n${describe(count, textBytes, (await stat(path)).size)}\n`)
    console.log(table(results))
    console.log(`\n${goalLines(results).join('\n')}`)
  }
} finally {
  await rm(folder, { recursive: true })
}

/**
 * Rounds are interleaved, so that no reader has a quieter moment than another.
 *
 * @param {string} ours
 * @param {string} path
 * @param {number} passes
 * @param {number} rounds
 */
async function measured(ours, path, passes, rounds) {
  /** @type {Map<string, Result[]>} */
  const results = new Map(readers.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? readers : readers.toReversed()) {
      process.stderr.write(`${name} …\n`)
      results.get(name)?.push(await startProcess('intake/worker.js', [ours, name, path, String(passes)]).next())
    }
  }
  return new Map([...results].map(([name, rounds]) => [name, middle(rounds)]))
}

/** @param {readonly Result[]} rounds */
function middle(rounds) {
  const sorted = rounds.toSorted((a, b) => a.eventsPerSecond - b.eventsPerSecond)
  const result = sorted[Math.floor(sorted.length / 2)] ?? { eventsPerSecond: 0, failure: 'not run' }
  return { ...result, peakMegabytes: Math.max(...rounds.map(({ peakMegabytes }) => peakMegabytes)) }
}

/**
 * @param {number} count
 * @param {number} textBytes
 * @param {number} fileBytes
 */
function describe(count, textBytes, fileBytes) {
  const [text, file, each] = [textBytes / 1e6, fileBytes / 1e6, textBytes / count]
  return `${count.toLocaleString('en')} records of ${each.toFixed(0)} bytes: ${text.toFixed(0)} MB of text, ${file.toFixed(1)} MB of gzip`
}

/** @param {ReadonlyMap<string, Result>} results */
function table(results) {
  const lines = [...results].map(([name, { eventsPerSecond, peakMegabytes, failure }]) => [
    name,
    failure === '' ? Math.round(eventsPerSecond).toLocaleString('en') : failure,
    timesWhole(results, name)?.toFixed(2) ?? '',
    peakMegabytes.toFixed(0),
  ])
  return tableOf([['', 'events/s', '× whole', 'peak RSS, MB'], ...lines], 1)
}

/**
 * @param {ReadonlyMap<string, Result>} results
 * @param {string} name
 */
function timesWhole(results, name) {
  const [rate, whole] = [results.get(name)?.eventsPerSecond ?? 0, results.get('whole')?.eventsPerSecond ?? 0]
  return rate === 0 || whole === 0 ? undefined : rate / whole
}

/**
 * The goals inform; they never fail a run.
 *
 * @param {ReadonlyMap<string, Result>} results
 */
function goalLines(results) {
  const rates = [
    { name: 'parsed', atLeast: 1.3 },
    { name: 'raw', atLeast: 2 },
  ].flatMap(({ name, atLeast }) => {
    const times = timesWhole(results, name)
    if (times === undefined) return []
    return [goalLine(times >= atLeast, `intake, ${name}`, `≥ ${atLeast.toFixed(1)} × whole`, times.toFixed(2))]
  })
  const sizes = ['parsed, 4 at once', 'raw, 4 at once'].map((name) => {
    const peak = results.get(name)?.peakMegabytes ?? Infinity
    return goalLine(peak <= 150, `intake, ${name}`, '≤ 150 MB RSS', peak.toFixed(0))
  })
  return [...rates, ...sizes]
}
