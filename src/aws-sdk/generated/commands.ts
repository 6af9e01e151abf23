/**
 * The commands of all operations.
 *
 * Made by `npm run generate`, not to be edited.
 */

import { commandOf, type Command, type CommandClass } from '../client/command.js'
import * as rows from '../../operations/generated/rows.js'
import type * as types from '../shapes/types.js'

/** Commands of `AddTags`. */
export const AddTagsCommand: CommandClass<types.AddTagsCommandInput, types.AddTagsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.AddTags)
/** A command of `AddTags`. */
export type AddTagsCommand = Command<types.AddTagsCommandInput, types.AddTagsCommandOutput>

/** Commands of `CancelQuery`. */
export const CancelQueryCommand: CommandClass<types.CancelQueryCommandInput, types.CancelQueryCommandOutput> =
  /* @__PURE__ */ commandOf(rows.CancelQuery)
/** A command of `CancelQuery`. */
export type CancelQueryCommand = Command<types.CancelQueryCommandInput, types.CancelQueryCommandOutput>

/** Commands of `CreateChannel`. */
export const CreateChannelCommand: CommandClass<types.CreateChannelCommandInput, types.CreateChannelCommandOutput> =
  /* @__PURE__ */ commandOf(rows.CreateChannel)
/** A command of `CreateChannel`. */
export type CreateChannelCommand = Command<types.CreateChannelCommandInput, types.CreateChannelCommandOutput>

/** Commands of `CreateDashboard`. */
export const CreateDashboardCommand: CommandClass<
  types.CreateDashboardCommandInput,
  types.CreateDashboardCommandOutput
> = /* @__PURE__ */ commandOf(rows.CreateDashboard)
/** A command of `CreateDashboard`. */
export type CreateDashboardCommand = Command<types.CreateDashboardCommandInput, types.CreateDashboardCommandOutput>

/** Commands of `CreateEventDataStore`. */
export const CreateEventDataStoreCommand: CommandClass<
  types.CreateEventDataStoreCommandInput,
  types.CreateEventDataStoreCommandOutput
> = /* @__PURE__ */ commandOf(rows.CreateEventDataStore)
/** A command of `CreateEventDataStore`. */
export type CreateEventDataStoreCommand = Command<
  types.CreateEventDataStoreCommandInput,
  types.CreateEventDataStoreCommandOutput
>

/** Commands of `CreateTrail`. */
export const CreateTrailCommand: CommandClass<types.CreateTrailCommandInput, types.CreateTrailCommandOutput> =
  /* @__PURE__ */ commandOf(rows.CreateTrail)
/** A command of `CreateTrail`. */
export type CreateTrailCommand = Command<types.CreateTrailCommandInput, types.CreateTrailCommandOutput>

/** Commands of `DeleteChannel`. */
export const DeleteChannelCommand: CommandClass<types.DeleteChannelCommandInput, types.DeleteChannelCommandOutput> =
  /* @__PURE__ */ commandOf(rows.DeleteChannel)
/** A command of `DeleteChannel`. */
export type DeleteChannelCommand = Command<types.DeleteChannelCommandInput, types.DeleteChannelCommandOutput>

/** Commands of `DeleteDashboard`. */
export const DeleteDashboardCommand: CommandClass<
  types.DeleteDashboardCommandInput,
  types.DeleteDashboardCommandOutput
> = /* @__PURE__ */ commandOf(rows.DeleteDashboard)
/** A command of `DeleteDashboard`. */
export type DeleteDashboardCommand = Command<types.DeleteDashboardCommandInput, types.DeleteDashboardCommandOutput>

/** Commands of `DeleteEventDataStore`. */
export const DeleteEventDataStoreCommand: CommandClass<
  types.DeleteEventDataStoreCommandInput,
  types.DeleteEventDataStoreCommandOutput
> = /* @__PURE__ */ commandOf(rows.DeleteEventDataStore)
/** A command of `DeleteEventDataStore`. */
export type DeleteEventDataStoreCommand = Command<
  types.DeleteEventDataStoreCommandInput,
  types.DeleteEventDataStoreCommandOutput
>

/** Commands of `DeleteResourcePolicy`. */
export const DeleteResourcePolicyCommand: CommandClass<
  types.DeleteResourcePolicyCommandInput,
  types.DeleteResourcePolicyCommandOutput
