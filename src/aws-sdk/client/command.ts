/** Commands: an operation and its input, to be sent. */
import { readCallOptions, type CallOptions } from '../../config/call-options.js'
import { InputError } from '../../contracts/errors.js'
import { ownMembers } from '../../contracts/options.js'
import type { AnyOperation } from '../../contracts/operation.js'
import type { ResponseMetadata } from '../../contracts/output.js'
import type { ResolvedConfig } from '../../client/resolved-config.js'
import type { Pipeline } from '../../request/pipeline.js'
import { noting } from './exchanges.js'
import { likeSdk } from './like-sdk.js'
import { handlerOf } from '../middleware/run.js'
import { newStack, type Stack } from '../middleware/stack.js'
import type { Handler, MiddlewareStack } from '../middleware/types.js'

/** Options of one command. */
export interface SendOptions extends CallOptions {
  /** Time for one request, in milliseconds. @defaultValue that of the client */
  requestTimeout?: number | undefined
}

/** An operation with its input, for `send`. */
export interface Command<Input extends object, Output extends object> {
  /** As it was given; an empty object when nothing was. */
  readonly input: Input
  /** Middleware of this command alone. */
  readonly middlewareStack: MiddlewareStack<Input, Output>
  /** What `send` calls: the middleware around the call. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the SDK has it: of any client
  resolveMiddleware(stack: MiddlewareStack<any, any>, configuration: any, options?: any): Handler<Input, Output>
}

/** The class of an operation's commands. Input and output are those of the operation. */
export interface CommandClass<Input extends object, Output extends object> {
  /** @param input - Sent as it is; the service says what is wrong with it, unless the client has `validateInput`. */
  new (input: Input): Command<Input, Output>
  /** @param input - May be left out where nothing is required. */
  new (...[input]: Record<never, never> extends Input ? [] | [Input] : [Input]): Command<Input, Output>
  /** Of any class of commands. */
  readonly prototype: Command<Input, Output>
}

/** Present in every output. */
export interface MetadataBearer {
  /** About the exchange. */
  $metadata: ResponseMetadata
}

/** The pipelines of the clients whose configuration it is. */
const pipelines = new WeakMap<object, Pipeline>()

/** Lets commands find the pipeline of a client. */
export function register(config: ResolvedConfig, pipeline: Pipeline): void {
  pipelines.set(config, pipeline)
}

/** What all commands have in common. `$Command` of the AWS SDK. */
export abstract class AnyCommand {
  /** As it was given. */
  readonly input: object
  /** Middleware of this command alone. */
  readonly middlewareStack: MiddlewareStack<object, object> = newStack()
  /** What differs from other commands. */
  protected abstract readonly row: AnyOperation

  constructor(input: object | undefined) {
    this.input = input ?? {}
  }

  /** What `send` calls: the middleware around the call. @throws InputError for the client of another library */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- those of any operation
  resolveMiddleware(stack: object, configuration: object, options?: SendOptions): Handler<any, any> {
    const pipeline = pipelines.get(configuration)
    if (pipeline === undefined) throw otherClient()
    const { row } = this
    const { requestTimeout, ...given } = ownMembers(options ?? {})
    const callOptions = readCallOptions(row, given)
    const context = {
      clientName: 'CloudTrailClient',
      commandName: `${row.name}Command`,
      logger: (configuration as ResolvedConfig).logger,
    }
    const own = requestTimeout ? { ...pipeline, requestTimeoutMs: requestTimeout } : pipeline
    const { entries } = (stack as Stack).concat(this.middlewareStack)
    const exchanges = noting(own)
    const send = handlerOf({ pipeline: exchanges.pipeline, row, options: callOptions, context }, entries)
    return async (args) => {
      try {
        return await send(args)
      } catch (error) {
        exchanges.tellIn(error)
        throw likeSdk(error, callOptions)
      }
    }
  }
}

const otherClient = (): InputError =>
  new InputError([{ path: '', message: 'commands of cloudtrail-client/aws-sdk are sent by its own CloudTrailClient' }])

/** The class of the commands of a row. Its name is right in minified programs too. */
export function commandOf<Input extends object, Output extends object>(row: AnyOperation): CommandClass<Input, Output> {
  const name = `${row.name}Command`
  const { [name]: type } = {
    [name]: class extends AnyCommand {
      protected override get row(): AnyOperation {
        return row
      }
    },
  }
  return type as unknown as CommandClass<Input, Output> // sound: it sends the operation of the row
}
