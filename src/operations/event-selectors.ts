/** Which events a trail or event data store keeps: event selectors, Insights selectors, and how events are enriched. */
import * as z from 'zod/mini'
import type { WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { advancedEventSelectors, type AdvancedEventSelector } from './shapes/advanced-event-selector.js'
import { lazy } from '../runtime/lazy.js'
import type { InsightType } from './events.js'
import { atMostOneOf, exactlyOneOf, must } from '../schema/checks.js'
import type { MembersOf, Open } from '../schema/members-of.js'
import { onEachSide, received, sent } from '../schema/side.js'

/**
 * Which management and data events a selector takes.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
 */
export type ReadWriteType = Open<'ReadOnly' | 'WriteOnly' | 'All'>

/**
 * Which events Insights watches.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html
 */
export type SourceEventCategory = Open<'Management' | 'Data'>

/**
 * How large an event may be: up to 256 KB, or up to 1 MB.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventConfiguration.html
 */
export type MaxEventSize = Open<'Standard' | 'Large'>

/**
 * What a context key is taken from: the tags of resources and principals, or the request.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ContextKeySelector.html
 */
export type Type = Open<'TagContext' | 'RequestContext'>

/**
 * A template that data events are aggregated by.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AggregationConfiguration.html
 */
export type Template = Open<'API_ACTIVITY' | 'RESOURCE_ACCESS' | 'USER_ACTIONS'>

/**
 * Which events are aggregated.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AggregationConfiguration.html
 */
export type EventCategoryAggregation = Open<'Data'>

/**
 * A basic event selector: management events, and data events of three kinds of resources.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
 */
export interface EventSelector {
  /** Reads, writes or both. @defaultValue `'All'` */
  ReadWriteType?: ReadWriteType | undefined
  /** Whether management events are logged. @defaultValue true */
  IncludeManagementEvents?: boolean | undefined
  /** Resources whose data events are logged; all selectors of a trail together hold 250. */
  DataResources?: DataResource[] | undefined
  /** Services whose management events are left out: `kms.amazonaws.com`, `rdsdata.amazonaws.com`; omit for none. */
  ExcludeManagementEventSources?: string[] | undefined
}

/**
 * Resources of one type whose data events are logged.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
 */
export interface DataResource {
  /** `AWS::S3::Object`, `AWS::Lambda::Function` or `AWS::DynamoDB::Table`. */
  Type?: string | undefined
  /** ARNs or the beginnings of ARNs; `arn:aws:s3` or `arn:aws:lambda` matches all of them. */
  Values?: string[] | undefined
}

/**
 * A kind of Insights that is switched on.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html
 */
export interface InsightSelector {
  /** Unusual call rates or unusual error rates. */
  InsightType?: InsightType | undefined
  /** The events that are watched; omit for management events. */
  EventCategories?: SourceEventCategory[] | undefined
}

/**
 * Context keys that are added to the events of an event data store.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ContextKeySelector.html
 */
export interface ContextKeySelector {
  /** Where the keys come from. */
  Type: Type
  /** The keys, 1 to 50 of 1 to 128 characters each. */
  Equals: string[]
}

/**
 * How a trail sums data events up.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AggregationConfiguration.html
 */
export interface AggregationConfiguration {
  /** The summaries to make, 1 to 50. */
  Templates: Template[]
  /** The events to aggregate: `Data`. */
  EventCategory: EventCategoryAggregation
}

/** Input of {@link EventSelectorOperations.getEventSelectors | getEventSelectors}. */
export interface GetEventSelectorsInput {
  /** Name or ARN of the trail; a shadow trail needs the ARN. */
  TrailName: string
}

/** Output of {@link EventSelectorOperations.getEventSelectors | getEventSelectors}. */
export interface GetEventSelectorsOutput extends WithMetadata {
  /** ARN of the trail. */
  TrailARN?: string | undefined
  /** Its basic selectors; absent when it has advanced ones. */
  EventSelectors?: EventSelector[] | undefined
  /** Its advanced selectors; absent when it has basic ones. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
}

/** Input of {@link EventSelectorOperations.putEventSelectors | putEventSelectors}. */
export interface PutEventSelectorsInput {
  /** Name or ARN of the trail, called in its home Region. */
  TrailName: string
  /**
   * Up to 5 basic selectors; they replace whatever the trail had. Not together with `AdvancedEventSelectors`, but an empty
   * list of either may stand beside the other.
   */
  EventSelectors?: EventSelector[] | undefined
  /** Advanced selectors with up to 500 condition values in all; they replace whatever the trail had. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
}

/** Output of {@link EventSelectorOperations.putEventSelectors | putEventSelectors}. */
export interface PutEventSelectorsOutput extends WithMetadata {
  /** ARN of the trail. */
  TrailARN?: string | undefined
  /** The basic selectors that now hold. */
  EventSelectors?: EventSelector[] | undefined
  /** The advanced selectors that now hold. */
  AdvancedEventSelectors?: AdvancedEventSelector[] | undefined
}

/** Input of {@link EventSelectorOperations.getInsightSelectors | getInsightSelectors}: exactly one of the two. */
export interface GetInsightSelectorsInput {
  /** Name or ARN of the trail. */
  TrailName?: string | undefined
  /** ARN or id of the event data store, 3 to 256 characters. */
  EventDataStore?: string | undefined
}

/** Output of {@link EventSelectorOperations.getInsightSelectors | getInsightSelectors}. */
export interface GetInsightSelectorsOutput extends WithMetadata {
  /** ARN of the trail, when the request named one. */
  TrailARN?: string | undefined
  /** The kinds of Insights that are switched on. */
  InsightSelectors?: InsightSelector[] | undefined
  /** ARN of the event data store that is watched. */
  EventDataStoreArn?: string | undefined
  /** ARN of the event data store that receives its Insights events. */
  InsightsDestination?: string | undefined
}

/**
 * Input of {@link EventSelectorOperations.putInsightSelectors | putInsightSelectors}: `TrailName`, or `EventDataStore`
 * with `InsightsDestination`.
 */
export interface PutInsightSelectorsInput {
  /** Name or ARN of the trail. */
  TrailName?: string | undefined
  /** The kinds to switch on; an empty list switches Insights off. */
  InsightSelectors: InsightSelector[]
  /** ARN or id of the event data store to watch, 3 to 256 characters. */
  EventDataStore?: string | undefined
  /** ARN of the event data store that is to receive the Insights events, 3 to 256 characters. */
  InsightsDestination?: string | undefined
}

/** Output of {@link EventSelectorOperations.putInsightSelectors | putInsightSelectors}. */
export interface PutInsightSelectorsOutput extends WithMetadata {
  /** ARN of the trail, when the request named one. */
  TrailARN?: string | undefined
  /** The kinds of Insights that are now switched on. */
  InsightSelectors?: InsightSelector[] | undefined
  /** ARN of the event data store that is watched. */
  EventDataStoreArn?: string | undefined
  /** ARN of the event data store that receives the Insights events. */
  InsightsDestination?: string | undefined
}

/** Input of {@link EventSelectorOperations.getEventConfiguration | getEventConfiguration}: not both members. */
export interface GetEventConfigurationInput {
  /** Name or ARN of the trail. */
  TrailName?: string | undefined
  /** ARN or id of the event data store. */
  EventDataStore?: string | undefined
}

/** What a trail or event data store does with its events. */
export interface EventConfigurationDetails extends WithMetadata {
  /** ARN of the trail, when one was named. */
  TrailARN?: string | undefined
  /** ARN of the event data store, when one was named. */
  EventDataStoreArn?: string | undefined
  /** How large an event may be. */
  MaxEventSize?: MaxEventSize | undefined
  /** Context keys that are added to events. */
  ContextKeySelectors?: ContextKeySelector[] | undefined
  /** How data events are aggregated. */
  AggregationConfigurations?: AggregationConfiguration[] | undefined
}

/** Output of {@link EventSelectorOperations.getEventConfiguration | getEventConfiguration}. */
export interface GetEventConfigurationOutput extends EventConfigurationDetails {}

/** Input of {@link EventSelectorOperations.putEventConfiguration | putEventConfiguration}. */
export interface PutEventConfigurationInput {
  /** Name or ARN of the trail; required with `AggregationConfigurations`. */
  TrailName?: string | undefined
  /** ARN or id of the event data store; required with `MaxEventSize` and `ContextKeySelectors`. */
  EventDataStore?: string | undefined
  /** How large an event may be; must be `Large` when context keys are added. */
  MaxEventSize?: MaxEventSize | undefined
  /** Up to 2 selectors, one for each source of keys. */
  ContextKeySelectors?: ContextKeySelector[] | undefined
  /** How data events are aggregated, at most 1. */
  AggregationConfigurations?: AggregationConfiguration[] | undefined
}

/** Output of {@link EventSelectorOperations.putEventConfiguration | putEventConfiguration}. */
export interface PutEventConfigurationOutput extends EventConfigurationDetails {}

/** The methods for selectors and event configuration. */
export interface EventSelectorOperations {
  /**
   * Reads which events a trail logs.
   *
   * @param input - The trail.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Basic or advanced selectors, never both.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `TrailNotFoundException`.
   * @example
   * ```ts
   * const { EventSelectors, AdvancedEventSelectors } = await cloudtrail.getEventSelectors({ TrailName: trailArn })
   * console.log(EventSelectors ?? AdvancedEventSelectors)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html
   * @group Selectors
   */
  getEventSelectors(input: GetEventSelectorsInput, options?: CallOptions): Promise<GetEventSelectorsOutput>

  /**
   * Replaces the event selectors of a trail; what it had before, basic or advanced, is gone.
   *
   * A new trail logs all management events and nothing else; the second example takes a trail back to that. Permissions
   * that the trail of an organization needs take seconds to be seen when they are new: name
   * `InsufficientDependencyServiceAccessPermissionException` in {@link CallOptions.retryCodes | retryCodes} to wait for them.
   *
   * @param input - The trail and its new selectors, of one kind.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The selectors that now hold.
   * @throws InputError before sending, e.g. for both kinds of selectors at once.
   * @throws ServiceError after sending, e.g. `InvalidEventSelectorsException`, `InvalidHomeRegionException`.
   * @example
   * ```ts
   * await cloudtrail.putEventSelectors({
   *   TrailName: trailArn,
   *   EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
   * })
   * ```
   * @example
   * ```ts
   * await cloudtrail.putEventSelectors({
   *   TrailName: trailArn,
   *   EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
   * })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
   * @group Selectors
   */
  putEventSelectors(input: PutEventSelectorsInput, options?: CallOptions): Promise<PutEventSelectorsOutput>

  /**
   * Reads which kinds of Insights a trail or event data store has switched on.
   *
   * @param input - The trail or the event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The Insights selectors.
   * @throws InputError before sending, unless exactly one of the two is named.
   * @throws ServiceError after sending, e.g. `InsightNotEnabledException` where none is switched on.
   * @example
   * ```ts
   * const { InsightSelectors } = await cloudtrail.getInsightSelectors({ TrailName: trailArn })
   * console.log(InsightSelectors?.map(({ InsightType }) => InsightType))
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetInsightSelectors.html
   * @group Selectors
   */
  getInsightSelectors(input: GetInsightSelectorsInput, options?: CallOptions): Promise<GetInsightSelectorsOutput>

  /**
   * Switches kinds of Insights on for a trail or event data store; those that are not listed are switched off.
   *
   * @param input - The trail, or the event data store and where its Insights go, with the kinds.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The Insights selectors that now hold.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InvalidInsightSelectorsException`.
   * @example
   * ```ts
   * await cloudtrail.putInsightSelectors({
   *   TrailName: trailArn,
   *   InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }],
   * })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutInsightSelectors.html
   * @group Selectors
   */
  putInsightSelectors(input: PutInsightSelectorsInput, options?: CallOptions): Promise<PutInsightSelectorsOutput>

  /**
   * Reads how large events may be, what is added to them and how they are aggregated.
   *
   * @param input - The trail or the event data store.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The configuration.
   * @throws InputError before sending, when both a trail and an event data store are named.
   * @throws ServiceError after sending, e.g. `EventDataStoreNotFoundException`.
   * @example
   * ```ts
   * const { MaxEventSize } = await cloudtrail.getEventConfiguration({ EventDataStore: eventDataStoreArn })
   * console.log(MaxEventSize)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventConfiguration.html
   * @group Selectors
   */
  getEventConfiguration(input?: GetEventConfigurationInput, options?: CallOptions): Promise<GetEventConfigurationOutput>

  /**
   * Sets how large events may be and what is added to them (event data stores), or how they are aggregated (trails).
   *
   * @param input - The trail or the event data store, with its settings.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The configuration that now holds.
   * @throws InputError before sending, e.g. for context keys without `MaxEventSize: 'Large'`.
   * @throws ServiceError after sending, e.g. `InvalidParameterCombinationException`.
   * @example
   * ```ts
   * await cloudtrail.putEventConfiguration({
   *   EventDataStore: eventDataStoreArn,
   *   MaxEventSize: 'Large',
   *   ContextKeySelectors: [{ Type: 'TagContext', Equals: ['team'] }],
   * })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventConfiguration.html
   * @group Selectors
   */
  putEventConfiguration(input?: PutEventConfigurationInput, options?: CallOptions): Promise<PutEventConfigurationOutput>
}

export const dataResource = /* @__PURE__ */ onEachSide((side) =>
  side.object<DataResource>({ Type: z.optional(z.string()), Values: z.optional(z.array(z.string())) }),
)

export const eventSelector = /* @__PURE__ */ onEachSide((side) =>
  side.object<EventSelector>({
    ReadWriteType: z.optional(side.oneOf('ReadOnly', 'WriteOnly', 'All')),
    IncludeManagementEvents: z.optional(z.boolean()),
    DataResources: z.optional(z.array(dataResource(side))),
    ExcludeManagementEventSources: z.optional(z.array(side.oneOf('kms.amazonaws.com', 'rdsdata.amazonaws.com'))),
  }),
)

export const insightSelector = /* @__PURE__ */ onEachSide((side) =>
  side.object<InsightSelector>({
    InsightType: z.optional(side.oneOf('ApiCallRateInsight', 'ApiErrorRateInsight')),
    EventCategories: z.optional(z.array(side.oneOf('Management', 'Data'))),
  }),
)

export const contextKeySelector = /* @__PURE__ */ onEachSide((side) =>
  side.object<ContextKeySelector>({
    Type: side.oneOf('TagContext', 'RequestContext'),
    Equals: side.checked(
      z.array(side.checked(z.string(), z.minLength(1), z.maxLength(128))),
      z.minLength(1),
      z.maxLength(50),
    ),
  }),
)

export const aggregationConfiguration = /* @__PURE__ */ onEachSide((side) =>
  side.object<AggregationConfiguration>({
    Templates: side.checked(
      z.array(side.oneOf('API_ACTIVITY', 'RESOURCE_ACCESS', 'USER_ACTIONS')),
      z.minLength(1),
      z.maxLength(50),
    ),
    EventCategory: side.oneOf('Data'),
  }),
)

const trailOrStoreArn = () => z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u))

export const GetEventSelectors = /* @__PURE__ */ operation<
  'GetEventSelectors',
  GetEventSelectorsInput,
  GetEventSelectorsOutput
>({
  name: 'GetEventSelectors',
  input: () => z.strictObject<MembersOf<GetEventSelectorsInput>>({ TrailName: z.string() }),
  output: () =>
    z.looseObject<MembersOf<GetEventSelectorsOutput>>({
      TrailARN: z.optional(z.string()),
      EventSelectors: z.optional(z.array(eventSelector(received))),
      AdvancedEventSelectors: z.optional(advancedEventSelectors(received)),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

const conditionValues = (selectors: readonly AdvancedEventSelector[]): number =>
  selectors
    .flatMap(({ FieldSelectors }) => FieldSelectors)
    .flatMap(({ Field: _, ...operators }) => Object.values(operators))
    .reduce((total, values) => total + (values?.length ?? 0), 0)

const maxConditionValues = 500

export const PutEventSelectors = /* @__PURE__ */ operation<
  'PutEventSelectors',
  PutEventSelectorsInput,
  PutEventSelectorsOutput
>({
  name: 'PutEventSelectors',
  input: () =>
    z
      .strictObject<MembersOf<PutEventSelectorsInput>>({
        TrailName: z.string(),
        EventSelectors: z.optional(z.array(eventSelector(sent)).check(z.maxLength(5))),
        AdvancedEventSelectors: z.optional(advancedEventSelectors(sent)),
      })
      .check(
        atMostOneOf(['EventSelectors'], ['AdvancedEventSelectors']),
        must(
          'AdvancedEventSelectors',
          `must have at most ${maxConditionValues} condition values in all selectors together`,
          ({ AdvancedEventSelectors = [] }) => conditionValues(AdvancedEventSelectors) <= maxConditionValues,
        ),
      ),
  output: () =>
    z.looseObject<MembersOf<PutEventSelectorsOutput>>({
      TrailARN: z.optional(z.string()),
      EventSelectors: z.optional(z.array(eventSelector(received))),
      AdvancedEventSelectors: z.optional(advancedEventSelectors(received)),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const GetInsightSelectors = /* @__PURE__ */ operation<
  'GetInsightSelectors',
  GetInsightSelectorsInput,
  GetInsightSelectorsOutput
>({
  name: 'GetInsightSelectors',
  input: () =>
    z
      .strictObject<MembersOf<GetInsightSelectorsInput>>({
        TrailName: z.optional(z.string()),
        EventDataStore: z.optional(trailOrStoreArn()),
      })
      .check(exactlyOneOf(['TrailName'], ['EventDataStore'])),
  output: () =>
    z.looseObject<MembersOf<GetInsightSelectorsOutput>>({
      TrailARN: z.optional(z.string()),
      InsightSelectors: z.optional(z.array(insightSelector(received))),
      EventDataStoreArn: z.optional(z.string()),
      InsightsDestination: z.optional(z.string()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const PutInsightSelectors = /* @__PURE__ */ operation<
  'PutInsightSelectors',
  PutInsightSelectorsInput,
  PutInsightSelectorsOutput
>({
  name: 'PutInsightSelectors',
  input: () =>
    z
      .strictObject<MembersOf<PutInsightSelectorsInput>>({
        TrailName: z.optional(z.string()),
        InsightSelectors: z.array(insightSelector(sent)),
        EventDataStore: z.optional(trailOrStoreArn()),
        InsightsDestination: z.optional(trailOrStoreArn()),
      })
      .check(exactlyOneOf(['TrailName'], ['EventDataStore', 'InsightsDestination'])),
  output: () =>
    z.looseObject<MembersOf<PutInsightSelectorsOutput>>({
      TrailARN: z.optional(z.string()),
      InsightSelectors: z.optional(z.array(insightSelector(received))),
      EventDataStoreArn: z.optional(z.string()),
      InsightsDestination: z.optional(z.string()),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

const eventConfigurationDetails = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<EventConfigurationDetails>>({
    TrailARN: z.optional(z.string()),
    EventDataStoreArn: z.optional(z.string()),
    MaxEventSize: z.optional(z.string()),
    ContextKeySelectors: z.optional(z.array(contextKeySelector(received))),
    AggregationConfigurations: z.optional(z.array(aggregationConfiguration(received))),
  }),
)

export const GetEventConfiguration = /* @__PURE__ */ operation<
  'GetEventConfiguration',
  GetEventConfigurationInput,
  GetEventConfigurationOutput
>({
  name: 'GetEventConfiguration',
  input: () =>
    z
      .strictObject<MembersOf<GetEventConfigurationInput>>({
        TrailName: z.optional(z.string()),
        EventDataStore: z.optional(z.string()),
      })
      .check(atMostOneOf(['TrailName'], ['EventDataStore'])),
  output: eventConfigurationDetails,
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const PutEventConfiguration = /* @__PURE__ */ operation<
  'PutEventConfiguration',
  PutEventConfigurationInput,
  PutEventConfigurationOutput
>({
  name: 'PutEventConfiguration',
  input: () =>
    z
      .strictObject<MembersOf<PutEventConfigurationInput>>({
        TrailName: z.optional(z.string()),
        EventDataStore: z.optional(z.string()),
        MaxEventSize: z.optional(z.enum(['Standard', 'Large'])),
        ContextKeySelectors: z.optional(z.array(contextKeySelector(sent)).check(z.maxLength(2))),
        AggregationConfigurations: z.optional(z.array(aggregationConfiguration(sent)).check(z.maxLength(1))),
      })
      .check(
        atMostOneOf(
          ['TrailName', 'AggregationConfigurations'],
          ['EventDataStore', 'MaxEventSize', 'ContextKeySelectors'],
        ),
        must(
          'MaxEventSize',
          "must be 'Large' when ContextKeySelectors are given",
          ({ ContextKeySelectors = [], MaxEventSize }) =>
            ContextKeySelectors.length === 0 || MaxEventSize !== 'Standard',
        ),
      ),
  output: eventConfigurationDetails,
  quota: 'other',
  retry: 'always',
  readOnly: false,
})
