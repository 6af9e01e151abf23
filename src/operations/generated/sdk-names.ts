/**
 * The AWS SDK's names for inputs and outputs, so that its programs compile after changing the import.
 *
 * Made by `npm run generate`, not to be edited.
 */

import type { Members } from '../../contracts/output.js'
import type * as types from './types.js'
export type {
  PutAuditEventsInput as PutAuditEventsCommandInput,
  PutAuditEventsOutput as PutAuditEventsCommandOutput,
  PutAuditEventsInput as PutAuditEventsRequest,
} from '../audit-events.js'
export type {
  CreateChannelInput as CreateChannelCommandInput,
  CreateChannelOutput as CreateChannelCommandOutput,
  CreateChannelInput as CreateChannelRequest,
  GetChannelInput as GetChannelCommandInput,
  GetChannelOutput as GetChannelCommandOutput,
  GetChannelInput as GetChannelRequest,
  ListChannelsInput as ListChannelsCommandInput,
  ListChannelsOutput as ListChannelsCommandOutput,
  ListChannelsInput as ListChannelsRequest,
  UpdateChannelInput as UpdateChannelCommandInput,
  UpdateChannelOutput as UpdateChannelCommandOutput,
  UpdateChannelInput as UpdateChannelRequest,
  DeleteChannelInput as DeleteChannelCommandInput,
  DeleteChannelOutput as DeleteChannelCommandOutput,
  DeleteChannelInput as DeleteChannelRequest,
} from '../channels.js'
export type {
  CreateDashboardInput as CreateDashboardCommandInput,
  CreateDashboardOutput as CreateDashboardCommandOutput,
  CreateDashboardInput as CreateDashboardRequest,
  GetDashboardInput as GetDashboardCommandInput,
  GetDashboardOutput as GetDashboardCommandOutput,
  GetDashboardInput as GetDashboardRequest,
  ListDashboardsInput as ListDashboardsCommandInput,
  ListDashboardsOutput as ListDashboardsCommandOutput,
  ListDashboardsInput as ListDashboardsRequest,
  UpdateDashboardInput as UpdateDashboardCommandInput,
  UpdateDashboardOutput as UpdateDashboardCommandOutput,
  UpdateDashboardInput as UpdateDashboardRequest,
  DeleteDashboardInput as DeleteDashboardCommandInput,
  DeleteDashboardOutput as DeleteDashboardCommandOutput,
  DeleteDashboardInput as DeleteDashboardRequest,
  StartDashboardRefreshInput as StartDashboardRefreshCommandInput,
  StartDashboardRefreshOutput as StartDashboardRefreshCommandOutput,
  StartDashboardRefreshInput as StartDashboardRefreshRequest,
} from '../dashboards.js'
export type {
  CreateEventDataStoreInput as CreateEventDataStoreCommandInput,
  CreateEventDataStoreOutput as CreateEventDataStoreCommandOutput,
  CreateEventDataStoreInput as CreateEventDataStoreRequest,
  GetEventDataStoreInput as GetEventDataStoreCommandInput,
  GetEventDataStoreOutput as GetEventDataStoreCommandOutput,
  GetEventDataStoreInput as GetEventDataStoreRequest,
  ListEventDataStoresInput as ListEventDataStoresCommandInput,
  ListEventDataStoresOutput as ListEventDataStoresCommandOutput,
  ListEventDataStoresInput as ListEventDataStoresRequest,
  UpdateEventDataStoreInput as UpdateEventDataStoreCommandInput,
  UpdateEventDataStoreOutput as UpdateEventDataStoreCommandOutput,
  UpdateEventDataStoreInput as UpdateEventDataStoreRequest,
  DeleteEventDataStoreInput as DeleteEventDataStoreCommandInput,
  DeleteEventDataStoreOutput as DeleteEventDataStoreCommandOutput,
  DeleteEventDataStoreInput as DeleteEventDataStoreRequest,
  RestoreEventDataStoreInput as RestoreEventDataStoreCommandInput,
  RestoreEventDataStoreOutput as RestoreEventDataStoreCommandOutput,
  RestoreEventDataStoreInput as RestoreEventDataStoreRequest,
  StartEventDataStoreIngestionInput as StartEventDataStoreIngestionCommandInput,
  StartEventDataStoreIngestionOutput as StartEventDataStoreIngestionCommandOutput,
  StartEventDataStoreIngestionInput as StartEventDataStoreIngestionRequest,
  StopEventDataStoreIngestionInput as StopEventDataStoreIngestionCommandInput,
  StopEventDataStoreIngestionOutput as StopEventDataStoreIngestionCommandOutput,
  StopEventDataStoreIngestionInput as StopEventDataStoreIngestionRequest,
  EnableFederationInput as EnableFederationCommandInput,
  EnableFederationOutput as EnableFederationCommandOutput,
  EnableFederationInput as EnableFederationRequest,
  DisableFederationInput as DisableFederationCommandInput,
  DisableFederationOutput as DisableFederationCommandOutput,
  DisableFederationInput as DisableFederationRequest,
} from '../event-data-stores.js'
export type {
  GetEventSelectorsInput as GetEventSelectorsCommandInput,
  GetEventSelectorsOutput as GetEventSelectorsCommandOutput,
  GetEventSelectorsInput as GetEventSelectorsRequest,
  PutEventSelectorsInput as PutEventSelectorsCommandInput,
  PutEventSelectorsOutput as PutEventSelectorsCommandOutput,
  PutEventSelectorsInput as PutEventSelectorsRequest,
  GetInsightSelectorsInput as GetInsightSelectorsCommandInput,
  GetInsightSelectorsOutput as GetInsightSelectorsCommandOutput,
  GetInsightSelectorsInput as GetInsightSelectorsRequest,
  PutInsightSelectorsInput as PutInsightSelectorsCommandInput,
  PutInsightSelectorsOutput as PutInsightSelectorsCommandOutput,
  PutInsightSelectorsInput as PutInsightSelectorsRequest,
  GetEventConfigurationInput as GetEventConfigurationCommandInput,
  GetEventConfigurationOutput as GetEventConfigurationCommandOutput,
  GetEventConfigurationInput as GetEventConfigurationRequest,
  PutEventConfigurationInput as PutEventConfigurationCommandInput,
  PutEventConfigurationOutput as PutEventConfigurationCommandOutput,
  PutEventConfigurationInput as PutEventConfigurationRequest,
} from '../event-selectors.js'
export type {
  LookupEventsInput as LookupEventsCommandInput,
  LookupEventsOutput as LookupEventsCommandOutput,
  LookupEventsInput as LookupEventsRequest,
  ListInsightsDataInput as ListInsightsDataCommandInput,
  ListInsightsDataOutput as ListInsightsDataCommandOutput,
  ListInsightsDataInput as ListInsightsDataRequest,
  ListInsightsMetricDataInput as ListInsightsMetricDataCommandInput,
  ListInsightsMetricDataOutput as ListInsightsMetricDataCommandOutput,
  ListInsightsMetricDataInput as ListInsightsMetricDataRequest,
} from '../events.js'
export type {
  StartImportInput as StartImportCommandInput,
  StartImportOutput as StartImportCommandOutput,
  StartImportInput as StartImportRequest,
  GetImportInput as GetImportCommandInput,
  GetImportOutput as GetImportCommandOutput,
  GetImportInput as GetImportRequest,
  ListImportsInput as ListImportsCommandInput,
  ListImportsOutput as ListImportsCommandOutput,
  ListImportsInput as ListImportsRequest,
  ListImportFailuresInput as ListImportFailuresCommandInput,
  ListImportFailuresOutput as ListImportFailuresCommandOutput,
  ListImportFailuresInput as ListImportFailuresRequest,
  StopImportInput as StopImportCommandInput,
  StopImportOutput as StopImportCommandOutput,
  StopImportInput as StopImportRequest,
} from '../imports.js'
export type {
  RegisterOrganizationDelegatedAdminInput as RegisterOrganizationDelegatedAdminCommandInput,
  RegisterOrganizationDelegatedAdminOutput as RegisterOrganizationDelegatedAdminCommandOutput,
  RegisterOrganizationDelegatedAdminInput as RegisterOrganizationDelegatedAdminRequest,
  DeregisterOrganizationDelegatedAdminInput as DeregisterOrganizationDelegatedAdminCommandInput,
  DeregisterOrganizationDelegatedAdminOutput as DeregisterOrganizationDelegatedAdminCommandOutput,
  DeregisterOrganizationDelegatedAdminInput as DeregisterOrganizationDelegatedAdminRequest,
} from '../organization.js'
export type {
  StartQueryInput as StartQueryCommandInput,
  StartQueryOutput as StartQueryCommandOutput,
  StartQueryInput as StartQueryRequest,
  DescribeQueryInput as DescribeQueryCommandInput,
  DescribeQueryOutput as DescribeQueryCommandOutput,
  DescribeQueryInput as DescribeQueryRequest,
  GetQueryResultsInput as GetQueryResultsCommandInput,
  GetQueryResultsOutput as GetQueryResultsCommandOutput,
  GetQueryResultsInput as GetQueryResultsRequest,
  ListQueriesInput as ListQueriesCommandInput,
  ListQueriesOutput as ListQueriesCommandOutput,
  ListQueriesInput as ListQueriesRequest,
  CancelQueryInput as CancelQueryCommandInput,
  CancelQueryOutput as CancelQueryCommandOutput,
  CancelQueryInput as CancelQueryRequest,
  GenerateQueryInput as GenerateQueryCommandInput,
  GenerateQueryOutput as GenerateQueryCommandOutput,
  GenerateQueryInput as GenerateQueryRequest,
  SearchSampleQueriesInput as SearchSampleQueriesCommandInput,
  SearchSampleQueriesOutput as SearchSampleQueriesCommandOutput,
  SearchSampleQueriesInput as SearchSampleQueriesRequest,
} from '../queries.js'
export type {
  GetResourcePolicyInput as GetResourcePolicyCommandInput,
  GetResourcePolicyOutput as GetResourcePolicyCommandOutput,
  GetResourcePolicyInput as GetResourcePolicyRequest,
  PutResourcePolicyInput as PutResourcePolicyCommandInput,
  PutResourcePolicyOutput as PutResourcePolicyCommandOutput,
  PutResourcePolicyInput as PutResourcePolicyRequest,
  DeleteResourcePolicyInput as DeleteResourcePolicyCommandInput,
  DeleteResourcePolicyOutput as DeleteResourcePolicyCommandOutput,
  DeleteResourcePolicyInput as DeleteResourcePolicyRequest,
} from '../resource-policies.js'
export type {
  AddTagsInput as AddTagsCommandInput,
  AddTagsOutput as AddTagsCommandOutput,
  AddTagsInput as AddTagsRequest,
  ListTagsInput as ListTagsCommandInput,
  ListTagsOutput as ListTagsCommandOutput,
  ListTagsInput as ListTagsRequest,
  RemoveTagsInput as RemoveTagsCommandInput,
  RemoveTagsOutput as RemoveTagsCommandOutput,
  RemoveTagsInput as RemoveTagsRequest,
} from '../tags.js'
export type {
  CreateTrailInput as CreateTrailCommandInput,
  CreateTrailOutput as CreateTrailCommandOutput,
  CreateTrailInput as CreateTrailRequest,
  GetTrailInput as GetTrailCommandInput,
  GetTrailOutput as GetTrailCommandOutput,
  GetTrailInput as GetTrailRequest,
  DescribeTrailsInput as DescribeTrailsCommandInput,
  DescribeTrailsOutput as DescribeTrailsCommandOutput,
  DescribeTrailsInput as DescribeTrailsRequest,
  ListTrailsInput as ListTrailsCommandInput,
  ListTrailsOutput as ListTrailsCommandOutput,
  ListTrailsInput as ListTrailsRequest,
  UpdateTrailInput as UpdateTrailCommandInput,
  UpdateTrailOutput as UpdateTrailCommandOutput,
  UpdateTrailInput as UpdateTrailRequest,
  DeleteTrailInput as DeleteTrailCommandInput,
  DeleteTrailOutput as DeleteTrailCommandOutput,
  DeleteTrailInput as DeleteTrailRequest,
  StartLoggingInput as StartLoggingCommandInput,
  StartLoggingOutput as StartLoggingCommandOutput,
  StartLoggingInput as StartLoggingRequest,
  StopLoggingInput as StopLoggingCommandInput,
  StopLoggingOutput as StopLoggingCommandOutput,
  StopLoggingInput as StopLoggingRequest,
  GetTrailStatusInput as GetTrailStatusCommandInput,
  GetTrailStatusOutput as GetTrailStatusCommandOutput,
  GetTrailStatusInput as GetTrailStatusRequest,
  ListPublicKeysInput as ListPublicKeysCommandInput,
  ListPublicKeysOutput as ListPublicKeysCommandOutput,
  ListPublicKeysInput as ListPublicKeysRequest,
} from '../trails.js'

