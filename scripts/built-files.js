// The built files, for the steps of the build that come after esbuild, and how esbuild is called in all of them.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** @satisfies {import('esbuild').BuildOptions} */
export const bundling = /** @type {const} */ ({
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
})

/** @param {string} dist */
export async function jsFiles(dist) {
  const names = await readdir(dist, { recursive: true })
  return names.filter((name) => name.endsWith('.js')).map((name) => join(dist, name))
}

/**
 * Changes the text of every built file; what stays on its line keeps its place in the source map.
 *
 * @param {string} dist
 * @param {(text: string, file: string) => string} change
 */
export async function rewrite(dist, change) {
  for (const file of await jsFiles(dist)) {
    const text = await readFile(file, 'utf8')
    const changed = change(text, file)
    if (changed !== text) await writeFile(file, changed)
  }
}
