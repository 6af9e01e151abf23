/**
 * The values of all enums by name.
 *
 * Made by `npm run generate`, not to be edited.
 */

/** The values of {@link BillingMode} by name. */
export const BillingMode: { readonly [Value in BillingMode]: Value } = {
  EXTENDABLE_RETENTION_PRICING: 'EXTENDABLE_RETENTION_PRICING',
  FIXED_RETENTION_PRICING: 'FIXED_RETENTION_PRICING',
}
/** One of these values. */
export type BillingMode = 'EXTENDABLE_RETENTION_PRICING' | 'FIXED_RETENTION_PRICING'

/** The values of {@link DashboardStatus} by name. */
export const DashboardStatus: { readonly [Value in DashboardStatus]: Value } = {
  CREATING: 'CREATING',
  CREATED: 'CREATED',
  UPDATING: 'UPDATING',
  UPDATED: 'UPDATED',
  DELETING: 'DELETING',
}
/** One of these values. */
export type DashboardStatus = 'CREATING' | 'CREATED' | 'UPDATING' | 'UPDATED' | 'DELETING'

/** The values of {@link DashboardType} by name. */
export const DashboardType: { readonly [Value in DashboardType]: Value } = { MANAGED: 'MANAGED', CUSTOM: 'CUSTOM' }
/** One of these values. */
export type DashboardType = 'MANAGED' | 'CUSTOM'

/** The values of {@link DeliveryStatus} by name. */
export const DeliveryStatus: { readonly [Value in DeliveryStatus]: Value } = {
  SUCCESS: 'SUCCESS',
  FAILED: 'FAILED',
  FAILED_SIGNING_FILE: 'FAILED_SIGNING_FILE',
  PENDING: 'PENDING',
  RESOURCE_NOT_FOUND: 'RESOURCE_NOT_FOUND',
  ACCESS_DENIED: 'ACCESS_DENIED',
  ACCESS_DENIED_SIGNING_FILE: 'ACCESS_DENIED_SIGNING_FILE',
  CANCELLED: 'CANCELLED',
  UNKNOWN: 'UNKNOWN',
}
/** One of these values. */
export type DeliveryStatus =
  | 'SUCCESS'
  | 'FAILED'
  | 'FAILED_SIGNING_FILE'
  | 'PENDING'
  | 'RESOURCE_NOT_FOUND'
  | 'ACCESS_DENIED'
  | 'ACCESS_DENIED_SIGNING_FILE'
  | 'CANCELLED'
  | 'UNKNOWN'

/** The values of {@link DestinationType} by name. */
export const DestinationType: { readonly [Value in DestinationType]: Value } = {
  EVENT_DATA_STORE: 'EVENT_DATA_STORE',
  AWS_SERVICE: 'AWS_SERVICE',
}
/** One of these values. */
export type DestinationType = 'EVENT_DATA_STORE' | 'AWS_SERVICE'

/** The values of {@link EventCategory} by name. */
export const EventCategory: Readonly<Record<'Insight', 'insight'>> = { Insight: 'insight' }
/** One of these values. */
export type EventCategory = 'insight'

/** The values of {@link EventCategoryAggregation} by name. */
export const EventCategoryAggregation: { readonly [Value in EventCategoryAggregation]: Value } = { Data: 'Data' }
/** One of these values. */
export type EventCategoryAggregation = 'Data'

/** The values of {@link EventDataStoreStatus} by name. */
export const EventDataStoreStatus: { readonly [Value in EventDataStoreStatus]: Value } = {
  CREATED: 'CREATED',
  ENABLED: 'ENABLED',
  PENDING_DELETION: 'PENDING_DELETION',
  STARTING_INGESTION: 'STARTING_INGESTION',
  STOPPING_INGESTION: 'STOPPING_INGESTION',
  STOPPED_INGESTION: 'STOPPED_INGESTION',
}
/** One of these values. */
export type EventDataStoreStatus =
  'CREATED' | 'ENABLED' | 'PENDING_DELETION' | 'STARTING_INGESTION' | 'STOPPING_INGESTION' | 'STOPPED_INGESTION'

/** The values of {@link FederationStatus} by name. */
export const FederationStatus: { readonly [Value in FederationStatus]: Value } = {
  ENABLING: 'ENABLING',
  ENABLED: 'ENABLED',
  DISABLING: 'DISABLING',
  DISABLED: 'DISABLED',
}
/** One of these values. */
export type FederationStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED'

/** The values of {@link ImportFailureStatus} by name. */
export const ImportFailureStatus: { readonly [Value in ImportFailureStatus]: Value } = {
  FAILED: 'FAILED',
  RETRY: 'RETRY',
  SUCCEEDED: 'SUCCEEDED',
}
/** One of these values. */
export type ImportFailureStatus = 'FAILED' | 'RETRY' | 'SUCCEEDED'

/** The values of {@link ImportStatus} by name. */
export const ImportStatus: { readonly [Value in ImportStatus]: Value } = {
  INITIALIZING: 'INITIALIZING',
  IN_PROGRESS: 'IN_PROGRESS',
  FAILED: 'FAILED',
  STOPPED: 'STOPPED',
  COMPLETED: 'COMPLETED',
}
/** One of these values. */
export type ImportStatus = 'INITIALIZING' | 'IN_PROGRESS' | 'FAILED' | 'STOPPED' | 'COMPLETED'

/** The values of {@link InsightType} by name. */
export const InsightType: { readonly [Value in InsightType]: Value } = {
  ApiCallRateInsight: 'ApiCallRateInsight',
  ApiErrorRateInsight: 'ApiErrorRateInsight',
}
/** One of these values. */
export type InsightType = 'ApiCallRateInsight' | 'ApiErrorRateInsight'

