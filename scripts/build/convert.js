// The built files again, with imports by name of what is one for each platform; and as CommonJS, which rolldown has no way
// to make beside ES modules of the same chunks.
import { basename } from 'node:path'
import { build } from 'esbuild'

const endings = { esm: '.js', cjs: '.cjs' }

/**
 * @param {string[]} files Below dist; those of a platform import each other by path.
 * @param {keyof typeof endings} format
 */
export async function convert(files, format) {
  await build({
    entryPoints: files.map((file) => `dist/${file}`),
    outdir: 'dist',
    outbase: 'dist',
    outExtension: { '.js': endings[format] },
    allowOverwrite: true,
    bundle: true,
    format,
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'warning',
    plugins: [{ name: 'imports', setup: ({ onResolve }) => void onResolve({ filter: /./ }, resolve) }],
  })

  /** @param {import('esbuild').OnResolveArgs} args */
  function resolve({ path, kind, importer }) {
    if (kind === 'entry-point') return undefined
    return { path: path.startsWith('.') ? specifier(path, importer) : path, external: true }
  }

  /**
   * @param {string} path
   * @param {string} importer
   */
  function specifier(path, importer) {
    const ofPlatform = /\.(node|web)\.js$/
    if (ofPlatform.test(path) && !ofPlatform.test(importer)) return `#${basename(path).replace(ofPlatform, '')}`
    return path.replace(/\.js$/, endings[format])
  }
}
