/** The platform for Node, Bun and Deno. */
import { builtin } from './node-builtin.js'
import { trustedAuthorities } from './certificate-authorities.js'
import { loadPackage } from './load-package.js'
import { createNodeSigner } from './node-signer.js'
import { createNodeTransport } from './node-transport.js'
import type { Platform } from './platform.js'
import { lazyProxyTransport, proxySettings } from './proxy-settings.js'

export const platform: Platform = {
  steadyMs: () => Number(process.hrtime.bigint()) / 1e6, // loading `performance` takes 0.5 ms
  runtime: `node/${process.versions.node}`,
  environment: () => process.env,
  createTransport: (clock, variables, proxy, ca) => {
    const trusted = trustedAuthorities(ca, variables)
    const settings = proxySettings(proxy, variables)
    return settings === undefined
      ? createNodeTransport(clock, trusted)
      : lazyProxyTransport({ ...settings, trusted }, clock)
  },
  createSigner: createNodeSigner,
  readFile: (path) => builtin('node:fs').promises.readFile(path, 'utf8'),
  loadPackage,
  channel: (name) => builtin('node:diagnostics_channel').channel(name),
}
