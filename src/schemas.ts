/**
 * The table of operations, and the zod schema of every input, output and shape, by the name of its type.
 * [The guide](../docs/small-bundles.md) shows what can be done with them.
 *
 * @module cloudtrail-client/schemas
 */
import { auditEvent, auditEventResultEntry, resultErrorEntry } from './operations/audit-events.js'
import { destination, channel, sourceConfig, ingestionStatus } from './operations/channels.js'
import {
  dashboardDetail,
  widget,
  requestWidget,
  refreshScheduleFrequency,
  refreshSchedule,
} from './operations/dashboards.js'
import { eventDataStore, partitionKey } from './operations/event-data-stores.js'
import {
  dataResource,
  eventSelector,
  insightSelector,
  contextKeySelector,
  aggregationConfiguration,
} from './operations/event-selectors.js'
import { lookupAttribute, resource, event } from './operations/events.js'
import {
  s3ImportSource,
  importSource,
  importStatistics,
  importsListItem,
  importFailureListItem,
} from './operations/imports.js'
import {
  query,
  queryStatisticsForDescribeQuery,
  queryStatistics,
  queryResultRow,
  searchSampleQueriesSearchResult,
} from './operations/queries.js'
import { resourceTag } from './operations/tags.js'
import { trail, trailInfo, publicKey } from './operations/trails.js'
import { advancedFieldSelector, advancedEventSelector } from './operations/shapes/advanced-event-selector.js'
import { tag } from './operations/shapes/tag.js'
import { operations } from './operations/table.js'

export { operations }
export type { Schema } from './schema/schema.js'

/** Schema of {@link "cloudtrail-client".AuditEvent | AuditEvent}. */
export const AuditEvent = /* @__PURE__ */ auditEvent()

/** Schema of {@link "cloudtrail-client".AuditEventResultEntry | AuditEventResultEntry}. */
export const AuditEventResultEntry = /* @__PURE__ */ auditEventResultEntry()

/** Schema of {@link "cloudtrail-client".ResultErrorEntry | ResultErrorEntry}. */
export const ResultErrorEntry = /* @__PURE__ */ resultErrorEntry()

/** Schema of {@link "cloudtrail-client".Destination | Destination}. */
export const Destination = /* @__PURE__ */ destination()

/** Schema of {@link "cloudtrail-client".Channel | Channel}. */
export const Channel = /* @__PURE__ */ channel()

/** Schema of {@link "cloudtrail-client".SourceConfig | SourceConfig}. */
export const SourceConfig = /* @__PURE__ */ sourceConfig()

/** Schema of {@link "cloudtrail-client".IngestionStatus | IngestionStatus}. */
export const IngestionStatus = /* @__PURE__ */ ingestionStatus()

/** Schema of {@link "cloudtrail-client".DashboardDetail | DashboardDetail}. */
export const DashboardDetail = /* @__PURE__ */ dashboardDetail()

/** Schema of {@link "cloudtrail-client".Widget | Widget}. */
export const Widget = /* @__PURE__ */ widget()

/** Schema of {@link "cloudtrail-client".RequestWidget | RequestWidget}. */
export const RequestWidget = /* @__PURE__ */ requestWidget()

/** Schema of {@link "cloudtrail-client".RefreshScheduleFrequency | RefreshScheduleFrequency}. */
export const RefreshScheduleFrequency = /* @__PURE__ */ refreshScheduleFrequency()

/** Schema of {@link "cloudtrail-client".RefreshSchedule | RefreshSchedule}. */
export const RefreshSchedule = /* @__PURE__ */ refreshSchedule()

/** Schema of {@link "cloudtrail-client".EventDataStore | EventDataStore}. */
export const EventDataStore = /* @__PURE__ */ eventDataStore()

/** Schema of {@link "cloudtrail-client".PartitionKey | PartitionKey}. */
export const PartitionKey = /* @__PURE__ */ partitionKey()

/** Schema of {@link "cloudtrail-client".DataResource | DataResource}. */
export const DataResource = /* @__PURE__ */ dataResource()

/** Schema of {@link "cloudtrail-client".EventSelector | EventSelector}. */
export const EventSelector = /* @__PURE__ */ eventSelector()

/** Schema of {@link "cloudtrail-client".InsightSelector | InsightSelector}. */
export const InsightSelector = /* @__PURE__ */ insightSelector()

/** Schema of {@link "cloudtrail-client".ContextKeySelector | ContextKeySelector}. */
export const ContextKeySelector = /* @__PURE__ */ contextKeySelector()

