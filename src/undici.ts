/** The `cloudtrail-client/undici` entry: requests carried by a dispatcher of undici. */
export { undiciTransport } from './platform/undici-transport.js'
