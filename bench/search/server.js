// The service of the searches, a process of its own: the emulator on loopback, with quotas and a latency.
import { createEmulator } from 'cloudtrail-client/testing'
import { recordsOf } from './histories.js'

const [history = '', latency = '0', quotas = ''] = process.argv.slice(2)
const nowMs = Date.now()
const records = recordsOf(history, nowMs)
const emulator = createEmulator({ records, quotas: quotas === 'quotas' })
if (Number(latency) > 0) {
  emulator.faults.add({ operation: 'LookupEvents', times: Infinity, latencyMs: Number(latency) })
}
const { url } = await emulator.listen()
process.on('message', () => process.send?.(emulator.requests.length))
// It ends with the process that started it.
process.on('disconnect', () => process.exit())
process.send?.({ endpoint: url, nowMs, count: records.length })
