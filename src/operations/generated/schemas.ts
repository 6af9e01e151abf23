/**
 * The schema of every shape, input and output by the name of its type.
 *
 * Made by `npm run generate`, not to be edited.
 */

import type { LooseObject, StrictObject } from '../../schema/members-of.js'
import { sent } from '../../schema/side.js'
import { auditEvent, auditEventResultEntry, resultErrorEntry } from '../audit-events.js'
import { destination, channel, sourceConfig, ingestionStatus } from '../channels.js'
import { dashboardDetail, widget, requestWidget, refreshScheduleFrequency, refreshSchedule } from '../dashboards.js'
import { eventDataStore, partitionKey } from '../event-data-stores.js'
import {
  dataResource,
  eventSelector,
  insightSelector,
  contextKeySelector,
  aggregationConfiguration,
} from '../event-selectors.js'
import { lookupAttribute, resource, event } from '../events.js'
import { s3ImportSource, importSource, importStatistics, importsListItem, importFailureListItem } from '../imports.js'
import {
  query,
  queryStatisticsForDescribeQuery,
  queryStatistics,
  queryResultRow,
  searchSampleQueriesSearchResult,
} from '../queries.js'
import { resourceTag } from '../tags.js'
import { trail, trailInfo, publicKey } from '../trails.js'
import { advancedFieldSelector, advancedEventSelector } from '../shapes/advanced-event-selector.js'
import { tag } from '../shapes/tag.js'

import { operations } from './table.js'
import type * as types from './types.js'

/** Schema of {@link "cloudtrail-client".AuditEvent | AuditEvent}. */
export const AuditEvent: StrictObject<types.AuditEvent> = /* @__PURE__ */ auditEvent()

/** Schema of {@link "cloudtrail-client".AuditEventResultEntry | AuditEventResultEntry}. */
export const AuditEventResultEntry: LooseObject<types.AuditEventResultEntry> = /* @__PURE__ */ auditEventResultEntry()

/** Schema of {@link "cloudtrail-client".ResultErrorEntry | ResultErrorEntry}. */
export const ResultErrorEntry: LooseObject<types.ResultErrorEntry> = /* @__PURE__ */ resultErrorEntry()

/** Schema of {@link "cloudtrail-client".Destination | Destination}, as it is sent. */
export const Destination = /* @__PURE__ */ destination(sent)

/** Schema of {@link "cloudtrail-client".Channel | Channel}. */
export const Channel: LooseObject<types.Channel> = /* @__PURE__ */ channel()

/** Schema of {@link "cloudtrail-client".SourceConfig | SourceConfig}. */
export const SourceConfig: LooseObject<types.SourceConfig> = /* @__PURE__ */ sourceConfig()

/** Schema of {@link "cloudtrail-client".IngestionStatus | IngestionStatus}. */
export const IngestionStatus: LooseObject<types.IngestionStatus> = /* @__PURE__ */ ingestionStatus()

/** Schema of {@link "cloudtrail-client".DashboardDetail | DashboardDetail}. */
export const DashboardDetail: LooseObject<types.DashboardDetail> = /* @__PURE__ */ dashboardDetail()

/** Schema of {@link "cloudtrail-client".Widget | Widget}. */
export const Widget: LooseObject<types.Widget> = /* @__PURE__ */ widget()

/** Schema of {@link "cloudtrail-client".RequestWidget | RequestWidget}. */
export const RequestWidget: StrictObject<types.RequestWidget> = /* @__PURE__ */ requestWidget()

/** Schema of {@link "cloudtrail-client".RefreshScheduleFrequency | RefreshScheduleFrequency}, as it is sent. */
export const RefreshScheduleFrequency = /* @__PURE__ */ refreshScheduleFrequency(sent)

/** Schema of {@link "cloudtrail-client".RefreshSchedule | RefreshSchedule}, as it is sent. */
export const RefreshSchedule = /* @__PURE__ */ refreshSchedule(sent)

/** Schema of {@link "cloudtrail-client".EventDataStore | EventDataStore}. */
export const EventDataStore: LooseObject<types.EventDataStore> = /* @__PURE__ */ eventDataStore()

/** Schema of {@link "cloudtrail-client".PartitionKey | PartitionKey}. */
export const PartitionKey: LooseObject<types.PartitionKey> = /* @__PURE__ */ partitionKey()

/** Schema of {@link "cloudtrail-client".DataResource | DataResource}, as it is sent. */
export const DataResource = /* @__PURE__ */ dataResource(sent)

/** Schema of {@link "cloudtrail-client".EventSelector | EventSelector}, as it is sent. */
export const EventSelector = /* @__PURE__ */ eventSelector(sent)

/** Schema of {@link "cloudtrail-client".InsightSelector | InsightSelector}, as it is sent. */
export const InsightSelector = /* @__PURE__ */ insightSelector(sent)

/** Schema of {@link "cloudtrail-client".ContextKeySelector | ContextKeySelector}, as it is sent. */
export const ContextKeySelector = /* @__PURE__ */ contextKeySelector(sent)

/** Schema of {@link "cloudtrail-client".AggregationConfiguration | AggregationConfiguration}, as it is sent. */
export const AggregationConfiguration = /* @__PURE__ */ aggregationConfiguration(sent)

/** Schema of {@link "cloudtrail-client".LookupAttribute | LookupAttribute}. */
export const LookupAttribute: StrictObject<types.LookupAttribute> = /* @__PURE__ */ lookupAttribute()

