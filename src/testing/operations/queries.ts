/** Behaviour of the operations on queries of CloudTrail Lake. */
import type { Context } from '../account/context.js'
import { findActiveStore } from '../account/event-data-store.js'
import { checkBucket } from '../account/existing.js'
import type { LakeQuery } from '../account/resources.js'
import { readInteger, readString, readTimestamp, type Input } from '../front/input.js'
import { openToken, pageAfter, readPageSize, sealToken } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import { epochSeconds } from '../front/wire.js'
import { runQuery } from '../lake/run-query.js'
import { loadParser } from '../lake/parser.js'
import { readQuery } from '../lake/sql.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most queries of an account that are queued or running at the same time. */
const maxConcurrent = 10

/** Time from the start of a query to its results. */
const queryMs = 1000

const maxPageSize = 1000

/** The state advances with time and with every request that reads it, so that waiting ends even under a frozen clock. */
function statusOf({ isCancelled, reads, startedAtMs }: LakeQuery, { nowMs }: Context): string {
  if (isCancelled) return 'CANCELLED'
  if (reads >= 2 || nowMs - startedAtMs >= queryMs) return 'FINISHED'
  return reads >= 1 || nowMs - startedAtMs >= queryMs / 2 ? 'RUNNING' : 'QUEUED'
}

const isActive = (query: LakeQuery, context: Context): boolean => /^(QUEUED|RUNNING)$/.test(statusOf(query, context))

const StartQuery: Behaviour = async (input, context) => {
  const statement = readString(input, 'QueryStatement')
  if (statement === undefined) {
    throw new Refusal('UnsupportedOperationException', 'The emulator has no queries by alias; give a QueryStatement.')
  }
  const query = readQuery(statement, await loadParser())
  const { arn: storeArn } = findActiveStore(query.storeId, context)
  const deliveryS3Uri = readString(input, 'DeliveryS3Uri')
  if (deliveryS3Uri !== undefined) checkBucket(deliveryS3Uri.split('/')[2] ?? '', context)
  const { account, accountId, nowMs } = context
  if ([...account.queries.values()].filter((one) => isActive(one, context)).length >= maxConcurrent) {
    throw new Refusal('MaxConcurrentQueriesException', `${maxConcurrent} queries are queued or running.`)
  }
  const records = recordsOf(storeArn, context)
  const id = account.newId('query')
  account.queries.set(id, {
    id,
    storeArn,
    statement,
    deliveryS3Uri,
    startedAtMs: nowMs,
    ...runQuery(query, records),
    scanned: records.length,
    reads: 0,
    isCancelled: false,
  })
  return { QueryId: id, EventDataStoreOwnerAccountId: accountId }
}

/** Every store has all records, and also the events of the channels that deliver to it. */
function recordsOf(storeArn: string, { account }: Context) {
  const ingested = [...account.channels.values()]
    .filter(({ destinations }) => destinations.includes(storeArn))
    .flatMap(({ events }) => events.map(({ eventID, eventData }) => ({ eventID, eventData })))
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
    .filter(({ storeArn, startedAtMs }) => storeArn === arn && startedAtMs >= start * 1000 && startedAtMs <= end * 1000)
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
