/**
 * The types of inputs and outputs, as the AWS SDK has them.
 *
 * Made by `npm run generate`, not to be edited.
 */

import type { Members } from '../../contracts/output.js'
import type * as table from '../../operations/generated/types.js'
import type { SdkShape } from './sdk-shape.js'

/** As in the main entry, in the form of the AWS SDK. */
export type AuditEvent = SdkShape<table.AuditEvent>
/** As in the main entry, in the form of the AWS SDK. */
export type AuditEventResultEntry = SdkShape<table.AuditEventResultEntry>
/** As in the main entry, in the form of the AWS SDK. */
export type ResultErrorEntry = SdkShape<table.ResultErrorEntry>
/** As in the main entry, in the form of the AWS SDK. */
export type Destination = SdkShape<table.Destination>
/** As in the main entry, in the form of the AWS SDK. */
export type Channel = SdkShape<table.Channel>
/** As in the main entry, in the form of the AWS SDK. */
export type SourceConfig = SdkShape<table.SourceConfig>
/** As in the main entry, in the form of the AWS SDK. */
export type IngestionStatus = SdkShape<table.IngestionStatus>
/** As in the main entry, in the form of the AWS SDK. */
export type DashboardDetail = SdkShape<table.DashboardDetail>
/** As in the main entry, in the form of the AWS SDK. */
export type Widget = SdkShape<table.Widget>
/** As in the main entry, in the form of the AWS SDK. */
export type RequestWidget = SdkShape<table.RequestWidget>
/** As in the main entry, in the form of the AWS SDK. */
export type RefreshSchedule = SdkShape<table.RefreshSchedule>
/** As in the main entry, in the form of the AWS SDK. */
export type RefreshScheduleFrequency = SdkShape<table.RefreshScheduleFrequency>
/** As in the main entry, in the form of the AWS SDK. */
export type EventDataStoreDetails = SdkShape<table.EventDataStoreDetails>
/** As in the main entry, in the form of the AWS SDK. */
export type EventDataStore = SdkShape<table.EventDataStore>
/** As in the main entry, in the form of the AWS SDK. */
export type PartitionKey = SdkShape<table.PartitionKey>
/** As in the main entry, in the form of the AWS SDK. */
export type EventSelector = SdkShape<table.EventSelector>
/** As in the main entry, in the form of the AWS SDK. */
export type DataResource = SdkShape<table.DataResource>
/** As in the main entry, in the form of the AWS SDK. */
export type InsightSelector = SdkShape<table.InsightSelector>
/** As in the main entry, in the form of the AWS SDK. */
export type ContextKeySelector = SdkShape<table.ContextKeySelector>
/** As in the main entry, in the form of the AWS SDK. */
export type AggregationConfiguration = SdkShape<table.AggregationConfiguration>
/** As in the main entry, in the form of the AWS SDK. */
export type EventConfigurationDetails = SdkShape<table.EventConfigurationDetails>
/** As in the main entry, in the form of the AWS SDK. */
export type LookupAttribute = SdkShape<table.LookupAttribute>
/** As in the main entry, in the form of the AWS SDK. */
export type Event = SdkShape<table.Event>
/** As in the main entry, in the form of the AWS SDK. */
export type Resource = SdkShape<table.Resource>
/** As in the main entry, in the form of the AWS SDK. */
export type InsightsMetricDataPoint = SdkShape<table.InsightsMetricDataPoint>
/** As in the main entry, in the form of the AWS SDK. */
export type ImportSource = SdkShape<table.ImportSource>
/** As in the main entry, in the form of the AWS SDK. */
export type S3ImportSource = SdkShape<table.S3ImportSource>
/** As in the main entry, in the form of the AWS SDK. */
export type ImportStatistics = SdkShape<table.ImportStatistics>
/** As in the main entry, in the form of the AWS SDK. */
export type ImportDetails = SdkShape<table.ImportDetails>
/** As in the main entry, in the form of the AWS SDK. */
export type ImportsListItem = SdkShape<table.ImportsListItem>
/** As in the main entry, in the form of the AWS SDK. */
export type ImportFailureListItem = SdkShape<table.ImportFailureListItem>
/** As in the main entry, in the form of the AWS SDK. */
export type Query = SdkShape<table.Query>
/** As in the main entry, in the form of the AWS SDK. */
export type QueryStatisticsForDescribeQuery = SdkShape<table.QueryStatisticsForDescribeQuery>
/** As in the main entry, in the form of the AWS SDK. */
export type QueryStatistics = SdkShape<table.QueryStatistics>
/** As in the main entry, in the form of the AWS SDK. */
export type QueryResultRow = SdkShape<table.QueryResultRow>
/** As in the main entry, in the form of the AWS SDK. */
export type SearchSampleQueriesSearchResult = SdkShape<table.SearchSampleQueriesSearchResult>
/** As in the main entry, in the form of the AWS SDK. */
export type ResourceTag = SdkShape<table.ResourceTag>
/** As in the main entry, in the form of the AWS SDK. */
export type Trail = SdkShape<table.Trail>
/** As in the main entry, in the form of the AWS SDK. */
export type TrailInfo = SdkShape<table.TrailInfo>
/** As in the main entry, in the form of the AWS SDK. */
export type PublicKey = SdkShape<table.PublicKey>
/** As in the main entry, in the form of the AWS SDK. */
export type TrailSettings = SdkShape<table.TrailSettings>
/** As in the main entry, in the form of the AWS SDK. */
export type TrailDetails = SdkShape<table.TrailDetails>
/** As in the main entry, in the form of the AWS SDK. */
export type AdvancedEventSelector = SdkShape<table.AdvancedEventSelector>
/** As in the main entry, in the form of the AWS SDK. */
export type AdvancedFieldSelector = SdkShape<table.AdvancedFieldSelector>
/** As in the main entry, in the form of the AWS SDK. */
export type Tag = SdkShape<table.Tag>

