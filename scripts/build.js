// Bundles each entry point into dist, with shared chunks and the used part of zod inlined.
// Loading zod from node_modules costs 41 ms at start, because it is many files; inlined it costs 1 to 8 ms.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { commands, entries, external, platforms, splitEntries } from './entries.js'
import { mergeChunks } from './merge-chunks.js'
import { splitByPlatform } from './platform-files.js'

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: [entries, platforms, commands].flatMap(Object.values).map((file) => `src/${file}`),
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  mainFields: ['module', 'main'],
  external: ['#platform', ...external],
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
})

// esbuild makes an entry import every chunk it could reach, also those it needs nothing of. No module here has side
// effects, so such an import only costs a file to load; the empty line keeps the source map right.
for (const name of await readdir('dist', { recursive: true })) {
  if (!name.endsWith('.js')) continue
  const file = join('dist', name)
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/^import "[^"]*\/chunk-[^"]*";$/gm, ''))
}

// The core is apart, so that a bundle of it has nothing of the class with all methods.
await mergeChunks('dist', {
  core: [entries['./core'], ...Object.values(platforms)].map(built),
  main: [built(entries['.'])],
})
await splitByPlatform('dist', [...splitEntries.map((entry) => built(entries[entry])), 'chunks/main.js'])

/** @param {string} source */
function built(source) {
  return source.replace(/\.ts$/, '.js')
}
