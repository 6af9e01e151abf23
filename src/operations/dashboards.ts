/** Dashboards of CloudTrail Lake: saved queries, drawn as widgets and run together. */
import * as z from 'zod/mini'
import type { Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { queryParameters, queryStatement } from './shapes/query-text.js'
import { lazy } from '../runtime/lazy.js'
import { tag, tagsList, type Tag } from './shapes/tag.js'
import { must } from '../schema/checks.js'
import type { MembersOf, Open } from '../schema/members-of.js'
import { onEachSide, received, sent } from '../schema/side.js'

/** Input of {@link DashboardOperations.createDashboard | createDashboard}. */
export interface CreateDashboardInput {
  /**
   * Name, unique in the account: 3 to 128 letters, digits, underscores and hyphens. `AWSCloudTrail-Highlights` makes
   * the Highlights dashboard, whose widgets the service chooses.
   */
  Name: string
  /**
   * When the service refreshes it by itself; omit it to refresh by hand only. The Highlights dashboard needs one:
   * `ENABLED`, every 6 `HOURS`.
   */
  RefreshSchedule?: RefreshSchedule | undefined
  /** Tags to create it with, up to 200 in a request; a resource holds 50. */
  TagsList?: Tag[] | undefined
  /** Whether to refuse its deletion until this is switched off; omit it to leave that to the service. */
  TerminationProtectionEnabled?: boolean | undefined
  /** Its widgets, up to 10; omit it for the Highlights dashboard. */
  Widgets?: RequestWidget[] | undefined
}

/** Output of {@link DashboardOperations.createDashboard | createDashboard}. */
export interface CreateDashboardOutput extends WithMetadata {
  /** ARN of the new dashboard. */
  DashboardArn?: string | undefined
  /** Its name. */
  Name?: string | undefined
  /** Whether AWS or the account made it. */
  Type?: DashboardType | undefined
  /** Its widgets, each with its alias. */
  Widgets?: Widget[] | undefined
  /** Its tags. */
  TagsList?: Tag[] | undefined
  /** When it is refreshed; absent without a schedule. */
  RefreshSchedule?: RefreshSchedule | undefined
  /** Whether it is protected from deletion. */
  TerminationProtectionEnabled?: boolean | undefined
}

/** Input of {@link DashboardOperations.getDashboard | getDashboard}. */
export interface GetDashboardInput {
  /** Name or ARN of the dashboard: letters, digits and `. _ / - :`. */
  DashboardId: string
}

/** Output of {@link DashboardOperations.getDashboard | getDashboard}. */
export interface GetDashboardOutput extends WithMetadata {
  /** ARN of the dashboard; its last part is the name. */
  DashboardArn?: string | undefined
  /** Whether AWS or the account made it. */
  Type?: DashboardType | undefined
  /** Whether a change to it is in progress or done. */
  Status?: DashboardStatus | undefined
  /** Its widgets. */
  Widgets?: Widget[] | undefined
  /** When it is refreshed; absent without a schedule. */
  RefreshSchedule?: RefreshSchedule | undefined
  /** When it was created, UTC. */
  CreatedTimestamp?: Date | undefined
  /** When it was last changed, UTC. */
  UpdatedTimestamp?: Date | undefined
  /** Id of the last refresh, digits; `describeQuery` takes it with an alias. */
  LastRefreshId?: string | undefined
  /** Why the last scheduled refresh failed; absent when it did not. */
  LastRefreshFailureReason?: string | undefined
  /** Whether it is protected from deletion. */
  TerminationProtectionEnabled?: boolean | undefined
}

/** Input of {@link DashboardOperations.listDashboards | listDashboards}. */
export interface ListDashboardsInput {
  /** Start of the name, 3 to 128 letters, digits, underscores and hyphens; omit it for every name. */
  NamePrefix?: string | undefined
  /** `CUSTOM` for those of the account, `MANAGED` for those of AWS; omit it for both. */
  Type?: DashboardType | undefined
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
  /** Dashboards in a page, from 1 to 1,000; omit it for the service's own page size. */
  MaxResults?: number | undefined
}

/** Output of {@link DashboardOperations.listDashboards | listDashboards}. */
export interface ListDashboardsOutput extends WithMetadata {
  /** The dashboards of this page. */
  Dashboards?: DashboardDetail[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/** Input of {@link DashboardOperations.updateDashboard | updateDashboard}. */
export interface UpdateDashboardInput {
  /** Name or ARN of the dashboard: letters, digits and `. _ / - :`. */
  DashboardId: string
  /** All its widgets from now on, up to 10: those left out are removed. Omit it to keep them as they are. */
  Widgets?: RequestWidget[] | undefined
  /** When the service refreshes it by itself; omit it to keep that as it is. */
  RefreshSchedule?: RefreshSchedule | undefined
  /** Whether to refuse its deletion; omit it to keep that as it is. */
  TerminationProtectionEnabled?: boolean | undefined
}

/** Output of {@link DashboardOperations.updateDashboard | updateDashboard}. */
export interface UpdateDashboardOutput extends WithMetadata {
  /** ARN of the dashboard. */
  DashboardArn?: string | undefined
  /** Its name. */
  Name?: string | undefined
  /** Whether AWS or the account made it. */
  Type?: DashboardType | undefined
  /** Its widgets, each with its alias. */
  Widgets?: Widget[] | undefined
  /** When it is refreshed; absent without a schedule. */
  RefreshSchedule?: RefreshSchedule | undefined
  /** Whether it is protected from deletion. */
  TerminationProtectionEnabled?: boolean | undefined
  /** When it was created, UTC. */
  CreatedTimestamp?: Date | undefined
  /** When it was last changed, UTC. */
  UpdatedTimestamp?: Date | undefined
}

/** Input of {@link DashboardOperations.deleteDashboard | deleteDashboard}. */
export interface DeleteDashboardInput {
  /** Name or ARN of the dashboard: letters, digits and `. _ / - :`. */
  DashboardId: string
}

/** Output of {@link DashboardOperations.deleteDashboard | deleteDashboard}. */
export interface DeleteDashboardOutput extends WithMetadata {}

/** Input of {@link DashboardOperations.startDashboardRefresh | startDashboardRefresh}. */
export interface StartDashboardRefreshInput {
  /** Name or ARN of the dashboard: letters, digits and `. _ / - :`. */
  DashboardId: string
  /**
   * Values for the placeholders in its queries, by name: `$StartTime$`, `$EndTime$` and `$Period$`, and for a dashboard
   * of AWS also `$EventDataStoreId$`, which such a one must have. Names have 3 to 128 characters, values 1 to 128:
   * letters, digits and `. _ / - :`. Times are text, e.g. `2026-11-20T00:00:00Z`.
   */
  QueryParameterValues?: Record<string, string> | undefined
}

/** Output of {@link DashboardOperations.startDashboardRefresh | startDashboardRefresh}. */
export interface StartDashboardRefreshOutput extends WithMetadata {
  /** Id of the refresh, digits; `describeQuery` takes it with an alias. */
  RefreshId?: string | undefined
}

/**
 * The kind of a dashboard: AWS makes `MANAGED` ones, the account makes `CUSTOM` ones.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DashboardDetail.html
 */
export type DashboardType = Open<'MANAGED' | 'CUSTOM'>

/**
 * Whether a change to a dashboard is in progress or done.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetDashboard.html
 */
export type DashboardStatus = Open<'CREATING' | 'CREATED' | 'UPDATING' | 'UPDATED' | 'DELETING'>

/**
 * A dashboard in a list.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DashboardDetail.html
 */
export interface DashboardDetail {
  /** ARN of the dashboard; its last part is the name. */
  DashboardArn?: string | undefined
  /** Whether AWS or the account made it. */
  Type?: DashboardType | undefined
}

/**
 * A widget of a dashboard, as the service describes it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Widget.html
 */
export interface Widget {
  /** Alias of its query; `describeQuery` finds the latest run by it. */
  QueryAlias?: string | undefined
  /** The SQL it runs. */
  QueryStatement?: string | undefined
  /** The value of each `?` in the SQL; absent where there is none. */
  QueryParameters?: string[] | undefined
  /** How it is drawn. */
  ViewProperties?: Record<string, string> | undefined
}

/**
 * A widget to put on a dashboard.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RequestWidget.html
 */
export interface RequestWidget {
  /**
   * The SQL it runs, 1 to 10,000 characters, over event data stores of the account. A `?` for an `eventTime` stands in
   * single quotes: `eventTime > '?'`.
   */
  QueryStatement: string
  /**
   * The value of each `?` in the SQL, in order: 1 to 10 of `$StartTime$`, `$EndTime$` and `$Period$`, of 1 to 1,024
   * characters each. Omit it for SQL without a `?`.
   */
  QueryParameters?: string[] | undefined
  /**
   * How it is drawn, e.g. `Title`, `View`, `Width` and `Height`, all as text. Names have 3 to 128 letters, digits,
   * dots, underscores and hyphens; values have 1 to 128 of these and spaces.
   */
  ViewProperties: Record<string, string>
}

/**
 * When the service refreshes a dashboard by itself.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RefreshSchedule.html
 */
export interface RefreshSchedule {
  /** How often. */
  Frequency?: RefreshScheduleFrequency | undefined
  /** Whether the schedule is in force. */
  Status?: RefreshScheduleStatus | undefined
  /**
   * Time of day, `HH:MM` in UTC. Of a schedule in hours only the minutes count.
   *
   * @defaultValue `'00:00'`
   */
  TimeOfDay?: string | undefined
}

/**
 * How often a dashboard is refreshed: every 1, 6, 12 or 24 hours, or every day.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RefreshScheduleFrequency.html
 */
export interface RefreshScheduleFrequency {
  /** `HOURS` or `DAYS`; the Highlights dashboard takes `HOURS` only. */
  Unit?: RefreshScheduleFrequencyUnit | undefined
  /** How many of them: 1, 6, 12 or 24 `HOURS`, or 1 of `DAYS`; 6 for the Highlights dashboard. */
  Value?: number | undefined
}

/**
 * What a refresh schedule counts in.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RefreshScheduleFrequency.html
 */
export type RefreshScheduleFrequencyUnit = Open<'HOURS' | 'DAYS'>

/**
 * Whether a refresh schedule is in force.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RefreshSchedule.html
 */
export type RefreshScheduleStatus = Open<'ENABLED' | 'DISABLED'>

/**
 * The methods for dashboards of CloudTrail Lake.
 *
 * Lake has taken no new customers since 31 May 2026. Without it, events are found by `lookupEvents`, by
 * `cloudtrail-client/intake` and by `cloudtrail-client/search`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html
 */
export interface DashboardOperations {
  /**
   * Creates a dashboard of your own, or the Highlights dashboard.
   *
   * Its queries need event data stores, and CloudTrail Lake has taken no new customers since 31 May 2026.
   *
   * It has no numbers until its first refresh. Refreshing needs resource policies that let CloudTrail query the event
   * data stores and, for a schedule, refresh the dashboard. When the reply to this call is lost it is not sent again.
   *
   * @param input - Name, widgets, schedule and tags.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The new dashboard, with the alias of each widget.
   * @throws InputError before sending, e.g. for an eleventh widget or a refresh every 2 hours.
   * @throws ServiceError after sending, e.g. `ConflictException`, `InvalidQueryStatementException`,
   * `ServiceQuotaExceededException`.
   * @example
   * ```ts
   * const { DashboardArn } = await cloudtrail.createDashboard({
   *   Name: 'errors',
   *   RefreshSchedule: { Status: 'ENABLED', Frequency: { Unit: 'HOURS', Value: 6 } },
   *   Widgets: [
   *     {
   *       QueryStatement: `SELECT errorCode, count(*) AS errors FROM ${eventDataStoreId}
   *         WHERE eventTime > '?' AND eventTime < '?' GROUP BY errorCode`,
   *       QueryParameters: ['$StartTime$', '$EndTime$'],
   *       ViewProperties: { Title: 'Errors by code', View: 'Table', Width: '4', Height: '2' },
   *     },
   *   ],
   * })
   * console.log(DashboardArn)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateDashboard.html
   * @group Dashboards
   */
  createDashboard(input: CreateDashboardInput, options?: CallOptions): Promise<CreateDashboardOutput>

  /**
   * Reads a dashboard: widgets, schedule, state and last refresh, but not the rows of its queries.
   *
   * The rows are read query by query: `describeQuery` returns the id for an alias, `getQueryResults` the rows for that id.
   *
   * @param input - Name or ARN of the dashboard.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The dashboard.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ResourceNotFoundException`.
   * @example
   * ```ts
   * const { Widgets = [], LastRefreshId } = await cloudtrail.getDashboard({ DashboardId: dashboardArn })
   * for (const { QueryAlias } of Widgets) {
   *   const { QueryId } = await cloudtrail.describeQuery({ QueryAlias, RefreshId: LastRefreshId })
   *   console.log(QueryAlias, QueryId)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetDashboard.html
   * @group Dashboards
   */
  getDashboard(input: GetDashboardInput, options?: CallOptions): Promise<GetDashboardOutput>

  /**
   * Lists the dashboards of the account in this Region, those of AWS included.
   *
   * @param input - Start of the name and type to narrow it down to; omit for all.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, the {@link DashboardDetail} of every dashboard.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `UnsupportedOperationException`.
   * @example
   * ```ts
   * for await (const { DashboardArn } of cloudtrail.listDashboards({ Type: 'CUSTOM' })) console.log(DashboardArn)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListDashboards.html
   * @group Dashboards
   */
  listDashboards(input?: ListDashboardsInput, options?: CallOptions): Paged<ListDashboardsOutput, DashboardDetail>

  /**
   * Changes the widgets, the schedule or the protection of a dashboard; what the input leaves out stays.
   *
   * `Widgets` replaces the whole list. To change one of them, send all of them back, without the `QueryAlias` they come
   * with: the service sets that itself.
   *
   * @param input - The dashboard and what to change.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The dashboard as it is now.
   * @throws InputError before sending, e.g. for an eleventh widget or a refresh every 2 hours.
   * @throws ServiceError after sending, e.g. `ResourceNotFoundException`, `InvalidQueryStatementException`,
   * `ConflictException`.
   * @example
   * ```ts
   * const { Widgets = [] } = await cloudtrail.getDashboard({ DashboardId: dashboardArn })
   * await cloudtrail.updateDashboard({
   *   DashboardId: dashboardArn,
   *   Widgets: Widgets.slice(1).map(({ QueryStatement = '', QueryParameters, ViewProperties = {} }) => ({
   *     QueryStatement,
   *     QueryParameters,
   *     ViewProperties,
   *   })),
   * })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateDashboard.html
   * @group Dashboards
   */
  updateDashboard(input: UpdateDashboardInput, options?: CallOptions): Promise<UpdateDashboardOutput>

  /**
   * Deletes a dashboard. One that is protected stays: switch `TerminationProtectionEnabled` off first.
   *
   * @param input - Name or ARN of the dashboard.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Nothing but `$metadata`.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `ConflictException`, `ResourceNotFoundException`.
   * @example
   * ```ts
   * await cloudtrail.updateDashboard({ DashboardId: dashboardArn, TerminationProtectionEnabled: false })
   * await cloudtrail.deleteDashboard({ DashboardId: dashboardArn })
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteDashboard.html
   * @group Dashboards
   */
  deleteDashboard(input: DeleteDashboardInput, options?: CallOptions): Promise<DeleteDashboardOutput>

  /**
   * Runs the queries of all widgets of a dashboard and returns the id of this refresh, without waiting for them.
   *
   * Each widget is a query that AWS bills by the bytes scanned, so when the reply to this call is lost it is not sent
   * again.
   *
   * @param input - The dashboard and values for the placeholders of its queries.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The id of the refresh.
   * @throws InputError before sending, e.g. for a value with a space in it.
   * @throws ServiceError after sending, e.g. `ResourceNotFoundException`, `InactiveEventDataStoreException`,
   * `ServiceQuotaExceededException`.
   * @example
   * ```ts
   * const { RefreshId } = await cloudtrail.startDashboardRefresh({
   *   DashboardId: dashboardArn,
   *   QueryParameterValues: { $StartTime$: '2026-11-20T00:00:00Z', $EndTime$: '2026-11-21T00:00:00Z' },
   * })
   * console.log(RefreshId)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartDashboardRefresh.html
   * @group Dashboards
   */
  startDashboardRefresh(input: StartDashboardRefreshInput, options?: CallOptions): Promise<StartDashboardRefreshOutput>
}

const dashboardName = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(128), z.regex(/^[a-zA-Z0-9_-]+$/u)),
)

const dashboardId = /* @__PURE__ */ lazy(() => z.string().check(z.regex(/^[a-zA-Z0-9._/\-:]+$/u)))

export const dashboardDetail = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<DashboardDetail>>({ DashboardArn: z.optional(z.string()), Type: z.optional(z.string()) }),
)

