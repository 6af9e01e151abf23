/** The platform for runtimes that only have web APIs: workerd, browsers. */
import { InputError } from '../contracts/errors.js'
import { createFetchTransport } from './fetch-transport.js'
import type { Platform } from './platform.js'
import { createWebSigner } from './web-signer.js'

export const platform: Platform = {
  steadyMs: () => performance.now(),
  runtime: 'web',
  // Workers have `process` with the flag nodejs_compat.
  environment: () => (globalThis as { process?: Pick<NodeJS.Process, 'env'> }).process?.env ?? {},
  createTransport: (clock, _, proxy, ca) => {
    if (ca !== undefined)
      throw new InputError([{ path: 'ca', message: 'needs Node: fetch trusts whom the runtime trusts' }])
    if (proxy) throw new InputError([{ path: 'proxy', message: 'needs Node: fetch does not support proxies' }])
    return createFetchTransport(clock)
  },
  createSigner: createWebSigner,
  readFile: () => Promise.reject(new Error('this runtime has no files')),
  loadPackage: (name) => Promise.reject(new Error(`this runtime has no packages to load ${name} from`)),
}
