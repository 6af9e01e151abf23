/**
 * The client {@link CloudTrail}, its errors, and the types of its inputs and outputs. The other entries are listed below
 * this one, and the guides above it.
 *
 * @module cloudtrail-client
 */
export { CloudTrail } from './client/cloudtrail.js'
export type { ResolvedConfig } from './client/resolved-config.js'
export type { HandlerSettings, Logger, SdkOptions, TakenSdkOptions } from './client/sdk-options.js'
export type { HandlerReply, HandlerResponse, HttpHandler } from './client/sdk-handler.js'
export type { CloudTrailMethods } from './client/create-client.js'
export type { CloudTrailConfig, FixedConfig, Told } from './config/client-config.js'
export type { EndpointParts, EndpointUrl, OwnEndpoint } from './config/option-rules.js'
export type { CertificateAuthorities } from './platform/certificate-authorities.js'
export type { Paged, ResponseMetadata, WithMetadata } from './contracts/output.js'
export type { CallOptions } from './config/call-options.js'
export type {
  Credentials,
  CredentialsInput,
  CredentialsProvider,
  StsCredentials,
  StsReply,
} from './auth/credentials.js'
export type { ByteStream, Transport, TransportRequest, TransportResponse } from './contracts/transport.js'
export type { Clock } from './runtime/clock.js'
export type {
  AttemptEvent,
  CallEvent,
  ClientWarning,
  Hooks,
  RetryEvent,
  ThrottleEvent,
  WaitEvent,
} from './contracts/hooks.js'
export { createRateLimiter, type RateLimiterOptions } from './retry/create-limiter.js'
export type { Grant, GrantOutcome, GrantRequest, Priority, RateLimiter } from './retry/limiter.js'
export type { PaceRequest, PaceSlot, PaceStore } from './retry/pace-store.js'
export {
  waitForEventDataStore,
  waitForImport,
  waitForQuery,
  type WaitForEventDataStoreOptions,
  type WaitOptions,
} from './client/waiters.js'
export { parseRecord, RecordError, type EventWithRecord } from './records/parse-record.js'
export type {
  AggregatedCloudTrailRecord,
  AggregationDimension,
  AggregationStatistic,
  AggregationSummary,
  AggregationWindow,
} from './records/aggregated-record.js'
export type {
  Addendum,
  CloudTrailRecord,
  EventContext,
  EventType,
  RecordCategory,
  RecordResource,
  ResourceTags,
  TagContext,
  TlsDetails,
} from './records/cloudtrail-record.js'
export type {
  InsightAttribution,
  InsightContext,
  InsightDetails,
  InsightRate,
  InsightShare,
  InsightStatistics,
} from './records/insight-details.js'
export type { JsonObject } from './records/json-object.js'
export type {
  InScopeOf,
  InvokedByDelegate,
  OnBehalfOf,
  SessionAttributes,
  SessionContext,
  SessionIssuer,
  UserIdentity,
  UserIdentityType,
  WebIdFederationData,
} from './records/user-identity.js'
export { resolveEndpoint, type EndpointInput } from './protocol/endpoint.js'
export {
  CloudTrailError,
  ConnectionError,
  CredentialsError,
  InputError,
  isServiceError,
  ResponseError,
  ServiceError,
  TimeoutError,
  UnexpectedStateError,
  type ExchangeDetails,
  type InputIssue,
  type ServiceErrorCode,
} from './contracts/errors.js'
export type { KnownErrorCode } from './contracts/error-codes.js'
export type { Open } from './schema/members-of.js'

export type * from './operations/generated/types.js'
export type * from './operations/generated/sdk-names.js'
