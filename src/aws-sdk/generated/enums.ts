/**
 * The values of all enums by name.
 *
 * Made by `npm run generate`, not to be edited.
 */

/** The values of {@link BillingMode} by name. */
export const BillingMode = {
  EXTENDABLE_RETENTION_PRICING: 'EXTENDABLE_RETENTION_PRICING',
  FIXED_RETENTION_PRICING: 'FIXED_RETENTION_PRICING',
} as const
/** One of these values. */
export type BillingMode = (typeof BillingMode)[keyof typeof BillingMode]

/** The values of {@link DashboardStatus} by name. */
export const DashboardStatus = {
  CREATING: 'CREATING',
  CREATED: 'CREATED',
  UPDATING: 'UPDATING',
  UPDATED: 'UPDATED',
  DELETING: 'DELETING',
} as const
/** One of these values. */
export type DashboardStatus = (typeof DashboardStatus)[keyof typeof DashboardStatus]

/** The values of {@link DashboardType} by name. */
export const DashboardType = { MANAGED: 'MANAGED', CUSTOM: 'CUSTOM' } as const
/** One of these values. */
export type DashboardType = (typeof DashboardType)[keyof typeof DashboardType]

/** The values of {@link DeliveryStatus} by name. */
export const DeliveryStatus = {
  SUCCESS: 'SUCCESS',
  FAILED: 'FAILED',
  FAILED_SIGNING_FILE: 'FAILED_SIGNING_FILE',
  PENDING: 'PENDING',
  RESOURCE_NOT_FOUND: 'RESOURCE_NOT_FOUND',
  ACCESS_DENIED: 'ACCESS_DENIED',
  ACCESS_DENIED_SIGNING_FILE: 'ACCESS_DENIED_SIGNING_FILE',
  CANCELLED: 'CANCELLED',
  UNKNOWN: 'UNKNOWN',
} as const
/** One of these values. */
export type DeliveryStatus = (typeof DeliveryStatus)[keyof typeof DeliveryStatus]

/** The values of {@link DestinationType} by name. */
export const DestinationType = { EVENT_DATA_STORE: 'EVENT_DATA_STORE', AWS_SERVICE: 'AWS_SERVICE' } as const
/** One of these values. */
export type DestinationType = (typeof DestinationType)[keyof typeof DestinationType]

/** The values of {@link EventCategory} by name. */
export const EventCategory = { Insight: 'insight' } as const
/** One of these values. */
export type EventCategory = (typeof EventCategory)[keyof typeof EventCategory]

/** The values of {@link EventCategoryAggregation} by name. */
export const EventCategoryAggregation = { Data: 'Data' } as const
/** One of these values. */
export type EventCategoryAggregation = (typeof EventCategoryAggregation)[keyof typeof EventCategoryAggregation]

/** The values of {@link EventDataStoreStatus} by name. */
export const EventDataStoreStatus = {
  CREATED: 'CREATED',
  ENABLED: 'ENABLED',
  PENDING_DELETION: 'PENDING_DELETION',
  STARTING_INGESTION: 'STARTING_INGESTION',
  STOPPING_INGESTION: 'STOPPING_INGESTION',
  STOPPED_INGESTION: 'STOPPED_INGESTION',
} as const
/** One of these values. */
export type EventDataStoreStatus = (typeof EventDataStoreStatus)[keyof typeof EventDataStoreStatus]

/** The values of {@link FederationStatus} by name. */
export const FederationStatus = {
  ENABLING: 'ENABLING',
  ENABLED: 'ENABLED',
  DISABLING: 'DISABLING',
  DISABLED: 'DISABLED',
} as const
/** One of these values. */
export type FederationStatus = (typeof FederationStatus)[keyof typeof FederationStatus]

/** The values of {@link ImportFailureStatus} by name. */
export const ImportFailureStatus = { FAILED: 'FAILED', RETRY: 'RETRY', SUCCEEDED: 'SUCCEEDED' } as const
/** One of these values. */
export type ImportFailureStatus = (typeof ImportFailureStatus)[keyof typeof ImportFailureStatus]

/** The values of {@link ImportStatus} by name. */
export const ImportStatus = {
  INITIALIZING: 'INITIALIZING',
  IN_PROGRESS: 'IN_PROGRESS',
  FAILED: 'FAILED',
  STOPPED: 'STOPPED',
  COMPLETED: 'COMPLETED',
} as const
/** One of these values. */
export type ImportStatus = (typeof ImportStatus)[keyof typeof ImportStatus]

