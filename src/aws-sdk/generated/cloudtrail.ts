/**
 * The AWS SDK's class with a method for each operation.
 *
 * Made by `npm run generate`, not to be edited.
 */

import type { CloudTrailClient } from '../client/cloudtrail-client.js'
import { aggregatedClass, type CommandMethod, type PaginatorMethod } from '../client/methods.js'
import type * as types from '../shapes/types.js'
import * as commands from './commands.js'
import * as paginators from './paginators.js'

/** A client with a method for each operation. They return promises, or take callbacks. */
export interface CloudTrail extends CloudTrailClient {
  /** Sends a {@link commands.AddTagsCommand | AddTagsCommand}. */
  addTags: CommandMethod<types.AddTagsCommandInput, types.AddTagsCommandOutput>
  /** Sends a {@link commands.CancelQueryCommand | CancelQueryCommand}. */
  cancelQuery: CommandMethod<types.CancelQueryCommandInput, types.CancelQueryCommandOutput>
  /** Sends a {@link commands.CreateChannelCommand | CreateChannelCommand}. */
  createChannel: CommandMethod<types.CreateChannelCommandInput, types.CreateChannelCommandOutput>
  /** Sends a {@link commands.CreateDashboardCommand | CreateDashboardCommand}. */
  createDashboard: CommandMethod<types.CreateDashboardCommandInput, types.CreateDashboardCommandOutput>
  /** Sends a {@link commands.CreateEventDataStoreCommand | CreateEventDataStoreCommand}. */
  createEventDataStore: CommandMethod<types.CreateEventDataStoreCommandInput, types.CreateEventDataStoreCommandOutput>
  /** Sends a {@link commands.CreateTrailCommand | CreateTrailCommand}. */
  createTrail: CommandMethod<types.CreateTrailCommandInput, types.CreateTrailCommandOutput>
  /** Sends a {@link commands.DeleteChannelCommand | DeleteChannelCommand}. */
  deleteChannel: CommandMethod<types.DeleteChannelCommandInput, types.DeleteChannelCommandOutput>
  /** Sends a {@link commands.DeleteDashboardCommand | DeleteDashboardCommand}. */
  deleteDashboard: CommandMethod<types.DeleteDashboardCommandInput, types.DeleteDashboardCommandOutput>
  /** Sends a {@link commands.DeleteEventDataStoreCommand | DeleteEventDataStoreCommand}. */
  deleteEventDataStore: CommandMethod<types.DeleteEventDataStoreCommandInput, types.DeleteEventDataStoreCommandOutput>
  /** Sends a {@link commands.DeleteResourcePolicyCommand | DeleteResourcePolicyCommand}. */
  deleteResourcePolicy: CommandMethod<types.DeleteResourcePolicyCommandInput, types.DeleteResourcePolicyCommandOutput>
  /** Sends a {@link commands.DeleteTrailCommand | DeleteTrailCommand}. */
  deleteTrail: CommandMethod<types.DeleteTrailCommandInput, types.DeleteTrailCommandOutput>
  /** Sends a {@link commands.DeregisterOrganizationDelegatedAdminCommand | DeregisterOrganizationDelegatedAdminCommand}. */
  deregisterOrganizationDelegatedAdmin: CommandMethod<
    types.DeregisterOrganizationDelegatedAdminCommandInput,
    types.DeregisterOrganizationDelegatedAdminCommandOutput
  >
  /** Sends a {@link commands.DescribeQueryCommand | DescribeQueryCommand}. */
  describeQuery: CommandMethod<types.DescribeQueryCommandInput, types.DescribeQueryCommandOutput>
  /** Sends a {@link commands.DescribeTrailsCommand | DescribeTrailsCommand}. */
  describeTrails: CommandMethod<types.DescribeTrailsCommandInput, types.DescribeTrailsCommandOutput>
  /** Sends a {@link commands.DisableFederationCommand | DisableFederationCommand}. */
  disableFederation: CommandMethod<types.DisableFederationCommandInput, types.DisableFederationCommandOutput>
  /** Sends a {@link commands.EnableFederationCommand | EnableFederationCommand}. */
  enableFederation: CommandMethod<types.EnableFederationCommandInput, types.EnableFederationCommandOutput>
  /** Sends a {@link commands.GenerateQueryCommand | GenerateQueryCommand}. */
  generateQuery: CommandMethod<types.GenerateQueryCommandInput, types.GenerateQueryCommandOutput>
  /** Sends a {@link commands.GetChannelCommand | GetChannelCommand}. */
  getChannel: CommandMethod<types.GetChannelCommandInput, types.GetChannelCommandOutput>
  /** Sends a {@link commands.GetDashboardCommand | GetDashboardCommand}. */
  getDashboard: CommandMethod<types.GetDashboardCommandInput, types.GetDashboardCommandOutput>
  /** Sends a {@link commands.GetEventConfigurationCommand | GetEventConfigurationCommand}. */
  getEventConfiguration: CommandMethod<
    types.GetEventConfigurationCommandInput,
    types.GetEventConfigurationCommandOutput
  >
  /** Sends a {@link commands.GetEventDataStoreCommand | GetEventDataStoreCommand}. */
  getEventDataStore: CommandMethod<types.GetEventDataStoreCommandInput, types.GetEventDataStoreCommandOutput>
  /** Sends a {@link commands.GetEventSelectorsCommand | GetEventSelectorsCommand}. */
  getEventSelectors: CommandMethod<types.GetEventSelectorsCommandInput, types.GetEventSelectorsCommandOutput>
  /** Sends a {@link commands.GetImportCommand | GetImportCommand}. */
  getImport: CommandMethod<types.GetImportCommandInput, types.GetImportCommandOutput>
  /** Sends a {@link commands.GetInsightSelectorsCommand | GetInsightSelectorsCommand}. */
  getInsightSelectors: CommandMethod<types.GetInsightSelectorsCommandInput, types.GetInsightSelectorsCommandOutput>
  /** Sends a {@link commands.GetQueryResultsCommand | GetQueryResultsCommand}. */
  getQueryResults: CommandMethod<types.GetQueryResultsCommandInput, types.GetQueryResultsCommandOutput>
  /** Sends a {@link commands.GetResourcePolicyCommand | GetResourcePolicyCommand}. */
  getResourcePolicy: CommandMethod<types.GetResourcePolicyCommandInput, types.GetResourcePolicyCommandOutput>
  /** Sends a {@link commands.GetTrailCommand | GetTrailCommand}. */
  getTrail: CommandMethod<types.GetTrailCommandInput, types.GetTrailCommandOutput>
  /** Sends a {@link commands.GetTrailStatusCommand | GetTrailStatusCommand}. */
  getTrailStatus: CommandMethod<types.GetTrailStatusCommandInput, types.GetTrailStatusCommandOutput>
  /** Sends a {@link commands.ListChannelsCommand | ListChannelsCommand}. */
  listChannels: CommandMethod<types.ListChannelsCommandInput, types.ListChannelsCommandOutput>
  /** Sends a {@link commands.ListDashboardsCommand | ListDashboardsCommand}. */
  listDashboards: CommandMethod<types.ListDashboardsCommandInput, types.ListDashboardsCommandOutput>
  /** Sends a {@link commands.ListEventDataStoresCommand | ListEventDataStoresCommand}. */
  listEventDataStores: CommandMethod<types.ListEventDataStoresCommandInput, types.ListEventDataStoresCommandOutput>
  /** Sends a {@link commands.ListImportFailuresCommand | ListImportFailuresCommand}. */
  listImportFailures: CommandMethod<types.ListImportFailuresCommandInput, types.ListImportFailuresCommandOutput>
  /** Sends a {@link commands.ListImportsCommand | ListImportsCommand}. */
  listImports: CommandMethod<types.ListImportsCommandInput, types.ListImportsCommandOutput>
  /** Sends a {@link commands.ListInsightsDataCommand | ListInsightsDataCommand}. */
  listInsightsData: CommandMethod<types.ListInsightsDataCommandInput, types.ListInsightsDataCommandOutput>
  /** Sends a {@link commands.ListInsightsMetricDataCommand | ListInsightsMetricDataCommand}. */
  listInsightsMetricData: CommandMethod<
    types.ListInsightsMetricDataCommandInput,
    types.ListInsightsMetricDataCommandOutput
  >
  /** Sends a {@link commands.ListPublicKeysCommand | ListPublicKeysCommand}. */
  listPublicKeys: CommandMethod<types.ListPublicKeysCommandInput, types.ListPublicKeysCommandOutput>
  /** Sends a {@link commands.ListQueriesCommand | ListQueriesCommand}. */
  listQueries: CommandMethod<types.ListQueriesCommandInput, types.ListQueriesCommandOutput>
  /** Sends a {@link commands.ListTagsCommand | ListTagsCommand}. */
  listTags: CommandMethod<types.ListTagsCommandInput, types.ListTagsCommandOutput>
  /** Sends a {@link commands.ListTrailsCommand | ListTrailsCommand}. */
  listTrails: CommandMethod<types.ListTrailsCommandInput, types.ListTrailsCommandOutput>
  /** Sends a {@link commands.LookupEventsCommand | LookupEventsCommand}. */
  lookupEvents: CommandMethod<types.LookupEventsCommandInput, types.LookupEventsCommandOutput>
  /** Sends a {@link commands.PutEventConfigurationCommand | PutEventConfigurationCommand}. */
  putEventConfiguration: CommandMethod<
    types.PutEventConfigurationCommandInput,
    types.PutEventConfigurationCommandOutput
  >
  /** Sends a {@link commands.PutEventSelectorsCommand | PutEventSelectorsCommand}. */
  putEventSelectors: CommandMethod<types.PutEventSelectorsCommandInput, types.PutEventSelectorsCommandOutput>
  /** Sends a {@link commands.PutInsightSelectorsCommand | PutInsightSelectorsCommand}. */
  putInsightSelectors: CommandMethod<types.PutInsightSelectorsCommandInput, types.PutInsightSelectorsCommandOutput>
  /** Sends a {@link commands.PutResourcePolicyCommand | PutResourcePolicyCommand}. */
  putResourcePolicy: CommandMethod<types.PutResourcePolicyCommandInput, types.PutResourcePolicyCommandOutput>
  /** Sends a {@link commands.RegisterOrganizationDelegatedAdminCommand | RegisterOrganizationDelegatedAdminCommand}. */
  registerOrganizationDelegatedAdmin: CommandMethod<
    types.RegisterOrganizationDelegatedAdminCommandInput,
    types.RegisterOrganizationDelegatedAdminCommandOutput
  >
  /** Sends a {@link commands.RemoveTagsCommand | RemoveTagsCommand}. */
  removeTags: CommandMethod<types.RemoveTagsCommandInput, types.RemoveTagsCommandOutput>
  /** Sends a {@link commands.RestoreEventDataStoreCommand | RestoreEventDataStoreCommand}. */
  restoreEventDataStore: CommandMethod<
    types.RestoreEventDataStoreCommandInput,
    types.RestoreEventDataStoreCommandOutput
  >
  /** Sends a {@link commands.SearchSampleQueriesCommand | SearchSampleQueriesCommand}. */
  searchSampleQueries: CommandMethod<types.SearchSampleQueriesCommandInput, types.SearchSampleQueriesCommandOutput>
  /** Sends a {@link commands.StartDashboardRefreshCommand | StartDashboardRefreshCommand}. */
  startDashboardRefresh: CommandMethod<
    types.StartDashboardRefreshCommandInput,
    types.StartDashboardRefreshCommandOutput
  >
  /** Sends a {@link commands.StartEventDataStoreIngestionCommand | StartEventDataStoreIngestionCommand}. */
  startEventDataStoreIngestion: CommandMethod<
    types.StartEventDataStoreIngestionCommandInput,
    types.StartEventDataStoreIngestionCommandOutput
  >
  /** Sends a {@link commands.StartImportCommand | StartImportCommand}. */
  startImport: CommandMethod<types.StartImportCommandInput, types.StartImportCommandOutput>
  /** Sends a {@link commands.StartLoggingCommand | StartLoggingCommand}. */
  startLogging: CommandMethod<types.StartLoggingCommandInput, types.StartLoggingCommandOutput>
  /** Sends a {@link commands.StartQueryCommand | StartQueryCommand}. */
  startQuery: CommandMethod<types.StartQueryCommandInput, types.StartQueryCommandOutput>
  /** Sends a {@link commands.StopEventDataStoreIngestionCommand | StopEventDataStoreIngestionCommand}. */
  stopEventDataStoreIngestion: CommandMethod<
    types.StopEventDataStoreIngestionCommandInput,
    types.StopEventDataStoreIngestionCommandOutput
  >
  /** Sends a {@link commands.StopImportCommand | StopImportCommand}. */
  stopImport: CommandMethod<types.StopImportCommandInput, types.StopImportCommandOutput>
  /** Sends a {@link commands.StopLoggingCommand | StopLoggingCommand}. */
  stopLogging: CommandMethod<types.StopLoggingCommandInput, types.StopLoggingCommandOutput>
  /** Sends a {@link commands.UpdateChannelCommand | UpdateChannelCommand}. */
  updateChannel: CommandMethod<types.UpdateChannelCommandInput, types.UpdateChannelCommandOutput>
  /** Sends a {@link commands.UpdateDashboardCommand | UpdateDashboardCommand}. */
  updateDashboard: CommandMethod<types.UpdateDashboardCommandInput, types.UpdateDashboardCommandOutput>
  /** Sends a {@link commands.UpdateEventDataStoreCommand | UpdateEventDataStoreCommand}. */
  updateEventDataStore: CommandMethod<types.UpdateEventDataStoreCommandInput, types.UpdateEventDataStoreCommandOutput>
  /** Sends a {@link commands.UpdateTrailCommand | UpdateTrailCommand}. */
  updateTrail: CommandMethod<types.UpdateTrailCommandInput, types.UpdateTrailCommandOutput>
  /** Reads the pages of `GetQueryResults`. */
  paginateGetQueryResults: PaginatorMethod<types.GetQueryResultsCommandInput, types.GetQueryResultsCommandOutput>
  /** Reads the pages of `ListChannels`. */
  paginateListChannels: PaginatorMethod<types.ListChannelsCommandInput, types.ListChannelsCommandOutput>
  /** Reads the pages of `ListEventDataStores`. */
  paginateListEventDataStores: PaginatorMethod<
    types.ListEventDataStoresCommandInput,
    types.ListEventDataStoresCommandOutput
  >
  /** Reads the pages of `ListImportFailures`. */
  paginateListImportFailures: PaginatorMethod<
    types.ListImportFailuresCommandInput,
    types.ListImportFailuresCommandOutput
  >
  /** Reads the pages of `ListImports`. */
  paginateListImports: PaginatorMethod<types.ListImportsCommandInput, types.ListImportsCommandOutput>
  /** Reads the pages of `ListInsightsData`. */
  paginateListInsightsData: PaginatorMethod<types.ListInsightsDataCommandInput, types.ListInsightsDataCommandOutput>
  /** Reads the pages of `ListInsightsMetricData`. */
  paginateListInsightsMetricData: PaginatorMethod<
    types.ListInsightsMetricDataCommandInput,
    types.ListInsightsMetricDataCommandOutput
  >
  /** Reads the pages of `ListPublicKeys`. */
  paginateListPublicKeys: PaginatorMethod<types.ListPublicKeysCommandInput, types.ListPublicKeysCommandOutput>
  /** Reads the pages of `ListQueries`. */
  paginateListQueries: PaginatorMethod<types.ListQueriesCommandInput, types.ListQueriesCommandOutput>
  /** Reads the pages of `ListTags`. */
  paginateListTags: PaginatorMethod<types.ListTagsCommandInput, types.ListTagsCommandOutput>
  /** Reads the pages of `ListTrails`. */
  paginateListTrails: PaginatorMethod<types.ListTrailsCommandInput, types.ListTrailsCommandOutput>
  /** Reads the pages of `LookupEvents`. */
  paginateLookupEvents: PaginatorMethod<types.LookupEventsCommandInput, types.LookupEventsCommandOutput>
}