> = /* @__PURE__ */ commandOf(rows.DeleteResourcePolicy)
/** A command of `DeleteResourcePolicy`. */
export type DeleteResourcePolicyCommand = Command<
  types.DeleteResourcePolicyCommandInput,
  types.DeleteResourcePolicyCommandOutput
>

/** Commands of `DeleteTrail`. */
export const DeleteTrailCommand: CommandClass<types.DeleteTrailCommandInput, types.DeleteTrailCommandOutput> =
  /* @__PURE__ */ commandOf(rows.DeleteTrail)
/** A command of `DeleteTrail`. */
export type DeleteTrailCommand = Command<types.DeleteTrailCommandInput, types.DeleteTrailCommandOutput>

/** Commands of `DeregisterOrganizationDelegatedAdmin`. */
export const DeregisterOrganizationDelegatedAdminCommand: CommandClass<
  types.DeregisterOrganizationDelegatedAdminCommandInput,
  types.DeregisterOrganizationDelegatedAdminCommandOutput
> = /* @__PURE__ */ commandOf(rows.DeregisterOrganizationDelegatedAdmin)
/** A command of `DeregisterOrganizationDelegatedAdmin`. */
export type DeregisterOrganizationDelegatedAdminCommand = Command<
  types.DeregisterOrganizationDelegatedAdminCommandInput,
  types.DeregisterOrganizationDelegatedAdminCommandOutput
>

/** Commands of `DescribeQuery`. */
export const DescribeQueryCommand: CommandClass<types.DescribeQueryCommandInput, types.DescribeQueryCommandOutput> =
  /* @__PURE__ */ commandOf(rows.DescribeQuery)
/** A command of `DescribeQuery`. */
export type DescribeQueryCommand = Command<types.DescribeQueryCommandInput, types.DescribeQueryCommandOutput>

/** Commands of `DescribeTrails`. */
export const DescribeTrailsCommand: CommandClass<types.DescribeTrailsCommandInput, types.DescribeTrailsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.DescribeTrails)
/** A command of `DescribeTrails`. */
export type DescribeTrailsCommand = Command<types.DescribeTrailsCommandInput, types.DescribeTrailsCommandOutput>

/** Commands of `DisableFederation`. */
export const DisableFederationCommand: CommandClass<
  types.DisableFederationCommandInput,
  types.DisableFederationCommandOutput
> = /* @__PURE__ */ commandOf(rows.DisableFederation)
/** A command of `DisableFederation`. */
export type DisableFederationCommand = Command<
  types.DisableFederationCommandInput,
  types.DisableFederationCommandOutput
>

/** Commands of `EnableFederation`. */
export const EnableFederationCommand: CommandClass<
  types.EnableFederationCommandInput,
  types.EnableFederationCommandOutput
> = /* @__PURE__ */ commandOf(rows.EnableFederation)
/** A command of `EnableFederation`. */
export type EnableFederationCommand = Command<types.EnableFederationCommandInput, types.EnableFederationCommandOutput>

/** Commands of `GenerateQuery`. */
export const GenerateQueryCommand: CommandClass<types.GenerateQueryCommandInput, types.GenerateQueryCommandOutput> =
  /* @__PURE__ */ commandOf(rows.GenerateQuery)
/** A command of `GenerateQuery`. */
export type GenerateQueryCommand = Command<types.GenerateQueryCommandInput, types.GenerateQueryCommandOutput>

/** Commands of `GetChannel`. */
export const GetChannelCommand: CommandClass<types.GetChannelCommandInput, types.GetChannelCommandOutput> =
  /* @__PURE__ */ commandOf(rows.GetChannel)
/** A command of `GetChannel`. */
export type GetChannelCommand = Command<types.GetChannelCommandInput, types.GetChannelCommandOutput>

/** Commands of `GetDashboard`. */
export const GetDashboardCommand: CommandClass<types.GetDashboardCommandInput, types.GetDashboardCommandOutput> =
  /* @__PURE__ */ commandOf(rows.GetDashboard)
/** A command of `GetDashboard`. */
export type GetDashboardCommand = Command<types.GetDashboardCommandInput, types.GetDashboardCommandOutput>

/** Commands of `GetEventConfiguration`. */
export const GetEventConfigurationCommand: CommandClass<
  types.GetEventConfigurationCommandInput,
  types.GetEventConfigurationCommandOutput
