// Merges the chunks that are always loaded together into one file each: esbuild makes a chunk for every set of entries that
// share something, and each file costs a third of a millisecond at start.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

/**
 * Merges, for each group in turn, all chunks that its files import at start and that no group before has.
 *
 * @param {string} dist The built files, with their chunks in `chunks`.
 * @param {Record<string, string[]>} groups The merged file's name → built files, relative to `dist`.
 */
export async function mergeChunks(dist, groups) {
  const chunks = join(dist, 'chunks')
  const imports = await importsOf(dist)
  /** @type {Map<string, string>} */
  const mergedInto = new Map()
  for (const [name, files] of Object.entries(groups)) {
    for (const file of reachable(
      files.map((path) => join(dist, path)),
      imports,
    )) {
      if (dirname(file) === chunks && !mergedInto.has(file)) mergedInto.set(file, join(chunks, `${name}.js`))
    }
  }
  for (const target of new Set(mergedInto.values())) {
    await merge(
      target,
      [...mergedInto.keys()].filter((file) => mergedInto.get(file) === target),
    )
  }
  for (const file of mergedInto.keys()) await Promise.all([rm(file), rm(`${file}.map`)])
  await redirect(dist, mergedInto)
}

const importStatement = /((?:from|import) ")(\.{1,2}\/[^"]+)"/g

/** @param {string} dist */
async function jsFiles(dist) {
  return (await readdir(dist, { recursive: true }))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(dist, name))
}

/**
 * The files that each file imports; not those that it imports later, by `import()`.
 *
 * @param {string} dist
 * @returns {Promise<Map<string, string[]>>}
 */
async function importsOf(dist) {
  const entries = (await jsFiles(dist)).map(async (file) => {
    const text = await readFile(file, 'utf8')
    const paths = [...text.matchAll(importStatement)].map(([, , path = '']) => join(dirname(file), path))
    return /** @type {const} */ ([file, paths])
  })
  return new Map(await Promise.all(entries))
}

/**
 * The files and all that they import, each behind what it imports itself.
 *
 * @param {string[]} files
 * @param {Map<string, string[]>} imports
 */
function reachable(files, imports) {
  const found = new Set()
  const seen = new Set()
  /** @param {string} file */
  const visit = (file) => {
    if (seen.has(file)) return
    seen.add(file)
    imports.get(file)?.forEach(visit)
    found.add(file)
  }
  files.forEach(visit)
  return found
}

/**
 * @param {string} target
 * @param {string[]} files
 */
async function merge(target, files) {
  // The last first: what imports before what is imported compresses better, by 0.3 KB of 34.
  const names = files.map((file) => basename(file)).reverse()
  await build({
    stdin: { contents: names.map((name) => `export * from './${name}'`).join('\n'), resolveDir: dirname(target) },
    outfile: target,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    sourcemap: true,
    legalComments: 'none',
    // Two exports of one name would cancel each other out, which esbuild tells as a warning.
    logLevel: 'error',
    logOverride: { 'ambiguous-reexport': 'error' },
    plugins: [
      {
        name: 'only-these',
        setup: ({ onResolve }) => {
          onResolve({ filter: /./ }, ({ path, importer }) =>
            importer === '<stdin>' || (path.startsWith('./') && names.includes(basename(path)))
              ? undefined
              : { path, external: true, sideEffects: false },
          )
        },
      },
    ],
  })
}

/**
 * @param {string} dist
 * @param {Map<string, string>} mergedInto
 */
async function redirect(dist, mergedInto) {
  for (const file of await jsFiles(dist)) {
    const text = await readFile(file, 'utf8')
    const redirected = text.replace(importStatement, (statement, start, path) => {
      const target = mergedInto.get(join(dirname(file), path))
      if (target === undefined) return statement
      const to = relative(dirname(file), target)
      return `${start}${to.startsWith('.') ? to : `./${to}`}"`
    })
    if (redirected !== text) await writeFile(file, redirected)
  }
}
