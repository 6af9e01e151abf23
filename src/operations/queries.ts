/** SQL queries over event data stores (CloudTrail Lake): starting them, following them and reading their rows. */
import * as z from 'zod/mini'
import { UnexpectedStateError } from '../contracts/errors.js'
import type { Members, Paged, WithMetadata } from '../contracts/output.js'
import type { CallOptions } from '../config/call-options.js'
import { operation } from './define.js'
import { queryAlias, queryParameters, queryStatement } from './shapes/query-text.js'
import { lazy } from '../runtime/lazy.js'
import { exactlyOneOf, onlyWith } from '../schema/checks.js'
import { double } from '../schema/double.js'
import type { MembersOf, Open } from '../schema/members-of.js'

/** Input of {@link QueryOperations.startQuery | startQuery}. */
export interface StartQueryInput {
  /**
   * The SQL, 1 to 10,000 characters, whose `FROM` names event data stores by the id at the end of their ARN. Either
   * this or `QueryAlias`.
   */
  QueryStatement?: string | undefined
  /**
   * Where in S3 to put the rows as well, e.g. `s3://bucket/prefix`, up to 1,024 characters; omit it to read them with
   * {@link QueryOperations.getQueryResults | getQueryResults} only.
   */
  DeliveryS3Uri?: string | undefined
  /**
   * Alias of a ready-made query, 1 to 256 letters, digits, dots, underscores and hyphens with a letter first. The
   * service knows aliases for the widgets of dashboards and for generated queries. Either this or `QueryStatement`.
   */
  QueryAlias?: string | undefined
  /** Values for the placeholders of the `QueryAlias`: 1 to 10, of 1 to 1,024 characters each. Only with an alias. */
  QueryParameters?: string[] | undefined
  /** Account that owns the event data store, 12 to 16 digits; omit it when it is the account that calls. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Output of {@link QueryOperations.startQuery | startQuery}. */
export interface StartQueryOutput extends WithMetadata {
  /** Id of the query that was started, a UUID; every other method takes it. */
  QueryId?: string | undefined
  /** Account that owns the event data store. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Input of {@link QueryOperations.describeQuery | describeQuery}. */
export interface DescribeQueryInput {
  /**
   * ARN of the event data store, or the id at its end; 3 to 256 characters.
   *
   * @deprecated Leave it out: `QueryId` or `QueryAlias` is enough.
   */
  EventDataStore?: string | undefined
  /** Id of the query, a UUID of 36 characters. Either this or `QueryAlias`. */
  QueryId?: string | undefined
  /**
   * Alias of a widget's query, 1 to 256 letters, digits, dots, underscores and hyphens with a letter first. Either this
   * or `QueryId`.
   */
  QueryAlias?: string | undefined
  /** The refresh of the dashboard in which the alias ran, 10 to 20 digits. Only with `QueryAlias`. */
  RefreshId?: string | undefined
  /** Account that owns the event data store, 12 to 16 digits; omit it when it is the account that calls. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Output of {@link QueryOperations.describeQuery | describeQuery}. */
export interface DescribeQueryOutput extends WithMetadata {
  /** Id of the query, a UUID. */
  QueryId?: string | undefined
  /** The SQL that runs or ran. */
  QueryString?: string | undefined
  /** How far it is; rows are complete at `FINISHED`. */
  QueryStatus?: QueryStatus | undefined
  /** How much was scanned and matched, and how long it took. */
  QueryStatistics?: QueryStatisticsForDescribeQuery | undefined
  /** Why it failed; absent otherwise. */
  ErrorMessage?: string | undefined
  /** S3 URI that the rows are delivered to; absent when the request named none. */
  DeliveryS3Uri?: string | undefined
  /** Status of the delivery to S3; absent when there is none. */
  DeliveryStatus?: DeliveryStatus | undefined
  /** The question the SQL was generated from; absent for SQL that was written by hand. */
  Prompt?: string | undefined
  /** Account that owns the event data store. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Input of {@link QueryOperations.getQueryResults | getQueryResults}. */
export interface GetQueryResultsInput {
  /**
   * ARN of the event data store, or the id at its end; 3 to 256 characters.
   *
   * @deprecated Leave it out: `QueryId` is enough.
   */
  EventDataStore?: string | undefined
  /** Id of the query, a UUID of 36 characters. */
  QueryId: string
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
  /** Rows in a page, from 1 to 1,000; omit it for the service's own page size. */
  MaxQueryResults?: number | undefined
  /** Account that owns the event data store, 12 to 16 digits; omit it when it is the account that calls. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Output of {@link QueryOperations.getQueryResults | getQueryResults}. */
export interface GetQueryResultsOutput extends WithMetadata {
  /** How far the query is; only `FINISHED` has all its rows. */
  QueryStatus?: QueryStatus | undefined
  /** Rows of this page and of the whole result, and bytes scanned. */
  QueryStatistics?: QueryStatistics | undefined
  /** The rows of this page; each is a list with one single-entry map for each column of the `SELECT`. */
  QueryResultRows?: QueryResultRow[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
  /** Why the query failed; absent otherwise. */
  ErrorMessage?: string | undefined
}

/** Input of {@link QueryOperations.listQueries | listQueries}. */
export interface ListQueriesInput {
  /** ARN of the event data store that was queried, or the id at its end; 3 to 256 characters. */
  EventDataStore: string
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
  /** Queries in a page, from 1 to 1,000; omit it for the service's own page size. */
  MaxResults?: number | undefined
  /** Queries run from this time on, UTC; omit it for the last seven days. */
  StartTime?: Date | undefined
  /** Queries run up to this time, UTC; omit it for all up to now. */
  EndTime?: Date | undefined
  /** Queries in this state only; omit it for every state. */
  QueryStatus?: QueryStatus | undefined
}

/** Output of {@link QueryOperations.listQueries | listQueries}. */
export interface ListQueriesOutput extends WithMetadata {
  /** The queries of this page. */
  Queries?: Query[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/** Input of {@link QueryOperations.cancelQuery | cancelQuery}. */
export interface CancelQueryInput {
  /**
   * ARN of the event data store, or the id at its end; 3 to 256 characters.
   *
   * @deprecated Leave it out: `QueryId` is enough.
   */
  EventDataStore?: string | undefined
  /** Id of the query to stop, a UUID of 36 characters. */
  QueryId: string
  /** Account that owns the event data store, 12 to 16 digits; omit it when it is the account that calls. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Output of {@link QueryOperations.cancelQuery | cancelQuery}. */
export interface CancelQueryOutput extends WithMetadata {
  /** Id of the query, a UUID. */
  QueryId: string
  /**
   * Usually `CANCELLED`, even while the service is still stopping the query; always with `$metadata.isAlreadyDone`, although
   * the query may have ended by itself before.
   */
  QueryStatus: QueryStatus
  /** Account that owns the event data store. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Input of {@link QueryOperations.generateQuery | generateQuery}. */
export interface GenerateQueryInput {
  /** The event data store to query, as a list of exactly one ARN, or id at its end; 3 to 256 characters. */
  EventDataStores: string[]
  /**
   * The question in English, 3 to 500 printable ASCII characters and line feeds. It is sent to a language model, so keep
   * secrets and personal data out of it.
   */
  Prompt: string
}

/** Output of {@link QueryOperations.generateQuery | generateQuery}. */
export interface GenerateQueryOutput extends WithMetadata {
  /** The SQL. Read it before running it: a model wrote it. */
  QueryStatement?: string | undefined
  /** An alias of that SQL: `startQuery` takes it in place of the statement. */
  QueryAlias?: string | undefined
  /** Account that owns the event data store. */
  EventDataStoreOwnerAccountId?: string | undefined
}

/** Input of {@link QueryOperations.searchSampleQueries | searchSampleQueries}. */
export interface SearchSampleQueriesInput {
  /** What the query should be about, in English, 2 to 1,000 printable ASCII characters and line feeds. */
  SearchPhrase: string
  /**
   * Samples in a page, from 1 to 50.
   *
   * @defaultValue 10
   */
  MaxResults?: number | undefined
  /** Token of an earlier page, 4 to 1,000 characters. Iterating does this by itself. */
  NextToken?: string | undefined
}

/** Output of {@link QueryOperations.searchSampleQueries | searchSampleQueries}. */
export interface SearchSampleQueriesOutput extends WithMetadata {
  /** The samples of this page, best match first. */
  SearchResults?: SearchSampleQueriesSearchResult[] | undefined
  /** Token of the next page; absent on the last one. */
  NextToken?: string | undefined
}

/**
 * The status of a query: waiting, running, or one of four final states.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeQuery.html
 */
export type QueryStatus = Open<'QUEUED' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'CANCELLED' | 'TIMED_OUT'>

/**
 * How far the delivery of a query's rows to S3 is.
 *
 * The `…_SIGNING_FILE` values are about the file that proves the rows unchanged, not about the rows.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeQuery.html
 */
export type DeliveryStatus = Open<
  | 'SUCCESS'
  | 'FAILED'
  | 'FAILED_SIGNING_FILE'
  | 'PENDING'
  | 'RESOURCE_NOT_FOUND'
  | 'ACCESS_DENIED'
  | 'ACCESS_DENIED_SIGNING_FILE'
  | 'CANCELLED'
  | 'UNKNOWN'
>

/**
 * A query in a list.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Query.html
 */
export interface Query {
  /** Id of the query, a UUID. */
  QueryId?: string | undefined
  /** How far it is. */
  QueryStatus?: QueryStatus | undefined
  /** When it was started, UTC. */
  CreationTime?: Date | undefined
}

/**
 * Statistics of a query, as {@link QueryOperations.describeQuery | describeQuery} reports them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_QueryStatisticsForDescribeQuery.html
 */
export interface QueryStatisticsForDescribeQuery {
  /** Events that the query's conditions let through. */
  EventsMatched?: number | undefined
  /** Events that were read. */
  EventsScanned?: number | undefined
  /** Bytes that were read; once the query has ended, the bytes that are billed. */
  BytesScanned?: number | undefined
  /** How long it ran, in milliseconds. */
  ExecutionTimeInMillis?: number | undefined
  /** When it was started, UTC. */
  CreationTime?: Date | undefined
}

/**
 * The size of a result, as {@link QueryOperations.getQueryResults | getQueryResults} reports it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_QueryStatistics.html
 */
export interface QueryStatistics {
  /** Rows of this page. */
  ResultsCount?: number | undefined
  /** Rows of all pages. */
  TotalResultsCount?: number | undefined
  /** Bytes that were read; once the query has ended, the bytes that are billed. */
  BytesScanned?: number | undefined
}

/**
 * A row of a result: one single-entry map from name to value for each column.
 *
 * Every value is text, whatever the column's type. `Object.assign({}, ...row)` makes one object of a row, as long as no
 * two of its columns have the same name.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetQueryResults.html
 */
export type QueryResultRow = Record<string, string>[]

/**
 * A sample query that a search found.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_SearchSampleQueriesSearchResult.html
 */
export interface SearchSampleQueriesSearchResult {
  /** A short title. */
  Name?: string | undefined
  /** What it finds, in a sentence or two. */
  Description?: string | undefined
  /** Its SQL; see that its `FROM` names an event data store of yours before running it. */
  SQL?: string | undefined
  /** How close it is to the phrase, from 0 to 1; 1 is closest. */
  Relevance?: number | undefined
}

/**
 * The methods for queries of CloudTrail Lake.
 *
 * Lake has taken no new customers since 31 May 2026. Without it, events are found by `lookupEvents`, by
 * `cloudtrail-client/intake` and by `cloudtrail-client/search`.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html
 */
export interface QueryOperations {
  /**
   * Starts an SQL query over event data stores and returns its id, not its rows.
   *
   * It needs an event data store, and CloudTrail Lake has taken no new customers since 31 May 2026;
   * `cloudtrail-client/intake` and `cloudtrail-client/search` find events without it.
   *
   * AWS bills the bytes a query scans, so bound `eventTime` in the SQL. When the reply to this call is lost it is not
   * sent again: the query may be running already, and {@link QueryOperations.listQueries | listQueries} shows whether
   * it is.
   *
   * @param input - The SQL or an alias, and where to deliver the rows.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The id of the query.
   * @throws InputError before sending, e.g. for both or neither of `QueryStatement` and `QueryAlias`.
   * @throws ServiceError after sending, e.g. `InvalidQueryStatementException`, `MaxConcurrentQueriesException` (wait
   * for a running query to end), `InsufficientS3BucketPolicyException`.
   * @example
   * ```ts
   * const { QueryId } = await cloudtrail.startQuery({
   *   QueryStatement: `SELECT eventName, count(*) AS calls FROM ${eventDataStoreId}
   *     WHERE eventTime > '2026-11-20 00:00:00' GROUP BY eventName`,
   * })
   * console.log(QueryId)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartQuery.html
   * @group Queries
   */
  startQuery(input: StartQueryInput, options?: CallOptions): Promise<StartQueryOutput>

  /**
   * Reports the status of a query, what it scanned and whether its rows were delivered.
   *
   * The last run of a dashboard's widget is found by its alias instead of an id.
   *
   * @param input - The query's id, or an alias with, if wanted, the refresh it ran in.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Status, SQL, statistics and delivery of the query.
   * @throws InputError before sending, e.g. for both or neither of `QueryId` and `QueryAlias`.
   * @throws ServiceError after sending, e.g. `QueryIdNotFoundException`, `InactiveEventDataStoreException`.
   * @example
   * ```ts
   * const { QueryStatus, QueryStatistics } = await cloudtrail.describeQuery({ QueryId: queryId })
   * console.log(QueryStatus, QueryStatistics?.BytesScanned)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeQuery.html
   * @group Queries
   */
  describeQuery(input: DescribeQueryInput, options?: CallOptions): Promise<DescribeQueryOutput>

  /**
   * Reads the rows of a query.
   *
   * It does not wait: while the query is running the service returns no rows or only some, so call `waitForQuery` first.
   * An iteration has all rows or throws. A page that is awaited is returned whatever its query has come to: look at
   * `QueryStatus` and `ErrorMessage`.
   *
   * @param input - The query's id and the size of a page.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every {@link QueryResultRow | row} of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `QueryIdNotFoundException`, `InvalidNextTokenException`.
   * @throws UnexpectedStateError while iterating, with the service's message, when the query has failed, was cancelled, ran into
   * its time limit or has not finished.
   * @example
   * ```ts
   * for await (const row of cloudtrail.getQueryResults({ QueryId: queryId })) {
   *   for (const column of row) console.log(column)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetQueryResults.html
   * @group Queries
   */
  getQueryResults(input: GetQueryResultsInput, options?: CallOptions): Paged<GetQueryResultsOutput, QueryResultRow>

  /**
   * Lists the queries of the last seven days on one event data store, with their states.
   *
   * @param input - The event data store and, if wanted, a time range and a state.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every {@link Query} of every page.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `EventDataStoreNotFoundException`, `InvalidDateRangeException`.
   * @example
   * ```ts
   * const running = cloudtrail.listQueries({ EventDataStore: eventDataStoreArn, QueryStatus: 'RUNNING' })
   * for await (const { QueryId, CreationTime } of running) console.log(QueryId, CreationTime)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListQueries.html
   * @group Queries
   */
  listQueries(input: ListQueriesInput, options?: CallOptions): Paged<ListQueriesOutput, Query>

  /**
   * Stops a query that is waiting or running; one that has ended is an error.
   *
   * The reply may say `CANCELLED` before the query has come to a halt.
   *
   * @param input - The query's id.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The query's id and its new status.
   * @throws InputError before sending, when the input breaks a rule.
   * @throws ServiceError after sending, e.g. `InactiveQueryException` for a query that has ended,
   * `QueryIdNotFoundException`.
   * @example
   * ```ts
   * const { QueryStatus } = await cloudtrail.cancelQuery({ QueryId: queryId })
   * console.log(QueryStatus)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CancelQuery.html
   * @group Queries
   */
  cancelQuery(input: CancelQueryInput, options?: CallOptions): Promise<CancelQueryOutput>

  /**
   * Writes SQL from a question in English, without running it.
   *
   * A language model does this, so the same question need not give the same SQL. Not every Region has it.
   *
   * @param input - The question and the one event data store it is about.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns The SQL and an alias for it.
   * @throws InputError before sending, e.g. for two event data stores or a prompt beyond ASCII.
   * @throws ServiceError after sending, e.g. `GenerateResponseException` when no SQL came of the prompt,
   * `EventDataStoreNotFoundException`.
   * @example
   * ```ts
   * const { QueryStatement } = await cloudtrail.generateQuery({
   *   EventDataStores: [eventDataStoreArn],
   *   Prompt: 'Which users deleted S3 buckets in the past week?',
   * })
   * console.log(QueryStatement)
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GenerateQuery.html
   * @group Queries
   */
  generateQuery(input: GenerateQueryInput, options?: CallOptions): Promise<GenerateQueryOutput>

  /**
   * Finds ready-made sample queries by meaning, best match first.
   *
   * The matches get weaker from page to page: stop iterating when `Relevance` is too low for you.
   *
   * @param input - The phrase to look for and the size of a page.
   * @param options - Cancelling, time limits and credentials of this call.
   * @returns Awaited, the first page; iterated, every sample of every page.
   * @throws InputError before sending, e.g. for a phrase beyond ASCII.
   * @throws ServiceError after sending, e.g. `InvalidParameterException`, `UnsupportedOperationException`.
   * @example
   * ```ts
   * for await (const { Name, SQL, Relevance = 0 } of cloudtrail.searchSampleQueries({ SearchPhrase: 'root logins' })) {
   *   if (Relevance < 0.5) break
   *   console.log(Name, SQL)
   * }
   * ```
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_SearchSampleQueries.html
   * @group Queries
   */
  searchSampleQueries(
    input: SearchSampleQueriesInput,
    options?: CallOptions,
  ): Paged<SearchSampleQueriesOutput, SearchSampleQueriesSearchResult>
}

const eventDataStore = /* @__PURE__ */ lazy(() =>
  z.string().check(z.minLength(3), z.maxLength(256), z.regex(/^[a-zA-Z0-9._/\-:]+$/u)),
)

const queryId = /* @__PURE__ */ lazy(() => z.string().check(z.minLength(36), z.maxLength(36), z.regex(/^[a-f0-9-]+$/u)))

const accountId = /* @__PURE__ */ lazy(() => z.string().check(z.minLength(12), z.maxLength(16), z.regex(/\d+/u)))

const pageToken = /* @__PURE__ */ lazy(() => z.string().check(z.minLength(4), z.maxLength(1000)))

export const query = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<Query>>({
    QueryId: z.optional(z.string()),
    QueryStatus: z.optional(z.string()),
    CreationTime: z.optional(z.date()),
  }),
)

export const queryStatisticsForDescribeQuery = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<QueryStatisticsForDescribeQuery>>({
    EventsMatched: z.optional(z.number()),
    EventsScanned: z.optional(z.number()),
    BytesScanned: z.optional(z.number()),
    ExecutionTimeInMillis: z.optional(z.number()),
    CreationTime: z.optional(z.date()),
  }),
)

export const queryStatistics = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<QueryStatistics>>({
    ResultsCount: z.optional(z.number()),
    TotalResultsCount: z.optional(z.number()),
    BytesScanned: z.optional(z.number()),
  }),
)

export const queryResultRow = /* @__PURE__ */ lazy(() => z.array(z.record(z.string(), z.string())))

export const searchSampleQueriesSearchResult = /* @__PURE__ */ lazy(() =>
  z.looseObject<MembersOf<SearchSampleQueriesSearchResult>>({
    Name: z.optional(z.string()),
    Description: z.optional(z.string()),
    SQL: z.optional(z.string()),
    Relevance: z.optional(double()),
  }),
)

export const StartQuery = /* @__PURE__ */ operation<'StartQuery', StartQueryInput, StartQueryOutput>({
  name: 'StartQuery',
  input: () =>
    z
      .strictObject<MembersOf<StartQueryInput>>({
        QueryStatement: z.optional(queryStatement()),
        DeliveryS3Uri: z.optional(
          z.string().check(z.maxLength(1024), z.regex(/s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9](\/.*)?/u)),
        ),
        QueryAlias: z.optional(queryAlias()),
        QueryParameters: z.optional(queryParameters()),
        EventDataStoreOwnerAccountId: z.optional(accountId()),
      })
      .check(exactlyOneOf(['QueryStatement'], ['QueryAlias']), onlyWith('QueryParameters', 'QueryAlias')),
  output: () =>
    z.looseObject<MembersOf<StartQueryOutput>>({
      QueryId: z.optional(z.string()),
      EventDataStoreOwnerAccountId: z.optional(z.string()),
    }),
  quota: 'startCancelQuery',
  retry: 'unless-sent',
  readOnly: false,
})

export const DescribeQuery = /* @__PURE__ */ operation<'DescribeQuery', DescribeQueryInput, DescribeQueryOutput>({
  name: 'DescribeQuery',
  input: () =>
    z
      .strictObject<MembersOf<DescribeQueryInput>>({
        EventDataStore: z.optional(eventDataStore()),
        QueryId: z.optional(queryId()),
        QueryAlias: z.optional(queryAlias()),
        RefreshId: z.optional(z.string().check(z.minLength(10), z.maxLength(20), z.regex(/\d+/u))),
        EventDataStoreOwnerAccountId: z.optional(accountId()),
      })
      .check(exactlyOneOf(['QueryId'], ['QueryAlias']), onlyWith('RefreshId', 'QueryAlias')),
  output: () =>
    z.looseObject<MembersOf<DescribeQueryOutput>>({
      QueryId: z.optional(z.string()),
      QueryString: z.optional(z.string()),
      QueryStatus: z.optional(z.string()),
      QueryStatistics: z.optional(queryStatisticsForDescribeQuery()),
      ErrorMessage: z.optional(z.string()),
      DeliveryS3Uri: z.optional(z.string()),
      DeliveryStatus: z.optional(z.string()),
      Prompt: z.optional(z.string()),
      EventDataStoreOwnerAccountId: z.optional(z.string()),
    }),
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const GetQueryResults = /* @__PURE__ */ operation<
  'GetQueryResults',
  GetQueryResultsInput,
  GetQueryResultsOutput,
  QueryResultRow
>({
  name: 'GetQueryResults',
  input: () =>
    z.strictObject<MembersOf<GetQueryResultsInput>>({
      EventDataStore: z.optional(eventDataStore()),
      QueryId: queryId(),
      NextToken: z.optional(pageToken()),
      MaxQueryResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
      EventDataStoreOwnerAccountId: z.optional(accountId()),
    }),
  output: () =>
    z.looseObject<MembersOf<GetQueryResultsOutput>>({
      QueryStatus: z.optional(z.string()),
      QueryStatistics: z.optional(queryStatistics()),
      QueryResultRows: z.optional(z.array(queryResultRow())),
      NextToken: z.optional(z.string()),
      ErrorMessage: z.optional(z.string()),
    }),
  paging: { items: (page) => page.QueryResultRows, check: refuseUnfinished },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

/** Without its status, a page counts as one of a query that has finished. */
function refuseUnfinished(output: Members<GetQueryResultsOutput>): void {
  const { QueryStatus: state = 'FINISHED', ErrorMessage } = output
  if (state === 'FINISHED') return
  const reason = ErrorMessage ?? 'its rows are complete when it has FINISHED; waitForQuery waits for that'
  throw new UnexpectedStateError(`GetQueryResults: the query is ${state}: ${reason}`, { state, output })
}

export const ListQueries = /* @__PURE__ */ operation<'ListQueries', ListQueriesInput, ListQueriesOutput, Query>({
  name: 'ListQueries',
  input: () =>
    z.strictObject<MembersOf<ListQueriesInput>>({
      EventDataStore: eventDataStore(),
      NextToken: z.optional(pageToken()),
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(1000))),
      StartTime: z.optional(z.date()),
      EndTime: z.optional(z.date()),
      QueryStatus: z.optional(z.enum(['QUEUED', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED', 'TIMED_OUT'])),
    }),
  output: () =>
    z.looseObject<MembersOf<ListQueriesOutput>>({
      Queries: z.optional(z.array(query())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.Queries },
  quota: 'getDescribeList',
  retry: 'always',
  readOnly: true,
})

export const CancelQuery = /* @__PURE__ */ operation<'CancelQuery', CancelQueryInput, CancelQueryOutput>({
  name: 'CancelQuery',
  input: () =>
    z.strictObject<MembersOf<CancelQueryInput>>({
      EventDataStore: z.optional(eventDataStore()),
      QueryId: queryId(),
      EventDataStoreOwnerAccountId: z.optional(accountId()),
    }),
  output: () =>
    z.looseObject<MembersOf<CancelQueryOutput>>({
      QueryId: z.string(),
      QueryStatus: z.string(),
      EventDataStoreOwnerAccountId: z.optional(z.string()),
    }),
  quota: 'startCancelQuery',
  retry: 'always',
  alreadyDone: {
    code: 'InactiveQueryException',
    output: ({ QueryId }) => ({ QueryId, QueryStatus: 'CANCELLED' }),
  },
  readOnly: false,
})

export const GenerateQuery = /* @__PURE__ */ operation<'GenerateQuery', GenerateQueryInput, GenerateQueryOutput>({
  name: 'GenerateQuery',
  input: () =>
    z.strictObject<MembersOf<GenerateQueryInput>>({
      EventDataStores: z.array(eventDataStore()).check(z.minLength(1), z.maxLength(1)),
      Prompt: z.string().check(z.minLength(3), z.maxLength(500), z.regex(/^[ -~\n]*$/u)),
    }),
  output: () =>
    z.looseObject<MembersOf<GenerateQueryOutput>>({
      QueryStatement: z.optional(z.string()),
      QueryAlias: z.optional(z.string()),
      EventDataStoreOwnerAccountId: z.optional(z.string()),
    }),
  quota: 'other',
  retry: 'unless-sent',
  readOnly: false,
})

export const SearchSampleQueries = /* @__PURE__ */ operation<
  'SearchSampleQueries',
  SearchSampleQueriesInput,
  SearchSampleQueriesOutput,
  SearchSampleQueriesSearchResult
>({
  name: 'SearchSampleQueries',
  input: () =>
    z.strictObject<MembersOf<SearchSampleQueriesInput>>({
      SearchPhrase: z.string().check(z.minLength(2), z.maxLength(1000), z.regex(/^[ -~\n]*$/u)),
      MaxResults: z.optional(z.int().check(z.gte(1), z.lte(50))),
      NextToken: z.optional(pageToken()),
    }),
  output: () =>
    z.looseObject<MembersOf<SearchSampleQueriesOutput>>({
      SearchResults: z.optional(z.array(searchSampleQueriesSearchResult())),
      NextToken: z.optional(z.string()),
    }),
  paging: { items: (page) => page.SearchResults },
  quota: 'other',
  retry: 'always',
  readOnly: true,
})