/** Schema of {@link "cloudtrail-client".Resource | Resource}. */
export const Resource: LooseObject<types.Resource> = /* @__PURE__ */ resource()

/** Schema of {@link "cloudtrail-client".Event | Event}. */
export const Event: LooseObject<types.Event> = /* @__PURE__ */ event()

/** Schema of {@link "cloudtrail-client".S3ImportSource | S3ImportSource}, as it is sent. */
export const S3ImportSource = /* @__PURE__ */ s3ImportSource(sent)

/** Schema of {@link "cloudtrail-client".ImportSource | ImportSource}, as it is sent. */
export const ImportSource = /* @__PURE__ */ importSource(sent)

/** Schema of {@link "cloudtrail-client".ImportStatistics | ImportStatistics}. */
export const ImportStatistics: LooseObject<types.ImportStatistics> = /* @__PURE__ */ importStatistics()

/** Schema of {@link "cloudtrail-client".ImportsListItem | ImportsListItem}. */
export const ImportsListItem: LooseObject<types.ImportsListItem> = /* @__PURE__ */ importsListItem()

/** Schema of {@link "cloudtrail-client".ImportFailureListItem | ImportFailureListItem}. */
export const ImportFailureListItem: LooseObject<types.ImportFailureListItem> = /* @__PURE__ */ importFailureListItem()

/** Schema of {@link "cloudtrail-client".Query | Query}. */
export const Query: LooseObject<types.Query> = /* @__PURE__ */ query()

/** Schema of {@link "cloudtrail-client".QueryStatisticsForDescribeQuery | QueryStatisticsForDescribeQuery}. */
export const QueryStatisticsForDescribeQuery: LooseObject<types.QueryStatisticsForDescribeQuery> =
  /* @__PURE__ */ queryStatisticsForDescribeQuery()

/** Schema of {@link "cloudtrail-client".QueryStatistics | QueryStatistics}. */
export const QueryStatistics: LooseObject<types.QueryStatistics> = /* @__PURE__ */ queryStatistics()

/** Schema of {@link "cloudtrail-client".QueryResultRow | QueryResultRow}. */
export const QueryResultRow = /* @__PURE__ */ queryResultRow()

/** Schema of {@link "cloudtrail-client".SearchSampleQueriesSearchResult | SearchSampleQueriesSearchResult}. */
export const SearchSampleQueriesSearchResult: LooseObject<types.SearchSampleQueriesSearchResult> =
  /* @__PURE__ */ searchSampleQueriesSearchResult()

/** Schema of {@link "cloudtrail-client".ResourceTag | ResourceTag}. */
export const ResourceTag: LooseObject<types.ResourceTag> = /* @__PURE__ */ resourceTag()

/** Schema of {@link "cloudtrail-client".Trail | Trail}. */
export const Trail: LooseObject<types.Trail> = /* @__PURE__ */ trail()

/** Schema of {@link "cloudtrail-client".TrailInfo | TrailInfo}. */
export const TrailInfo: LooseObject<types.TrailInfo> = /* @__PURE__ */ trailInfo()

/** Schema of {@link "cloudtrail-client".PublicKey | PublicKey}. */
export const PublicKey: LooseObject<types.PublicKey> = /* @__PURE__ */ publicKey()

/** Schema of {@link "cloudtrail-client".AdvancedFieldSelector | AdvancedFieldSelector}, as it is sent. */
export const AdvancedFieldSelector = /* @__PURE__ */ advancedFieldSelector(sent)

/** Schema of {@link "cloudtrail-client".AdvancedEventSelector | AdvancedEventSelector}, as it is sent. */
export const AdvancedEventSelector = /* @__PURE__ */ advancedEventSelector(sent)

/** Schema of {@link "cloudtrail-client".Tag | Tag}, as it is sent. */
export const Tag = /* @__PURE__ */ tag(sent)

/** Schema of {@link "cloudtrail-client".AddTagsInput | AddTagsInput}. */
export const AddTagsInput: StrictObject<types.AddTagsInput> = /* @__PURE__ */ operations.AddTags.input()

/** Schema of {@link "cloudtrail-client".AddTagsOutput | AddTagsOutput}, `$metadata` left out. */
export const AddTagsOutput: LooseObject<types.AddTagsOutput> = /* @__PURE__ */ operations.AddTags.output()

/** Schema of {@link "cloudtrail-client".CancelQueryInput | CancelQueryInput}. */
export const CancelQueryInput: StrictObject<types.CancelQueryInput> = /* @__PURE__ */ operations.CancelQuery.input()

/** Schema of {@link "cloudtrail-client".CancelQueryOutput | CancelQueryOutput}, `$metadata` left out. */
export const CancelQueryOutput: LooseObject<types.CancelQueryOutput> = /* @__PURE__ */ operations.CancelQuery.output()

/** Schema of {@link "cloudtrail-client".CreateChannelInput | CreateChannelInput}. */
export const CreateChannelInput: StrictObject<types.CreateChannelInput> =
  /* @__PURE__ */ operations.CreateChannel.input()

/** Schema of {@link "cloudtrail-client".CreateChannelOutput | CreateChannelOutput}, `$metadata` left out. */
export const CreateChannelOutput: LooseObject<types.CreateChannelOutput> =
  /* @__PURE__ */ operations.CreateChannel.output()

