// Processor time of signing one request, without sending it.
import { startWorkers } from '../processes.js'
import { interleaved } from './rounds.js'

const names = ['ours', 'sdk', 'lite', 'aws4fetch', 'floor']

/** @type {import('../run.js').Measure} */
export async function signing({ endpoint, quick }) {
  const workers = await startWorkers(Object.fromEntries(names.map((name) => [name, 'peers/signers.js'])), endpoint)
  for (const name of names) await workers.run(name, name, 5000)
  const values = await interleaved(names, quick ? 5 : 11, async (name) => {
    return (await workers.run(name, name, quick ? 2000 : 5000)).cpuMicros
  })
  await workers.stop()
  return [{ id: 'signing', label: 'signing alone', unit: 'CPU µs', values }]
}
