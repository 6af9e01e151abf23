/** The platform for Node, Bun and Deno. */
import { builtin } from './node-builtin.js'
import { createNodeSigner } from './node-signer.js'
import { createNodeTransport } from './node-transport.js'
import type { Platform } from './platform.js'

export const platform: Platform = {
  runtime: `node/${process.versions.node}`,
  environment: () => process.env,
  createTransport: createNodeTransport,
  createSigner: createNodeSigner,
  channel: (name) => builtin('node:diagnostics_channel').channel(name),
}
