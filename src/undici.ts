/**
 * Requests carried by a dispatcher of undici.
 *
 * @module cloudtrail-client/undici
 */
export { undiciTransport } from './platform/undici-transport.js'
