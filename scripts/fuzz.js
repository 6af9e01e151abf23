// Changes valid replies, log files and notifications at random, and fails when reading one crashes, hangs, or takes over 1 s
// (longer on a slower machine) or 200 MB.
//
//   npm run fuzz                             60 seconds
//   npm run fuzz -- --seconds 600 --seed 5   longer; the same seed makes the same inputs
//   npm run fuzz -- --seed 5 --path 1234     one input again, made as small as it fails with
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Without a new run, or another attempt at one, for this time, the current one hangs. */
const hangMs = 10_000

const root = join(import.meta.dirname, '..')
const program = join(root, '.bench', `fuzz-${process.pid}.js`)
const statusFile = join(tmpdir(), `cloudtrail-fuzz-${process.pid}.status`)
const seed = /--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1] ?? String(Date.now() % 2 ** 31)
const given = [...process.argv.slice(2), '--seed', seed]

/** The number of the run, and of the attempt at it. */
const currentRun = () => (existsSync(statusFile) ? readFileSync(statusFile, 'utf8').trim() : '')

/**
 * @param {string[]} given
 * @returns {Promise<number | null>} The exit code; `null` when it was ended.
 */
function run(given) {
  // A process of its own, because nothing in it runs any more while it hangs.
  const child = spawn(process.execPath, ['--expose-gc', program, ...given], { stdio: 'inherit' })
  let last = currentRun()
  const watch = setInterval(() => {
    const current = currentRun()
    if (current === last) child.kill('SIGKILL')
    last = current
  }, hangMs)
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch)
      resolve(code)
    })
  })
}

try {
  await build({
    entryPoints: [join(root, 'test/fuzz/run.ts')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    conditions: ['cloudtrail-client-source'],
    sourcemap: 'inline',
    logLevel: 'error',
  })
  const code = await run([...given, '--status', statusFile])
  process.exitCode = code ?? 1
  // The process itself reports what it has found, with 1. After any other end, the number of its last run tells.
  if (code !== 0 && code !== 1) {
    const path = /--path[= ](\S+)/.exec(process.argv.join(' '))?.[1] ?? currentRun().split(' ', 1).join()
    process.stdout.write(
      `fuzz: FAILED: the process ${code === null ? 'hung and was ended' : `ended with code ${code}`}\nfuzz: input `,
    )
    await run(['--seed', seed, '--path', path, '--save'])
    console.log(`fuzz: again with: npm run fuzz -- --seed ${seed} --path ${path}`)
  }
} finally {
  rmSync(program, { force: true })
  rmSync(statusFile, { force: true })
}
