/** The contract of `#platform`: what differs between Node and the web runtimes. */
import type { Signer } from '../auth/signing.js'
import type { Channel } from '../contracts/hooks.js'
import type { Clock } from '../runtime/clock.js'
import type { Transport } from './transport.js'

export interface Platform {
  /** Milliseconds that only go on, from any start. */
  readonly steadyMs: () => number
  /** Goes into the `User-Agent` header, e.g. `node/20.20.2`. */
  readonly runtime: string
  /** The environment variables; empty where there are none. */
  readonly environment: () => Readonly<Record<string, string | undefined>>
  /** @param proxy - The proxy to go through; `false` for none, `undefined` for that of the environment. */
  readonly createTransport: (clock: Clock, proxy: string | URL | false | undefined) => Transport
  readonly createSigner: () => Signer
  /** Reads a file of UTF-8 text. */
  readonly readFile: (path: string) => Promise<string>
  /** Loads a package that may not be there, out of sight of bundlers. */
  readonly loadPackage: (name: string) => Promise<unknown>
  /** Opens a diagnostics channel; absent where there are none. */
  readonly channel?: (name: string) => Channel
}