/** Schema of {@link "cloudtrail-client".AggregationConfiguration | AggregationConfiguration}. */
export const AggregationConfiguration = /* @__PURE__ */ aggregationConfiguration()

/** Schema of {@link "cloudtrail-client".LookupAttribute | LookupAttribute}. */
export const LookupAttribute = /* @__PURE__ */ lookupAttribute()

/** Schema of {@link "cloudtrail-client".Resource | Resource}. */
export const Resource = /* @__PURE__ */ resource()

/** Schema of {@link "cloudtrail-client".Event | Event}. */
export const Event = /* @__PURE__ */ event()

/** Schema of {@link "cloudtrail-client".S3ImportSource | S3ImportSource}. */
export const S3ImportSource = /* @__PURE__ */ s3ImportSource()

/** Schema of {@link "cloudtrail-client".ImportSource | ImportSource}. */
export const ImportSource = /* @__PURE__ */ importSource()

/** Schema of {@link "cloudtrail-client".ImportStatistics | ImportStatistics}. */
export const ImportStatistics = /* @__PURE__ */ importStatistics()

/** Schema of {@link "cloudtrail-client".ImportsListItem | ImportsListItem}. */
export const ImportsListItem = /* @__PURE__ */ importsListItem()

/** Schema of {@link "cloudtrail-client".ImportFailureListItem | ImportFailureListItem}. */
export const ImportFailureListItem = /* @__PURE__ */ importFailureListItem()

/** Schema of {@link "cloudtrail-client".Query | Query}. */
export const Query = /* @__PURE__ */ query()

/** Schema of {@link "cloudtrail-client".QueryStatisticsForDescribeQuery | QueryStatisticsForDescribeQuery}. */
export const QueryStatisticsForDescribeQuery = /* @__PURE__ */ queryStatisticsForDescribeQuery()

/** Schema of {@link "cloudtrail-client".QueryStatistics | QueryStatistics}. */
export const QueryStatistics = /* @__PURE__ */ queryStatistics()

/** Schema of {@link "cloudtrail-client".QueryResultRow | QueryResultRow}. */
export const QueryResultRow = /* @__PURE__ */ queryResultRow()

/** Schema of {@link "cloudtrail-client".SearchSampleQueriesSearchResult | SearchSampleQueriesSearchResult}. */
export const SearchSampleQueriesSearchResult = /* @__PURE__ */ searchSampleQueriesSearchResult()

/** Schema of {@link "cloudtrail-client".ResourceTag | ResourceTag}. */
export const ResourceTag = /* @__PURE__ */ resourceTag()

/** Schema of {@link "cloudtrail-client".Trail | Trail}. */
export const Trail = /* @__PURE__ */ trail()

/** Schema of {@link "cloudtrail-client".TrailInfo | TrailInfo}. */
export const TrailInfo = /* @__PURE__ */ trailInfo()

/** Schema of {@link "cloudtrail-client".PublicKey | PublicKey}. */
export const PublicKey = /* @__PURE__ */ publicKey()

/** Schema of {@link "cloudtrail-client".AdvancedFieldSelector | AdvancedFieldSelector}. */
export const AdvancedFieldSelector = /* @__PURE__ */ advancedFieldSelector()

/** Schema of {@link "cloudtrail-client".AdvancedEventSelector | AdvancedEventSelector}. */
export const AdvancedEventSelector = /* @__PURE__ */ advancedEventSelector()

/** Schema of {@link "cloudtrail-client".Tag | Tag}. */
export const Tag = /* @__PURE__ */ tag()

/** Schema of the input of AddTags. */
export const AddTagsInput = /* @__PURE__ */ operations.AddTags.input()

/** Schema of the members of a reply of AddTags. */
export const AddTagsOutput = /* @__PURE__ */ operations.AddTags.output()

/** Schema of the input of CancelQuery. */
export const CancelQueryInput = /* @__PURE__ */ operations.CancelQuery.input()

/** Schema of the members of a reply of CancelQuery. */
export const CancelQueryOutput = /* @__PURE__ */ operations.CancelQuery.output()

/** Schema of the input of CreateChannel. */
export const CreateChannelInput = /* @__PURE__ */ operations.CreateChannel.input()

/** Schema of the members of a reply of CreateChannel. */
export const CreateChannelOutput = /* @__PURE__ */ operations.CreateChannel.output()