export const widget = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<Widget>>({
    QueryAlias: z.optional(z.string()),
    QueryStatement: z.optional(z.string()),
    QueryParameters: z.optional(z.array(z.string())),
    ViewProperties: z.optional(z.record(z.string(), z.string())),
  }),
)

export const requestWidget = /* @__PURE__ */ lazy(() =>
  z.strictObject<MembersOf<RequestWidget>>({
    QueryStatement: queryStatement(),
    QueryParameters: z.optional(queryParameters()),
    ViewProperties: z.record(
      z.string().check(z.minLength(3), z.maxLength(128), z.regex(/^[a-zA-Z0-9._-]+$/u)),
      z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[a-zA-Z0-9._\- ]+$/u)),
    ),
  }),
)

const requestWidgets = /* @__PURE__ */ lazy(() => z.array(requestWidget()).check(z.maxLength(10)))

export const refreshScheduleFrequency = /* @__PURE__ */ onEachSide((side) =>
  side.checked(
    side.object<RefreshScheduleFrequency>({
      Unit: z.optional(side.oneOf('HOURS', 'DAYS')),
      Value: z.optional(z.int()),
    }),
    must('Value', 'must be 1, 6, 12 or 24 with the Unit HOURS, and 1 with the Unit DAYS', isOffered),
  ),
)

