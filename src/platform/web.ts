/** The platform for runtimes that have web APIs only: workerd, browsers. */
import { InputError } from '../errors.js'
import { createFetchTransport } from './fetch-transport.js'
import type { Platform } from './platform.js'
import { createWebSigner } from './web-signer.js'

export const platform: Platform = {
  runtime: 'web',
  environment: () => ({}),
  createTransport: (clock, proxy) => {
    if (proxy) throw new InputError([{ path: 'proxy', message: 'needs Node: fetch does not know proxies' }])
    return createFetchTransport(clock)
  },
  createSigner: createWebSigner,
  readFile: () => Promise.reject(new Error('this runtime has no files')),
}