/** Schema of the input of CreateDashboard. */
export const CreateDashboardInput = /* @__PURE__ */ operations.CreateDashboard.input()

/** Schema of the members of a reply of CreateDashboard. */
export const CreateDashboardOutput = /* @__PURE__ */ operations.CreateDashboard.output()

/** Schema of the input of CreateEventDataStore. */
export const CreateEventDataStoreInput = /* @__PURE__ */ operations.CreateEventDataStore.input()

/** Schema of the members of a reply of CreateEventDataStore. */
export const CreateEventDataStoreOutput = /* @__PURE__ */ operations.CreateEventDataStore.output()

/** Schema of the input of CreateTrail. */
export const CreateTrailInput = /* @__PURE__ */ operations.CreateTrail.input()

/** Schema of the members of a reply of CreateTrail. */
export const CreateTrailOutput = /* @__PURE__ */ operations.CreateTrail.output()

/** Schema of the input of DeleteChannel. */
export const DeleteChannelInput = /* @__PURE__ */ operations.DeleteChannel.input()

/** Schema of the members of a reply of DeleteChannel. */
export const DeleteChannelOutput = /* @__PURE__ */ operations.DeleteChannel.output()

/** Schema of the input of DeleteDashboard. */
export const DeleteDashboardInput = /* @__PURE__ */ operations.DeleteDashboard.input()

/** Schema of the members of a reply of DeleteDashboard. */
export const DeleteDashboardOutput = /* @__PURE__ */ operations.DeleteDashboard.output()

/** Schema of the input of DeleteEventDataStore. */
export const DeleteEventDataStoreInput = /* @__PURE__ */ operations.DeleteEventDataStore.input()

/** Schema of the members of a reply of DeleteEventDataStore. */
export const DeleteEventDataStoreOutput = /* @__PURE__ */ operations.DeleteEventDataStore.output()

/** Schema of the input of DeleteResourcePolicy. */
export const DeleteResourcePolicyInput = /* @__PURE__ */ operations.DeleteResourcePolicy.input()

/** Schema of the members of a reply of DeleteResourcePolicy. */
export const DeleteResourcePolicyOutput = /* @__PURE__ */ operations.DeleteResourcePolicy.output()

/** Schema of the input of DeleteTrail. */
export const DeleteTrailInput = /* @__PURE__ */ operations.DeleteTrail.input()

/** Schema of the members of a reply of DeleteTrail. */
export const DeleteTrailOutput = /* @__PURE__ */ operations.DeleteTrail.output()

/** Schema of the input of DeregisterOrganizationDelegatedAdmin. */
export const DeregisterOrganizationDelegatedAdminInput =
  /* @__PURE__ */ operations.DeregisterOrganizationDelegatedAdmin.input()

/** Schema of the members of a reply of DeregisterOrganizationDelegatedAdmin. */
export const DeregisterOrganizationDelegatedAdminOutput =
  /* @__PURE__ */ operations.DeregisterOrganizationDelegatedAdmin.output()

/** Schema of the input of DescribeQuery. */
export const DescribeQueryInput = /* @__PURE__ */ operations.DescribeQuery.input()

/** Schema of the members of a reply of DescribeQuery. */
export const DescribeQueryOutput = /* @__PURE__ */ operations.DescribeQuery.output()

/** Schema of the input of DescribeTrails. */
export const DescribeTrailsInput = /* @__PURE__ */ operations.DescribeTrails.input()

/** Schema of the members of a reply of DescribeTrails. */
export const DescribeTrailsOutput = /* @__PURE__ */ operations.DescribeTrails.output()

/** Schema of the input of DisableFederation. */
export const DisableFederationInput = /* @__PURE__ */ operations.DisableFederation.input()

/** Schema of the members of a reply of DisableFederation. */
export const DisableFederationOutput = /* @__PURE__ */ operations.DisableFederation.output()

/** Schema of the input of EnableFederation. */
export const EnableFederationInput = /* @__PURE__ */ operations.EnableFederation.input()

/** Schema of the members of a reply of EnableFederation. */
export const EnableFederationOutput = /* @__PURE__ */ operations.EnableFederation.output()

/** Schema of the input of GenerateQuery. */
export const GenerateQueryInput = /* @__PURE__ */ operations.GenerateQuery.input()

/** Schema of the members of a reply of GenerateQuery. */
export const GenerateQueryOutput = /* @__PURE__ */ operations.GenerateQuery.output()

