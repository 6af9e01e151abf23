/** Runs inputs until the time is over, and reports the first that crashes, takes too long or keeps too much memory. */
import { openSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { mutations } from './mutations.js'
import { misbehave, type Plant } from './plants.js'
import { processorMs, slowness } from './slowness.js'
import { targets, textOf, type Input } from './targets.js'

/** On a machine of usual speed. */
const maxMs = 1000
const maxGrowthMb = 200

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    path: { type: 'string' },
    /** A fault to plant, one of those that must be found. */
    plant: { type: 'string' },
    /** A file for the number of the current run, which outlives a hang. */
    status: { type: 'string' },
    /** Only saves the input of this seed and path. */
    save: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 31)

const input: fc.Arbitrary<Input> = fc.record({
  target: fc.constantFrom(...(Object.keys(targets) as Input['target'][])),
  choice: fc.nat(10_000),
  text: mutations,
  more: fc.oneof(fc.constant([]), mutations),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
})

const megabytes = (bytes: number): number => Math.round(bytes / 1e6)
const peak = (): number => process.resourceUsage().maxRSS * 1024

function saved(found: Input): string {
  const file = join(tmpdir(), `cloudtrail-fuzz-${String(seed)}.json`)
  writeFileSync(file, JSON.stringify({ ...found, content: textOf(found) }))
  return file
}

/** How long an input may take to settle without doing anything. */
const maxWaitMs = 5_000

/** @throws An error when a read neither ends nor does anything. */
async function ended(work: void | Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('never ends'))
    }, maxWaitMs)
  })
  await Promise.race([work, late]).finally(() => {
    clearTimeout(timer)
  })
}

/** How long an input takes, in milliseconds: its processor time where the machine is busy with other things. */
async function timed(some: Input, text: string): Promise<number> {
  const startedAt = performance.now()
  const used = await processorMs(async () => {
    await ended(targets[some.target].read(text, some))
    if (values.plant !== undefined) await ended(misbehave(values.plant as Plant, text))
  })
  return Math.min(performance.now() - startedAt, used)
}

const figures = { runs: 0, slowestMs: 0 }
const rejections: unknown[] = []
process.on('unhandledRejection', (reason) => rejections.push(reason))
const status = values.status === undefined ? undefined : openSync(values.status, 'w')

/** Tells the process that waits that this one does not hang. */
function report(run: number, attempt: number): void {
  if (status !== undefined) writeSync(status, `${String(run)} ${String(attempt)}`.padEnd(12), 0)
}

async function check(some: Input): Promise<void> {
  const run = figures.runs++
  report(run, 0)
  const text = textOf(some)
  if (text.length > 100_000 || figures.runs % 100 === 0) globalThis.gc?.()
  const peakBefore = Math.max(peak(), baseline)
  let ms = await timed(some, text)
  for (let again = 1; ms > maxMs && again <= 2; again++) {
    report(run, again)
    ms = Math.min(ms, (await timed(some, text)) / (await slowness()))
  }
  await new Promise(setImmediate) // unhandled rejections are reported then
  figures.slowestMs = Math.max(figures.slowestMs, ms)
  if (rejections.length > 0) throw new Error('unhandled rejection', { cause: rejections[0] })
  const grown = peak() - peakBefore
  if (grown > maxGrowthMb * 1e6) throw new Error(`took ${String(megabytes(grown))} MB`)
  if (ms > maxMs) throw new Error(`took ${ms.toFixed(0)} ms`)
  if (peak() - baseline < maxGrowthMb * 1e6) return
  globalThis.gc?.()
  const kept = process.memoryUsage.rss() - baseline
  if (kept > maxGrowthMb * 1e6) throw new Error(`${String(megabytes(kept))} MB are kept`)
}

globalThis.gc?.()
const baseline = peak()

if (values.save) {
  const [some] = fc.sample(input, { seed, path: values.path ?? '0', numRuns: 1 })
  console.log(saved(some!))
} else {
  const details = await fc.check(fc.asyncProperty(input, check), {
    seed,
    ...(values.path === undefined ? { endOnFailure: true } : { path: values.path }),
    numRuns: 1e9,
    interruptAfterTimeLimit: Number(values.seconds) * 1000,
  })
  const growth = megabytes(peak() - baseline)
  console.log(
    `fuzz: ${String(figures.runs)} runs, slowest ${figures.slowestMs.toFixed(0)} ms, peak memory +${String(growth)} MB, seed ${String(seed)}`,
  )
  if (details.counterexample !== null) {
    const [found] = details.counterexample
    console.log(`fuzz: FAILED in ${found.target}: ${describe(details.errorInstance)}`)
    console.log(
      `fuzz: input ${saved(found)}; again with: npm run fuzz -- --seed ${String(seed)} --path ${details.counterexamplePath}`,
    )
    process.exitCode = 1
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { stack = error.message, cause } = error
  return cause === undefined
    ? stack
    : `${stack}
caused by ${describe(cause)}`
}