/** Input of {@link AddTagsCommand}. */
export interface AddTagsCommandInput extends SdkShape<table.AddTagsInput> {}
/** Another name of {@link AddTagsCommandInput}. */
export type AddTagsRequest = AddTagsCommandInput
/** Output of {@link AddTagsCommand}. */
export interface AddTagsCommandOutput extends SdkShape<table.AddTagsOutput> {}
/** {@link AddTagsCommandOutput} without `$metadata`. */
export type AddTagsResponse = Members<AddTagsCommandOutput>
/** Input of {@link CancelQueryCommand}. */
export interface CancelQueryCommandInput extends SdkShape<table.CancelQueryInput> {}
/** Another name of {@link CancelQueryCommandInput}. */
export type CancelQueryRequest = CancelQueryCommandInput
/** Output of {@link CancelQueryCommand}. */
export interface CancelQueryCommandOutput extends SdkShape<table.CancelQueryOutput> {}
/** {@link CancelQueryCommandOutput} without `$metadata`. */
export type CancelQueryResponse = Members<CancelQueryCommandOutput>
/** Input of {@link CreateChannelCommand}. */
export interface CreateChannelCommandInput extends SdkShape<table.CreateChannelInput> {}
/** Another name of {@link CreateChannelCommandInput}. */
export type CreateChannelRequest = CreateChannelCommandInput
/** Output of {@link CreateChannelCommand}. */
export interface CreateChannelCommandOutput extends SdkShape<table.CreateChannelOutput> {}
/** {@link CreateChannelCommandOutput} without `$metadata`. */
export type CreateChannelResponse = Members<CreateChannelCommandOutput>
/** Input of {@link CreateDashboardCommand}. */
export interface CreateDashboardCommandInput extends SdkShape<table.CreateDashboardInput> {}
/** Another name of {@link CreateDashboardCommandInput}. */
export type CreateDashboardRequest = CreateDashboardCommandInput
/** Output of {@link CreateDashboardCommand}. */
export interface CreateDashboardCommandOutput extends SdkShape<table.CreateDashboardOutput> {}
/** {@link CreateDashboardCommandOutput} without `$metadata`. */
export type CreateDashboardResponse = Members<CreateDashboardCommandOutput>
/** Input of {@link CreateEventDataStoreCommand}. */
export interface CreateEventDataStoreCommandInput extends SdkShape<table.CreateEventDataStoreInput> {}
/** Another name of {@link CreateEventDataStoreCommandInput}. */
export type CreateEventDataStoreRequest = CreateEventDataStoreCommandInput
/** Output of {@link CreateEventDataStoreCommand}. */
export interface CreateEventDataStoreCommandOutput extends SdkShape<table.CreateEventDataStoreOutput> {}
/** {@link CreateEventDataStoreCommandOutput} without `$metadata`. */
export type CreateEventDataStoreResponse = Members<CreateEventDataStoreCommandOutput>
/** Input of {@link CreateTrailCommand}. */
export interface CreateTrailCommandInput extends SdkShape<table.CreateTrailInput> {}
/** Another name of {@link CreateTrailCommandInput}. */
export type CreateTrailRequest = CreateTrailCommandInput
/** Output of {@link CreateTrailCommand}. */
export interface CreateTrailCommandOutput extends SdkShape<table.CreateTrailOutput> {}
/** {@link CreateTrailCommandOutput} without `$metadata`. */
export type CreateTrailResponse = Members<CreateTrailCommandOutput>
/** Input of {@link DeleteChannelCommand}. */
export interface DeleteChannelCommandInput extends SdkShape<table.DeleteChannelInput> {}
/** Another name of {@link DeleteChannelCommandInput}. */
export type DeleteChannelRequest = DeleteChannelCommandInput
/** Output of {@link DeleteChannelCommand}. */
export interface DeleteChannelCommandOutput extends SdkShape<table.DeleteChannelOutput> {}
/** {@link DeleteChannelCommandOutput} without `$metadata`. */
export type DeleteChannelResponse = Members<DeleteChannelCommandOutput>
/** Input of {@link DeleteDashboardCommand}. */
export interface DeleteDashboardCommandInput extends SdkShape<table.DeleteDashboardInput> {}
/** Another name of {@link DeleteDashboardCommandInput}. */
export type DeleteDashboardRequest = DeleteDashboardCommandInput
/** Output of {@link DeleteDashboardCommand}. */
export interface DeleteDashboardCommandOutput extends SdkShape<table.DeleteDashboardOutput> {}
/** {@link DeleteDashboardCommandOutput} without `$metadata`. */
export type DeleteDashboardResponse = Members<DeleteDashboardCommandOutput>
/** Input of {@link DeleteEventDataStoreCommand}. */
export interface DeleteEventDataStoreCommandInput extends SdkShape<table.DeleteEventDataStoreInput> {}
/** Another name of {@link DeleteEventDataStoreCommandInput}. */
export type DeleteEventDataStoreRequest = DeleteEventDataStoreCommandInput
/** Output of {@link DeleteEventDataStoreCommand}. */
export interface DeleteEventDataStoreCommandOutput extends SdkShape<table.DeleteEventDataStoreOutput> {}
/** {@link DeleteEventDataStoreCommandOutput} without `$metadata`. */
export type DeleteEventDataStoreResponse = Members<DeleteEventDataStoreCommandOutput>
/** Input of {@link DeleteResourcePolicyCommand}. */
export interface DeleteResourcePolicyCommandInput extends SdkShape<table.DeleteResourcePolicyInput> {}
/** Another name of {@link DeleteResourcePolicyCommandInput}. */
export type DeleteResourcePolicyRequest = DeleteResourcePolicyCommandInput
/** Output of {@link DeleteResourcePolicyCommand}. */
export interface DeleteResourcePolicyCommandOutput extends SdkShape<table.DeleteResourcePolicyOutput> {}
/** {@link DeleteResourcePolicyCommandOutput} without `$metadata`. */
export type DeleteResourcePolicyResponse = Members<DeleteResourcePolicyCommandOutput>
/** Input of {@link DeleteTrailCommand}. */
export interface DeleteTrailCommandInput extends SdkShape<table.DeleteTrailInput> {}
/** Another name of {@link DeleteTrailCommandInput}. */
export type DeleteTrailRequest = DeleteTrailCommandInput
/** Output of {@link DeleteTrailCommand}. */
export interface DeleteTrailCommandOutput extends SdkShape<table.DeleteTrailOutput> {}
/** {@link DeleteTrailCommandOutput} without `$metadata`. */
export type DeleteTrailResponse = Members<DeleteTrailCommandOutput>
/** Input of {@link DeregisterOrganizationDelegatedAdminCommand}. */
export interface DeregisterOrganizationDelegatedAdminCommandInput extends SdkShape<table.DeregisterOrganizationDelegatedAdminInput> {}
/** Another name of {@link DeregisterOrganizationDelegatedAdminCommandInput}. */
export type DeregisterOrganizationDelegatedAdminRequest = DeregisterOrganizationDelegatedAdminCommandInput
/** Output of {@link DeregisterOrganizationDelegatedAdminCommand}. */
export interface DeregisterOrganizationDelegatedAdminCommandOutput extends SdkShape<table.DeregisterOrganizationDelegatedAdminOutput> {}
/** {@link DeregisterOrganizationDelegatedAdminCommandOutput} without `$metadata`. */
export type DeregisterOrganizationDelegatedAdminResponse = Members<DeregisterOrganizationDelegatedAdminCommandOutput>
/** Input of {@link DescribeQueryCommand}. */
export interface DescribeQueryCommandInput extends SdkShape<table.DescribeQueryInput> {}
/** Another name of {@link DescribeQueryCommandInput}. */
export type DescribeQueryRequest = DescribeQueryCommandInput
/** Output of {@link DescribeQueryCommand}. */
export interface DescribeQueryCommandOutput extends SdkShape<table.DescribeQueryOutput> {}
/** {@link DescribeQueryCommandOutput} without `$metadata`. */
export type DescribeQueryResponse = Members<DescribeQueryCommandOutput>
/** Input of {@link DescribeTrailsCommand}. */
export interface DescribeTrailsCommandInput extends SdkShape<table.DescribeTrailsInput> {}
/** Another name of {@link DescribeTrailsCommandInput}. */
export type DescribeTrailsRequest = DescribeTrailsCommandInput
/** Output of {@link DescribeTrailsCommand}. */
export interface DescribeTrailsCommandOutput extends SdkShape<table.DescribeTrailsOutput> {}
/** {@link DescribeTrailsCommandOutput} without `$metadata`. */
export type DescribeTrailsResponse = Members<DescribeTrailsCommandOutput>
/** Input of {@link DisableFederationCommand}. */
export interface DisableFederationCommandInput extends SdkShape<table.DisableFederationInput> {}
/** Another name of {@link DisableFederationCommandInput}. */
export type DisableFederationRequest = DisableFederationCommandInput
/** Output of {@link DisableFederationCommand}. */
export interface DisableFederationCommandOutput extends SdkShape<table.DisableFederationOutput> {}
/** {@link DisableFederationCommandOutput} without `$metadata`. */
export type DisableFederationResponse = Members<DisableFederationCommandOutput>
/** Input of {@link EnableFederationCommand}. */
export interface EnableFederationCommandInput extends SdkShape<table.EnableFederationInput> {}
/** Another name of {@link EnableFederationCommandInput}. */
export type EnableFederationRequest = EnableFederationCommandInput
/** Output of {@link EnableFederationCommand}. */
export interface EnableFederationCommandOutput extends SdkShape<table.EnableFederationOutput> {}
/** {@link EnableFederationCommandOutput} without `$metadata`. */
export type EnableFederationResponse = Members<EnableFederationCommandOutput>
/** Input of {@link GenerateQueryCommand}. */
export interface GenerateQueryCommandInput extends SdkShape<table.GenerateQueryInput> {}
/** Another name of {@link GenerateQueryCommandInput}. */
export type GenerateQueryRequest = GenerateQueryCommandInput
/** Output of {@link GenerateQueryCommand}. */
export interface GenerateQueryCommandOutput extends SdkShape<table.GenerateQueryOutput> {}
/** {@link GenerateQueryCommandOutput} without `$metadata`. */
export type GenerateQueryResponse = Members<GenerateQueryCommandOutput>
/** Input of {@link GetChannelCommand}. */
export interface GetChannelCommandInput extends SdkShape<table.GetChannelInput> {}
/** Another name of {@link GetChannelCommandInput}. */
export type GetChannelRequest = GetChannelCommandInput
/** Output of {@link GetChannelCommand}. */
export interface GetChannelCommandOutput extends SdkShape<table.GetChannelOutput> {}
/** {@link GetChannelCommandOutput} without `$metadata`. */
export type GetChannelResponse = Members<GetChannelCommandOutput>
/** Input of {@link GetDashboardCommand}. */
export interface GetDashboardCommandInput extends SdkShape<table.GetDashboardInput> {}
/** Another name of {@link GetDashboardCommandInput}. */
export type GetDashboardRequest = GetDashboardCommandInput
/** Output of {@link GetDashboardCommand}. */
export interface GetDashboardCommandOutput extends SdkShape<table.GetDashboardOutput> {}
/** {@link GetDashboardCommandOutput} without `$metadata`. */
export type GetDashboardResponse = Members<GetDashboardCommandOutput>
/** Input of {@link GetEventConfigurationCommand}. */
export interface GetEventConfigurationCommandInput extends SdkShape<table.GetEventConfigurationInput> {}
/** Another name of {@link GetEventConfigurationCommandInput}. */
export type GetEventConfigurationRequest = GetEventConfigurationCommandInput
/** Output of {@link GetEventConfigurationCommand}. */
export interface GetEventConfigurationCommandOutput extends SdkShape<table.GetEventConfigurationOutput> {}
/** {@link GetEventConfigurationCommandOutput} without `$metadata`. */
export type GetEventConfigurationResponse = Members<GetEventConfigurationCommandOutput>
/** Input of {@link GetEventDataStoreCommand}. */
export interface GetEventDataStoreCommandInput extends SdkShape<table.GetEventDataStoreInput> {}
/** Another name of {@link GetEventDataStoreCommandInput}. */
export type GetEventDataStoreRequest = GetEventDataStoreCommandInput
/** Output of {@link GetEventDataStoreCommand}. */
export interface GetEventDataStoreCommandOutput extends SdkShape<table.GetEventDataStoreOutput> {}
/** {@link GetEventDataStoreCommandOutput} without `$metadata`. */
export type GetEventDataStoreResponse = Members<GetEventDataStoreCommandOutput>
/** Input of {@link GetEventSelectorsCommand}. */
export interface GetEventSelectorsCommandInput extends SdkShape<table.GetEventSelectorsInput> {}
/** Another name of {@link GetEventSelectorsCommandInput}. */
export type GetEventSelectorsRequest = GetEventSelectorsCommandInput
/** Output of {@link GetEventSelectorsCommand}. */
export interface GetEventSelectorsCommandOutput extends SdkShape<table.GetEventSelectorsOutput> {}
/** {@link GetEventSelectorsCommandOutput} without `$metadata`. */
export type GetEventSelectorsResponse = Members<GetEventSelectorsCommandOutput>
/** Input of {@link GetImportCommand}. */
export interface GetImportCommandInput extends SdkShape<table.GetImportInput> {}
/** Another name of {@link GetImportCommandInput}. */
export type GetImportRequest = GetImportCommandInput
/** Output of {@link GetImportCommand}. */
export interface GetImportCommandOutput extends SdkShape<table.GetImportOutput> {}
/** {@link GetImportCommandOutput} without `$metadata`. */
export type GetImportResponse = Members<GetImportCommandOutput>
/** Input of {@link GetInsightSelectorsCommand}. */
export interface GetInsightSelectorsCommandInput extends SdkShape<table.GetInsightSelectorsInput> {}
/** Another name of {@link GetInsightSelectorsCommandInput}. */
export type GetInsightSelectorsRequest = GetInsightSelectorsCommandInput
/** Output of {@link GetInsightSelectorsCommand}. */
export interface GetInsightSelectorsCommandOutput extends SdkShape<table.GetInsightSelectorsOutput> {}
/** {@link GetInsightSelectorsCommandOutput} without `$metadata`. */
export type GetInsightSelectorsResponse = Members<GetInsightSelectorsCommandOutput>
/** Input of {@link GetQueryResultsCommand}. */
export interface GetQueryResultsCommandInput extends SdkShape<table.GetQueryResultsInput> {}
/** Another name of {@link GetQueryResultsCommandInput}. */
export type GetQueryResultsRequest = GetQueryResultsCommandInput
/** Output of {@link GetQueryResultsCommand}. */
export interface GetQueryResultsCommandOutput extends SdkShape<table.GetQueryResultsOutput> {}
/** {@link GetQueryResultsCommandOutput} without `$metadata`. */
export type GetQueryResultsResponse = Members<GetQueryResultsCommandOutput>
/** Input of {@link GetResourcePolicyCommand}. */
export interface GetResourcePolicyCommandInput extends SdkShape<table.GetResourcePolicyInput> {}
/** Another name of {@link GetResourcePolicyCommandInput}. */
export type GetResourcePolicyRequest = GetResourcePolicyCommandInput
/** Output of {@link GetResourcePolicyCommand}. */
export interface GetResourcePolicyCommandOutput extends SdkShape<table.GetResourcePolicyOutput> {}
/** {@link GetResourcePolicyCommandOutput} without `$metadata`. */
export type GetResourcePolicyResponse = Members<GetResourcePolicyCommandOutput>
/** Input of {@link GetTrailCommand}. */
export interface GetTrailCommandInput extends SdkShape<table.GetTrailInput> {}
/** Another name of {@link GetTrailCommandInput}. */
export type GetTrailRequest = GetTrailCommandInput
/** Output of {@link GetTrailCommand}. */
export interface GetTrailCommandOutput extends SdkShape<table.GetTrailOutput> {}
/** {@link GetTrailCommandOutput} without `$metadata`. */
export type GetTrailResponse = Members<GetTrailCommandOutput>
/** Input of {@link GetTrailStatusCommand}. */
export interface GetTrailStatusCommandInput extends SdkShape<table.GetTrailStatusInput> {}
/** Another name of {@link GetTrailStatusCommandInput}. */
export type GetTrailStatusRequest = GetTrailStatusCommandInput
/** Output of {@link GetTrailStatusCommand}. */
export interface GetTrailStatusCommandOutput extends SdkShape<table.GetTrailStatusOutput> {}
/** {@link GetTrailStatusCommandOutput} without `$metadata`. */
export type GetTrailStatusResponse = Members<GetTrailStatusCommandOutput>
/** Input of {@link ListChannelsCommand}. */
export interface ListChannelsCommandInput extends SdkShape<table.ListChannelsInput> {}
/** Another name of {@link ListChannelsCommandInput}. */
export type ListChannelsRequest = ListChannelsCommandInput
/** Output of {@link ListChannelsCommand}. */
export interface ListChannelsCommandOutput extends SdkShape<table.ListChannelsOutput> {}
/** {@link ListChannelsCommandOutput} without `$metadata`. */
export type ListChannelsResponse = Members<ListChannelsCommandOutput>
/** Input of {@link ListDashboardsCommand}. */
export interface ListDashboardsCommandInput extends SdkShape<table.ListDashboardsInput> {}
/** Another name of {@link ListDashboardsCommandInput}. */
export type ListDashboardsRequest = ListDashboardsCommandInput
/** Output of {@link ListDashboardsCommand}. */
export interface ListDashboardsCommandOutput extends SdkShape<table.ListDashboardsOutput> {}
/** {@link ListDashboardsCommandOutput} without `$metadata`. */
export type ListDashboardsResponse = Members<ListDashboardsCommandOutput>
/** Input of {@link ListEventDataStoresCommand}. */
export interface ListEventDataStoresCommandInput extends SdkShape<table.ListEventDataStoresInput> {}
/** Another name of {@link ListEventDataStoresCommandInput}. */
export type ListEventDataStoresRequest = ListEventDataStoresCommandInput
/** Output of {@link ListEventDataStoresCommand}. */
export interface ListEventDataStoresCommandOutput extends SdkShape<table.ListEventDataStoresOutput> {}
/** {@link ListEventDataStoresCommandOutput} without `$metadata`. */
export type ListEventDataStoresResponse = Members<ListEventDataStoresCommandOutput>
/** Input of {@link ListImportFailuresCommand}. */
export interface ListImportFailuresCommandInput extends SdkShape<table.ListImportFailuresInput> {}
/** Another name of {@link ListImportFailuresCommandInput}. */
export type ListImportFailuresRequest = ListImportFailuresCommandInput
/** Output of {@link ListImportFailuresCommand}. */
export interface ListImportFailuresCommandOutput extends SdkShape<table.ListImportFailuresOutput> {}
/** {@link ListImportFailuresCommandOutput} without `$metadata`. */
export type ListImportFailuresResponse = Members<ListImportFailuresCommandOutput>
/** Input of {@link ListImportsCommand}. */
export interface ListImportsCommandInput extends SdkShape<table.ListImportsInput> {}
/** Another name of {@link ListImportsCommandInput}. */
export type ListImportsRequest = ListImportsCommandInput
/** Output of {@link ListImportsCommand}. */
export interface ListImportsCommandOutput extends SdkShape<table.ListImportsOutput> {}
/** {@link ListImportsCommandOutput} without `$metadata`. */
export type ListImportsResponse = Members<ListImportsCommandOutput>
/** Input of {@link ListInsightsDataCommand}. */
export interface ListInsightsDataCommandInput extends SdkShape<table.ListInsightsDataInput> {}
/** Another name of {@link ListInsightsDataCommandInput}. */
export type ListInsightsDataRequest = ListInsightsDataCommandInput
/** Output of {@link ListInsightsDataCommand}. */
export interface ListInsightsDataCommandOutput extends SdkShape<table.ListInsightsDataOutput> {}
/** {@link ListInsightsDataCommandOutput} without `$metadata`. */
export type ListInsightsDataResponse = Members<ListInsightsDataCommandOutput>
/** Input of {@link ListInsightsMetricDataCommand}. */
export interface ListInsightsMetricDataCommandInput extends SdkShape<table.ListInsightsMetricDataInput> {}
/** Another name of {@link ListInsightsMetricDataCommandInput}. */
export type ListInsightsMetricDataRequest = ListInsightsMetricDataCommandInput
/** Output of {@link ListInsightsMetricDataCommand}. */
export interface ListInsightsMetricDataCommandOutput extends SdkShape<table.ListInsightsMetricDataOutput> {}
/** {@link ListInsightsMetricDataCommandOutput} without `$metadata`. */
export type ListInsightsMetricDataResponse = Members<ListInsightsMetricDataCommandOutput>
/** Input of {@link ListPublicKeysCommand}. */
export interface ListPublicKeysCommandInput extends SdkShape<table.ListPublicKeysInput> {}
/** Another name of {@link ListPublicKeysCommandInput}. */
export type ListPublicKeysRequest = ListPublicKeysCommandInput
/** Output of {@link ListPublicKeysCommand}. */
export interface ListPublicKeysCommandOutput extends SdkShape<table.ListPublicKeysOutput> {}
/** {@link ListPublicKeysCommandOutput} without `$metadata`. */
export type ListPublicKeysResponse = Members<ListPublicKeysCommandOutput>
/** Input of {@link ListQueriesCommand}. */
export interface ListQueriesCommandInput extends SdkShape<table.ListQueriesInput> {}
/** Another name of {@link ListQueriesCommandInput}. */
export type ListQueriesRequest = ListQueriesCommandInput
/** Output of {@link ListQueriesCommand}. */
export interface ListQueriesCommandOutput extends SdkShape<table.ListQueriesOutput> {}
/** {@link ListQueriesCommandOutput} without `$metadata`. */
export type ListQueriesResponse = Members<ListQueriesCommandOutput>
/** Input of {@link ListTagsCommand}. */
export interface ListTagsCommandInput extends SdkShape<table.ListTagsInput> {}
/** Another name of {@link ListTagsCommandInput}. */
export type ListTagsRequest = ListTagsCommandInput
/** Output of {@link ListTagsCommand}. */
export interface ListTagsCommandOutput extends SdkShape<table.ListTagsOutput> {}
/** {@link ListTagsCommandOutput} without `$metadata`. */
export type ListTagsResponse = Members<ListTagsCommandOutput>
/** Input of {@link ListTrailsCommand}. */
export interface ListTrailsCommandInput extends SdkShape<table.ListTrailsInput> {}
/** Another name of {@link ListTrailsCommandInput}. */
export type ListTrailsRequest = ListTrailsCommandInput
/** Output of {@link ListTrailsCommand}. */
export interface ListTrailsCommandOutput extends SdkShape<table.ListTrailsOutput> {}
/** {@link ListTrailsCommandOutput} without `$metadata`. */
export type ListTrailsResponse = Members<ListTrailsCommandOutput>
/** Input of {@link LookupEventsCommand}. */
export interface LookupEventsCommandInput extends SdkShape<table.LookupEventsInput> {}
/** Another name of {@link LookupEventsCommandInput}. */
export type LookupEventsRequest = LookupEventsCommandInput
/** Output of {@link LookupEventsCommand}. */
export interface LookupEventsCommandOutput extends SdkShape<table.LookupEventsOutput> {}
/** {@link LookupEventsCommandOutput} without `$metadata`. */
export type LookupEventsResponse = Members<LookupEventsCommandOutput>
/** Input of {@link PutEventConfigurationCommand}. */
export interface PutEventConfigurationCommandInput extends SdkShape<table.PutEventConfigurationInput> {}
/** Another name of {@link PutEventConfigurationCommandInput}. */
export type PutEventConfigurationRequest = PutEventConfigurationCommandInput
/** Output of {@link PutEventConfigurationCommand}. */
export interface PutEventConfigurationCommandOutput extends SdkShape<table.PutEventConfigurationOutput> {}
/** {@link PutEventConfigurationCommandOutput} without `$metadata`. */
export type PutEventConfigurationResponse = Members<PutEventConfigurationCommandOutput>
/** Input of {@link PutEventSelectorsCommand}. */
export interface PutEventSelectorsCommandInput extends SdkShape<table.PutEventSelectorsInput> {}
/** Another name of {@link PutEventSelectorsCommandInput}. */
export type PutEventSelectorsRequest = PutEventSelectorsCommandInput
/** Output of {@link PutEventSelectorsCommand}. */
export interface PutEventSelectorsCommandOutput extends SdkShape<table.PutEventSelectorsOutput> {}
/** {@link PutEventSelectorsCommandOutput} without `$metadata`. */
export type PutEventSelectorsResponse = Members<PutEventSelectorsCommandOutput>
/** Input of {@link PutInsightSelectorsCommand}. */
export interface PutInsightSelectorsCommandInput extends SdkShape<table.PutInsightSelectorsInput> {}
/** Another name of {@link PutInsightSelectorsCommandInput}. */
export type PutInsightSelectorsRequest = PutInsightSelectorsCommandInput
/** Output of {@link PutInsightSelectorsCommand}. */
export interface PutInsightSelectorsCommandOutput extends SdkShape<table.PutInsightSelectorsOutput> {}
/** {@link PutInsightSelectorsCommandOutput} without `$metadata`. */
export type PutInsightSelectorsResponse = Members<PutInsightSelectorsCommandOutput>
/** Input of {@link PutResourcePolicyCommand}. */
export interface PutResourcePolicyCommandInput extends SdkShape<table.PutResourcePolicyInput> {}
/** Another name of {@link PutResourcePolicyCommandInput}. */
export type PutResourcePolicyRequest = PutResourcePolicyCommandInput
/** Output of {@link PutResourcePolicyCommand}. */
export interface PutResourcePolicyCommandOutput extends SdkShape<table.PutResourcePolicyOutput> {}
/** {@link PutResourcePolicyCommandOutput} without `$metadata`. */
export type PutResourcePolicyResponse = Members<PutResourcePolicyCommandOutput>
/** Input of {@link RegisterOrganizationDelegatedAdminCommand}. */
export interface RegisterOrganizationDelegatedAdminCommandInput extends SdkShape<table.RegisterOrganizationDelegatedAdminInput> {}
/** Another name of {@link RegisterOrganizationDelegatedAdminCommandInput}. */
export type RegisterOrganizationDelegatedAdminRequest = RegisterOrganizationDelegatedAdminCommandInput
/** Output of {@link RegisterOrganizationDelegatedAdminCommand}. */
export interface RegisterOrganizationDelegatedAdminCommandOutput extends SdkShape<table.RegisterOrganizationDelegatedAdminOutput> {}
/** {@link RegisterOrganizationDelegatedAdminCommandOutput} without `$metadata`. */
export type RegisterOrganizationDelegatedAdminResponse = Members<RegisterOrganizationDelegatedAdminCommandOutput>
/** Input of {@link RemoveTagsCommand}. */
export interface RemoveTagsCommandInput extends SdkShape<table.RemoveTagsInput> {}
/** Another name of {@link RemoveTagsCommandInput}. */
export type RemoveTagsRequest = RemoveTagsCommandInput
/** Output of {@link RemoveTagsCommand}. */
export interface RemoveTagsCommandOutput extends SdkShape<table.RemoveTagsOutput> {}
/** {@link RemoveTagsCommandOutput} without `$metadata`. */
export type RemoveTagsResponse = Members<RemoveTagsCommandOutput>
/** Input of {@link RestoreEventDataStoreCommand}. */
export interface RestoreEventDataStoreCommandInput extends SdkShape<table.RestoreEventDataStoreInput> {}
/** Another name of {@link RestoreEventDataStoreCommandInput}. */
export type RestoreEventDataStoreRequest = RestoreEventDataStoreCommandInput
/** Output of {@link RestoreEventDataStoreCommand}. */
export interface RestoreEventDataStoreCommandOutput extends SdkShape<table.RestoreEventDataStoreOutput> {}
/** {@link RestoreEventDataStoreCommandOutput} without `$metadata`. */
export type RestoreEventDataStoreResponse = Members<RestoreEventDataStoreCommandOutput>
/** Input of {@link SearchSampleQueriesCommand}. */
export interface SearchSampleQueriesCommandInput extends SdkShape<table.SearchSampleQueriesInput> {}
/** Another name of {@link SearchSampleQueriesCommandInput}. */
export type SearchSampleQueriesRequest = SearchSampleQueriesCommandInput
/** Output of {@link SearchSampleQueriesCommand}. */
export interface SearchSampleQueriesCommandOutput extends SdkShape<table.SearchSampleQueriesOutput> {}
/** {@link SearchSampleQueriesCommandOutput} without `$metadata`. */
export type SearchSampleQueriesResponse = Members<SearchSampleQueriesCommandOutput>
/** Input of {@link StartDashboardRefreshCommand}. */
export interface StartDashboardRefreshCommandInput extends SdkShape<table.StartDashboardRefreshInput> {}
/** Another name of {@link StartDashboardRefreshCommandInput}. */
export type StartDashboardRefreshRequest = StartDashboardRefreshCommandInput
/** Output of {@link StartDashboardRefreshCommand}. */
export interface StartDashboardRefreshCommandOutput extends SdkShape<table.StartDashboardRefreshOutput> {}
/** {@link StartDashboardRefreshCommandOutput} without `$metadata`. */
export type StartDashboardRefreshResponse = Members<StartDashboardRefreshCommandOutput>
/** Input of {@link StartEventDataStoreIngestionCommand}. */
export interface StartEventDataStoreIngestionCommandInput extends SdkShape<table.StartEventDataStoreIngestionInput> {}
/** Another name of {@link StartEventDataStoreIngestionCommandInput}. */
export type StartEventDataStoreIngestionRequest = StartEventDataStoreIngestionCommandInput
/** Output of {@link StartEventDataStoreIngestionCommand}. */
export interface StartEventDataStoreIngestionCommandOutput extends SdkShape<table.StartEventDataStoreIngestionOutput> {}
/** {@link StartEventDataStoreIngestionCommandOutput} without `$metadata`. */
export type StartEventDataStoreIngestionResponse = Members<StartEventDataStoreIngestionCommandOutput>
/** Input of {@link StartImportCommand}. */
export interface StartImportCommandInput extends SdkShape<table.StartImportInput> {}
/** Another name of {@link StartImportCommandInput}. */
export type StartImportRequest = StartImportCommandInput
/** Output of {@link StartImportCommand}. */
export interface StartImportCommandOutput extends SdkShape<table.StartImportOutput> {}
/** {@link StartImportCommandOutput} without `$metadata`. */
export type StartImportResponse = Members<StartImportCommandOutput>
/** Input of {@link StartLoggingCommand}. */
export interface StartLoggingCommandInput extends SdkShape<table.StartLoggingInput> {}
/** Another name of {@link StartLoggingCommandInput}. */
export type StartLoggingRequest = StartLoggingCommandInput
/** Output of {@link StartLoggingCommand}. */
export interface StartLoggingCommandOutput extends SdkShape<table.StartLoggingOutput> {}
/** {@link StartLoggingCommandOutput} without `$metadata`. */
export type StartLoggingResponse = Members<StartLoggingCommandOutput>
/** Input of {@link StartQueryCommand}. */
export interface StartQueryCommandInput extends SdkShape<table.StartQueryInput> {}
/** Another name of {@link StartQueryCommandInput}. */
export type StartQueryRequest = StartQueryCommandInput
/** Output of {@link StartQueryCommand}. */
export interface StartQueryCommandOutput extends SdkShape<table.StartQueryOutput> {}
/** {@link StartQueryCommandOutput} without `$metadata`. */
export type StartQueryResponse = Members<StartQueryCommandOutput>
/** Input of {@link StopEventDataStoreIngestionCommand}. */
export interface StopEventDataStoreIngestionCommandInput extends SdkShape<table.StopEventDataStoreIngestionInput> {}
/** Another name of {@link StopEventDataStoreIngestionCommandInput}. */
export type StopEventDataStoreIngestionRequest = StopEventDataStoreIngestionCommandInput
/** Output of {@link StopEventDataStoreIngestionCommand}. */
export interface StopEventDataStoreIngestionCommandOutput extends SdkShape<table.StopEventDataStoreIngestionOutput> {}
/** {@link StopEventDataStoreIngestionCommandOutput} without `$metadata`. */
export type StopEventDataStoreIngestionResponse = Members<StopEventDataStoreIngestionCommandOutput>
/** Input of {@link StopImportCommand}. */
export interface StopImportCommandInput extends SdkShape<table.StopImportInput> {}
/** Another name of {@link StopImportCommandInput}. */
export type StopImportRequest = StopImportCommandInput
/** Output of {@link StopImportCommand}. */
export interface StopImportCommandOutput extends SdkShape<table.StopImportOutput> {}
/** {@link StopImportCommandOutput} without `$metadata`. */
export type StopImportResponse = Members<StopImportCommandOutput>
/** Input of {@link StopLoggingCommand}. */
export interface StopLoggingCommandInput extends SdkShape<table.StopLoggingInput> {}
/** Another name of {@link StopLoggingCommandInput}. */
export type StopLoggingRequest = StopLoggingCommandInput
/** Output of {@link StopLoggingCommand}. */
export interface StopLoggingCommandOutput extends SdkShape<table.StopLoggingOutput> {}
/** {@link StopLoggingCommandOutput} without `$metadata`. */
export type StopLoggingResponse = Members<StopLoggingCommandOutput>
/** Input of {@link UpdateChannelCommand}. */
export interface UpdateChannelCommandInput extends SdkShape<table.UpdateChannelInput> {}
/** Another name of {@link UpdateChannelCommandInput}. */
export type UpdateChannelRequest = UpdateChannelCommandInput
/** Output of {@link UpdateChannelCommand}. */
export interface UpdateChannelCommandOutput extends SdkShape<table.UpdateChannelOutput> {}
/** {@link UpdateChannelCommandOutput} without `$metadata`. */
export type UpdateChannelResponse = Members<UpdateChannelCommandOutput>
/** Input of {@link UpdateDashboardCommand}. */
export interface UpdateDashboardCommandInput extends SdkShape<table.UpdateDashboardInput> {}
/** Another name of {@link UpdateDashboardCommandInput}. */
export type UpdateDashboardRequest = UpdateDashboardCommandInput
/** Output of {@link UpdateDashboardCommand}. */
export interface UpdateDashboardCommandOutput extends SdkShape<table.UpdateDashboardOutput> {}
/** {@link UpdateDashboardCommandOutput} without `$metadata`. */
export type UpdateDashboardResponse = Members<UpdateDashboardCommandOutput>
/** Input of {@link UpdateEventDataStoreCommand}. */
export interface UpdateEventDataStoreCommandInput extends SdkShape<table.UpdateEventDataStoreInput> {}
/** Another name of {@link UpdateEventDataStoreCommandInput}. */
export type UpdateEventDataStoreRequest = UpdateEventDataStoreCommandInput
/** Output of {@link UpdateEventDataStoreCommand}. */
export interface UpdateEventDataStoreCommandOutput extends SdkShape<table.UpdateEventDataStoreOutput> {}
/** {@link UpdateEventDataStoreCommandOutput} without `$metadata`. */
export type UpdateEventDataStoreResponse = Members<UpdateEventDataStoreCommandOutput>
/** Input of {@link UpdateTrailCommand}. */
export interface UpdateTrailCommandInput extends SdkShape<table.UpdateTrailInput> {}
/** Another name of {@link UpdateTrailCommandInput}. */
export type UpdateTrailRequest = UpdateTrailCommandInput
/** Output of {@link UpdateTrailCommand}. */
export interface UpdateTrailCommandOutput extends SdkShape<table.UpdateTrailOutput> {}
/** {@link UpdateTrailCommandOutput} without `$metadata`. */
export type UpdateTrailResponse = Members<UpdateTrailCommandOutput>