/** Schema of the input of GetChannel. */
export const GetChannelInput = /* @__PURE__ */ operations.GetChannel.input()

/** Schema of the members of a reply of GetChannel. */
export const GetChannelOutput = /* @__PURE__ */ operations.GetChannel.output()

/** Schema of the input of GetDashboard. */
export const GetDashboardInput = /* @__PURE__ */ operations.GetDashboard.input()

/** Schema of the members of a reply of GetDashboard. */
export const GetDashboardOutput = /* @__PURE__ */ operations.GetDashboard.output()

/** Schema of the input of GetEventConfiguration. */
export const GetEventConfigurationInput = /* @__PURE__ */ operations.GetEventConfiguration.input()

/** Schema of the members of a reply of GetEventConfiguration. */
export const GetEventConfigurationOutput = /* @__PURE__ */ operations.GetEventConfiguration.output()

/** Schema of the input of GetEventDataStore. */
export const GetEventDataStoreInput = /* @__PURE__ */ operations.GetEventDataStore.input()

/** Schema of the members of a reply of GetEventDataStore. */
export const GetEventDataStoreOutput = /* @__PURE__ */ operations.GetEventDataStore.output()

/** Schema of the input of GetEventSelectors. */
export const GetEventSelectorsInput = /* @__PURE__ */ operations.GetEventSelectors.input()

/** Schema of the members of a reply of GetEventSelectors. */
export const GetEventSelectorsOutput = /* @__PURE__ */ operations.GetEventSelectors.output()

/** Schema of the input of GetImport. */
export const GetImportInput = /* @__PURE__ */ operations.GetImport.input()

/** Schema of the members of a reply of GetImport. */
export const GetImportOutput = /* @__PURE__ */ operations.GetImport.output()

/** Schema of the input of GetInsightSelectors. */
export const GetInsightSelectorsInput = /* @__PURE__ */ operations.GetInsightSelectors.input()

/** Schema of the members of a reply of GetInsightSelectors. */
export const GetInsightSelectorsOutput = /* @__PURE__ */ operations.GetInsightSelectors.output()

/** Schema of the input of GetQueryResults. */
export const GetQueryResultsInput = /* @__PURE__ */ operations.GetQueryResults.input()

/** Schema of the members of a reply of GetQueryResults. */
export const GetQueryResultsOutput = /* @__PURE__ */ operations.GetQueryResults.output()

/** Schema of the input of GetResourcePolicy. */
export const GetResourcePolicyInput = /* @__PURE__ */ operations.GetResourcePolicy.input()

/** Schema of the members of a reply of GetResourcePolicy. */
export const GetResourcePolicyOutput = /* @__PURE__ */ operations.GetResourcePolicy.output()

/** Schema of the input of GetTrail. */
export const GetTrailInput = /* @__PURE__ */ operations.GetTrail.input()

/** Schema of the members of a reply of GetTrail. */
export const GetTrailOutput = /* @__PURE__ */ operations.GetTrail.output()

/** Schema of the input of GetTrailStatus. */
export const GetTrailStatusInput = /* @__PURE__ */ operations.GetTrailStatus.input()

/** Schema of the members of a reply of GetTrailStatus. */
export const GetTrailStatusOutput = /* @__PURE__ */ operations.GetTrailStatus.output()

/** Schema of the input of ListChannels. */
export const ListChannelsInput = /* @__PURE__ */ operations.ListChannels.input()

/** Schema of the members of a reply of ListChannels. */
export const ListChannelsOutput = /* @__PURE__ */ operations.ListChannels.output()

/** Schema of the input of ListDashboards. */
export const ListDashboardsInput = /* @__PURE__ */ operations.ListDashboards.input()

/** Schema of the members of a reply of ListDashboards. */
export const ListDashboardsOutput = /* @__PURE__ */ operations.ListDashboards.output()

/** Schema of the input of ListEventDataStores. */
export const ListEventDataStoresInput = /* @__PURE__ */ operations.ListEventDataStores.input()

/** Schema of the members of a reply of ListEventDataStores. */
export const ListEventDataStoresOutput = /* @__PURE__ */ operations.ListEventDataStores.output()

/** Schema of the input of ListImportFailures. */
export const ListImportFailuresInput = /* @__PURE__ */ operations.ListImportFailures.input()

/** Schema of the members of a reply of ListImportFailures. */
export const ListImportFailuresOutput = /* @__PURE__ */ operations.ListImportFailures.output()