> = /* @__PURE__ */ commandOf(rows.GetEventConfiguration)
/** A command of `GetEventConfiguration`. */
export type GetEventConfigurationCommand = Command<
  types.GetEventConfigurationCommandInput,
  types.GetEventConfigurationCommandOutput
>

/** Commands of `GetEventDataStore`. */
export const GetEventDataStoreCommand: CommandClass<
  types.GetEventDataStoreCommandInput,
  types.GetEventDataStoreCommandOutput
> = /* @__PURE__ */ commandOf(rows.GetEventDataStore)
/** A command of `GetEventDataStore`. */
export type GetEventDataStoreCommand = Command<
  types.GetEventDataStoreCommandInput,
  types.GetEventDataStoreCommandOutput
>

/** Commands of `GetEventSelectors`. */
export const GetEventSelectorsCommand: CommandClass<
  types.GetEventSelectorsCommandInput,
  types.GetEventSelectorsCommandOutput
> = /* @__PURE__ */ commandOf(rows.GetEventSelectors)
/** A command of `GetEventSelectors`. */
export type GetEventSelectorsCommand = Command<
  types.GetEventSelectorsCommandInput,
  types.GetEventSelectorsCommandOutput
>

/** Commands of `GetImport`. */
export const GetImportCommand: CommandClass<types.GetImportCommandInput, types.GetImportCommandOutput> =
  /* @__PURE__ */ commandOf(rows.GetImport)
/** A command of `GetImport`. */
export type GetImportCommand = Command<types.GetImportCommandInput, types.GetImportCommandOutput>

/** Commands of `GetInsightSelectors`. */
export const GetInsightSelectorsCommand: CommandClass<
  types.GetInsightSelectorsCommandInput,
  types.GetInsightSelectorsCommandOutput
> = /* @__PURE__ */ commandOf(rows.GetInsightSelectors)
/** A command of `GetInsightSelectors`. */
export type GetInsightSelectorsCommand = Command<
  types.GetInsightSelectorsCommandInput,
  types.GetInsightSelectorsCommandOutput
>

/** Commands of `GetQueryResults`. */
export const GetQueryResultsCommand: CommandClass<
  types.GetQueryResultsCommandInput,
  types.GetQueryResultsCommandOutput
> = /* @__PURE__ */ commandOf(rows.GetQueryResults)
/** A command of `GetQueryResults`. */
export type GetQueryResultsCommand = Command<types.GetQueryResultsCommandInput, types.GetQueryResultsCommandOutput>

/** Commands of `GetResourcePolicy`. */
export const GetResourcePolicyCommand: CommandClass<
  types.GetResourcePolicyCommandInput,
  types.GetResourcePolicyCommandOutput
> = /* @__PURE__ */ commandOf(rows.GetResourcePolicy)
/** A command of `GetResourcePolicy`. */
export type GetResourcePolicyCommand = Command<
  types.GetResourcePolicyCommandInput,
  types.GetResourcePolicyCommandOutput
>

/** Commands of `GetTrail`. */
export const GetTrailCommand: CommandClass<types.GetTrailCommandInput, types.GetTrailCommandOutput> =
  /* @__PURE__ */ commandOf(rows.GetTrail)
/** A command of `GetTrail`. */
export type GetTrailCommand = Command<types.GetTrailCommandInput, types.GetTrailCommandOutput>

/** Commands of `GetTrailStatus`. */
export const GetTrailStatusCommand: CommandClass<types.GetTrailStatusCommandInput, types.GetTrailStatusCommandOutput> =
  /* @__PURE__ */ commandOf(rows.GetTrailStatus)
/** A command of `GetTrailStatus`. */
export type GetTrailStatusCommand = Command<types.GetTrailStatusCommandInput, types.GetTrailStatusCommandOutput>

/** Commands of `ListChannels`. */
export const ListChannelsCommand: CommandClass<types.ListChannelsCommandInput, types.ListChannelsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListChannels)
/** A command of `ListChannels`. */
export type ListChannelsCommand = Command<types.ListChannelsCommandInput, types.ListChannelsCommandOutput>

/** Commands of `ListDashboards`. */
export const ListDashboardsCommand: CommandClass<types.ListDashboardsCommandInput, types.ListDashboardsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListDashboards)
/** A command of `ListDashboards`. */
export type ListDashboardsCommand = Command<types.ListDashboardsCommandInput, types.ListDashboardsCommandOutput>