/** Input of any command. */
export type ServiceInputTypes =
  | AddTagsCommandInput
  | CancelQueryCommandInput
  | CreateChannelCommandInput
  | CreateDashboardCommandInput
  | CreateEventDataStoreCommandInput
  | CreateTrailCommandInput
  | DeleteChannelCommandInput
  | DeleteDashboardCommandInput
  | DeleteEventDataStoreCommandInput
  | DeleteResourcePolicyCommandInput
  | DeleteTrailCommandInput
  | DeregisterOrganizationDelegatedAdminCommandInput
  | DescribeQueryCommandInput
  | DescribeTrailsCommandInput
  | DisableFederationCommandInput
  | EnableFederationCommandInput
  | GenerateQueryCommandInput
  | GetChannelCommandInput
  | GetDashboardCommandInput
  | GetEventConfigurationCommandInput
  | GetEventDataStoreCommandInput
  | GetEventSelectorsCommandInput
  | GetImportCommandInput
  | GetInsightSelectorsCommandInput
  | GetQueryResultsCommandInput
  | GetResourcePolicyCommandInput
  | GetTrailCommandInput
  | GetTrailStatusCommandInput
  | ListChannelsCommandInput
  | ListDashboardsCommandInput
  | ListEventDataStoresCommandInput
  | ListImportFailuresCommandInput
  | ListImportsCommandInput
  | ListInsightsDataCommandInput
  | ListInsightsMetricDataCommandInput
  | ListPublicKeysCommandInput
  | ListQueriesCommandInput
  | ListTagsCommandInput
  | ListTrailsCommandInput
  | LookupEventsCommandInput
  | PutEventConfigurationCommandInput
  | PutEventSelectorsCommandInput
  | PutInsightSelectorsCommandInput
  | PutResourcePolicyCommandInput
  | RegisterOrganizationDelegatedAdminCommandInput
  | RemoveTagsCommandInput
  | RestoreEventDataStoreCommandInput
  | SearchSampleQueriesCommandInput
  | StartDashboardRefreshCommandInput
  | StartEventDataStoreIngestionCommandInput
  | StartImportCommandInput
  | StartLoggingCommandInput
  | StartQueryCommandInput
  | StopEventDataStoreIngestionCommandInput
  | StopImportCommandInput
  | StopLoggingCommandInput
  | UpdateChannelCommandInput
  | UpdateDashboardCommandInput
  | UpdateEventDataStoreCommandInput
  | UpdateTrailCommandInput