/** Schema of {@link "cloudtrail-client".CreateDashboardInput | CreateDashboardInput}. */
export const CreateDashboardInput: StrictObject<types.CreateDashboardInput> =
  /* @__PURE__ */ operations.CreateDashboard.input()

/** Schema of {@link "cloudtrail-client".CreateDashboardOutput | CreateDashboardOutput}, `$metadata` left out. */
export const CreateDashboardOutput: LooseObject<types.CreateDashboardOutput> =
  /* @__PURE__ */ operations.CreateDashboard.output()

/** Schema of {@link "cloudtrail-client".CreateEventDataStoreInput | CreateEventDataStoreInput}. */
export const CreateEventDataStoreInput: StrictObject<types.CreateEventDataStoreInput> =
  /* @__PURE__ */ operations.CreateEventDataStore.input()

/** Schema of {@link "cloudtrail-client".CreateEventDataStoreOutput | CreateEventDataStoreOutput}, `$metadata` left out. */
export const CreateEventDataStoreOutput: LooseObject<types.CreateEventDataStoreOutput> =
  /* @__PURE__ */ operations.CreateEventDataStore.output()

/** Schema of {@link "cloudtrail-client".CreateTrailInput | CreateTrailInput}. */
export const CreateTrailInput: StrictObject<types.CreateTrailInput> = /* @__PURE__ */ operations.CreateTrail.input()

/** Schema of {@link "cloudtrail-client".CreateTrailOutput | CreateTrailOutput}, `$metadata` left out. */
export const CreateTrailOutput: LooseObject<types.CreateTrailOutput> = /* @__PURE__ */ operations.CreateTrail.output()

/** Schema of {@link "cloudtrail-client".DeleteChannelInput | DeleteChannelInput}. */
export const DeleteChannelInput: StrictObject<types.DeleteChannelInput> =
  /* @__PURE__ */ operations.DeleteChannel.input()

/** Schema of {@link "cloudtrail-client".DeleteChannelOutput | DeleteChannelOutput}, `$metadata` left out. */
export const DeleteChannelOutput: LooseObject<types.DeleteChannelOutput> =
  /* @__PURE__ */ operations.DeleteChannel.output()

/** Schema of {@link "cloudtrail-client".DeleteDashboardInput | DeleteDashboardInput}. */
export const DeleteDashboardInput: StrictObject<types.DeleteDashboardInput> =
  /* @__PURE__ */ operations.DeleteDashboard.input()

/** Schema of {@link "cloudtrail-client".DeleteDashboardOutput | DeleteDashboardOutput}, `$metadata` left out. */
export const DeleteDashboardOutput: LooseObject<types.DeleteDashboardOutput> =
  /* @__PURE__ */ operations.DeleteDashboard.output()

/** Schema of {@link "cloudtrail-client".DeleteEventDataStoreInput | DeleteEventDataStoreInput}. */
export const DeleteEventDataStoreInput: StrictObject<types.DeleteEventDataStoreInput> =
  /* @__PURE__ */ operations.DeleteEventDataStore.input()

/** Schema of {@link "cloudtrail-client".DeleteEventDataStoreOutput | DeleteEventDataStoreOutput}, `$metadata` left out. */
export const DeleteEventDataStoreOutput: LooseObject<types.DeleteEventDataStoreOutput> =
  /* @__PURE__ */ operations.DeleteEventDataStore.output()

/** Schema of {@link "cloudtrail-client".DeleteResourcePolicyInput | DeleteResourcePolicyInput}. */
export const DeleteResourcePolicyInput: StrictObject<types.DeleteResourcePolicyInput> =
  /* @__PURE__ */ operations.DeleteResourcePolicy.input()

/** Schema of {@link "cloudtrail-client".DeleteResourcePolicyOutput | DeleteResourcePolicyOutput}, `$metadata` left out. */
export const DeleteResourcePolicyOutput: LooseObject<types.DeleteResourcePolicyOutput> =
  /* @__PURE__ */ operations.DeleteResourcePolicy.output()

/** Schema of {@link "cloudtrail-client".DeleteTrailInput | DeleteTrailInput}. */
export const DeleteTrailInput: StrictObject<types.DeleteTrailInput> = /* @__PURE__ */ operations.DeleteTrail.input()

/** Schema of {@link "cloudtrail-client".DeleteTrailOutput | DeleteTrailOutput}, `$metadata` left out. */
export const DeleteTrailOutput: LooseObject<types.DeleteTrailOutput> = /* @__PURE__ */ operations.DeleteTrail.output()

/** Schema of {@link "cloudtrail-client".DeregisterOrganizationDelegatedAdminInput | DeregisterOrganizationDelegatedAdminInput}. */
export const DeregisterOrganizationDelegatedAdminInput: StrictObject<types.DeregisterOrganizationDelegatedAdminInput> =
  /* @__PURE__ */ operations.DeregisterOrganizationDelegatedAdmin.input()

/** Schema of {@link "cloudtrail-client".DeregisterOrganizationDelegatedAdminOutput | DeregisterOrganizationDelegatedAdminOutput}, `$metadata` left out. */
export const DeregisterOrganizationDelegatedAdminOutput: LooseObject<types.DeregisterOrganizationDelegatedAdminOutput> =
  /* @__PURE__ */ operations.DeregisterOrganizationDelegatedAdmin.output()