/** The values of {@link InsightsMetricDataType} by name. */
export const InsightsMetricDataType: Readonly<Record<'FILL_WITH_ZEROS', 'FillWithZeros'>> &
  Readonly<Record<'NON_ZERO_DATA', 'NonZeroData'>> = { FILL_WITH_ZEROS: 'FillWithZeros', NON_ZERO_DATA: 'NonZeroData' }
/** One of these values. */
export type InsightsMetricDataType = 'FillWithZeros' | 'NonZeroData'

/** The values of {@link ListInsightsDataDimensionKey} by name. */
export const ListInsightsDataDimensionKey: Readonly<Record<'EVENT_ID', 'EventId'>> &
  Readonly<Record<'EVENT_NAME', 'EventName'>> &
  Readonly<Record<'EVENT_SOURCE', 'EventSource'>> = {
  EVENT_ID: 'EventId',
  EVENT_NAME: 'EventName',
  EVENT_SOURCE: 'EventSource',
}
/** One of these values. */
export type ListInsightsDataDimensionKey = 'EventId' | 'EventName' | 'EventSource'

/** The values of {@link ListInsightsDataType} by name. */
export const ListInsightsDataType: Readonly<Record<'INSIGHTS_EVENTS', 'InsightsEvents'>> = {
  INSIGHTS_EVENTS: 'InsightsEvents',
}
/** One of these values. */
export type ListInsightsDataType = 'InsightsEvents'

/** The values of {@link LookupAttributeKey} by name. */
export const LookupAttributeKey: Readonly<Record<'EVENT_ID', 'EventId'>> &
  Readonly<Record<'EVENT_NAME', 'EventName'>> &
  Readonly<Record<'READ_ONLY', 'ReadOnly'>> &
  Readonly<Record<'USERNAME', 'Username'>> &
  Readonly<Record<'RESOURCE_TYPE', 'ResourceType'>> &
  Readonly<Record<'RESOURCE_NAME', 'ResourceName'>> &
  Readonly<Record<'EVENT_SOURCE', 'EventSource'>> &
  Readonly<Record<'ACCESS_KEY_ID', 'AccessKeyId'>> = {
  EVENT_ID: 'EventId',
  EVENT_NAME: 'EventName',
  READ_ONLY: 'ReadOnly',
  USERNAME: 'Username',
  RESOURCE_TYPE: 'ResourceType',
  RESOURCE_NAME: 'ResourceName',
  EVENT_SOURCE: 'EventSource',
  ACCESS_KEY_ID: 'AccessKeyId',
}
/** One of these values. */
export type LookupAttributeKey =
  'EventId' | 'EventName' | 'ReadOnly' | 'Username' | 'ResourceType' | 'ResourceName' | 'EventSource' | 'AccessKeyId'

/** The values of {@link MaxEventSize} by name. */
export const MaxEventSize: { readonly [Value in MaxEventSize]: Value } = { Standard: 'Standard', Large: 'Large' }
/** One of these values. */
export type MaxEventSize = 'Standard' | 'Large'

/** The values of {@link QueryStatus} by name. */
export const QueryStatus: { readonly [Value in QueryStatus]: Value } = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  FINISHED: 'FINISHED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
  TIMED_OUT: 'TIMED_OUT',
}
/** One of these values. */
export type QueryStatus = 'QUEUED' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'CANCELLED' | 'TIMED_OUT'

/** The values of {@link ReadWriteType} by name. */
export const ReadWriteType: { readonly [Value in ReadWriteType]: Value } = {
  ReadOnly: 'ReadOnly',
  WriteOnly: 'WriteOnly',
  All: 'All',
}
/** One of these values. */
export type ReadWriteType = 'ReadOnly' | 'WriteOnly' | 'All'

/** The values of {@link RefreshScheduleFrequencyUnit} by name. */
export const RefreshScheduleFrequencyUnit: { readonly [Value in RefreshScheduleFrequencyUnit]: Value } = {
  HOURS: 'HOURS',
  DAYS: 'DAYS',
}
/** One of these values. */
export type RefreshScheduleFrequencyUnit = 'HOURS' | 'DAYS'

/** The values of {@link RefreshScheduleStatus} by name. */
export const RefreshScheduleStatus: { readonly [Value in RefreshScheduleStatus]: Value } = {
  ENABLED: 'ENABLED',
  DISABLED: 'DISABLED',
}
/** One of these values. */
export type RefreshScheduleStatus = 'ENABLED' | 'DISABLED'

/** The values of {@link SourceEventCategory} by name. */
export const SourceEventCategory: { readonly [Value in SourceEventCategory]: Value } = {
  Management: 'Management',
  Data: 'Data',
}
/** One of these values. */
export type SourceEventCategory = 'Management' | 'Data'

/** The values of {@link Template} by name. */
export const Template: { readonly [Value in Template]: Value } = {
  API_ACTIVITY: 'API_ACTIVITY',
  RESOURCE_ACCESS: 'RESOURCE_ACCESS',
  USER_ACTIONS: 'USER_ACTIONS',
}
/** One of these values. */
export type Template = 'API_ACTIVITY' | 'RESOURCE_ACCESS' | 'USER_ACTIONS'

/** The values of {@link Type} by name. */
export const Type: { readonly [Value in Type]: Value } = { TagContext: 'TagContext', RequestContext: 'RequestContext' }
/** One of these values. */
export type Type = 'TagContext' | 'RequestContext'
