/** The event history of an account, and what Insights found in it. */
import * as z from 'zod/mini'
import type { Members, Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { lazy } from '../runtime/lazy.js'
import { must, oneEntry, startNotAfterEnd } from '../schema/checks.js'
import { double } from '../schema/double.js'
import type { MembersOf, Open } from '../schema/members-of.js'

/**
 * What a lookup can filter by.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupAttribute.html
 */
export type LookupAttributeKey =
  'EventId' | 'EventName' | 'ReadOnly' | 'Username' | 'ResourceType' | 'ResourceName' | 'EventSource' | 'AccessKeyId'

/**
 * A filter of a lookup: events whose attribute has exactly this value.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupAttribute.html
 */
export interface LookupAttribute {
  /** The attribute to compare. */
  AttributeKey: LookupAttributeKey
  /**
   * The value to find, compared exactly and with case, 1 to 2,000 characters; `_`, space, comma and line feed count
   * as two. For `ReadOnly` it is the text `'true'` or `'false'`, for `EventId` a UUID.
   */
  AttributeValue: string
}

/**
 * Which kind of events a lookup returns; omit it for management events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export type EventCategory = 'insight'

/** Input of {@link EventOperations.lookupEvents | lookupEvents}. */
export interface LookupEventsInput {
  /** At most one filter: the service silently ignores every further one, so two are refused here. */
  LookupAttributes?: LookupAttribute[] | undefined
  /**
   * Events at or after this time, UTC, at most 90 days back; sent as whole seconds.
   *
   * @defaultValue as far back as the service keeps events
   */
  StartTime?: Date | undefined
  /**
   * Events at or before this time, UTC, not before `StartTime`; sent as whole seconds.
   *
   * @defaultValue now
   */
  EndTime?: Date | undefined
  /** `insight` for Insights events; omit for management events. */
  EventCategory?: EventCategory | undefined
  /**
   * Events in a page, from 1 to 50. Iterating reads all pages, whatever the page size.
   *
   * @defaultValue 50
   */
  MaxResults?: number | undefined
  /** Token of an earlier page, to be sent with the very parameters of that request. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link EventOperations.lookupEvents | lookupEvents}. */
export interface LookupEventsOutput extends WithMetadata {
  /** The events, newest first, at most 50; may be empty although more pages follow. */
  Events?: Event[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/**
 * An event of the history. Any member can be absent.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html
 */
export interface Event {
  /** Unique id of the event, a UUID. */
  EventId?: string | undefined
  /** The action, e.g. `ConsoleLogin`. */
  EventName?: string | undefined
  /** `'true'` or `'false'`, as text: whether the action only read. */
  ReadOnly?: string | undefined
  /** Key that signed the request; absent where none was used, as for a console sign-in. */
  AccessKeyId?: string | undefined
  /** When it happened, UTC, to the second. */
  EventTime?: Date | undefined
  /** The service that was called, e.g. `s3.amazonaws.com`. */
  EventSource?: string | undefined
  /** Name of the user or role session; absent for most calls that services make. */
  Username?: string | undefined
  /** Resources the event refers to. */
  Resources?: Resource[] | undefined
  /** The whole record as JSON text, usually 1 to 5 KB. */
  CloudTrailEvent?: string | undefined
}

/**
 * A resource that an event refers to.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Resource.html
 */
export interface Resource {
  /** Type in CloudFormation's spelling, e.g. `AWS::S3::Bucket`; absent where the service does not report it. */
  ResourceType?: string | undefined
  /** Name, id or ARN, as the service that was called reports it. */
  ResourceName?: string | undefined
}

/**
 * Which data to list.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListInsightsData.html
 */
export type ListInsightsDataType = 'InsightsEvents'

/**
 * What Insights data can be narrowed by.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListInsightsData.html
 */
export type ListInsightsDataDimensionKey = 'EventId' | 'EventName' | 'EventSource'

/** Input of {@link EventOperations.listInsightsData | listInsightsData}. */
export interface ListInsightsDataInput {
  /** ARN of the trail whose Insights events are wanted, 3 to 256 characters. */
  InsightSource: string
  /** `InsightsEvents`. */
  DataType: ListInsightsDataType
  /** One dimension with its value (1 to 2,000 characters); omit for all events. */
  Dimensions?: Partial<Record<ListInsightsDataDimensionKey, string>> | undefined
  /** From this time on, UTC. */
  StartTime?: Date | undefined
  /** Up to this time, UTC. */
  EndTime?: Date | undefined
  /**
   * Events in a page, from 1 to 50.
   *
   * @defaultValue 50
   */
  MaxResults?: number | undefined
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link EventOperations.listInsightsData | listInsightsData}. */
export interface ListInsightsDataOutput extends WithMetadata {
  /** The Insights events of this page. */
  Events?: Event[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/**
 * What an Insight measures: how often an API is called, or how often it fails.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html
 */
export type InsightType = Open<'ApiCallRateInsight' | 'ApiErrorRateInsight'>

/**
 * Whether periods without calls are part of the answer.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListInsightsMetricData.html
 */
export type InsightsMetricDataType = 'FillWithZeros' | 'NonZeroData'

/** Input of {@link EventOperations.listInsightsMetricData | listInsightsMetricData}. */
export interface ListInsightsMetricDataInput {
  /** Name or ARN of the trail; omit for the account's management events. */
  TrailName?: string | undefined
  /** The service called, e.g. `s3.amazonaws.com`; up to 256 characters. */
  EventSource: string
  /** The action called, e.g. `ListBuckets`; up to 128 letters, digits and underscores. */
  EventName: string
  /** Call rate or error rate. */
  InsightType: InsightType
  /** The error to count, up to 128 characters; required for `ApiErrorRateInsight`. */
  ErrorCode?: string | undefined
  /**
   * From this time on, inclusive, UTC.
   *
   * @defaultValue 90 days ago
   */
  StartTime?: Date | undefined
  /**
   * Up to this time, exclusive, UTC.
   *
   * @defaultValue now
   */
  EndTime?: Date | undefined
  /**
   * Length of one data point in seconds: 60, 300 or 3,600.
   *
   * @defaultValue 3600
   */
  Period?: number | undefined
  /**
   * `FillWithZeros` for a value in every period, `NonZeroData` for those with calls.
   *
   * @defaultValue `'NonZeroData'`
   */
  DataType?: InsightsMetricDataType | undefined
  /**
   * Data points in a page, from 1 to 21,600.
   *
   * @defaultValue 21600
   */
  MaxResults?: number | undefined
  /** Token of an earlier page, 1 to 5,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link EventOperations.listInsightsMetricData | listInsightsMetricData}. */
export interface ListInsightsMetricDataOutput extends WithMetadata {
  /** ARN of the trail, when the request named one. */
  TrailARN?: string | undefined
  /** The service, as in the request. */
  EventSource?: string | undefined
  /** The action, as in the request. */
  EventName?: string | undefined
  /** Call rate or error rate. */
  InsightType?: InsightType | undefined
  /** The error, as in the request. */
  ErrorCode?: string | undefined
  /** Start of each period, UTC, in the order of `Values`. */
  Timestamps?: Date[] | undefined
  /** Calls or errors in each period, in the order of `Timestamps`. */
  Values?: number[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/** A data point of {@link EventOperations.listInsightsMetricData | listInsightsMetricData}, when it is iterated. */
export interface InsightsMetricDataPoint {
  /** Start of the period, UTC. */
  Timestamp: Date
  /** Calls or errors in it. */
  Value: number
}

/** The methods for events. */
export interface EventOperations {
  /**
   * Finds management or Insights events of the last 90 days in this Region, newest first.
   *
   * The service permits 2 of these requests a second for the whole account in a Region, the console included, and
   * returns at most 50 events each. Data events are not part of the history.
   *
   * Events of global services (IAM, CloudFront), of the global endpoint of STS and of sign-ins at the global address are
   * in the history of `us-east-1` only: ask for them there. An event appears minutes after it happened: 5 on average, as
   * AWS says without a guarantee, and 10 at most in our measurements of log files. Who polls looks 15 minutes back or more.
   *
   * @param input - Time range and one filter; omit for everything.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every event of every page.
   * @throws InputError before sending, e.g. for a second lookup attribute.
   * @throws ServiceError after sending, e.g. `InvalidTimeRangeException`, `InvalidNextTokenException`.
   * @example
   * ```ts
   * const cloudtrail = new CloudTrail({ region: 'us-east-1' }) // where sign-ins are
   * const logins = cloudtrail.lookupEvents({
   *   StartTime: new Date(Date.now() - 24 * 3600 * 1000),
   *   LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ConsoleLogin' }],
   * })
   * for await (const event of logins) console.log(event.EventTime, event.Username)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/how-cloudtrail-works.html
   * @group Events
   */
  lookupEvents(input?: LookupEventsInput, options?: CallOptions): Paged<LookupEventsOutput, Event>

  /**
   * Reads Insights events of a trail that logs Insights on data events.
   *
   * @param input - The trail and, if wanted, one dimension and a time range.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every event of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidParameterException`.
   * @example
   * ```ts
   * for await (const event of cloudtrail.listInsightsData({ InsightSource: trailArn, DataType: 'InsightsEvents' })) {
   *   console.log(event.EventTime, event.EventName)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListInsightsData.html
   * @group Events
   */
  listInsightsData(input: ListInsightsDataInput, options?: CallOptions): Paged<ListInsightsDataOutput, Event>

  /**
   * Reads how often an API was called, or failed, period by period, as Insights sees it.
   *
   * @param input - Service, action and kind of measure.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page with its two parallel lists; iterated, one data point after the other.
   * @throws InputError before sending, e.g. for `ApiErrorRateInsight` without an `ErrorCode`.
   * @throws ServiceError after sending, e.g. `InvalidParameterException`.
   * @example
   * ```ts
   * const calls = cloudtrail.listInsightsMetricData({
   *   EventSource: 's3.amazonaws.com',
   *   EventName: 'DeleteObject',
   *   InsightType: 'ApiCallRateInsight',
   * })
   * for await (const { Timestamp, Value } of calls) console.log(Timestamp, Value)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListInsightsMetricData.html
   * @group Events
   */
  listInsightsMetricData(
    input: ListInsightsMetricDataInput,
    options?: CallOptions,
  ): Paged<ListInsightsMetricDataOutput, InsightsMetricDataPoint>
}

/** The attributes that a lookup compares. */
export const lookupAttributeKeys: readonly LookupAttributeKey[] = [
  'EventId',
  'EventName',
  'ReadOnly',
  'Username',
  'ResourceType',
  'ResourceName',
  'EventSource',
  'AccessKeyId',
]

/** The service takes the values of an attribute from a closed set. */
const closedValue = (key: LookupAttributeKey, pattern: RegExp, words: string) =>
  must<LookupAttribute>(
    'AttributeValue',
    `must be ${words} for the AttributeKey ${key}`,
    ({ AttributeKey, AttributeValue }) => AttributeKey !== key || pattern.test(AttributeValue),
  )

export const lookupAttribute = /* @__PURE__ */ lazy(() =>
  z
    .strictObject<MembersOf<LookupAttribute>>({
      AttributeKey: z.enum(lookupAttributeKeys),
      AttributeValue: z.string().check(z.minLength(1), z.maxLength(2000)),
    })
    .check(
      must(
        'AttributeValue',
        'must have at most 2000 characters, where _, space, comma and line feed count as two',
        ({ AttributeValue }) => AttributeValue.replace(/[_ ,\n]/g, '__').length <= 2000,
      ),
      closedValue('ReadOnly', /^(true|false)$/, "'true' or 'false'"),
      closedValue('EventId', /^[\da-f-]{36}$/i, 'a UUID'),
    ),
)

export const resource = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<Resource>>({ ResourceType: z.optional(z.string()), ResourceName: z.optional(z.string()) }),
)

export const event = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<Event>>({
    EventId: z.optional(z.string()),
    EventName: z.optional(z.string()),
    ReadOnly: z.optional(z.string()),
    AccessKeyId: z.optional(z.string()),
    EventTime: z.optional(z.date()),
    EventSource: z.optional(z.string()),
    Username: z.optional(z.string()),
    Resources: z.optional(z.array(resource())),
    CloudTrailEvent: z.optional(z.string()),
  }),
)

export const LookupEvents = /* @__PURE__ */ operation<'LookupEvents', LookupEventsInput, LookupEventsOutput, Event>({
  name: 'LookupEvents',
  input: () =>
    z
      .strictObject<MembersOf<LookupEventsInput>>({
        LookupAttributes: z.optional(z.array(lookupAttribute())),
        StartTime: z.optional(z.date()),
        EndTime: z.optional(z.date()),
        EventCategory: z.optional(z.enum(['insight'], 'must be insight: leave it out for management events')),
        MaxResults: z.optional(z.int().check(z.gte(1), z.lte(50))),
        NextToken: z.optional(z.string()),
      })
      .check(
        startNotAfterEnd('StartTime', 'EndTime'),
        must(
          'LookupAttributes',
          'takes one attribute: AWS silently ignores the others; filter the events by the rest yourself',
          ({ LookupAttributes }) => !LookupAttributes?.[1],
        ),
      ),
  output: () =>
    z.looseObject<MembersOf<LookupEventsOutput>>({
      Events: z.optional(z.array(event())),
      NextToken: z.optional(z.string()),
    }),
  paging: {
    items: (page) => page.Events,
    newestFirst: {
      timeOf: (event) => event.EventTime,
      idOf: (event) => event.EventId,
      endMember: 'EndTime',
      withItems: (page, Events) => ({ ...page, Events }),
    },
  },
  sendsWholeSeconds: true,
  quota: 'lookupEvents',
  retry: 'always',
  readOnly: true,
})

export const ListInsightsData = /* @__PURE__ */ operation<
  'ListInsightsData',
  ListInsightsDataInput,
  ListInsightsDataOutput,
  Event
>({
  name: 'ListInsightsData',
  input: () =>
    z.strictObject<MembersOf<ListInsightsDataInput>>({
      InsightSource: z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
      DataType: z.enum(['InsightsEvents']),
      Dimensions: z.optional(
        z
          .partialRecord(
            z.enum(['EventId', 'EventName', 'EventSource']),
            z.string().check(z.minLength(1), z.maxLength(2000)),
          )
          .check(oneEntry()),
      ),
      StartTime: z.optional(z.date()),
      EndTime: z.optional(z.date()),
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(50))),
      NextToken: z.optional(z.string().check(z.minLength(4), z.maxLength(1000))),
    }),
  output: () =>
    z.looseObject<MembersOf<ListInsightsDataOutput>>({
      Events: z.optional(z.array(event())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Events },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListInsightsMetricData = /* @__PURE__ */ operation<
  'ListInsightsMetricData',
  ListInsightsMetricDataInput,
  ListInsightsMetricDataOutput,
  InsightsMetricDataPoint
>({
  name: 'ListInsightsMetricData',
  input: () =>
    z
      .strictObject<MembersOf<ListInsightsMetricDataInput>>({
        TrailName: z.optional(z.string()),
        EventSource: z.string().check(z.maxLength(256), z.regex(/^[a-z0-9_-]+\.amazonaws\.com$/u)),
        EventName: z.string().check(z.maxLength(128), z.regex(/^[A-Za-z0-9_]+$/u)),
        InsightType: z.enum(['ApiCallRateInsight', 'ApiErrorRateInsight']),
        ErrorCode: z.optional(z.string().check(z.maxLength(128), z.regex(/^[\w\d\s_.,\-:[\]]+$/u))),
        StartTime: z.optional(z.date()),
        EndTime: z.optional(z.date()),
        Period: z.optional(z.int().check(z.gte(60), z.lte(3600))),
        DataType: z.optional(z.enum(['FillWithZeros', 'NonZeroData'])),
        MaxResults: z.optional(z.int().check(z.gte(1), z.lte(21600))),
        NextToken: z.optional(z.string().check(z.minLength(1), z.maxLength(5000))),
      })
      .check(
        must(
          'Period',
          'must be 60, 300 or 3600',
          ({ Period }) => Period === undefined || [60, 300, 3600].includes(Period),
        ),
        must(
          'ErrorCode',
          'is required when InsightType is ApiErrorRateInsight',
          ({ InsightType, ErrorCode }) => InsightType !== 'ApiErrorRateInsight' || ErrorCode !== undefined,
        ),
      ),
  output: () =>
    z.looseObject<MembersOf<ListInsightsMetricDataOutput>>({
      TrailARN: z.optional(z.string()),
      EventSource: z.optional(z.string()),
      EventName: z.optional(z.string()),
      InsightType: z.optional(z.string()),
      ErrorCode: z.optional(z.string()),
      Timestamps: z.optional(z.array(z.date())),
      Values: z.optional(z.array(double())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: dataPoints },
  quota: 'listInsightsMetricData',
  retry: 'always',
  readOnly: true,
})

/** Joins the two parallel lists of a page; a page whose lists differ in length is paired up to the shorter one. */
function dataPoints({
  Timestamps = [],
  Values = [],
}: Members<ListInsightsMetricDataOutput>): InsightsMetricDataPoint[] {
  return Timestamps.slice(0, Values.length).map((Timestamp, index) => ({ Timestamp, Value: Values[index] ?? 0 }))
}
