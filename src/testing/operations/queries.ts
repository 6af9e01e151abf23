/** Behaviour of the operations on queries of CloudTrail Lake. */
import type { Context } from '../account/context.js'
import { categoriesOf, findActiveStore } from '../account/event-data-store.js'
import { checkBucket } from '../account/existing.js'
import type { EventDataStore, LakeQuery } from '../account/resources.js'
import { readInteger, readString, readTimestamp, type Input } from '../front/input.js'
import { openToken, pageAfter, readPageSize, sealToken } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import { readStatement } from '../lake/statement.js'
import { showTime } from '../lake/values/time.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most queries of an account that are queued or running at the same time. */
const maxConcurrent = 10

/** Most characters of a statement. */
const maxStatement = 10_000

/** Time from the start of a query to its results. */
const queryMs = 1000

const maxPageSize = 1000

/** The state advances with time and with every request that reads it, so that waiting ends even under a frozen clock. */
function statusOf({ isCancelled, reads, startedAtMs, failure }: LakeQuery, { nowMs }: Context): string {
  if (isCancelled) return 'CANCELLED'
  if (reads >= 2 || nowMs - startedAtMs >= queryMs) return failure === undefined ? 'FINISHED' : 'FAILED'
  return reads >= 1 || nowMs - startedAtMs >= queryMs / 2 ? 'RUNNING' : 'QUEUED'
}

const isFailed = (status: string): boolean => status === 'FAILED'

const isActive = (query: LakeQuery, context: Context): boolean => /^(QUEUED|RUNNING)$/.test(statusOf(query, context))

const StartQuery: Behaviour = (input, context) => {
  const statement = readString(input, 'QueryStatement')
  if (statement === undefined) {
    throw new Refusal('UnsupportedOperationException', 'The emulator has no queries by alias; give a QueryStatement.')
  }
  if (statement.length > maxStatement)
    throw new Refusal('InvalidParameterException', `QueryStatement must have 1 to ${maxStatement} characters.`)
  const deliveryS3Uri = readString(input, 'DeliveryS3Uri')
  if (deliveryS3Uri !== undefined) checkBucket(deliveryS3Uri.split('/')[2] ?? '', context)
  const { account, accountId, nowMs } = context
  const arns: string[] = []
  const query = readStatement(
    statement,
    (id) => {
      const store = findActiveStore(id, context)
      arns.push(store.arn)
      return { categories: categoriesOf(store), records: () => recordsOf(store, context) }
    },
    nowMs,
  )
  const [first] = arns
  if (first === undefined) {
    throw new Refusal('InvalidQueryStatementException', 'FROM must name an event data store by its id.')
  }
  if ([...account.queries.values()].filter((one) => isActive(one, context)).length >= maxConcurrent) {
    throw new Refusal('MaxConcurrentQueriesException', `${maxConcurrent} queries are queued or running.`)
  }
  const id = account.newId('query')
  account.queries.set(id, {
    id,
    storeArns: arns,
    statement,
    deliveryS3Uri,
    startedAtMs: nowMs,
    ...query.run(),
    reads: 0,
    isCancelled: false,
  })
  return { QueryId: id, EventDataStoreOwnerAccountId: accountId }
}

/** Every store has all records, and also the events of the channels that deliver to it. */
function recordsOf({ arn }: EventDataStore, { account, accountId }: Context) {
  const ingested = [...account.channels.values()]
    .filter(({ destinations }) => destinations.includes(arn))
    .flatMap(({ arn: channelARN, region, events }) =>
      events.map(({ eventID, eventData, receivedAtMs }) => ({
        eventVersion: '1.0',
        eventCategory: 'ActivityAuditLog',
        eventType: 'ActivityLog',
        eventID,
        eventTime: eventData['eventTime'],
        awsRegion: region,
        recipientAccountId: accountId,
        metadata: { ingestionTime: showTime(receivedAtMs), channelARN },
        eventData,
      })),
    )
  return [...account.records, ...ingested]
}

