// A process that reads one file in one way, several times, and tells how fast it was and how much memory it took.
import { readersWith } from './readers.js'

const [bundle = '', name = '', path = '', passes = '1'] = process.argv.slice(2)
const reader = (await readersWith(bundle))[name]
if (reader === undefined) throw new Error(`no reader ${name}`)

/** @type {number[]} */
const rates = []
let failure = ''
try {
  for (let pass = 0; pass < Number(passes); pass++) {
    const startedAt = performance.now()
    const records = await reader(path)
    rates.push(records / ((performance.now() - startedAt) / 1000))
  }
} catch (error) {
  failure = error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
// The first pass of several runs on code that is still being compiled.
const warm = (rates.length > 1 ? rates.slice(1) : rates).toSorted((a, b) => a - b)
process.send?.({
  eventsPerSecond: warm[Math.floor(warm.length / 2)] ?? 0,
  peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
  failure,
})
process.disconnect()
