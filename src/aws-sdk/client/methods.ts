/** The methods of the AWS SDK's aggregated class: one for each command and paginator. */
import { methodName } from '../../contracts/operation.js'
import { CloudTrailClient, type Callback } from './cloudtrail-client.js'
import type { CommandClass, MetadataBearer, SendOptions } from './command.js'
import type { Paginate, PaginationConfiguration, Paginator } from './paginator.js'

/** A method that sends a command: it returns a promise, or takes a callback. */
export interface CommandMethod<Input extends object, Output extends object> {
  (
    ...[input, options]: Record<never, never> extends Input
      ? [input?: Input, options?: SendOptions]
      : [input: Input, options?: SendOptions]
  ): Promise<Output>
  (input: Input, callback: Callback<Output>): void
  (input: Input, options: SendOptions, callback: Callback<Output>): void
}

/** A method that reads pages. */
export type PaginatorMethod<Input extends object, Output> = (
  input?: Input,
  configuration?: Omit<PaginationConfiguration, 'client'>,
  ...others: unknown[]
) => Paginator<Output>

/** The class of a client that has these methods, on its prototype, where spies and subclasses look for them. */
export function aggregatedClass(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- those of all operations
  commands: Readonly<Record<string, CommandClass<any, any>>>,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  paginators: Readonly<Record<string, Paginate<any, any>>>,
): typeof CloudTrailClient {
  class CloudTrail extends CloudTrailClient {}
  Object.defineProperty(CloudTrail, 'name', { value: 'CloudTrail' }) // in minified programs too
  for (const [commandName, type] of Object.entries(commands)) {
    const name = methodName(commandName).replace(/Command$/, '')
    define(CloudTrail.prototype, name, async function (this: Sender, input, ...others) {
      return this.send(new type(input), ...others)
    })
  }
  for (const [name, paginate] of Object.entries(paginators)) {
    define(CloudTrail.prototype, name, function (this: Sender, input = {}, configuration, ...others) {
      return paginate({ ...(configuration as object), client: this as unknown as CloudTrailClient }, input, ...others)
    })
  }
  return CloudTrail
}

/** A client, with the overloads of its method as one. */
interface Sender {
  send(...given: unknown[]): Promise<MetadataBearer>
}

function define(prototype: object, name: string, method: (this: Sender, ...given: unknown[]) => unknown): void {
  const { [name]: value } = {
    [name](this: Sender, ...given: unknown[]) {
      return method.apply(this, given)
    },
  }
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
}