/** Commands of `ListEventDataStores`. */
export const ListEventDataStoresCommand: CommandClass<
  types.ListEventDataStoresCommandInput,
  types.ListEventDataStoresCommandOutput
> = /* @__PURE__ */ commandOf(rows.ListEventDataStores)
/** A command of `ListEventDataStores`. */
export type ListEventDataStoresCommand = Command<
  types.ListEventDataStoresCommandInput,
  types.ListEventDataStoresCommandOutput
>

/** Commands of `ListImportFailures`. */
export const ListImportFailuresCommand: CommandClass<
  types.ListImportFailuresCommandInput,
  types.ListImportFailuresCommandOutput
> = /* @__PURE__ */ commandOf(rows.ListImportFailures)
/** A command of `ListImportFailures`. */
export type ListImportFailuresCommand = Command<
  types.ListImportFailuresCommandInput,
  types.ListImportFailuresCommandOutput
>

/** Commands of `ListImports`. */
export const ListImportsCommand: CommandClass<types.ListImportsCommandInput, types.ListImportsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListImports)
/** A command of `ListImports`. */
export type ListImportsCommand = Command<types.ListImportsCommandInput, types.ListImportsCommandOutput>

/** Commands of `ListInsightsData`. */
export const ListInsightsDataCommand: CommandClass<
  types.ListInsightsDataCommandInput,
  types.ListInsightsDataCommandOutput
> = /* @__PURE__ */ commandOf(rows.ListInsightsData)
/** A command of `ListInsightsData`. */
export type ListInsightsDataCommand = Command<types.ListInsightsDataCommandInput, types.ListInsightsDataCommandOutput>

/** Commands of `ListInsightsMetricData`. */
export const ListInsightsMetricDataCommand: CommandClass<
  types.ListInsightsMetricDataCommandInput,
  types.ListInsightsMetricDataCommandOutput
> = /* @__PURE__ */ commandOf(rows.ListInsightsMetricData)
/** A command of `ListInsightsMetricData`. */
export type ListInsightsMetricDataCommand = Command<
  types.ListInsightsMetricDataCommandInput,
  types.ListInsightsMetricDataCommandOutput
>

/** Commands of `ListPublicKeys`. */
export const ListPublicKeysCommand: CommandClass<types.ListPublicKeysCommandInput, types.ListPublicKeysCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListPublicKeys)
/** A command of `ListPublicKeys`. */
export type ListPublicKeysCommand = Command<types.ListPublicKeysCommandInput, types.ListPublicKeysCommandOutput>

/** Commands of `ListQueries`. */
export const ListQueriesCommand: CommandClass<types.ListQueriesCommandInput, types.ListQueriesCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListQueries)
/** A command of `ListQueries`. */
export type ListQueriesCommand = Command<types.ListQueriesCommandInput, types.ListQueriesCommandOutput>

/** Commands of `ListTags`. */
export const ListTagsCommand: CommandClass<types.ListTagsCommandInput, types.ListTagsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListTags)
/** A command of `ListTags`. */
export type ListTagsCommand = Command<types.ListTagsCommandInput, types.ListTagsCommandOutput>

/** Commands of `ListTrails`. */
export const ListTrailsCommand: CommandClass<types.ListTrailsCommandInput, types.ListTrailsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.ListTrails)
/** A command of `ListTrails`. */
export type ListTrailsCommand = Command<types.ListTrailsCommandInput, types.ListTrailsCommandOutput>

/** Commands of `LookupEvents`. */
export const LookupEventsCommand: CommandClass<types.LookupEventsCommandInput, types.LookupEventsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.LookupEvents)
/** A command of `LookupEvents`. */
export type LookupEventsCommand = Command<types.LookupEventsCommandInput, types.LookupEventsCommandOutput>

/** Commands of `PutEventConfiguration`. */
export const PutEventConfigurationCommand: CommandClass<
  types.PutEventConfigurationCommandInput,
  types.PutEventConfigurationCommandOutput
> = /* @__PURE__ */ commandOf(rows.PutEventConfiguration)
/** A command of `PutEventConfiguration`. */
export type PutEventConfigurationCommand = Command<
  types.PutEventConfigurationCommandInput,
  types.PutEventConfigurationCommandOutput
>