/** Schema of the input of ListImports. */
export const ListImportsInput = /* @__PURE__ */ operations.ListImports.input()

/** Schema of the members of a reply of ListImports. */
export const ListImportsOutput = /* @__PURE__ */ operations.ListImports.output()

/** Schema of the input of ListInsightsData. */
export const ListInsightsDataInput = /* @__PURE__ */ operations.ListInsightsData.input()

/** Schema of the members of a reply of ListInsightsData. */
export const ListInsightsDataOutput = /* @__PURE__ */ operations.ListInsightsData.output()

/** Schema of the input of ListInsightsMetricData. */
export const ListInsightsMetricDataInput = /* @__PURE__ */ operations.ListInsightsMetricData.input()

/** Schema of the members of a reply of ListInsightsMetricData. */
export const ListInsightsMetricDataOutput = /* @__PURE__ */ operations.ListInsightsMetricData.output()

/** Schema of the input of ListPublicKeys. */
export const ListPublicKeysInput = /* @__PURE__ */ operations.ListPublicKeys.input()

/** Schema of the members of a reply of ListPublicKeys. */
export const ListPublicKeysOutput = /* @__PURE__ */ operations.ListPublicKeys.output()

/** Schema of the input of ListQueries. */
export const ListQueriesInput = /* @__PURE__ */ operations.ListQueries.input()

/** Schema of the members of a reply of ListQueries. */
export const ListQueriesOutput = /* @__PURE__ */ operations.ListQueries.output()

/** Schema of the input of ListTags. */
export const ListTagsInput = /* @__PURE__ */ operations.ListTags.input()

/** Schema of the members of a reply of ListTags. */
export const ListTagsOutput = /* @__PURE__ */ operations.ListTags.output()

/** Schema of the input of ListTrails. */
export const ListTrailsInput = /* @__PURE__ */ operations.ListTrails.input()

/** Schema of the members of a reply of ListTrails. */
export const ListTrailsOutput = /* @__PURE__ */ operations.ListTrails.output()

/** Schema of the input of LookupEvents. */
export const LookupEventsInput = /* @__PURE__ */ operations.LookupEvents.input()

/** Schema of the members of a reply of LookupEvents. */
export const LookupEventsOutput = /* @__PURE__ */ operations.LookupEvents.output()

/** Schema of the input of PutAuditEvents. */
export const PutAuditEventsInput = /* @__PURE__ */ operations.PutAuditEvents.input()

/** Schema of the members of a reply of PutAuditEvents. */
export const PutAuditEventsOutput = /* @__PURE__ */ operations.PutAuditEvents.output()

/** Schema of the input of PutEventConfiguration. */
export const PutEventConfigurationInput = /* @__PURE__ */ operations.PutEventConfiguration.input()

/** Schema of the members of a reply of PutEventConfiguration. */
export const PutEventConfigurationOutput = /* @__PURE__ */ operations.PutEventConfiguration.output()

/** Schema of the input of PutEventSelectors. */
export const PutEventSelectorsInput = /* @__PURE__ */ operations.PutEventSelectors.input()

/** Schema of the members of a reply of PutEventSelectors. */
export const PutEventSelectorsOutput = /* @__PURE__ */ operations.PutEventSelectors.output()

/** Schema of the input of PutInsightSelectors. */
export const PutInsightSelectorsInput = /* @__PURE__ */ operations.PutInsightSelectors.input()

/** Schema of the members of a reply of PutInsightSelectors. */
export const PutInsightSelectorsOutput = /* @__PURE__ */ operations.PutInsightSelectors.output()

/** Schema of the input of PutResourcePolicy. */
export const PutResourcePolicyInput = /* @__PURE__ */ operations.PutResourcePolicy.input()

/** Schema of the members of a reply of PutResourcePolicy. */
export const PutResourcePolicyOutput = /* @__PURE__ */ operations.PutResourcePolicy.output()

/** Schema of the input of RegisterOrganizationDelegatedAdmin. */
export const RegisterOrganizationDelegatedAdminInput =
  /* @__PURE__ */ operations.RegisterOrganizationDelegatedAdmin.input()

/** Schema of the members of a reply of RegisterOrganizationDelegatedAdmin. */
export const RegisterOrganizationDelegatedAdminOutput =
  /* @__PURE__ */ operations.RegisterOrganizationDelegatedAdmin.output()

/** Schema of the input of RemoveTags. */
export const RemoveTagsInput = /* @__PURE__ */ operations.RemoveTags.input()

