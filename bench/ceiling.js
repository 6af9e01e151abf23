// Fails when a call takes much more processor time than the floor: `node:http`, a signature by hand and `JSON.parse`.
//
//   npm run bench:ceiling   15 seconds; part of CI
//
// The ratio of processor times of interleaved rounds holds on a busy machine, as times themselves do not. It moves from 1.2 to
// 2.0 and from 1.6 to 2.1 all the same; the ceilings are a fifth above the worst seen.
import { startServer, startWorkers } from './processes.js'
import { interleaved } from './measures/rounds.js'

const modules = { ours: 'peers/ours.js', floor: 'peers/floor.js' }
const tasks = [
  { task: 'describeTrails', label: 'DescribeTrails', times: 400, ceiling: 2.4 },
  { task: 'lookupPage', label: 'LookupEvents, page of 50', times: 150, ceiling: 2.6 },
]

const server = await startServer()
const workers = await startWorkers(modules, server.endpoint)
let isOver = false
try {
  for (const { task, label, times, ceiling } of tasks) {
    for (const name of Object.keys(modules)) await workers.run(name, task, 1000) // until it is compiled
    const { ours = 0, floor = 1 } = await interleaved(Object.keys(modules), 9, async (name) => {
      return (await workers.run(name, task, times)).cpuMicros
    })
    const ratio = ours / floor
    isOver ||= ratio > ceiling
    const verdict = ratio > ceiling ? 'TOO SLOW' : 'ok'
    console.log(`${label.padEnd(25)} ${ratio.toFixed(2)} × floor, at most ${ceiling.toFixed(1)}  ${verdict}`)
  }
} finally {
  await workers.stop()
  server.stop()
}
if (isOver) process.exitCode = 1
