// Profiles one task of one peer and prints the functions that take the most time themselves.
//
//   npm run build:js && node bench/profile.js ours lookupPage
//
// Peers: ours, sdk, lite, floor. Tasks: describeTrails, lookupPage, drain.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startServer, startWorkers } from './processes.js'

/**
 * @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number } }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile
 */

const [peer = 'ours', task = 'lookupPage'] = process.argv.slice(2)
const times = { describeTrails: 10_000, lookupPage: 5_000, drain: 30 }[task] ?? 1000
const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'))
try {
  const server = await startServer()
  const flags = ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', folder]
  const workers = await startWorkers({ [peer]: `peers/${peer}.js` }, server.endpoint, flags)
  const { cpuMicros } = await workers.run(peer, task, times)
  await workers.stop()
  server.stop()
  console.log(`${peer} ${task}: ${cpuMicros.toFixed(0)} CPU µs a call, profiler included\n`)
  console.log(report(JSON.parse(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'))))
} finally {
  rmSync(folder, { recursive: true })
}

/** @param {Profile} profile */
function report({ nodes, samples, timeDeltas }) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, place(callFrame)]))
  /** @type {Map<string, number>} */
  const selfMicros = new Map()
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id) ?? '?'
    selfMicros.set(frame, (selfMicros.get(frame) ?? 0) + (timeDeltas[index] ?? 0))
  }
  selfMicros.delete('(idle)')
  const total = [...selfMicros.values()].reduce((sum, micros) => sum + micros, 0)
  return [...selfMicros]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 30)
    .map(([frame, micros]) => {
      const perCall = (micros / times).toFixed(1).padStart(7)
      return `${perCall} µs ${((micros / total) * 100).toFixed(1).padStart(5)} %  ${frame}`
    })
    .join('\n')
}

/** @param {ProfileNode['callFrame']} frame */
function place({ functionName, url, lineNumber }) {
  const name = functionName || '(anonymous)'
  return url === '' ? name : `${name}  ${basename(url)}:${lineNumber + 1}`
}
