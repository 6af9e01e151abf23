// Starts the suite of test/runtimes on one runtime, in the project that the package is installed in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'

/** @typedef {import('../../test/runtimes/smoke.js').Outcome} Outcome */

/** How long a runtime may take, in milliseconds; it takes about two seconds. */
const limitMs = 60_000

/**
 * On a runtime with commands like Node's.
 *
 * @param {string} project
 * @param {string[]} command The binary and its parameters.
 * @param {object} place
 * @returns {Promise<Outcome[]>}
 */
export async function runProgram(project, [binary = '', ...parameters], place) {
  const child = spawn(binary, [...parameters, join(project, 'suite/command.js'), JSON.stringify(place)], {
    cwd: project,
    env: {
      PATH: process.env['PATH'],
      HOME: project,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'eu-west-1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
  })
  const [output, errors, end] = await Promise.all([textOf(child.stdout), textOf(child.stderr), endOf(child)])
  // Nothing may be said on standard error, where runtimes put their warnings.
  if (end === 0 && errors === '') return JSON.parse(output)
  throw new Error(`it ended with ${end}: ${errors || output}`)
}

/**
 * In workerd, which takes one file without Node's modules, bundled as Cloudflare's own tool does it.
 *
 * @param {string} project
 * @param {string[]} command The binary and its parameters.
 * @param {object} place
 * @returns {Promise<Outcome[]>}
 */
export async function runWorker(project, [binary = '', ...parameters], place) {
  await build({
    entryPoints: [join(project, 'suite/worker.js')],
    outfile: join(project, 'suite/bundle.js'),
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    target: 'es2022',
    logLevel: 'warning',
  })
  const child = spawn(binary, [...parameters, join(project, 'suite/worker.capnp')], {
    stdio: ['ignore', 'inherit', 'pipe', 'pipe'],
  })
  const errors = textOf(child.stderr)
  const failed = endOf(child).then(async (end) => {
    throw new Error(`it ended with ${end}: ${await errors}`)
  })
  try {
    const port = await Promise.race([portFrom(child.stdio[3]), failed])
    const request = { method: 'POST', body: JSON.stringify(place), signal: AbortSignal.timeout(limitMs) }
    const response = await Promise.race([fetch(`http://127.0.0.1:${port}`, request), failed])
    if (response.ok) return /** @type {Outcome[]} */ (await response.json())
    throw new Error(`it answered with status ${response.status}: ${await response.text()}`)
  } finally {
    child.kill()
    await failed.catch(() => undefined)
  }
}

/**
 * The port in workerd's first message to whoever controls it.
 *
 * @param {unknown} control
 */
async function portFrom(control) {
  const [message] = await once(/** @type {import('node:stream').Readable} */ (control), 'data')
  return /** @type {{ port: number }} */ (JSON.parse(String(message).split('\n')[0] ?? '')).port
}

/** @param {import('node:stream').Readable | null} stream */
async function textOf(stream) {
  let text = ''
  for await (const chunk of stream ?? []) text += String(chunk)
  return text.trim()
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | string>} Its code, or the signal that ended it.
 */
async function endOf(child) {
  const [code, signal] = await once(child, 'close')
  return code ?? signal
}
