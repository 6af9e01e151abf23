/**
 * The names of `@aws-sdk/client-cloudtrail`, on this library: code written for the AWS SDK runs as it is, under an alias or with a
 * changed import.
 *
 * Commands, callbacks, paginators, exceptions, enums, middleware and types are there; the service says what is wrong with an input.
 * What differs: calls are paced to the service's quotas; middleware of the step `deserialize`, and beside the SDK's own, is refused;
 * schemas (`LookupEvents$`) are not there; a command takes options that this library knows.
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
export type { ExceptionReply } from './client/exchanges.js'
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
  type Retryable,
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
