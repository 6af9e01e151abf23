/**
 * A client of only the operations it is given ({@link createClient}), for small bundles, and every row of the table of
 * operations by name. [The guide](../docs/small-bundles.md) tells what else differs.
 *
 * @module cloudtrail-client/core
 */
export { createClient, type ClientOf } from './client/create-client.js'
export type { CloudTrailConfig } from './config/client-config.js'
export type { Paged, ResponseMetadata, WithMetadata, Members } from './contracts/output.js'
export type { CallOptions } from './config/call-options.js'
export type { AnyOperation, NewestFirst, Operation, Paging, Quota, Service } from './contracts/operation.js'
export { PutAuditEvents } from './operations/audit-events.js'
export { CreateChannel, DeleteChannel, GetChannel, ListChannels, UpdateChannel } from './operations/channels.js'
export {
  CreateDashboard,
  DeleteDashboard,
  GetDashboard,
  ListDashboards,
  StartDashboardRefresh,
  UpdateDashboard,
} from './operations/dashboards.js'
export {
  CreateEventDataStore,
  DeleteEventDataStore,
  DisableFederation,
  EnableFederation,
  GetEventDataStore,
  ListEventDataStores,
  RestoreEventDataStore,
  StartEventDataStoreIngestion,
  StopEventDataStoreIngestion,
  UpdateEventDataStore,
} from './operations/event-data-stores.js'
export {
  GetEventConfiguration,
  GetEventSelectors,
  GetInsightSelectors,
  PutEventConfiguration,
  PutEventSelectors,
  PutInsightSelectors,
} from './operations/event-selectors.js'
export { ListInsightsData, ListInsightsMetricData, LookupEvents } from './operations/events.js'
export { GetImport, ListImportFailures, ListImports, StartImport, StopImport } from './operations/imports.js'
export { DeregisterOrganizationDelegatedAdmin, RegisterOrganizationDelegatedAdmin } from './operations/organization.js'
export {
  CancelQuery,
  DescribeQuery,
  GenerateQuery,
  GetQueryResults,
  ListQueries,
  SearchSampleQueries,
  StartQuery,
} from './operations/queries.js'
export { DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy } from './operations/resource-policies.js'
export { AddTags, ListTags, RemoveTags } from './operations/tags.js'
export {
  CreateTrail,
  DeleteTrail,
  DescribeTrails,
  GetTrail,
  GetTrailStatus,
  ListPublicKeys,
  ListTrails,
  StartLogging,
  StopLogging,
  UpdateTrail,
} from './operations/trails.js'