/** Schema of {@link "cloudtrail-client".DescribeQueryInput | DescribeQueryInput}. */
export const DescribeQueryInput: StrictObject<types.DescribeQueryInput> =
  /* @__PURE__ */ operations.DescribeQuery.input()

/** Schema of {@link "cloudtrail-client".DescribeQueryOutput | DescribeQueryOutput}, `$metadata` left out. */
export const DescribeQueryOutput: LooseObject<types.DescribeQueryOutput> =
  /* @__PURE__ */ operations.DescribeQuery.output()

/** Schema of {@link "cloudtrail-client".DescribeTrailsInput | DescribeTrailsInput}. */
export const DescribeTrailsInput: StrictObject<types.DescribeTrailsInput> =
  /* @__PURE__ */ operations.DescribeTrails.input()

/** Schema of {@link "cloudtrail-client".DescribeTrailsOutput | DescribeTrailsOutput}, `$metadata` left out. */
export const DescribeTrailsOutput: LooseObject<types.DescribeTrailsOutput> =
  /* @__PURE__ */ operations.DescribeTrails.output()

/** Schema of {@link "cloudtrail-client".DisableFederationInput | DisableFederationInput}. */
export const DisableFederationInput: StrictObject<types.DisableFederationInput> =
  /* @__PURE__ */ operations.DisableFederation.input()

/** Schema of {@link "cloudtrail-client".DisableFederationOutput | DisableFederationOutput}, `$metadata` left out. */
export const DisableFederationOutput: LooseObject<types.DisableFederationOutput> =
  /* @__PURE__ */ operations.DisableFederation.output()

/** Schema of {@link "cloudtrail-client".EnableFederationInput | EnableFederationInput}. */
export const EnableFederationInput: StrictObject<types.EnableFederationInput> =
  /* @__PURE__ */ operations.EnableFederation.input()

/** Schema of {@link "cloudtrail-client".EnableFederationOutput | EnableFederationOutput}, `$metadata` left out. */
export const EnableFederationOutput: LooseObject<types.EnableFederationOutput> =
  /* @__PURE__ */ operations.EnableFederation.output()

/** Schema of {@link "cloudtrail-client".GenerateQueryInput | GenerateQueryInput}. */
export const GenerateQueryInput: StrictObject<types.GenerateQueryInput> =
  /* @__PURE__ */ operations.GenerateQuery.input()

/** Schema of {@link "cloudtrail-client".GenerateQueryOutput | GenerateQueryOutput}, `$metadata` left out. */
export const GenerateQueryOutput: LooseObject<types.GenerateQueryOutput> =
  /* @__PURE__ */ operations.GenerateQuery.output()

/** Schema of {@link "cloudtrail-client".GetChannelInput | GetChannelInput}. */
export const GetChannelInput: StrictObject<types.GetChannelInput> = /* @__PURE__ */ operations.GetChannel.input()

/** Schema of {@link "cloudtrail-client".GetChannelOutput | GetChannelOutput}, `$metadata` left out. */
export const GetChannelOutput: LooseObject<types.GetChannelOutput> = /* @__PURE__ */ operations.GetChannel.output()

/** Schema of {@link "cloudtrail-client".GetDashboardInput | GetDashboardInput}. */
export const GetDashboardInput: StrictObject<types.GetDashboardInput> = /* @__PURE__ */ operations.GetDashboard.input()

/** Schema of {@link "cloudtrail-client".GetDashboardOutput | GetDashboardOutput}, `$metadata` left out. */
export const GetDashboardOutput: LooseObject<types.GetDashboardOutput> =
  /* @__PURE__ */ operations.GetDashboard.output()

/** Schema of {@link "cloudtrail-client".GetEventConfigurationInput | GetEventConfigurationInput}. */
export const GetEventConfigurationInput: StrictObject<types.GetEventConfigurationInput> =
  /* @__PURE__ */ operations.GetEventConfiguration.input()

/** Schema of {@link "cloudtrail-client".GetEventConfigurationOutput | GetEventConfigurationOutput}, `$metadata` left out. */
export const GetEventConfigurationOutput: LooseObject<types.GetEventConfigurationOutput> =
  /* @__PURE__ */ operations.GetEventConfiguration.output()

/** Schema of {@link "cloudtrail-client".GetEventDataStoreInput | GetEventDataStoreInput}. */
export const GetEventDataStoreInput: StrictObject<types.GetEventDataStoreInput> =
  /* @__PURE__ */ operations.GetEventDataStore.input()

/** Schema of {@link "cloudtrail-client".GetEventDataStoreOutput | GetEventDataStoreOutput}, `$metadata` left out. */
export const GetEventDataStoreOutput: LooseObject<types.GetEventDataStoreOutput> =
  /* @__PURE__ */ operations.GetEventDataStore.output()

/** Schema of {@link "cloudtrail-client".GetEventSelectorsInput | GetEventSelectorsInput}. */
export const GetEventSelectorsInput: StrictObject<types.GetEventSelectorsInput> =
  /* @__PURE__ */ operations.GetEventSelectors.input()

/** Schema of {@link "cloudtrail-client".GetEventSelectorsOutput | GetEventSelectorsOutput}, `$metadata` left out. */
export const GetEventSelectorsOutput: LooseObject<types.GetEventSelectorsOutput> =
  /* @__PURE__ */ operations.GetEventSelectors.output()

