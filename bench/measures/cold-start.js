// Import and first reply of DescribeTrails, each in a new process: from node_modules, and as one bundled file.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { bundle } from '../bundle.js'
import { environment } from '../processes.js'
import { interleaved } from './rounds.js'

const folder = join(import.meta.dirname, '../first-reply')
const names = ['ours', 'sdk', 'lite', 'floor']

/** @type {import('../run.js').Measure} */
export async function coldStart({ endpoint, quick }) {
  const rounds = quick ? 7 : 35
  const source = (/** @type {string} */ name) => join(folder, `${name}.js`)
  const bundled = (/** @type {string} */ name) => join(import.meta.dirname, '../../.bench', `${name}.mjs`)
  await Promise.all(names.map((name) => bundle(source(name), bundled(name))))

  const measureFiles = async (/** @type {(name: string) => string} */ fileOf) => {
    for (const name of names) await firstReplyMs(fileOf(name), endpoint) // into the file cache
    return interleaved(names, rounds, (name) => firstReplyMs(fileOf(name), endpoint))
  }
  return [
    {
      id: 'cold-plain',
      label: 'import + first reply, from node_modules',
      unit: 'ms',
      values: await measureFiles(source),
    },
    { id: 'cold-bundled', label: 'import + first reply, bundled', unit: 'ms', values: await measureFiles(bundled) },
  ]
}

const run = promisify(execFile)

/**
 * @param {string} file
 * @param {string} endpoint
 */
async function firstReplyMs(file, endpoint) {
  const parameters = [join(folder, 'launch.js'), pathToFileURL(file).href, endpoint]
  const { stdout } = await run(process.execPath, parameters, { env: environment() })
  return Number(stdout)
}
