/** The table: every operation by its name. A literal, so that bundlers see which rows a program uses. */
import { PutAuditEvents } from './audit-events.js'
import { CreateChannel, DeleteChannel, GetChannel, ListChannels, UpdateChannel } from './channels.js'
import {
  CreateDashboard,
  DeleteDashboard,
  GetDashboard,
  ListDashboards,
  StartDashboardRefresh,
  UpdateDashboard,
} from './dashboards.js'
import {
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
} from './event-data-stores.js'
import {
  GetEventConfiguration,
  GetEventSelectors,
  GetInsightSelectors,
  PutEventConfiguration,
  PutEventSelectors,
  PutInsightSelectors,
} from './event-selectors.js'
import { ListInsightsData, ListInsightsMetricData, LookupEvents } from './events.js'
import { GetImport, ListImportFailures, ListImports, StartImport, StopImport } from './imports.js'
import { DeregisterOrganizationDelegatedAdmin, RegisterOrganizationDelegatedAdmin } from './organization.js'
import {
  CancelQuery,
  DescribeQuery,
  GenerateQuery,
  GetQueryResults,
  ListQueries,
  SearchSampleQueries,
  StartQuery,
} from './queries.js'
import { DeleteResourcePolicy, GetResourcePolicy, PutResourcePolicy } from './resource-policies.js'
import { AddTags, ListTags, RemoveTags } from './tags.js'
import {
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
} from './trails.js'

const table = {
  AddTags,
  CancelQuery,
  CreateChannel,
  CreateDashboard,
  CreateEventDataStore,
  CreateTrail,
  DeleteChannel,
  DeleteDashboard,
  DeleteEventDataStore,
  DeleteResourcePolicy,
  DeleteTrail,
  DeregisterOrganizationDelegatedAdmin,
  DescribeQuery,
  DescribeTrails,
  DisableFederation,
  EnableFederation,
  GenerateQuery,
  GetChannel,
  GetDashboard,
  GetEventConfiguration,
  GetEventDataStore,
  GetEventSelectors,
  GetImport,
  GetInsightSelectors,
  GetQueryResults,
  GetResourcePolicy,
  GetTrail,
  GetTrailStatus,
  ListChannels,
  ListDashboards,
  ListEventDataStores,
  ListImportFailures,
  ListImports,
  ListInsightsData,
  ListInsightsMetricData,
  ListPublicKeys,
  ListQueries,
  ListTags,
  ListTrails,
  LookupEvents,
  PutAuditEvents,
  PutEventConfiguration,
  PutEventSelectors,
  PutInsightSelectors,
  PutResourcePolicy,
  RegisterOrganizationDelegatedAdmin,
  RemoveTags,
  RestoreEventDataStore,
  SearchSampleQueries,
  StartDashboardRefresh,
  StartEventDataStoreIngestion,
  StartImport,
  StartLogging,
  StartQuery,
  StopEventDataStoreIngestion,
  StopImport,
  StopLogging,
  UpdateChannel,
  UpdateDashboard,
  UpdateEventDataStore,
  UpdateTrail,
}

/** All 60 operations of CloudTrail and `PutAuditEvents`, by name. */
export const operations: Readonly<typeof table> = table