/** {@link "cloudtrail-client".AddTagsOutput | AddTagsOutput} without `$metadata`. */
export type AddTagsResponse = Members<types.AddTagsOutput>

/** {@link "cloudtrail-client".CancelQueryOutput | CancelQueryOutput} without `$metadata`. */
export type CancelQueryResponse = Members<types.CancelQueryOutput>

/** {@link "cloudtrail-client".CreateChannelOutput | CreateChannelOutput} without `$metadata`. */
export type CreateChannelResponse = Members<types.CreateChannelOutput>

/** {@link "cloudtrail-client".CreateDashboardOutput | CreateDashboardOutput} without `$metadata`. */
export type CreateDashboardResponse = Members<types.CreateDashboardOutput>

/** {@link "cloudtrail-client".CreateEventDataStoreOutput | CreateEventDataStoreOutput} without `$metadata`. */
export type CreateEventDataStoreResponse = Members<types.CreateEventDataStoreOutput>

/** {@link "cloudtrail-client".CreateTrailOutput | CreateTrailOutput} without `$metadata`. */
export type CreateTrailResponse = Members<types.CreateTrailOutput>

/** {@link "cloudtrail-client".DeleteChannelOutput | DeleteChannelOutput} without `$metadata`. */
export type DeleteChannelResponse = Members<types.DeleteChannelOutput>

