// What the limiter adds to a call that waits for nothing. No network: the transport answers at once.
import { startWorkers } from '../processes.js'
import { interleaved } from './rounds.js'

/** @type {import('../run.js').Measure} */
export async function overhead({ endpoint, quick }) {
  const workers = await startWorkers({ overhead: 'peers/overhead.js' }, endpoint)
  const names = ['limiter', 'noLimiter']
  for (const name of names) await workers.run('overhead', name, 5000)
  const { limiter = NaN, noLimiter = NaN } = await interleaved(names, quick ? 5 : 21, async (name) => {
    return (await workers.run('overhead', name, quick ? 2000 : 5000)).cpuMicros
  })
  await workers.stop()
  return [
    { id: 'no-network', label: 'DescribeTrails without a network', unit: 'CPU µs', values: { ours: limiter } },
    { id: 'limiter', label: 'of that, the limiter', unit: 'CPU µs', values: { ours: limiter - noLimiter } },
  ]
}