/** Schema of {@link "cloudtrail-client".GetImportInput | GetImportInput}. */
export const GetImportInput: StrictObject<types.GetImportInput> = /* @__PURE__ */ operations.GetImport.input()

/** Schema of {@link "cloudtrail-client".GetImportOutput | GetImportOutput}, `$metadata` left out. */
export const GetImportOutput: LooseObject<types.GetImportOutput> = /* @__PURE__ */ operations.GetImport.output()

/** Schema of {@link "cloudtrail-client".GetInsightSelectorsInput | GetInsightSelectorsInput}. */
export const GetInsightSelectorsInput: StrictObject<types.GetInsightSelectorsInput> =
  /* @__PURE__ */ operations.GetInsightSelectors.input()

/** Schema of {@link "cloudtrail-client".GetInsightSelectorsOutput | GetInsightSelectorsOutput}, `$metadata` left out. */
export const GetInsightSelectorsOutput: LooseObject<types.GetInsightSelectorsOutput> =
  /* @__PURE__ */ operations.GetInsightSelectors.output()

/** Schema of {@link "cloudtrail-client".GetQueryResultsInput | GetQueryResultsInput}. */
export const GetQueryResultsInput: StrictObject<types.GetQueryResultsInput> =
  /* @__PURE__ */ operations.GetQueryResults.input()

/** Schema of {@link "cloudtrail-client".GetQueryResultsOutput | GetQueryResultsOutput}, `$metadata` left out. */
export const GetQueryResultsOutput: LooseObject<types.GetQueryResultsOutput> =
  /* @__PURE__ */ operations.GetQueryResults.output()

/** Schema of {@link "cloudtrail-client".GetResourcePolicyInput | GetResourcePolicyInput}. */
export const GetResourcePolicyInput: StrictObject<types.GetResourcePolicyInput> =
  /* @__PURE__ */ operations.GetResourcePolicy.input()

/** Schema of {@link "cloudtrail-client".GetResourcePolicyOutput | GetResourcePolicyOutput}, `$metadata` left out. */
export const GetResourcePolicyOutput: LooseObject<types.GetResourcePolicyOutput> =
  /* @__PURE__ */ operations.GetResourcePolicy.output()

/** Schema of {@link "cloudtrail-client".GetTrailInput | GetTrailInput}. */
export const GetTrailInput: StrictObject<types.GetTrailInput> = /* @__PURE__ */ operations.GetTrail.input()

/** Schema of {@link "cloudtrail-client".GetTrailOutput | GetTrailOutput}, `$metadata` left out. */
export const GetTrailOutput: LooseObject<types.GetTrailOutput> = /* @__PURE__ */ operations.GetTrail.output()

/** Schema of {@link "cloudtrail-client".GetTrailStatusInput | GetTrailStatusInput}. */
export const GetTrailStatusInput: StrictObject<types.GetTrailStatusInput> =
  /* @__PURE__ */ operations.GetTrailStatus.input()

/** Schema of {@link "cloudtrail-client".GetTrailStatusOutput | GetTrailStatusOutput}, `$metadata` left out. */
export const GetTrailStatusOutput: LooseObject<types.GetTrailStatusOutput> =
  /* @__PURE__ */ operations.GetTrailStatus.output()

/** Schema of {@link "cloudtrail-client".ListChannelsInput | ListChannelsInput}. */
export const ListChannelsInput: StrictObject<types.ListChannelsInput> = /* @__PURE__ */ operations.ListChannels.input()

/** Schema of {@link "cloudtrail-client".ListChannelsOutput | ListChannelsOutput}, `$metadata` left out. */
export const ListChannelsOutput: LooseObject<types.ListChannelsOutput> =
  /* @__PURE__ */ operations.ListChannels.output()

/** Schema of {@link "cloudtrail-client".ListDashboardsInput | ListDashboardsInput}. */
export const ListDashboardsInput: StrictObject<types.ListDashboardsInput> =
  /* @__PURE__ */ operations.ListDashboards.input()

/** Schema of {@link "cloudtrail-client".ListDashboardsOutput | ListDashboardsOutput}, `$metadata` left out. */
export const ListDashboardsOutput: LooseObject<types.ListDashboardsOutput> =
  /* @__PURE__ */ operations.ListDashboards.output()

/** Schema of {@link "cloudtrail-client".ListEventDataStoresInput | ListEventDataStoresInput}. */
export const ListEventDataStoresInput: StrictObject<types.ListEventDataStoresInput> =
  /* @__PURE__ */ operations.ListEventDataStores.input()

/** Schema of {@link "cloudtrail-client".ListEventDataStoresOutput | ListEventDataStoresOutput}, `$metadata` left out. */
export const ListEventDataStoresOutput: LooseObject<types.ListEventDataStoresOutput> =
  /* @__PURE__ */ operations.ListEventDataStores.output()

/** Schema of {@link "cloudtrail-client".ListImportFailuresInput | ListImportFailuresInput}. */
export const ListImportFailuresInput: StrictObject<types.ListImportFailuresInput> =
  /* @__PURE__ */ operations.ListImportFailures.input()

/** Schema of {@link "cloudtrail-client".ListImportFailuresOutput | ListImportFailuresOutput}, `$metadata` left out. */
export const ListImportFailuresOutput: LooseObject<types.ListImportFailuresOutput> =
  /* @__PURE__ */ operations.ListImportFailures.output()

