/**
 * Sends requests through an undici dispatcher: your own pool or proxy.
 *
 * @module cloudtrail-client/undici
 */
export { undiciTransport } from './platform/undici-transport.js'
/** @internal Loaded by clients with a proxy. */
export { createProxyTransport } from './platform/proxy-transport.js'