/** Schema of the members of a reply of RemoveTags. */
export const RemoveTagsOutput = /* @__PURE__ */ operations.RemoveTags.output()

/** Schema of the input of RestoreEventDataStore. */
export const RestoreEventDataStoreInput = /* @__PURE__ */ operations.RestoreEventDataStore.input()

/** Schema of the members of a reply of RestoreEventDataStore. */
export const RestoreEventDataStoreOutput = /* @__PURE__ */ operations.RestoreEventDataStore.output()

/** Schema of the input of SearchSampleQueries. */
export const SearchSampleQueriesInput = /* @__PURE__ */ operations.SearchSampleQueries.input()

/** Schema of the members of a reply of SearchSampleQueries. */
export const SearchSampleQueriesOutput = /* @__PURE__ */ operations.SearchSampleQueries.output()

/** Schema of the input of StartDashboardRefresh. */
export const StartDashboardRefreshInput = /* @__PURE__ */ operations.StartDashboardRefresh.input()

/** Schema of the members of a reply of StartDashboardRefresh. */
export const StartDashboardRefreshOutput = /* @__PURE__ */ operations.StartDashboardRefresh.output()

/** Schema of the input of StartEventDataStoreIngestion. */
export const StartEventDataStoreIngestionInput = /* @__PURE__ */ operations.StartEventDataStoreIngestion.input()

/** Schema of the members of a reply of StartEventDataStoreIngestion. */
export const StartEventDataStoreIngestionOutput = /* @__PURE__ */ operations.StartEventDataStoreIngestion.output()

/** Schema of the input of StartImport. */
export const StartImportInput = /* @__PURE__ */ operations.StartImport.input()

/** Schema of the members of a reply of StartImport. */
export const StartImportOutput = /* @__PURE__ */ operations.StartImport.output()

/** Schema of the input of StartLogging. */
export const StartLoggingInput = /* @__PURE__ */ operations.StartLogging.input()

/** Schema of the members of a reply of StartLogging. */
export const StartLoggingOutput = /* @__PURE__ */ operations.StartLogging.output()

/** Schema of the input of StartQuery. */
export const StartQueryInput = /* @__PURE__ */ operations.StartQuery.input()

/** Schema of the members of a reply of StartQuery. */
export const StartQueryOutput = /* @__PURE__ */ operations.StartQuery.output()

/** Schema of the input of StopEventDataStoreIngestion. */
export const StopEventDataStoreIngestionInput = /* @__PURE__ */ operations.StopEventDataStoreIngestion.input()

/** Schema of the members of a reply of StopEventDataStoreIngestion. */
export const StopEventDataStoreIngestionOutput = /* @__PURE__ */ operations.StopEventDataStoreIngestion.output()

/** Schema of the input of StopImport. */
export const StopImportInput = /* @__PURE__ */ operations.StopImport.input()

/** Schema of the members of a reply of StopImport. */
export const StopImportOutput = /* @__PURE__ */ operations.StopImport.output()

/** Schema of the input of StopLogging. */
export const StopLoggingInput = /* @__PURE__ */ operations.StopLogging.input()

/** Schema of the members of a reply of StopLogging. */
export const StopLoggingOutput = /* @__PURE__ */ operations.StopLogging.output()

/** Schema of the input of UpdateChannel. */
export const UpdateChannelInput = /* @__PURE__ */ operations.UpdateChannel.input()

/** Schema of the members of a reply of UpdateChannel. */
export const UpdateChannelOutput = /* @__PURE__ */ operations.UpdateChannel.output()

/** Schema of the input of UpdateDashboard. */
export const UpdateDashboardInput = /* @__PURE__ */ operations.UpdateDashboard.input()

/** Schema of the members of a reply of UpdateDashboard. */
export const UpdateDashboardOutput = /* @__PURE__ */ operations.UpdateDashboard.output()

/** Schema of the input of UpdateEventDataStore. */
export const UpdateEventDataStoreInput = /* @__PURE__ */ operations.UpdateEventDataStore.input()

/** Schema of the members of a reply of UpdateEventDataStore. */
export const UpdateEventDataStoreOutput = /* @__PURE__ */ operations.UpdateEventDataStore.output()

/** Schema of the input of UpdateTrail. */
export const UpdateTrailInput = /* @__PURE__ */ operations.UpdateTrail.input()

/** Schema of the members of a reply of UpdateTrail. */
export const UpdateTrailOutput = /* @__PURE__ */ operations.UpdateTrail.output()