/** Schema of {@link "cloudtrail-client".ListImportsInput | ListImportsInput}. */
export const ListImportsInput: StrictObject<types.ListImportsInput> = /* @__PURE__ */ operations.ListImports.input()

/** Schema of {@link "cloudtrail-client".ListImportsOutput | ListImportsOutput}, `$metadata` left out. */
export const ListImportsOutput: LooseObject<types.ListImportsOutput> = /* @__PURE__ */ operations.ListImports.output()

/** Schema of {@link "cloudtrail-client".ListInsightsDataInput | ListInsightsDataInput}. */
export const ListInsightsDataInput: StrictObject<types.ListInsightsDataInput> =
  /* @__PURE__ */ operations.ListInsightsData.input()

/** Schema of {@link "cloudtrail-client".ListInsightsDataOutput | ListInsightsDataOutput}, `$metadata` left out. */
export const ListInsightsDataOutput: LooseObject<types.ListInsightsDataOutput> =
  /* @__PURE__ */ operations.ListInsightsData.output()

/** Schema of {@link "cloudtrail-client".ListInsightsMetricDataInput | ListInsightsMetricDataInput}. */
export const ListInsightsMetricDataInput: StrictObject<types.ListInsightsMetricDataInput> =
  /* @__PURE__ */ operations.ListInsightsMetricData.input()

/** Schema of {@link "cloudtrail-client".ListInsightsMetricDataOutput | ListInsightsMetricDataOutput}, `$metadata` left out. */
export const ListInsightsMetricDataOutput: LooseObject<types.ListInsightsMetricDataOutput> =
  /* @__PURE__ */ operations.ListInsightsMetricData.output()

/** Schema of {@link "cloudtrail-client".ListPublicKeysInput | ListPublicKeysInput}. */
export const ListPublicKeysInput: StrictObject<types.ListPublicKeysInput> =
  /* @__PURE__ */ operations.ListPublicKeys.input()

/** Schema of {@link "cloudtrail-client".ListPublicKeysOutput | ListPublicKeysOutput}, `$metadata` left out. */
export const ListPublicKeysOutput: LooseObject<types.ListPublicKeysOutput> =
  /* @__PURE__ */ operations.ListPublicKeys.output()

/** Schema of {@link "cloudtrail-client".ListQueriesInput | ListQueriesInput}. */
export const ListQueriesInput: StrictObject<types.ListQueriesInput> = /* @__PURE__ */ operations.ListQueries.input()

/** Schema of {@link "cloudtrail-client".ListQueriesOutput | ListQueriesOutput}, `$metadata` left out. */
export const ListQueriesOutput: LooseObject<types.ListQueriesOutput> = /* @__PURE__ */ operations.ListQueries.output()

/** Schema of {@link "cloudtrail-client".ListTagsInput | ListTagsInput}. */
export const ListTagsInput: StrictObject<types.ListTagsInput> = /* @__PURE__ */ operations.ListTags.input()

/** Schema of {@link "cloudtrail-client".ListTagsOutput | ListTagsOutput}, `$metadata` left out. */
export const ListTagsOutput: LooseObject<types.ListTagsOutput> = /* @__PURE__ */ operations.ListTags.output()

/** Schema of {@link "cloudtrail-client".ListTrailsInput | ListTrailsInput}. */
export const ListTrailsInput: StrictObject<types.ListTrailsInput> = /* @__PURE__ */ operations.ListTrails.input()

/** Schema of {@link "cloudtrail-client".ListTrailsOutput | ListTrailsOutput}, `$metadata` left out. */
export const ListTrailsOutput: LooseObject<types.ListTrailsOutput> = /* @__PURE__ */ operations.ListTrails.output()

/** Schema of {@link "cloudtrail-client".LookupEventsInput | LookupEventsInput}. */
export const LookupEventsInput: StrictObject<types.LookupEventsInput> = /* @__PURE__ */ operations.LookupEvents.input()

/** Schema of {@link "cloudtrail-client".LookupEventsOutput | LookupEventsOutput}, `$metadata` left out. */
export const LookupEventsOutput: LooseObject<types.LookupEventsOutput> =
  /* @__PURE__ */ operations.LookupEvents.output()

/** Schema of {@link "cloudtrail-client".PutAuditEventsInput | PutAuditEventsInput}. */
export const PutAuditEventsInput: StrictObject<types.PutAuditEventsInput> =
  /* @__PURE__ */ operations.PutAuditEvents.input()

/** Schema of {@link "cloudtrail-client".PutAuditEventsOutput | PutAuditEventsOutput}, `$metadata` left out. */
export const PutAuditEventsOutput: LooseObject<types.PutAuditEventsOutput> =
  /* @__PURE__ */ operations.PutAuditEvents.output()

/** Schema of {@link "cloudtrail-client".PutEventConfigurationInput | PutEventConfigurationInput}. */
export const PutEventConfigurationInput: StrictObject<types.PutEventConfigurationInput> =
  /* @__PURE__ */ operations.PutEventConfiguration.input()

/** Schema of {@link "cloudtrail-client".PutEventConfigurationOutput | PutEventConfigurationOutput}, `$metadata` left out. */
export const PutEventConfigurationOutput: LooseObject<types.PutEventConfigurationOutput> =
  /* @__PURE__ */ operations.PutEventConfiguration.output()

