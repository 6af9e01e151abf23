/**
 * The table: every operation by its name. A literal, so that bundlers see which rows a program uses.
 *
 * Made by `npm run generate`, not to be edited.
 */

import { PutAuditEvents } from '../audit-events.js'
import { CreateChannel, GetChannel, ListChannels, UpdateChannel, DeleteChannel } from '../channels.js'
import {
  CreateDashboard,
  GetDashboard,
  ListDashboards,
  UpdateDashboard,
  DeleteDashboard,
  StartDashboardRefresh,
} from '../dashboards.js'
import {
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
import {
  GetEventSelectors,
  PutEventSelectors,
  GetInsightSelectors,
  PutInsightSelectors,
  GetEventConfiguration,
  PutEventConfiguration,
} from '../event-selectors.js'
import { LookupEvents, ListInsightsData, ListInsightsMetricData } from '../events.js'
import { StartImport, GetImport, ListImports, ListImportFailures, StopImport } from '../imports.js'
import { RegisterOrganizationDelegatedAdmin, DeregisterOrganizationDelegatedAdmin } from '../organization.js'
import {
  StartQuery,
  DescribeQuery,
  GetQueryResults,
  ListQueries,
  CancelQuery,
  GenerateQuery,
  SearchSampleQueries,
} from '../queries.js'
import { GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy } from '../resource-policies.js'
import { AddTags, ListTags, RemoveTags } from '../tags.js'
import {
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

/** Every operation that CloudTrail has, by name: its schemas, quota, IAM action and how it may be repeated. */
export const operations: Readonly<typeof table> = table
