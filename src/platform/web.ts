/** The platform for runtimes that have web APIs only: workerd, browsers. */
import { createFetchTransport } from './fetch-transport.js'
import type { Platform } from './platform.js'
import { createWebSigner } from './web-signer.js'

export const platform: Platform = {
  runtime: 'web',
  environment: () => ({}),
  createTransport: createFetchTransport,
  createSigner: createWebSigner,
}
