// The main entry and the core are two files each, one for Node and one for the web, and so is what they load at start: with
// the platform built in, for another file would cost Node half a millisecond at start, and a name like `#platform` a third
// of one. All other files stay one for both platforms.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { bundling, jsFiles } from './built-files.js'
import { external, platforms } from './entries.js'

/**
 * Replaces `chunks/core.js` by `chunks/core.node.js` and `chunks/core.web.js`, each with its platform in it, and each of the
 * other files by two that import those. A file that stays one imports `#core` and `#main`, which package.json maps to the
 * chunks of the platform: so all entries of a program have the same classes of errors.
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
    ...bundling,
    stdin: {
      contents: `export * from './core.js'; export { platform } from '#platform'`,
      resolveDir: dirname(core),
    },
    outfile: ofPlatform(core, name),
    alias: { '#platform': resolve(dirname(core), `../platform/${name}.js`) },
    external,
  })
}
