/**
 * Every row of the table by its name.
 *
 * Made by `npm run generate`, not to be edited.
 */
export { PutAuditEvents } from '../audit-events.js'
export { CreateChannel, GetChannel, ListChannels, UpdateChannel, DeleteChannel } from '../channels.js'
export {
  CreateDashboard,
  GetDashboard,
  ListDashboards,
  UpdateDashboard,
  DeleteDashboard,
  StartDashboardRefresh,
} from '../dashboards.js'
export {
  CreateEventDataStore,
  GetEventDataStore,
  ListEventDataStores,
  UpdateEventDataStore,
  DeleteEventDataStore,
  RestoreEventDataStore,
  StartEventDataStoreIngestion,
  StopEventDataStoreIngestion,
  EnableFederation,
  DisableFederation,
} from '../event-data-stores.js'
export {
  GetEventSelectors,
  PutEventSelectors,
  GetInsightSelectors,
  PutInsightSelectors,
  GetEventConfiguration,
  PutEventConfiguration,
} from '../event-selectors.js'
export { LookupEvents, ListInsightsData, ListInsightsMetricData } from '../events.js'
export { StartImport, GetImport, ListImports, ListImportFailures, StopImport } from '../imports.js'
export { RegisterOrganizationDelegatedAdmin, DeregisterOrganizationDelegatedAdmin } from '../organization.js'
export {
  StartQuery,
  DescribeQuery,
  GetQueryResults,
  ListQueries,
  CancelQuery,
  GenerateQuery,
  SearchSampleQueries,
} from '../queries.js'
export { GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy } from '../resource-policies.js'
export { AddTags, ListTags, RemoveTags } from '../tags.js'
export {
  CreateTrail,
  GetTrail,
  DescribeTrails,
  ListTrails,
  UpdateTrail,
  DeleteTrail,
  StartLogging,
  StopLogging,
  GetTrailStatus,
  ListPublicKeys,
} from '../trails.js'