/** {@link "cloudtrail-client".DeleteDashboardOutput | DeleteDashboardOutput} without `$metadata`. */
export type DeleteDashboardResponse = Members<types.DeleteDashboardOutput>

/** {@link "cloudtrail-client".DeleteEventDataStoreOutput | DeleteEventDataStoreOutput} without `$metadata`. */
export type DeleteEventDataStoreResponse = Members<types.DeleteEventDataStoreOutput>

/** {@link "cloudtrail-client".DeleteResourcePolicyOutput | DeleteResourcePolicyOutput} without `$metadata`. */
export type DeleteResourcePolicyResponse = Members<types.DeleteResourcePolicyOutput>

/** {@link "cloudtrail-client".DeleteTrailOutput | DeleteTrailOutput} without `$metadata`. */
export type DeleteTrailResponse = Members<types.DeleteTrailOutput>

/** {@link "cloudtrail-client".DeregisterOrganizationDelegatedAdminOutput | DeregisterOrganizationDelegatedAdminOutput} without `$metadata`. */
export type DeregisterOrganizationDelegatedAdminResponse = Members<types.DeregisterOrganizationDelegatedAdminOutput>

/** {@link "cloudtrail-client".DescribeQueryOutput | DescribeQueryOutput} without `$metadata`. */
export type DescribeQueryResponse = Members<types.DescribeQueryOutput>

