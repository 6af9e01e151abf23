/** The AWS SDK's paginators: page after page of a command. */
import { InputError } from '../../contracts/errors.js'
import { CloudTrailClient } from './cloudtrail-client.js'
import type { Command, CommandClass, MetadataBearer } from './command.js'

/** Where pages come from. */
export interface PaginationConfiguration {
  /** Sends the commands. */
  client: CloudTrailClient
  /** Items in a page, where the operation lets the caller choose. */
  pageSize?: number
  /** Token of the page to start with. */
  startingToken?: unknown
  /** Whether to end when the service returns the token that it was given. */
  stopOnSameToken?: boolean
  /** May change or replace each command. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the SDK has it: of any operation
  withCommand?: (command: Command<any, any>) => Command<any, any> | undefined
}

/** Pages, as they are asked for. */
export type Paginator<Output> = AsyncGenerator<Output, undefined>

/** Sends the command of an operation again and again, with the token of the page before. */
export type Paginate<Input, Output> = (
  config: PaginationConfiguration,
  input: Input,
  ...others: unknown[]
) => Paginator<Output>

/** @param pageSizeMember - The member of the input that has the number of items in a page. */
export function paginatorOf<Input extends object, Output extends MetadataBearer>(
  commandClass: CommandClass<Input, Output>,
  pageSizeMember?: keyof Input,
): Paginate<Input, Output> {
  return async function* paginate(config, input, ...others) {
    const { client, pageSize, startingToken, stopOnSameToken = false, withCommand } = config
    if (!(client instanceof CloudTrailClient)) {
      throw new InputError([{ path: 'client', message: 'must be a CloudTrailClient of cloudtrail-client/aws-sdk' }])
    }
    const size = pageSizeMember === undefined ? {} : { [pageSizeMember]: input[pageSizeMember] ?? pageSize }
    let token = startingToken ?? (input as Paged).NextToken
    for (;;) {
      const command = new commandClass({ ...input, ...size, NextToken: token })
      const send = client.send.bind(client) as (...given: unknown[]) => Promise<Output> // its overloads, as one
      const page = await send(withCommand?.(command) ?? command, ...others)
      yield page
      const before = token
      token = (page as Paged | undefined)?.NextToken
      if (!token || (stopOnSameToken && token === before)) return undefined
    }
  }
}

interface Paged {
  readonly NextToken?: unknown
}