/** Whether the service can refresh at that frequency; unknown, and so accepted, when a member is missing. */
function isOffered({ Unit, Value }: RefreshScheduleFrequency): boolean {
  if (Value === undefined) return true
  if (Unit === 'HOURS') return [1, 6, 12, 24].includes(Value)
  return Unit !== 'DAYS' || Value === 1
}

export const refreshSchedule = /* @__PURE__ */ onEachSide((side) =>
  side.object<RefreshSchedule>({
    Frequency: z.optional(refreshScheduleFrequency(side)),
    Status: z.optional(side.oneOf('ENABLED', 'DISABLED')),
    TimeOfDay: z.optional(side.checked(z.string(), z.regex(/^[0-9]{2}:[0-9]{2}/u))),
  }),
)

export const CreateDashboard = /* @__PURE__ */ operation<
  'CreateDashboard',
  CreateDashboardInput,
  CreateDashboardOutput
>({
  name: 'CreateDashboard',
  input: () =>
    z.strictObject<MembersOf<CreateDashboardInput>>({
      Name: dashboardName(),
      RefreshSchedule: z.optional(refreshSchedule(sent)),
      TagsList: z.optional(tagsList(sent)),
      TerminationProtectionEnabled: z.optional(z.boolean()),
      Widgets: z.optional(requestWidgets()),
    }),
  output: () =>
    z.looseObject<MembersOf<CreateDashboardOutput>>({
      DashboardArn: z.optional(z.string()),
      Name: z.optional(z.string()),
      Type: z.optional(z.string()),
      Widgets: z.optional(z.array(widget())),
      TagsList: z.optional(z.array(tag(received))),
      RefreshSchedule: z.optional(refreshSchedule(received)),
      TerminationProtectionEnabled: z.optional(z.boolean()),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const GetDashboard = /* @__PURE__ */ operation<'GetDashboard', GetDashboardInput, GetDashboardOutput>({
  name: 'GetDashboard',
  input: () => z.strictObject<MembersOf<GetDashboardInput>>({ DashboardId: dashboardId() }),
  output: () =>
    z.looseObject<MembersOf<GetDashboardOutput>>({
      DashboardArn: z.optional(z.string()),
      Type: z.optional(z.string()),
      Status: z.optional(z.string()),
      Widgets: z.optional(z.array(widget())),
      RefreshSchedule: z.optional(refreshSchedule(received)),
      CreatedTimestamp: z.optional(z.date()),
      UpdatedTimestamp: z.optional(z.date()),
      LastRefreshId: z.optional(z.string()),
      LastRefreshFailureReason: z.optional(z.string()),
      TerminationProtectionEnabled: z.optional(z.boolean()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const ListDashboards = /* @__PURE__ */ operation<
  'ListDashboards',
  ListDashboardsInput,
  ListDashboardsOutput,
  DashboardDetail
>({
  name: 'ListDashboards',
  input: () =>
    z.strictObject<MembersOf<ListDashboardsInput>>({
      NamePrefix: z.optional(dashboardName()),
      Type: z.optional(z.enum(['MANAGED', 'CUSTOM'])),
      NextToken: z.optional(z.string().check(z.minLength(4), z.maxLength(1000))),
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
    }),
  output: () =>
    z.looseObject<MembersOf<ListDashboardsOutput>>({
      Dashboards: z.optional(z.array(dashboardDetail())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Dashboards },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const UpdateDashboard = /* @__PURE__ */ operation<
  'UpdateDashboard',
  UpdateDashboardInput,
  UpdateDashboardOutput
>({
  name: 'UpdateDashboard',
  input: () =>
    z.strictObject<MembersOf<UpdateDashboardInput>>({
      DashboardId: dashboardId(),
      Widgets: z.optional(requestWidgets()),
      RefreshSchedule: z.optional(refreshSchedule(sent)),
      TerminationProtectionEnabled: z.optional(z.boolean()),
    }),
  output: () =>
    z.looseObject<MembersOf<UpdateDashboardOutput>>({
      DashboardArn: z.optional(z.string()),
      Name: z.optional(z.string()),
      Type: z.optional(z.string()),
      Widgets: z.optional(z.array(widget())),
      RefreshSchedule: z.optional(refreshSchedule(received)),
      TerminationProtectionEnabled: z.optional(z.boolean()),
      CreatedTimestamp: z.optional(z.date()),
      UpdatedTimestamp: z.optional(z.date()),
    }),
  quota: 'other',
  retry: 'always',
  readOnly: false,
})

export const DeleteDashboard = /* @__PURE__ */ operation<
  'DeleteDashboard',
  DeleteDashboardInput,
  DeleteDashboardOutput
>({
  name: 'DeleteDashboard',
  input: () => z.strictObject<MembersOf<DeleteDashboardInput>>({ DashboardId: dashboardId() }),
  output: () => z.looseObject<MembersOf<DeleteDashboardOutput>>({}),
  quota: 'other',
  retry: 'always',
  alreadyDone: { code: 'ResourceNotFoundException' },
  readOnly: false,
})

export const StartDashboardRefresh = /* @__PURE__ */ operation<
  'StartDashboardRefresh',
  StartDashboardRefreshInput,
  StartDashboardRefreshOutput
>({
  name: 'StartDashboardRefresh',
  input: () =>
    z.strictObject<MembersOf<StartDashboardRefreshInput>>({
      DashboardId: dashboardId(),
      QueryParameterValues: z.optional(
        z.record(
          z.string().check(z.minLength(3), z.maxLength(128), z.regex(/^[a-zA-Z0-9._/\-:$]+$/u)),
          z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
        ),
      ),
    }),
  output: () => z.looseObject<MembersOf<StartDashboardRefreshOutput>>({ RefreshId: z.optional(z.string()) }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})