/** Schema of {@link "cloudtrail-client".PutEventSelectorsInput | PutEventSelectorsInput}. */
export const PutEventSelectorsInput: StrictObject<types.PutEventSelectorsInput> =
  /* @__PURE__ */ operations.PutEventSelectors.input()

/** Schema of {@link "cloudtrail-client".PutEventSelectorsOutput | PutEventSelectorsOutput}, `$metadata` left out. */
export const PutEventSelectorsOutput: LooseObject<types.PutEventSelectorsOutput> =
  /* @__PURE__ */ operations.PutEventSelectors.output()

/** Schema of {@link "cloudtrail-client".PutInsightSelectorsInput | PutInsightSelectorsInput}. */
export const PutInsightSelectorsInput: StrictObject<types.PutInsightSelectorsInput> =
  /* @__PURE__ */ operations.PutInsightSelectors.input()

/** Schema of {@link "cloudtrail-client".PutInsightSelectorsOutput | PutInsightSelectorsOutput}, `$metadata` left out. */
export const PutInsightSelectorsOutput: LooseObject<types.PutInsightSelectorsOutput> =
  /* @__PURE__ */ operations.PutInsightSelectors.output()

/** Schema of {@link "cloudtrail-client".PutResourcePolicyInput | PutResourcePolicyInput}. */
export const PutResourcePolicyInput: StrictObject<types.PutResourcePolicyInput> =
  /* @__PURE__ */ operations.PutResourcePolicy.input()

/** Schema of {@link "cloudtrail-client".PutResourcePolicyOutput | PutResourcePolicyOutput}, `$metadata` left out. */
export const PutResourcePolicyOutput: LooseObject<types.PutResourcePolicyOutput> =
  /* @__PURE__ */ operations.PutResourcePolicy.output()

/** Schema of {@link "cloudtrail-client".RegisterOrganizationDelegatedAdminInput | RegisterOrganizationDelegatedAdminInput}. */
export const RegisterOrganizationDelegatedAdminInput: StrictObject<types.RegisterOrganizationDelegatedAdminInput> =
  /* @__PURE__ */ operations.RegisterOrganizationDelegatedAdmin.input()

/** Schema of {@link "cloudtrail-client".RegisterOrganizationDelegatedAdminOutput | RegisterOrganizationDelegatedAdminOutput}, `$metadata` left out. */
export const RegisterOrganizationDelegatedAdminOutput: LooseObject<types.RegisterOrganizationDelegatedAdminOutput> =
  /* @__PURE__ */ operations.RegisterOrganizationDelegatedAdmin.output()

/** Schema of {@link "cloudtrail-client".RemoveTagsInput | RemoveTagsInput}. */
export const RemoveTagsInput: StrictObject<types.RemoveTagsInput> = /* @__PURE__ */ operations.RemoveTags.input()

/** Schema of {@link "cloudtrail-client".RemoveTagsOutput | RemoveTagsOutput}, `$metadata` left out. */
export const RemoveTagsOutput: LooseObject<types.RemoveTagsOutput> = /* @__PURE__ */ operations.RemoveTags.output()

/** Schema of {@link "cloudtrail-client".RestoreEventDataStoreInput | RestoreEventDataStoreInput}. */
export const RestoreEventDataStoreInput: StrictObject<types.RestoreEventDataStoreInput> =
  /* @__PURE__ */ operations.RestoreEventDataStore.input()

/** Schema of {@link "cloudtrail-client".RestoreEventDataStoreOutput | RestoreEventDataStoreOutput}, `$metadata` left out. */
export const RestoreEventDataStoreOutput: LooseObject<types.RestoreEventDataStoreOutput> =
  /* @__PURE__ */ operations.RestoreEventDataStore.output()

/** Schema of {@link "cloudtrail-client".SearchSampleQueriesInput | SearchSampleQueriesInput}. */
export const SearchSampleQueriesInput: StrictObject<types.SearchSampleQueriesInput> =
  /* @__PURE__ */ operations.SearchSampleQueries.input()

/** Schema of {@link "cloudtrail-client".SearchSampleQueriesOutput | SearchSampleQueriesOutput}, `$metadata` left out. */
export const SearchSampleQueriesOutput: LooseObject<types.SearchSampleQueriesOutput> =
  /* @__PURE__ */ operations.SearchSampleQueries.output()

/** Schema of {@link "cloudtrail-client".StartDashboardRefreshInput | StartDashboardRefreshInput}. */
export const StartDashboardRefreshInput: StrictObject<types.StartDashboardRefreshInput> =
  /* @__PURE__ */ operations.StartDashboardRefresh.input()

/** Schema of {@link "cloudtrail-client".StartDashboardRefreshOutput | StartDashboardRefreshOutput}, `$metadata` left out. */
export const StartDashboardRefreshOutput: LooseObject<types.StartDashboardRefreshOutput> =
  /* @__PURE__ */ operations.StartDashboardRefresh.output()

/** Schema of {@link "cloudtrail-client".StartEventDataStoreIngestionInput | StartEventDataStoreIngestionInput}. */
export const StartEventDataStoreIngestionInput: StrictObject<types.StartEventDataStoreIngestionInput> =
  /* @__PURE__ */ operations.StartEventDataStoreIngestion.input()

/** Schema of {@link "cloudtrail-client".StartEventDataStoreIngestionOutput | StartEventDataStoreIngestionOutput}, `$metadata` left out. */
export const StartEventDataStoreIngestionOutput: LooseObject<types.StartEventDataStoreIngestionOutput> =
  /* @__PURE__ */ operations.StartEventDataStoreIngestion.output()