/** The values of {@link InsightType} by name. */
export const InsightType = {
  ApiCallRateInsight: 'ApiCallRateInsight',
  ApiErrorRateInsight: 'ApiErrorRateInsight',
} as const
/** One of these values. */
export type InsightType = (typeof InsightType)[keyof typeof InsightType]

/** The values of {@link InsightsMetricDataType} by name. */
export const InsightsMetricDataType = { FILL_WITH_ZEROS: 'FillWithZeros', NON_ZERO_DATA: 'NonZeroData' } as const
/** One of these values. */
export type InsightsMetricDataType = (typeof InsightsMetricDataType)[keyof typeof InsightsMetricDataType]

/** The values of {@link ListInsightsDataDimensionKey} by name. */
export const ListInsightsDataDimensionKey = {
  EVENT_ID: 'EventId',
  EVENT_NAME: 'EventName',
  EVENT_SOURCE: 'EventSource',
} as const
/** One of these values. */
export type ListInsightsDataDimensionKey =
  (typeof ListInsightsDataDimensionKey)[keyof typeof ListInsightsDataDimensionKey]

/** The values of {@link ListInsightsDataType} by name. */
export const ListInsightsDataType = { INSIGHTS_EVENTS: 'InsightsEvents' } as const
/** One of these values. */
export type ListInsightsDataType = (typeof ListInsightsDataType)[keyof typeof ListInsightsDataType]

/** The values of {@link LookupAttributeKey} by name. */
export const LookupAttributeKey = {
  EVENT_ID: 'EventId',
  EVENT_NAME: 'EventName',
  READ_ONLY: 'ReadOnly',
  USERNAME: 'Username',
  RESOURCE_TYPE: 'ResourceType',
  RESOURCE_NAME: 'ResourceName',
  EVENT_SOURCE: 'EventSource',
  ACCESS_KEY_ID: 'AccessKeyId',
} as const
/** One of these values. */
export type LookupAttributeKey = (typeof LookupAttributeKey)[keyof typeof LookupAttributeKey]

/** The values of {@link MaxEventSize} by name. */
export const MaxEventSize = { Standard: 'Standard', Large: 'Large' } as const
/** One of these values. */
export type MaxEventSize = (typeof MaxEventSize)[keyof typeof MaxEventSize]

/** The values of {@link QueryStatus} by name. */
export const QueryStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  FINISHED: 'FINISHED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
  TIMED_OUT: 'TIMED_OUT',
} as const
/** One of these values. */
export type QueryStatus = (typeof QueryStatus)[keyof typeof QueryStatus]

/** The values of {@link ReadWriteType} by name. */
export const ReadWriteType = { ReadOnly: 'ReadOnly', WriteOnly: 'WriteOnly', All: 'All' } as const
/** One of these values. */
export type ReadWriteType = (typeof ReadWriteType)[keyof typeof ReadWriteType]

/** The values of {@link RefreshScheduleFrequencyUnit} by name. */
export const RefreshScheduleFrequencyUnit = { HOURS: 'HOURS', DAYS: 'DAYS' } as const
/** One of these values. */
export type RefreshScheduleFrequencyUnit =
  (typeof RefreshScheduleFrequencyUnit)[keyof typeof RefreshScheduleFrequencyUnit]

/** The values of {@link RefreshScheduleStatus} by name. */
export const RefreshScheduleStatus = { ENABLED: 'ENABLED', DISABLED: 'DISABLED' } as const
/** One of these values. */
export type RefreshScheduleStatus = (typeof RefreshScheduleStatus)[keyof typeof RefreshScheduleStatus]

/** The values of {@link SourceEventCategory} by name. */
export const SourceEventCategory = { Management: 'Management', Data: 'Data' } as const
/** One of these values. */
export type SourceEventCategory = (typeof SourceEventCategory)[keyof typeof SourceEventCategory]

/** The values of {@link Template} by name. */
export const Template = {
  API_ACTIVITY: 'API_ACTIVITY',
  RESOURCE_ACCESS: 'RESOURCE_ACCESS',
  USER_ACTIONS: 'USER_ACTIONS',
} as const
/** One of these values. */
export type Template = (typeof Template)[keyof typeof Template]

/** The values of {@link Type} by name. */
export const Type = { TagContext: 'TagContext', RequestContext: 'RequestContext' } as const
/** One of these values. */
export type Type = (typeof Type)[keyof typeof Type]