/** {@link "cloudtrail-client".DescribeTrailsOutput | DescribeTrailsOutput} without `$metadata`. */
export type DescribeTrailsResponse = Members<types.DescribeTrailsOutput>

/** {@link "cloudtrail-client".DisableFederationOutput | DisableFederationOutput} without `$metadata`. */
export type DisableFederationResponse = Members<types.DisableFederationOutput>

/** {@link "cloudtrail-client".EnableFederationOutput | EnableFederationOutput} without `$metadata`. */
export type EnableFederationResponse = Members<types.EnableFederationOutput>

/** {@link "cloudtrail-client".GenerateQueryOutput | GenerateQueryOutput} without `$metadata`. */
export type GenerateQueryResponse = Members<types.GenerateQueryOutput>

/** {@link "cloudtrail-client".GetChannelOutput | GetChannelOutput} without `$metadata`. */
export type GetChannelResponse = Members<types.GetChannelOutput>

/** {@link "cloudtrail-client".GetDashboardOutput | GetDashboardOutput} without `$metadata`. */
export type GetDashboardResponse = Members<types.GetDashboardOutput>

/** {@link "cloudtrail-client".GetEventConfigurationOutput | GetEventConfigurationOutput} without `$metadata`. */
export type GetEventConfigurationResponse = Members<types.GetEventConfigurationOutput>

