/** The client of all operations. */
import { methodOf, type CloudTrailMethods } from './create-client.js'
import type { CloudTrailConfig } from '../config/client-config.js'
import type { Pipeline } from '../request/pipeline.js'
import { resolveConfig, type ResolvedConfig } from './resolved-config.js'
import type { SdkOptions } from './sdk-options.js'
import { methodName } from '../contracts/operation.js'
import { operations } from '../operations/generated/table.js'

/**
 * A client for AWS CloudTrail with a method for each of its 60 operations, and for `PutAuditEvents`.
 *
 * Making one is cheap and opens no connection; its calls share connections, which close by themselves when idle.
 *
 * @example
 * ```ts
 * const cloudtrail = new CloudTrail({ region: 'eu-west-1' })
 * const { trailList } = await cloudtrail.describeTrails()
 * ```
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/Welcome.html
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the static block defines every method
export class CloudTrail {
  readonly #pipeline: Pipeline

  /** What the client was configured with, or found. */
  readonly config: ResolvedConfig

  /**
   * Makes a client.
   *
   * @param config - Region, credentials and the rest; omitted options come from the environment.
   * @throws InputError when the configuration breaks a rule. A missing Region rejects the first call.
   */
  constructor(config: CloudTrailConfig & SdkOptions = {}) {
    const { pipeline, config: resolved } = resolveConfig(config)
    this.#pipeline = pipeline
    this.config = resolved
  }

  /**
   * Does nothing, and need not be called: idle connections keep no process alive, and close by themselves. Code written for the AWS
   * SDK calls it.
   */
  destroy(): void {
    // Nothing is held.
  }

  // Methods are on the prototype, where spies and subclasses look for them.
  static {
    for (const row of Object.values(operations)) {
      const name = methodName(row.name)
      // A function with that name, called on an instance: a stack trace then shows the class and the method.
      const { [name]: value } = {
        [name](this: CloudTrail, ...args: [unknown?, object?, ...unknown[]]) {
          return methodOf(this.#pipeline, row)(...args)
        },
      }
      Object.defineProperty(this.prototype, name, { value, writable: true, configurable: true })
    }
  }
}

// Interface merging gives each method its documentation; a mapped type over the table would lose it.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface CloudTrail extends CloudTrailMethods {}