/** Schema of {@link "cloudtrail-client".StartImportInput | StartImportInput}. */
export const StartImportInput: StrictObject<types.StartImportInput> = /* @__PURE__ */ operations.StartImport.input()

/** Schema of {@link "cloudtrail-client".StartImportOutput | StartImportOutput}, `$metadata` left out. */
export const StartImportOutput: LooseObject<types.StartImportOutput> = /* @__PURE__ */ operations.StartImport.output()

/** Schema of {@link "cloudtrail-client".StartLoggingInput | StartLoggingInput}. */
export const StartLoggingInput: StrictObject<types.StartLoggingInput> = /* @__PURE__ */ operations.StartLogging.input()

/** Schema of {@link "cloudtrail-client".StartLoggingOutput | StartLoggingOutput}, `$metadata` left out. */
export const StartLoggingOutput: LooseObject<types.StartLoggingOutput> =
  /* @__PURE__ */ operations.StartLogging.output()

/** Schema of {@link "cloudtrail-client".StartQueryInput | StartQueryInput}. */
export const StartQueryInput: StrictObject<types.StartQueryInput> = /* @__PURE__ */ operations.StartQuery.input()

/** Schema of {@link "cloudtrail-client".StartQueryOutput | StartQueryOutput}, `$metadata` left out. */
export const StartQueryOutput: LooseObject<types.StartQueryOutput> = /* @__PURE__ */ operations.StartQuery.output()

/** Schema of {@link "cloudtrail-client".StopEventDataStoreIngestionInput | StopEventDataStoreIngestionInput}. */
export const StopEventDataStoreIngestionInput: StrictObject<types.StopEventDataStoreIngestionInput> =
  /* @__PURE__ */ operations.StopEventDataStoreIngestion.input()

/** Schema of {@link "cloudtrail-client".StopEventDataStoreIngestionOutput | StopEventDataStoreIngestionOutput}, `$metadata` left out. */
export const StopEventDataStoreIngestionOutput: LooseObject<types.StopEventDataStoreIngestionOutput> =
  /* @__PURE__ */ operations.StopEventDataStoreIngestion.output()

/** Schema of {@link "cloudtrail-client".StopImportInput | StopImportInput}. */
export const StopImportInput: StrictObject<types.StopImportInput> = /* @__PURE__ */ operations.StopImport.input()

/** Schema of {@link "cloudtrail-client".StopImportOutput | StopImportOutput}, `$metadata` left out. */
export const StopImportOutput: LooseObject<types.StopImportOutput> = /* @__PURE__ */ operations.StopImport.output()

/** Schema of {@link "cloudtrail-client".StopLoggingInput | StopLoggingInput}. */
export const StopLoggingInput: StrictObject<types.StopLoggingInput> = /* @__PURE__ */ operations.StopLogging.input()

/** Schema of {@link "cloudtrail-client".StopLoggingOutput | StopLoggingOutput}, `$metadata` left out. */
export const StopLoggingOutput: LooseObject<types.StopLoggingOutput> = /* @__PURE__ */ operations.StopLogging.output()

/** Schema of {@link "cloudtrail-client".UpdateChannelInput | UpdateChannelInput}. */
export const UpdateChannelInput: StrictObject<types.UpdateChannelInput> =
  /* @__PURE__ */ operations.UpdateChannel.input()

/** Schema of {@link "cloudtrail-client".UpdateChannelOutput | UpdateChannelOutput}, `$metadata` left out. */
export const UpdateChannelOutput: LooseObject<types.UpdateChannelOutput> =
  /* @__PURE__ */ operations.UpdateChannel.output()

/** Schema of {@link "cloudtrail-client".UpdateDashboardInput | UpdateDashboardInput}. */
export const UpdateDashboardInput: StrictObject<types.UpdateDashboardInput> =
  /* @__PURE__ */ operations.UpdateDashboard.input()

/** Schema of {@link "cloudtrail-client".UpdateDashboardOutput | UpdateDashboardOutput}, `$metadata` left out. */
export const UpdateDashboardOutput: LooseObject<types.UpdateDashboardOutput> =
  /* @__PURE__ */ operations.UpdateDashboard.output()

/** Schema of {@link "cloudtrail-client".UpdateEventDataStoreInput | UpdateEventDataStoreInput}. */
export const UpdateEventDataStoreInput: StrictObject<types.UpdateEventDataStoreInput> =
  /* @__PURE__ */ operations.UpdateEventDataStore.input()

/** Schema of {@link "cloudtrail-client".UpdateEventDataStoreOutput | UpdateEventDataStoreOutput}, `$metadata` left out. */
export const UpdateEventDataStoreOutput: LooseObject<types.UpdateEventDataStoreOutput> =
  /* @__PURE__ */ operations.UpdateEventDataStore.output()

/** Schema of {@link "cloudtrail-client".UpdateTrailInput | UpdateTrailInput}. */
export const UpdateTrailInput: StrictObject<types.UpdateTrailInput> = /* @__PURE__ */ operations.UpdateTrail.input()

/** Schema of {@link "cloudtrail-client".UpdateTrailOutput | UpdateTrailOutput}, `$metadata` left out. */
export const UpdateTrailOutput: LooseObject<types.UpdateTrailOutput> = /* @__PURE__ */ operations.UpdateTrail.output()
