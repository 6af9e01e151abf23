// Bundles a program as a user would for one file: ES module, minified, for Node.
import { build } from 'esbuild'

/** @type {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  // The ES modules of a package where it has them: they shake better, and that serves the AWS SDK most.
  mainFields: ['module', 'main'],
  tsconfigRaw: {}, // the paths of tsconfig.json lead to the sources; a user gets dist
  // Optional companions that no program here uses.
  external: ['undici', 'aws4fetch'],
  logLevel: 'error',
}

/** CommonJS inside an ES module bundle needs a `require` for Node's own modules. */
const requireBanner = `import{createRequire}from'node:module';const require=createRequire(import.meta.url);`

/**
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundle(entry, outfile) {
  await build({ ...options, entryPoints: [entry], outfile, banner: { js: requireBanner } })
}

/**
 * The bundle of a program that is given as text.
 *
 * @param {string} contents
 */
export async function bundleText(contents) {
  const { outputFiles } = await build({
    ...options,
    stdin: { contents, resolveDir: import.meta.dirname },
    write: false,
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}
