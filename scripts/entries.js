// The published entry points and the files they are built from, in one place for the build and the size check.

/** Entry name → source file; the built file has the same path below dist. */
export const entries = {
  '.': 'index.ts',
  './core': 'core.ts',
  './schemas': 'schemas.ts',
  './credentials': 'credentials/index.ts',
  './intake': 'intake/index.ts',
  './connector': 'connector/index.ts',
  './search': 'search/index.ts',
  './redis': 'redis/index.ts',
  './integrity': 'integrity/index.ts',
  './aws-sdk': 'aws-sdk/index.ts',
  './undici': 'undici.ts',
  './testing': 'testing/index.ts',
  './testing/msw': 'testing/msw.ts',
}

/** Entries that are a file for each platform, because programs start with them. */
export const splitEntries = /** @type {const} */ (['.', './core'])

/** Commands; no other file may import them. */
export const commands = ['cli/main.ts']

/** The two sides of `#platform`: name → source file. */
export const platforms = { node: 'platform/node.ts', web: 'platform/web.ts' }

/** The module with the class of all operations. It builds all methods, so a program without it must not load it. */
export const allOperations = 'client/cloudtrail.ts'

/** Packages of which parts are built in: their licences are in THIRD-PARTY-LICENSES. */
export const inlined = ['zod']

/** What stays an import in the built files. */
export const external = ['aws4fetch', 'undici', 'msw', 'node:*']