/** {@link "cloudtrail-client".GetEventDataStoreOutput | GetEventDataStoreOutput} without `$metadata`. */
export type GetEventDataStoreResponse = Members<types.GetEventDataStoreOutput>

/** {@link "cloudtrail-client".GetEventSelectorsOutput | GetEventSelectorsOutput} without `$metadata`. */
export type GetEventSelectorsResponse = Members<types.GetEventSelectorsOutput>

/** {@link "cloudtrail-client".GetImportOutput | GetImportOutput} without `$metadata`. */
export type GetImportResponse = Members<types.GetImportOutput>

/** {@link "cloudtrail-client".GetInsightSelectorsOutput | GetInsightSelectorsOutput} without `$metadata`. */
export type GetInsightSelectorsResponse = Members<types.GetInsightSelectorsOutput>

/** {@link "cloudtrail-client".GetQueryResultsOutput | GetQueryResultsOutput} without `$metadata`. */
export type GetQueryResultsResponse = Members<types.GetQueryResultsOutput>

/** {@link "cloudtrail-client".GetResourcePolicyOutput | GetResourcePolicyOutput} without `$metadata`. */
export type GetResourcePolicyResponse = Members<types.GetResourcePolicyOutput>

/** {@link "cloudtrail-client".GetTrailOutput | GetTrailOutput} without `$metadata`. */
export type GetTrailResponse = Members<types.GetTrailOutput>

/** {@link "cloudtrail-client".GetTrailStatusOutput | GetTrailStatusOutput} without `$metadata`. */
export type GetTrailStatusResponse = Members<types.GetTrailStatusOutput>

/** {@link "cloudtrail-client".ListChannelsOutput | ListChannelsOutput} without `$metadata`. */
export type ListChannelsResponse = Members<types.ListChannelsOutput>

/** {@link "cloudtrail-client".ListDashboardsOutput | ListDashboardsOutput} without `$metadata`. */
export type ListDashboardsResponse = Members<types.ListDashboardsOutput>

/** {@link "cloudtrail-client".ListEventDataStoresOutput | ListEventDataStoresOutput} without `$metadata`. */
export type ListEventDataStoresResponse = Members<types.ListEventDataStoresOutput>

/** {@link "cloudtrail-client".ListImportFailuresOutput | ListImportFailuresOutput} without `$metadata`. */
export type ListImportFailuresResponse = Members<types.ListImportFailuresOutput>

/** {@link "cloudtrail-client".ListImportsOutput | ListImportsOutput} without `$metadata`. */
export type ListImportsResponse = Members<types.ListImportsOutput>

/** {@link "cloudtrail-client".ListInsightsDataOutput | ListInsightsDataOutput} without `$metadata`. */
export type ListInsightsDataResponse = Members<types.ListInsightsDataOutput>

/** {@link "cloudtrail-client".ListInsightsMetricDataOutput | ListInsightsMetricDataOutput} without `$metadata`. */
export type ListInsightsMetricDataResponse = Members<types.ListInsightsMetricDataOutput>

/** {@link "cloudtrail-client".ListPublicKeysOutput | ListPublicKeysOutput} without `$metadata`. */
export type ListPublicKeysResponse = Members<types.ListPublicKeysOutput>

/** {@link "cloudtrail-client".ListQueriesOutput | ListQueriesOutput} without `$metadata`. */
export type ListQueriesResponse = Members<types.ListQueriesOutput>

/** {@link "cloudtrail-client".ListTagsOutput | ListTagsOutput} without `$metadata`. */
export type ListTagsResponse = Members<types.ListTagsOutput>

/** {@link "cloudtrail-client".ListTrailsOutput | ListTrailsOutput} without `$metadata`. */
export type ListTrailsResponse = Members<types.ListTrailsOutput>

/** {@link "cloudtrail-client".LookupEventsOutput | LookupEventsOutput} without `$metadata`. */
export type LookupEventsResponse = Members<types.LookupEventsOutput>

/** {@link "cloudtrail-client".PutAuditEventsOutput | PutAuditEventsOutput} without `$metadata`. */
export type PutAuditEventsResponse = Members<types.PutAuditEventsOutput>