/** Commands of `PutEventSelectors`. */
export const PutEventSelectorsCommand: CommandClass<
  types.PutEventSelectorsCommandInput,
  types.PutEventSelectorsCommandOutput
> = /* @__PURE__ */ commandOf(rows.PutEventSelectors)
/** A command of `PutEventSelectors`. */
export type PutEventSelectorsCommand = Command<
  types.PutEventSelectorsCommandInput,
  types.PutEventSelectorsCommandOutput
>

/** Commands of `PutInsightSelectors`. */
export const PutInsightSelectorsCommand: CommandClass<
  types.PutInsightSelectorsCommandInput,
  types.PutInsightSelectorsCommandOutput
> = /* @__PURE__ */ commandOf(rows.PutInsightSelectors)
/** A command of `PutInsightSelectors`. */
export type PutInsightSelectorsCommand = Command<
  types.PutInsightSelectorsCommandInput,
  types.PutInsightSelectorsCommandOutput
>

/** Commands of `PutResourcePolicy`. */
export const PutResourcePolicyCommand: CommandClass<
  types.PutResourcePolicyCommandInput,
  types.PutResourcePolicyCommandOutput
> = /* @__PURE__ */ commandOf(rows.PutResourcePolicy)
/** A command of `PutResourcePolicy`. */
export type PutResourcePolicyCommand = Command<
  types.PutResourcePolicyCommandInput,
  types.PutResourcePolicyCommandOutput
>

/** Commands of `RegisterOrganizationDelegatedAdmin`. */
export const RegisterOrganizationDelegatedAdminCommand: CommandClass<
  types.RegisterOrganizationDelegatedAdminCommandInput,
  types.RegisterOrganizationDelegatedAdminCommandOutput
> = /* @__PURE__ */ commandOf(rows.RegisterOrganizationDelegatedAdmin)
/** A command of `RegisterOrganizationDelegatedAdmin`. */
export type RegisterOrganizationDelegatedAdminCommand = Command<
  types.RegisterOrganizationDelegatedAdminCommandInput,
  types.RegisterOrganizationDelegatedAdminCommandOutput
>

/** Commands of `RemoveTags`. */
export const RemoveTagsCommand: CommandClass<types.RemoveTagsCommandInput, types.RemoveTagsCommandOutput> =
  /* @__PURE__ */ commandOf(rows.RemoveTags)
/** A command of `RemoveTags`. */
export type RemoveTagsCommand = Command<types.RemoveTagsCommandInput, types.RemoveTagsCommandOutput>

/** Commands of `RestoreEventDataStore`. */
export const RestoreEventDataStoreCommand: CommandClass<
  types.RestoreEventDataStoreCommandInput,
  types.RestoreEventDataStoreCommandOutput
> = /* @__PURE__ */ commandOf(rows.RestoreEventDataStore)
/** A command of `RestoreEventDataStore`. */
export type RestoreEventDataStoreCommand = Command<
  types.RestoreEventDataStoreCommandInput,
  types.RestoreEventDataStoreCommandOutput
>

/** Commands of `SearchSampleQueries`. */
export const SearchSampleQueriesCommand: CommandClass<
  types.SearchSampleQueriesCommandInput,
  types.SearchSampleQueriesCommandOutput
> = /* @__PURE__ */ commandOf(rows.SearchSampleQueries)
/** A command of `SearchSampleQueries`. */
export type SearchSampleQueriesCommand = Command<
  types.SearchSampleQueriesCommandInput,
  types.SearchSampleQueriesCommandOutput
>

/** Commands of `StartDashboardRefresh`. */
export const StartDashboardRefreshCommand: CommandClass<
  types.StartDashboardRefreshCommandInput,
  types.StartDashboardRefreshCommandOutput
> = /* @__PURE__ */ commandOf(rows.StartDashboardRefresh)
/** A command of `StartDashboardRefresh`. */
export type StartDashboardRefreshCommand = Command<
  types.StartDashboardRefreshCommandInput,
  types.StartDashboardRefreshCommandOutput
>

/** Commands of `StartEventDataStoreIngestion`. */
export const StartEventDataStoreIngestionCommand: CommandClass<
  types.StartEventDataStoreIngestionCommandInput,
  types.StartEventDataStoreIngestionCommandOutput