/** Its class. */
export interface CloudTrailClass {
  /** Makes one, as {@link CloudTrailClient} is made. */
  new (...given: ConstructorParameters<typeof CloudTrailClient>): CloudTrail
  /** Of its clients. */
  readonly prototype: CloudTrail
}

/** A client with a method for each operation. They return promises, or take callbacks. */
export const CloudTrail: CloudTrailClass = /* @__PURE__ */ aggregatedClass(
  {
    AddTagsCommand: commands.AddTagsCommand,
    CancelQueryCommand: commands.CancelQueryCommand,
    CreateChannelCommand: commands.CreateChannelCommand,
    CreateDashboardCommand: commands.CreateDashboardCommand,
    CreateEventDataStoreCommand: commands.CreateEventDataStoreCommand,
    CreateTrailCommand: commands.CreateTrailCommand,
    DeleteChannelCommand: commands.DeleteChannelCommand,
    DeleteDashboardCommand: commands.DeleteDashboardCommand,
    DeleteEventDataStoreCommand: commands.DeleteEventDataStoreCommand,
    DeleteResourcePolicyCommand: commands.DeleteResourcePolicyCommand,
    DeleteTrailCommand: commands.DeleteTrailCommand,
    DeregisterOrganizationDelegatedAdminCommand: commands.DeregisterOrganizationDelegatedAdminCommand,
    DescribeQueryCommand: commands.DescribeQueryCommand,
    DescribeTrailsCommand: commands.DescribeTrailsCommand,
    DisableFederationCommand: commands.DisableFederationCommand,
    EnableFederationCommand: commands.EnableFederationCommand,
    GenerateQueryCommand: commands.GenerateQueryCommand,
    GetChannelCommand: commands.GetChannelCommand,
    GetDashboardCommand: commands.GetDashboardCommand,
    GetEventConfigurationCommand: commands.GetEventConfigurationCommand,
    GetEventDataStoreCommand: commands.GetEventDataStoreCommand,
    GetEventSelectorsCommand: commands.GetEventSelectorsCommand,
    GetImportCommand: commands.GetImportCommand,
    GetInsightSelectorsCommand: commands.GetInsightSelectorsCommand,
    GetQueryResultsCommand: commands.GetQueryResultsCommand,
    GetResourcePolicyCommand: commands.GetResourcePolicyCommand,
    GetTrailCommand: commands.GetTrailCommand,
    GetTrailStatusCommand: commands.GetTrailStatusCommand,
    ListChannelsCommand: commands.ListChannelsCommand,
    ListDashboardsCommand: commands.ListDashboardsCommand,
    ListEventDataStoresCommand: commands.ListEventDataStoresCommand,
    ListImportFailuresCommand: commands.ListImportFailuresCommand,
    ListImportsCommand: commands.ListImportsCommand,
    ListInsightsDataCommand: commands.ListInsightsDataCommand,
    ListInsightsMetricDataCommand: commands.ListInsightsMetricDataCommand,
    ListPublicKeysCommand: commands.ListPublicKeysCommand,
    ListQueriesCommand: commands.ListQueriesCommand,
    ListTagsCommand: commands.ListTagsCommand,
    ListTrailsCommand: commands.ListTrailsCommand,
    LookupEventsCommand: commands.LookupEventsCommand,
    PutEventConfigurationCommand: commands.PutEventConfigurationCommand,
    PutEventSelectorsCommand: commands.PutEventSelectorsCommand,
    PutInsightSelectorsCommand: commands.PutInsightSelectorsCommand,
    PutResourcePolicyCommand: commands.PutResourcePolicyCommand,
    RegisterOrganizationDelegatedAdminCommand: commands.RegisterOrganizationDelegatedAdminCommand,
    RemoveTagsCommand: commands.RemoveTagsCommand,
    RestoreEventDataStoreCommand: commands.RestoreEventDataStoreCommand,
    SearchSampleQueriesCommand: commands.SearchSampleQueriesCommand,
    StartDashboardRefreshCommand: commands.StartDashboardRefreshCommand,
    StartEventDataStoreIngestionCommand: commands.StartEventDataStoreIngestionCommand,
    StartImportCommand: commands.StartImportCommand,
    StartLoggingCommand: commands.StartLoggingCommand,
    StartQueryCommand: commands.StartQueryCommand,
    StopEventDataStoreIngestionCommand: commands.StopEventDataStoreIngestionCommand,
    StopImportCommand: commands.StopImportCommand,
    StopLoggingCommand: commands.StopLoggingCommand,
    UpdateChannelCommand: commands.UpdateChannelCommand,
    UpdateDashboardCommand: commands.UpdateDashboardCommand,
    UpdateEventDataStoreCommand: commands.UpdateEventDataStoreCommand,
    UpdateTrailCommand: commands.UpdateTrailCommand,
  },
  {
    paginateGetQueryResults: paginators.paginateGetQueryResults,
    paginateListChannels: paginators.paginateListChannels,
    paginateListEventDataStores: paginators.paginateListEventDataStores,
    paginateListImportFailures: paginators.paginateListImportFailures,
    paginateListImports: paginators.paginateListImports,
    paginateListInsightsData: paginators.paginateListInsightsData,
    paginateListInsightsMetricData: paginators.paginateListInsightsMetricData,
    paginateListPublicKeys: paginators.paginateListPublicKeys,
    paginateListQueries: paginators.paginateListQueries,
    paginateListTags: paginators.paginateListTags,
    paginateListTrails: paginators.paginateListTrails,
    paginateLookupEvents: paginators.paginateLookupEvents,
  },
) as CloudTrailClass // sound: it has all the methods
