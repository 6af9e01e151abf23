// Bundles each entry point into dist, with shared chunks and the used part of zod inlined.
// Loading zod from node_modules costs 41 ms at start, because it is many files; inlined it costs 1 to 8 ms.
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { bundling, rewrite } from './built-files.js'
import { commands, entries, external, platforms, splitEntries } from './entries.js'
import { mergeChunks } from './merge-chunks.js'
import { splitByPlatform } from './platform-files.js'

await rm('dist', { recursive: true, force: true })
await build({
  ...bundling,
  entryPoints: [entries, platforms, commands].flatMap(Object.values).map((file) => `src/${file}`),
  outdir: 'dist',
  outbase: 'src',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  mainFields: ['module', 'main'],
  external: ['#platform', ...external],
})

// esbuild makes a file import every chunk it could reach, even for nothing. No module here has side effects, so such an
// import only costs a file to load. Its line stays, empty, for the source map.
await rewrite('dist', (text) => text.replaceAll(/^import "[^"]*\/chunk-[^"]*";$/gm, ''))

// `core` has what every client needs; `main` has the rest of the main entry, which a bundle of the core can do without.
await mergeChunks('dist', {
  core: [entries['./core'], ...Object.values(platforms)].map(built),
  main: [built(entries['.'])],
})
await splitByPlatform('dist', [...splitEntries.map((entry) => built(entries[entry])), 'chunks/main.js'])

/** @param {string} source */
function built(source) {
  return source.replace(/\.ts$/, '.js')
}