/** Output of any command. */
export type ServiceOutputTypes =
  | AddTagsCommandOutput
  | CancelQueryCommandOutput
  | CreateChannelCommandOutput
  | CreateDashboardCommandOutput
  | CreateEventDataStoreCommandOutput
  | CreateTrailCommandOutput
  | DeleteChannelCommandOutput
  | DeleteDashboardCommandOutput
  | DeleteEventDataStoreCommandOutput
  | DeleteResourcePolicyCommandOutput
  | DeleteTrailCommandOutput
  | DeregisterOrganizationDelegatedAdminCommandOutput
  | DescribeQueryCommandOutput
  | DescribeTrailsCommandOutput
  | DisableFederationCommandOutput
  | EnableFederationCommandOutput
  | GenerateQueryCommandOutput
  | GetChannelCommandOutput
  | GetDashboardCommandOutput
  | GetEventConfigurationCommandOutput
  | GetEventDataStoreCommandOutput
  | GetEventSelectorsCommandOutput
  | GetImportCommandOutput
  | GetInsightSelectorsCommandOutput
  | GetQueryResultsCommandOutput
  | GetResourcePolicyCommandOutput
  | GetTrailCommandOutput
  | GetTrailStatusCommandOutput
  | ListChannelsCommandOutput
  | ListDashboardsCommandOutput
  | ListEventDataStoresCommandOutput
  | ListImportFailuresCommandOutput
  | ListImportsCommandOutput
  | ListInsightsDataCommandOutput
  | ListInsightsMetricDataCommandOutput
  | ListPublicKeysCommandOutput
  | ListQueriesCommandOutput
  | ListTagsCommandOutput
  | ListTrailsCommandOutput
  | LookupEventsCommandOutput
  | PutEventConfigurationCommandOutput
  | PutEventSelectorsCommandOutput
  | PutInsightSelectorsCommandOutput
  | PutResourcePolicyCommandOutput
  | RegisterOrganizationDelegatedAdminCommandOutput
  | RemoveTagsCommandOutput
  | RestoreEventDataStoreCommandOutput
  | SearchSampleQueriesCommandOutput
  | StartDashboardRefreshCommandOutput
  | StartEventDataStoreIngestionCommandOutput
  | StartImportCommandOutput
  | StartLoggingCommandOutput
  | StartQueryCommandOutput
  | StopEventDataStoreIngestionCommandOutput
  | StopImportCommandOutput
  | StopLoggingCommandOutput
  | UpdateChannelCommandOutput
  | UpdateDashboardCommandOutput
  | UpdateEventDataStoreCommandOutput
  | UpdateTrailCommandOutput
