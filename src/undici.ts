/**
 * Requests carried by a dispatcher of undici: a pool or a proxy of your own.
 *
 * @module cloudtrail-client/undici
 */
export { undiciTransport } from './platform/undici-transport.js'
