// A process that runs the tasks of one module and tells what a call of them cost.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [module = '', endpoint = ''] = process.argv.slice(2)
const { connect } = await import(pathToFileURL(resolve(import.meta.dirname, module)).href)
const tasks = await connect(endpoint)

process.on('message', async (/** @type {{ task: string, times: number }} */ { task, times }) => {
  const run = tasks[task]
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  for (let call = 0; call < times; call++) await run()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  process.send?.({ cpuMicros: (user + system) / times, wallMicros: (wallMs * 1000) / times })
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