> = /* @__PURE__ */ commandOf(rows.StartEventDataStoreIngestion)
/** A command of `StartEventDataStoreIngestion`. */
export type StartEventDataStoreIngestionCommand = Command<
  types.StartEventDataStoreIngestionCommandInput,
  types.StartEventDataStoreIngestionCommandOutput
>

/** Commands of `StartImport`. */
export const StartImportCommand: CommandClass<types.StartImportCommandInput, types.StartImportCommandOutput> =
  /* @__PURE__ */ commandOf(rows.StartImport)
/** A command of `StartImport`. */
export type StartImportCommand = Command<types.StartImportCommandInput, types.StartImportCommandOutput>

/** Commands of `StartLogging`. */
export const StartLoggingCommand: CommandClass<types.StartLoggingCommandInput, types.StartLoggingCommandOutput> =
  /* @__PURE__ */ commandOf(rows.StartLogging)
/** A command of `StartLogging`. */
export type StartLoggingCommand = Command<types.StartLoggingCommandInput, types.StartLoggingCommandOutput>

/** Commands of `StartQuery`. */
export const StartQueryCommand: CommandClass<types.StartQueryCommandInput, types.StartQueryCommandOutput> =
  /* @__PURE__ */ commandOf(rows.StartQuery)
/** A command of `StartQuery`. */
export type StartQueryCommand = Command<types.StartQueryCommandInput, types.StartQueryCommandOutput>

/** Commands of `StopEventDataStoreIngestion`. */
export const StopEventDataStoreIngestionCommand: CommandClass<
  types.StopEventDataStoreIngestionCommandInput,
  types.StopEventDataStoreIngestionCommandOutput
> = /* @__PURE__ */ commandOf(rows.StopEventDataStoreIngestion)
/** A command of `StopEventDataStoreIngestion`. */
export type StopEventDataStoreIngestionCommand = Command<
  types.StopEventDataStoreIngestionCommandInput,
  types.StopEventDataStoreIngestionCommandOutput
>

/** Commands of `StopImport`. */
export const StopImportCommand: CommandClass<types.StopImportCommandInput, types.StopImportCommandOutput> =
  /* @__PURE__ */ commandOf(rows.StopImport)
/** A command of `StopImport`. */
export type StopImportCommand = Command<types.StopImportCommandInput, types.StopImportCommandOutput>

/** Commands of `StopLogging`. */
export const StopLoggingCommand: CommandClass<types.StopLoggingCommandInput, types.StopLoggingCommandOutput> =
  /* @__PURE__ */ commandOf(rows.StopLogging)
/** A command of `StopLogging`. */
export type StopLoggingCommand = Command<types.StopLoggingCommandInput, types.StopLoggingCommandOutput>

/** Commands of `UpdateChannel`. */
export const UpdateChannelCommand: CommandClass<types.UpdateChannelCommandInput, types.UpdateChannelCommandOutput> =
  /* @__PURE__ */ commandOf(rows.UpdateChannel)
/** A command of `UpdateChannel`. */
export type UpdateChannelCommand = Command<types.UpdateChannelCommandInput, types.UpdateChannelCommandOutput>

/** Commands of `UpdateDashboard`. */
export const UpdateDashboardCommand: CommandClass<
  types.UpdateDashboardCommandInput,
  types.UpdateDashboardCommandOutput
> = /* @__PURE__ */ commandOf(rows.UpdateDashboard)
/** A command of `UpdateDashboard`. */
export type UpdateDashboardCommand = Command<types.UpdateDashboardCommandInput, types.UpdateDashboardCommandOutput>

/** Commands of `UpdateEventDataStore`. */
export const UpdateEventDataStoreCommand: CommandClass<
  types.UpdateEventDataStoreCommandInput,
  types.UpdateEventDataStoreCommandOutput
> = /* @__PURE__ */ commandOf(rows.UpdateEventDataStore)
/** A command of `UpdateEventDataStore`. */
export type UpdateEventDataStoreCommand = Command<
  types.UpdateEventDataStoreCommandInput,
  types.UpdateEventDataStoreCommandOutput
>

/** Commands of `UpdateTrail`. */
export const UpdateTrailCommand: CommandClass<types.UpdateTrailCommandInput, types.UpdateTrailCommandOutput> =
  /* @__PURE__ */ commandOf(rows.UpdateTrail)
/** A command of `UpdateTrail`. */
export type UpdateTrailCommand = Command<types.UpdateTrailCommandInput, types.UpdateTrailCommandOutput>
