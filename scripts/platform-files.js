// Makes two files, for Node and for the web, of each that the main entry and the core load at start, with `#platform` built
// in: a file more costs Node half a millisecond, and a name with `#` a third. All other files stay one for both.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { external, platforms } from './entries.js'

/**
 * Replaces `chunks/core.js` by `chunks/core.node.js` and `chunks/core.web.js`, each with its platform, and the other files
 * by their two. What stays one finds these chunks by `#core` and `#main` of package.json, so that all entries of a program
 * have the same classes of errors.
 *
 * @param {string} dist The built files, with their chunks merged.
 * @param {string[]} others Relative to `dist`.
 */
export async function splitByPlatform(dist, others) {
  const core = join(dist, 'chunks/core.js')
  const split = [core, ...others.map((file) => join(dist, file))]
  const names = Object.keys(platforms)
  for (const name of names) await buildCore(core, name)
  await Promise.all([rm(core), rm(`${core}.map`), rm(join(dist, 'platform'), { recursive: true })])

  const done = names.map((name) => ofPlatform(core, name))
  for (const file of (await jsFiles(dist)).filter((file) => !done.includes(file))) {
    const text = await readFile(file, 'utf8')
    /** @param {(imported: string) => string} specifier What to import one of the files by. */
    const importing = (specifier) =>
      text.replaceAll(/(?<= from )"([#.][^"]*)"/g, (quoted, path) => {
        const imported = path === '#platform' ? core : join(dirname(file), path)
        return split.includes(imported) ? `"${specifier(imported)}"` : quoted
      })
    if (split.includes(file)) {
      for (const name of names) {
        // The source map stays that of the file, for both: their lines are the same.
        const beside = importing((imported) => `./${relative(dirname(file), ofPlatform(imported, name))}`)
        await writeFile(ofPlatform(file, name), beside)
      }
      await rm(file)
    } else {
      const byName = importing((imported) => `#${basename(imported, '.js')}`)
      await writeFile(file, byName)
    }
  }
}

/** @param {string} dist */
async function jsFiles(dist) {
  const names = await readdir(dist, { recursive: true })
  return names.filter((name) => name.endsWith('.js')).map((name) => join(dist, name))
}

/**
 * @param {string} file
 * @param {string} name
 */
function ofPlatform(file, name) {
  return file.replace(/\.js$/, `.${name}.js`)
}

/**
 * @param {string} core
 * @param {string} name
 */
async function buildCore(core, name) {
  await build({
    stdin: {
      contents: `export * from './core.js'; export { platform } from '#platform'`,
      resolveDir: dirname(core),
    },
    outfile: ofPlatform(core, name),
    alias: { '#platform': resolve(dirname(core), `../platform/${name}.js`) },
    external,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
}
