// Each bundler as its documentation has it, with nothing turned off. esbuild is a dependency of the project; the others are
// installed when the test runs, in the newest versions of today.
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { installed } from '../installed.js'

/** @typedef {'node' | 'browser'} Target */

const packages = ['rollup@4.68.7', '@rollup/plugin-node-resolve@16.0.3', 'webpack@5.112.2']

/**
 * Name → a function that bundles a program into a file, and gives the bundler's warnings.
 *
 * @type {Record<string, (program: string, file: string, target: Target) => Promise<string[]>>}
 */
export const bundlers = { esbuild, rollup, webpack }

/** @type {typeof bundlers[string]} */
async function esbuild(program, outfile, platform) {
  const { warnings } = await build({
    entryPoints: [program],
    outfile,
    platform,
    bundle: true,
    minify: true,
    format: 'esm',
    logLevel: 'silent',
  })
  return warnings.map(({ text }) => text)
}

/** @type {typeof bundlers[string]} */
async function rollup(program, file, target) {
  const [{ rollup }, { nodeResolve }] = [await load('rollup'), await load('@rollup/plugin-node-resolve')]
  /** @type {string[]} */
  const warnings = []
  const bundle = await rollup({
    input: program,
    plugins: [nodeResolve(target === 'browser' ? { browser: true } : { exportConditions: ['node'] })],
    onwarn: (/** @type {{ message: string }} */ { message }) => warnings.push(message),
  })
  // What is imported on demand becomes a file of its own beside the program.
  await bundle.write({ dir: dirname(file), entryFileNames: basename(file), format: 'es' })
  return warnings
}

/** @type {typeof bundlers[string]} */
async function webpack(program, file, target) {
  const { default: compile } = await load('webpack')
  const configuration = {
    mode: 'production',
    target: target === 'browser' ? 'web' : 'node',
    entry: program,
    experiments: { outputModule: true },
    output: { path: dirname(file), filename: basename(file), module: true, chunkFormat: 'module' },
  }
  /** @type {{ errors: { message: string }[], warnings: { message: string }[] }} */
  const { errors, warnings } = await new Promise((resolve, reject) => {
    compile(configuration, (/** @type {Error | null} */ error, /** @type {any} */ stats) => {
      if (error === null) resolve(stats.toJson({ all: false, errors: true, warnings: true }))
      else reject(error)
    })
  })
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return warnings.map(({ message }) => message)
}

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
async function load(name) {
  const require = createRequire(join(await installed('bundlers', packages), 'index.js'))
  return import(pathToFileURL(require.resolve(name)).href)
}
