// A walk over all pages, each with the iterator it is documented with: ours event by event, the others page by page.
import { eventsPerWalk } from '../answers.js'
import { startWorkers } from '../processes.js'
import { interleaved } from './rounds.js'

const modules = {
  ours: 'peers/ours.js',
  sdk: 'peers/sdk.js',
  lite: 'peers/lite.js',
  floor: 'peers/floor.js',
}

/** @type {import('../run.js').Measure} */
export async function drain({ endpoint, quick }) {
  const workers = await startWorkers(modules, endpoint)
  for (const name of Object.keys(modules)) await workers.run(name, 'drain', quick ? 2 : 5)
  const values = await interleaved(Object.keys(modules), quick ? 5 : 31, async (name) => {
    const { wallMicros } = await workers.run(name, 'drain', 1)
    return eventsPerWalk / (wallMicros / 1e6)
  })
  await workers.stop()
  return [{ id: 'drain', label: `drain of ${eventsPerWalk.toLocaleString('en')} events`, unit: 'events/s', values }]
}
