/** The client of commands. */
import { resolveConfig, type ResolvedConfig } from '../../client/resolved-config.js'
import type { SdkOptions } from '../../client/sdk-options.js'
import type { CloudTrailConfig } from '../../config/client-config.js'
import { ownMembers } from '../../contracts/options.js'
import { register, type Command, type SendOptions } from './command.js'
import type { ServiceInputTypes, ServiceOutputTypes } from '../shapes/types.js'
import { newStack } from '../middleware/stack.js'
import type { MiddlewareStack } from '../middleware/types.js'

/** What `CloudTrailClient` takes: options of the AWS SDK, and those of this library. */
export type CloudTrailClientConfig = CloudTrailConfig & SdkOptions

/** Told of the end of a command: an error, or `null` and the output. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the SDK has it: anything can be thrown
export type Callback<Output> = (error: any, data?: Output) => void

/**
 * The AWS SDK's client for CloudTrail, with the same commands, on this library's way of sending them.
 *
 * Calls behave as the SDK's: the service says what is wrong with an input. They are paced by this library's limiter.
 *
 * @example
 * ```ts
 * import { CloudTrailClient, LookupEventsCommand } from 'cloudtrail-client/aws-sdk'
 *
 * const client = new CloudTrailClient({ region: 'eu-west-1' })
 * const { Events = [] } = await client.send(new LookupEventsCommand({ MaxResults: 10 }))
 * ```
 */
export class CloudTrailClient {
  /** What the client was configured with, or found. */
  readonly config: ResolvedConfig
  /** Middleware of all its commands. */
  middlewareStack: MiddlewareStack<ServiceInputTypes, ServiceOutputTypes> = newStack()

  /**
   * Makes a client.
   *
   * @param configuration - As for the SDK's. Inputs are not checked unless `validateInput` is `true`, and an endpoint of your own may
   * be reached over plain http unless `allowInsecureEndpoint` is `false`.
   * @throws InputError when the configuration breaks a rule. A missing Region rejects the first command.
   */
  constructor(...[configuration = {}]: [] | [CloudTrailClientConfig]) {
    const given = ownMembers(configuration)
    const { pipeline, config } = resolveConfig({
      ...given,
      validateInput: given.validateInput ?? false,
      allowInsecureEndpoint: given.allowInsecureEndpoint ?? true,
    })
    this.config = config
    register(config, pipeline)
  }

  /**
   * Sends a command.
   *
   * @returns Its output; nothing when there is a callback.
   * @throws ServiceError when the service refuses; it is an instance of the exception class of its code.
   */
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: Command<Input, Output>,
    options?: SendOptions,
  ): Promise<Output>
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: Command<Input, Output>,
    callback: Callback<Output>,
  ): void
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: Command<Input, Output>,
    options: SendOptions,
    callback: Callback<Output>,
  ): void
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: Command<Input, Output>,
    optionsOrCallback?: SendOptions | Callback<Output>,
    last?: Callback<Output>,
  ): Promise<Output> | undefined {
    const isCallback = typeof optionsOrCallback === 'function'
    const callback = isCallback ? optionsOrCallback : last
    const options = isCallback ? undefined : optionsOrCallback
    const output = this.#outputOf(command, options)
    if (callback === undefined) return output
    output
      .then(
        (data) => {
          callback(null, data)
        },
        (error: unknown) => {
          callback(error)
        },
      )
      .catch(() => undefined) // what a callback throws is lost, as with the SDK
    return undefined
  }

  async #outputOf<Input extends object, Output extends object>(
    command: Command<Input, Output>,
    options: SendOptions | undefined,
  ): Promise<Output> {
    const handler = command.resolveMiddleware(this.middlewareStack, this.config, options)
    return (await handler({ input: command.input })).output
  }

  /** Does nothing, and need not be called: idle connections keep no process alive, and close by themselves. */
  destroy(): void {
    // Nothing is held.
  }
}
