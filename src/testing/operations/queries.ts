/** Behaviour of the operations on queries of CloudTrail Lake. */
import { randomUUID } from 'node:crypto'
import type { Behaviour, Behaviours, Context } from '../behaviour.js'
import { findActiveStore } from '../account/event-data-store.js'
import { Fault } from '../front/refusal.js'
import { text, timestamp, wholeNumber, type Input } from '../front/input.js'
import { openToken, pageAfter, sealToken } from '../front/page-token.js'
import { readQuery, runQuery, type Row } from '../lake/sql.js'
import { epochSeconds } from '../front/wire-time.js'

/** A query, with the rows that it will have. */
export interface LakeQuery {
  readonly id: string
  readonly storeArn: string
  readonly statement: string
  readonly deliveryS3Uri: string | undefined
  readonly startedAtMs: number
  readonly rows: readonly Row[]
  readonly scanned: number
  readonly matched: number
  /** How often it has been looked at. */
  looks: number
  isCancelled: boolean
}

/** Queries of an account that are queued or run at the same time. */
const maxConcurrent = 10

/** Time from the start to the rows. */
const queryMs = 1000

const maxPageSize = 1000

/** It moves on with time, and with every look, so that tests that wait for it come to an end with a clock that stands. */
function statusOf({ isCancelled, looks, startedAtMs }: LakeQuery, { nowMs }: Context): string {
  if (isCancelled) return 'CANCELLED'
  if (looks >= 2 || nowMs - startedAtMs >= queryMs) return 'FINISHED'
  return looks >= 1 || nowMs - startedAtMs >= queryMs / 2 ? 'RUNNING' : 'QUEUED'
}

const isActive = (query: LakeQuery, context: Context): boolean => /^(QUEUED|RUNNING)$/.test(statusOf(query, context))

const StartQuery: Behaviour = async (input, context) => {
  const statement = text(input, 'QueryStatement')
  if (statement === undefined) {
    throw new Fault('UnsupportedOperationException', 'The emulator has no queries by alias; give a QueryStatement.')
  }
  const query = await readQuery(statement)
  const { arn: storeArn } = findActiveStore(query.storeId, context)
  const { account, accountId, nowMs } = context
  if ([...account.queries.values()].filter((one) => isActive(one, context)).length >= maxConcurrent) {
    throw new Fault('MaxConcurrentQueriesException', `${maxConcurrent} queries are queued or running.`)
  }
  const records = recordsOf(storeArn, context)
  const id = randomUUID()
  account.queries.set(id, {
    id,
    storeArn,
    statement,
    deliveryS3Uri: text(input, 'DeliveryS3Uri'),
    startedAtMs: nowMs,
    ...runQuery(query, records),
    scanned: records.length,
    looks: 0,
    isCancelled: false,
  })
  return { QueryId: id, EventDataStoreOwnerAccountId: accountId }
}

/** Every store sees all records; one of events from outside AWS has those of its channels in addition. */
function recordsOf(storeArn: string, { account }: Context) {
  const ingested = [...account.channels.values()]
    .filter(({ destinations }) => destinations.includes(storeArn))
    .flatMap(({ events }) => events.map(({ eventID, eventData }) => ({ eventID, eventData })))
  return [...account.records, ...ingested]
}

const DescribeQuery: Behaviour = (input, context) => {
  const query = findQuery(input, context)
  const QueryStatus = statusOf(query, context)
  query.looks++
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

/** What a record takes, for the figure of the bytes that were scanned. */
const bytesPerEvent = 1200

const GetQueryResults: Behaviour = (input, context) => {
  const query = findQuery(input, context)
  const size = wholeNumber(input, 'MaxQueryResults') ?? maxPageSize
  if (size < 1 || size > maxPageSize) {
    throw new Fault('InvalidMaxResultsException', `MaxQueryResults must be from 1 to ${maxPageSize}.`)
  }
  const token = text(input, 'NextToken')
  const from = token === undefined ? '0' : openToken(token, query.id)
  if (from === undefined) throw new Fault('InvalidNextTokenException', 'The token is not valid.')
  const QueryStatus = statusOf(query, context)
  query.looks++
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
    throw new Fault('InactiveQueryException', `The query ${query.id} is ${statusOf(query, context)}.`)
  }
  query.isCancelled = true
  return { QueryId: query.id, QueryStatus: 'CANCELLED', EventDataStoreOwnerAccountId: context.accountId }
}

const ListQueries: Behaviour = (input, context) => {
  const { arn } = findActiveStore(text(input, 'EventDataStore'), context)
  const [start, end] = [timestamp(input, 'StartTime') ?? -Infinity, timestamp(input, 'EndTime') ?? Infinity]
  if (start > end) throw new Fault('InvalidDateRangeException', 'StartTime is after EndTime.')
  const status = text(input, 'QueryStatus')
  const found = [...context.account.queries.values()]
    .filter(({ storeArn, startedAtMs }) => storeArn === arn && startedAtMs >= start * 1000 && startedAtMs <= end * 1000)
    .filter((query) => status === undefined || statusOf(query, context) === status)
  const size = Math.min(wholeNumber(input, 'MaxResults') ?? maxPageSize, maxPageSize)
  const { page, nextToken } = pageAfter(found, ({ id }) => id, text(input, 'NextToken'), size)
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
  const id = text(input, 'QueryId') ?? ''
  const query = account.queries.get(id)
  if (query !== undefined) return query
  throw new Fault('QueryIdNotFoundException', `The query does not exist: ${id}`)
}

export const queries: Behaviours = { StartQuery, DescribeQuery, GetQueryResults, CancelQuery, ListQueries }
