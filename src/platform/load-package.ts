/** Loads packages that few programs need and that may not be installed: undici alone is half a megabyte. */
import { builtin } from './node-builtin.js'

/** The path of this file, or of the bundle it is in, where that is CommonJS. */
declare const __filename: string | undefined

/**
 * Loads a package at run time. The name is a parameter, so that no bundler includes the package.
 *
 * By `require` in CommonJS, where Jest has no `import()`; by one made here, because webpack warns of a `require` whose name
 * it cannot read.
 *
 * @param name - As a program would import it.
 * @returns What it exports.
 */
export async function loadPackage(name: string): Promise<unknown> {
  if (typeof __filename === 'string') return builtin('node:module').createRequire(__filename)(name)
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name)
}