const DescribeQuery: Behaviour = (input, context) => {
  const query = findQuery(input, context)
  const QueryStatus = statusOf(query, context)
  query.reads++
  return {
    QueryId: query.id,
    QueryString: query.statement,
    QueryStatus,
    QueryStatistics: {
      EventsMatched: query.matched,
      EventsScanned: query.scanned,
      BytesScanned: query.scanned * bytesPerEvent,
      ExecutionTimeInMillis: queryMs,
      CreationTime: epochSeconds(query.startedAtMs),
    },
    ErrorMessage: isFailed(QueryStatus) ? query.failure : undefined,
    DeliveryS3Uri: query.deliveryS3Uri,
    DeliveryStatus: query.deliveryS3Uri === undefined ? undefined : QueryStatus === 'FINISHED' ? 'SUCCESS' : 'PENDING',
    EventDataStoreOwnerAccountId: context.accountId,
  }
}

/** Assumed size of a record, to compute BytesScanned. */
const bytesPerEvent = 1200

const GetQueryResults: Behaviour = (input, context) => {
  const query = findQuery(input, context)
  const size = readPageSize(
    input,
    (message) => new Refusal('InvalidMaxResultsException', message),
    maxPageSize,
    'MaxQueryResults',
  )
  const token = readString(input, 'NextToken')
  const from = token === undefined ? '0' : openToken(token, query.id)
  if (from === undefined) throw new Refusal('InvalidNextTokenException', 'The token is not valid.')
  const QueryStatus = statusOf(query, context)
  query.reads++
  const isThere = QueryStatus === 'FINISHED'
  const rows = isThere ? query.rows.slice(Number(from), Number(from) + size) : []
  const next = Number(from) + rows.length
  return {
    QueryStatus,
    QueryStatistics: {
      ResultsCount: rows.length,
      TotalResultsCount: isThere ? query.rows.length : 0,
      BytesScanned: query.scanned * bytesPerEvent,
    },
    QueryResultRows: rows,
    ErrorMessage: isFailed(QueryStatus) ? query.failure : undefined,
    NextToken: isThere && next < query.rows.length ? sealToken(String(next), query.id) : undefined,
  }
}

const CancelQuery: Behaviour = (input, context) => {
  const query = findQuery(input, context)
  if (!isActive(query, context)) {
    throw new Refusal('InactiveQueryException', `The query ${query.id} is ${statusOf(query, context)}.`)
  }
  query.isCancelled = true
  return { QueryId: query.id, QueryStatus: 'CANCELLED', EventDataStoreOwnerAccountId: context.accountId }
}

const ListQueries: Behaviour = (input, context) => {
  const { arn } = findActiveStore(readString(input, 'EventDataStore'), context)
  const [start, end] = [readTimestamp(input, 'StartTime') ?? -Infinity, readTimestamp(input, 'EndTime') ?? Infinity]
  if (start > end) throw new Refusal('InvalidDateRangeException', 'StartTime is after EndTime.')
  const status = readString(input, 'QueryStatus')
  const found = [...context.account.queries.values()]
    .filter(
      ({ storeArns, startedAtMs }) =>
        storeArns.includes(arn) && startedAtMs >= start * 1000 && startedAtMs <= end * 1000,
    )
    .filter((query) => status === undefined || statusOf(query, context) === status)
  const size = Math.min(readInteger(input, 'MaxResults') ?? maxPageSize, maxPageSize)
  const { page, nextToken } = pageAfter(found, ({ id }) => id, readString(input, 'NextToken'), size)
  return {
    Queries: page.map((query) => ({
      QueryId: query.id,
      QueryStatus: statusOf(query, context),
      CreationTime: epochSeconds(query.startedAtMs),
    })),
    NextToken: nextToken,
  }
}

function findQuery(input: Input, { account }: Context): LakeQuery {
  const id = readString(input, 'QueryId') ?? ''
  const query = account.queries.get(id)
  if (query !== undefined) return query
  throw new Refusal('QueryIdNotFoundException', `The query does not exist: ${id}`)
}

export const queries: Behaviours = { StartQuery, DescribeQuery, GetQueryResults, CancelQuery, ListQueries }
