/** The contract of `#platform`: what differs between Node and the web runtimes. */
import type { Channel } from '../contracts/hooks.js'
import type { Clock } from '../runtime/clock.js'
import type { CertificateAuthorities } from './certificate-authorities.js'
import type { Signer } from './signing.js'
import type { Transport } from '../contracts/transport.js'

export interface Platform {
  /** Monotonic time in milliseconds, from an arbitrary start. */
  readonly steadyMs: () => number
  /** For the `User-Agent` header, e.g. `node/20.20.2`. */
  readonly runtime: string
  /** The environment variables; empty where there are none. */
  readonly environment: () => Readonly<Record<string, string | undefined>>
  /**
   * @param variables - The environment, for proxies and certificate authorities that are not given.
   * @param proxy - The proxy to use; `false` for none.
   * @param ca - The certificate authorities to trust.
   */
  readonly createTransport: (
    clock: Clock,
    variables: Readonly<Record<string, string | undefined>>,
    proxy: string | URL | false | undefined,
    ca?: CertificateAuthorities,
  ) => Transport
  readonly createSigner: () => Signer
  /** Reads a UTF-8 text file. */
  readonly readFile: (path: string) => Promise<string>
  /** Loads a package that may not be installed, hidden from bundlers. */
  readonly loadPackage: (name: string) => Promise<unknown>
  /** Opens a diagnostics channel; absent where the runtime has none. */
  readonly channel?: (name: string) => Channel
}
