/** Loads packages as the client does, but the entries of its own from the sources: see vitest.config.ts. */
import { loadPackage as load } from '../../src/platform/load-package.js'

export const loadPackage: typeof load = (name) =>
  name === 'cloudtrail-client/undici' ? import('../../src/undici.js') : load(name)
