/** The contract of `#platform`: what differs between Node and the web runtimes. */
import type { Signer } from '../auth/signing.js'
import type { Clock } from '../runtime/clock.js'
import type { Transport } from './transport.js'

export interface Platform {
  /** Goes into the `User-Agent` header, e.g. `node/20.20.2`. */
  readonly runtime: string
  /** The environment variables; empty where there are none. */
  readonly environment: () => Readonly<Record<string, string | undefined>>
  readonly createTransport: (clock: Clock) => Transport
  readonly createSigner: () => Signer
}