/** {@link "cloudtrail-client".PutEventConfigurationOutput | PutEventConfigurationOutput} without `$metadata`. */
export type PutEventConfigurationResponse = Members<types.PutEventConfigurationOutput>

/** {@link "cloudtrail-client".PutEventSelectorsOutput | PutEventSelectorsOutput} without `$metadata`. */
export type PutEventSelectorsResponse = Members<types.PutEventSelectorsOutput>

/** {@link "cloudtrail-client".PutInsightSelectorsOutput | PutInsightSelectorsOutput} without `$metadata`. */
export type PutInsightSelectorsResponse = Members<types.PutInsightSelectorsOutput>

/** {@link "cloudtrail-client".PutResourcePolicyOutput | PutResourcePolicyOutput} without `$metadata`. */
export type PutResourcePolicyResponse = Members<types.PutResourcePolicyOutput>

/** {@link "cloudtrail-client".RegisterOrganizationDelegatedAdminOutput | RegisterOrganizationDelegatedAdminOutput} without `$metadata`. */
export type RegisterOrganizationDelegatedAdminResponse = Members<types.RegisterOrganizationDelegatedAdminOutput>

/** {@link "cloudtrail-client".RemoveTagsOutput | RemoveTagsOutput} without `$metadata`. */
export type RemoveTagsResponse = Members<types.RemoveTagsOutput>

/** {@link "cloudtrail-client".RestoreEventDataStoreOutput | RestoreEventDataStoreOutput} without `$metadata`. */
export type RestoreEventDataStoreResponse = Members<types.RestoreEventDataStoreOutput>

/** {@link "cloudtrail-client".SearchSampleQueriesOutput | SearchSampleQueriesOutput} without `$metadata`. */
export type SearchSampleQueriesResponse = Members<types.SearchSampleQueriesOutput>

/** {@link "cloudtrail-client".StartDashboardRefreshOutput | StartDashboardRefreshOutput} without `$metadata`. */
export type StartDashboardRefreshResponse = Members<types.StartDashboardRefreshOutput>

/** {@link "cloudtrail-client".StartEventDataStoreIngestionOutput | StartEventDataStoreIngestionOutput} without `$metadata`. */
export type StartEventDataStoreIngestionResponse = Members<types.StartEventDataStoreIngestionOutput>

/** {@link "cloudtrail-client".StartImportOutput | StartImportOutput} without `$metadata`. */
export type StartImportResponse = Members<types.StartImportOutput>

/** {@link "cloudtrail-client".StartLoggingOutput | StartLoggingOutput} without `$metadata`. */
export type StartLoggingResponse = Members<types.StartLoggingOutput>

/** {@link "cloudtrail-client".StartQueryOutput | StartQueryOutput} without `$metadata`. */
export type StartQueryResponse = Members<types.StartQueryOutput>

/** {@link "cloudtrail-client".StopEventDataStoreIngestionOutput | StopEventDataStoreIngestionOutput} without `$metadata`. */
export type StopEventDataStoreIngestionResponse = Members<types.StopEventDataStoreIngestionOutput>

/** {@link "cloudtrail-client".StopImportOutput | StopImportOutput} without `$metadata`. */
export type StopImportResponse = Members<types.StopImportOutput>

/** {@link "cloudtrail-client".StopLoggingOutput | StopLoggingOutput} without `$metadata`. */
export type StopLoggingResponse = Members<types.StopLoggingOutput>

/** {@link "cloudtrail-client".UpdateChannelOutput | UpdateChannelOutput} without `$metadata`. */
export type UpdateChannelResponse = Members<types.UpdateChannelOutput>

/** {@link "cloudtrail-client".UpdateDashboardOutput | UpdateDashboardOutput} without `$metadata`. */
export type UpdateDashboardResponse = Members<types.UpdateDashboardOutput>

/** {@link "cloudtrail-client".UpdateEventDataStoreOutput | UpdateEventDataStoreOutput} without `$metadata`. */
export type UpdateEventDataStoreResponse = Members<types.UpdateEventDataStoreOutput>

/** {@link "cloudtrail-client".UpdateTrailOutput | UpdateTrailOutput} without `$metadata`. */
export type UpdateTrailResponse = Members<types.UpdateTrailOutput>
