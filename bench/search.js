// Measures searches on a service that grants 2 requests a second: this package beside the AWS SDK's paginator, in the same run.
//
//   npm run bench:search             6 minutes
//   npm run bench:search -- --quick  a third of the pages, 2 minutes, noisier: the start and the end of a search weigh more
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tableOf } from '../scripts/table.js'
import { goalLine } from './goals.js'
import { regions } from './search/histories.js'

/** @typedef {{ ms: number, firstMs: number, count: number, throttles: number, megabytes: number }} Reading */
/** @typedef {{ name: string, history: string, latencyMs: number, regions?: string[], eventNames?: string[], goal: number }} Plan */

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const part = values.quick ? 3 : 1

/** @type {Plan[]} */
const plans = [
  { name: '60 pages, even', history: `even ${60 / part}`, latencyMs: 900, goal: 1.6 },
  {
    name: '40 pages, nine tenths in the newest tenth',
    history: `dense ${Math.round(40 / part / 10) * 10}`,
    latencyMs: 900,
    goal: 1.3,
  },
  { name: '4 Regions of 30 pages', history: `regions ${30 / part}`, latencyMs: 400, regions, goal: 3.6 },
  {
    name: '2 of 5 names in 10,000 events',
    history: `events ${Math.round(100 / part) * 100}`,
    latencyMs: 400,
    eventNames: ['ConsoleLogin', 'AssumeRole'],
    goal: 0,
  },
]

console.log(`Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`)
const head = [
  'search',
  'replies after',
  'SDK, one after another',
  'ours',
  'faster',
  'requests',
  'throttles',
  'first hit',
]
const [lines, goals] = [[head], /** @type {string[]} */ ([])]
for (const plan of plans) {
  const sdk = await measured(plan, 'sdk')
  const ours = await measured(plan, 'ours')
  if (sdk.reading.count !== ours.reading.count)
    throw new Error(`${plan.name}: ${sdk.reading.count} and ${ours.reading.count} events`)
  const faster = sdk.reading.ms / ours.reading.ms
  lines.push([
    plan.name,
    `${plan.latencyMs} ms`,
    seconds(sdk.reading.ms),
    seconds(ours.reading.ms),
    faster.toFixed(2),
    String(ours.requests),
    String(ours.reading.throttles),
    seconds(ours.reading.firstMs),
  ])
  if (plan.goal > 0)
    goals.push(goalLine(faster >= plan.goal, `search, ${plan.name}`, `≥ ${plan.goal} × SDK`, faster.toFixed(2)))
}
console.log(tableOf(lines, 2))
const count = values.quick ? 20_000 : 100_000
const { reading } = await measured({ name: 'memory', history: `events ${count}`, latencyMs: 0, goal: 0 }, 'ours', false)
goals.push(
  goalLine(reading.megabytes <= 60, `search, ${count} events`, '≤ 60 MB over the start', reading.megabytes.toFixed(0)),
)
console.log(`\n${goals.join('\n')}`)

/**
 * @param {Plan} plan
 * @param {string} peer
 */
async function measured({ history, latencyMs, regions = ['us-east-1'], eventNames = [] }, peer, isPaced = true) {
  const server = fork(join(import.meta.dirname, 'search/server.js'), [
    history,
    String(latencyMs),
    isPaced ? 'quotas' : '',
  ])
  try {
    const [{ endpoint, nowMs }] = await once(server, 'message')
    const task = JSON.stringify({ peer, endpoint, nowMs, regions, eventNames, isPaced })
    const reader = fork(join(import.meta.dirname, 'search/reader.js'), [task], {
      execArgv: ['--expose-gc'],
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    })
    /** @type {Reading} */
    const reading = await new Promise((resolve, reject) => {
      reader.on('message', (message) => resolve(/** @type {Reading} */ (message)))
      reader.on('exit', () => reject(new Error(`${peer}: ${history} was not read`)))
    })
    reader.disconnect()
    server.send('requests')
    const [requests] = await once(server, 'message')
    return { reading, requests: Number(requests) }
  } finally {
    server.disconnect()
  }
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
