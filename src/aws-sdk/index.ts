/**
 * The names of `@aws-sdk/client-cloudtrail`, on this library: code written for the AWS SDK runs as it is, by an alias or a changed
 * import. [The guide](../../docs/aws-sdk.md) tells how, and what differs.
 *
 * @module cloudtrail-client/aws-sdk
 */
export {
  CloudTrailClient,
  CloudTrailClient as __Client,
  type Callback,
  type CloudTrailClientConfig,
} from './client/cloudtrail-client.js'
export type { ResolvedConfig as CloudTrailClientResolvedConfig } from '../client/resolved-config.js'
export {
  AnyCommand as $Command,
  type Command,
  type CommandClass,
  type MetadataBearer,
  type MetadataBearer as __MetadataBearer,
  type SendOptions,
} from './client/command.js'
export type { CommandMethod, PaginatorMethod } from './client/methods.js'
export type {
  Paginate,
  PaginationConfiguration,
  PaginationConfiguration as CloudTrailPaginationConfiguration,
  Paginator,
} from './client/paginator.js'
export {
  CloudTrailServiceException,
  type Exception,
  type ExceptionClass,
  type ExceptionOptions,
  type ServiceExceptionOptions,
} from './client/service-exception.js'
export type {
  AbsoluteOptions,
  Handler,
  HandlerContext,
  HandlerOutput,
  HttpRequest,
  InitializeMiddleware,
  InputArguments,
  Middleware,
  MiddlewareOptions,
  MiddlewareStack,
  Pluggable,
  RelativeOptions,
  RequestArguments,
  RequestHandler,
  RequestMiddleware,
  Step,
} from './middleware/types.js'
export { CloudTrail, type CloudTrailClass } from './generated/cloudtrail.js'
export * from './generated/commands.js'
export * from './generated/enums.js'
export * from './generated/exceptions.js'
export * from './generated/paginators.js'
export type * from './shapes/types.js'
