// Processor time of a call, user and system together, over many calls one after the other.
import { startWorkers } from '../processes.js'
import { interleaved } from './rounds.js'

const modules = {
  ours: 'peers/ours.js',
  sdk: 'peers/sdk.js',
  lite: 'peers/lite.js',
  floor: 'peers/floor.js',
}

/** @type {import('../run.js').Measure} */
export async function calls({ endpoint, quick }) {
  const rounds = quick ? 5 : 21
  const workers = await startWorkers(modules, endpoint)
  const cpuMicros = async (/** @type {string} */ task, /** @type {number} */ times) => {
    const sample = async (/** @type {string} */ name) => (await workers.run(name, task, times)).cpuMicros
    for (const name of Object.keys(modules)) await workers.run(name, task, quick ? 500 : 1500) // until it is compiled
    return interleaved(Object.keys(modules), rounds, sample)
  }
  const small = await cpuMicros('describeTrails', quick ? 400 : 1000)
  const page = await cpuMicros('lookupPage', quick ? 150 : 400)
  await workers.stop()
  return [
    { id: 'cpu-small', label: 'DescribeTrails', unit: 'CPU µs', values: small },
    { id: 'cpu-page', label: 'LookupEvents, page of 50', unit: 'CPU µs', values: page },
  ]
}
