/** Behaviour of the operations on Insights data: events from the history, and metrics, which are always zero. */
import { findTrail } from '../account/trail-names.js'
import { asStructure, readInteger, readString, readTimestamp, type Input } from '../front/input.js'
import { openToken, readPageSize, sealToken } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import { eventOf } from '../history/entry.js'
import type { Filter } from '../history/event-history.js'
import type { Behaviour, Behaviours } from './behaviour.js'

const dimensions = ['EventId', 'EventName', 'EventSource']

const ListInsightsData: Behaviour = (input, { account, region }) => {
  const source = readString(input, 'InsightSource') ?? ''
  if (source.length < 3 || source.length > 256) throw invalid(`InsightSource is not valid: ${source}`)
  if (readString(input, 'DataType') !== 'InsightsEvents') throw invalid('DataType must be InsightsEvents.')
  const range = {
    start: readTimestamp(input, 'StartTime') ?? -Infinity,
    end: readTimestamp(input, 'EndTime') ?? Infinity,
    after: undefined,
    limit: Infinity,
  }
  if (range.start > range.end) throw invalid('StartTime is after EndTime.')
  const { entries } = account.history(region).page('insight', readDimension(input), range)
  const { from, size } = pageOf(input, 50)
  const page = entries.slice(from, from + size)
  return { Events: page.map(eventOf), NextToken: tokenAfter(input, from + page.length, entries.length) }
}

function readDimension(input: Input): Filter | undefined {
  const given = Object.entries(asStructure(input['Dimensions'] ?? {}, 'Dimensions'))
  if (given.length > 1) throw invalid('Dimensions can have one entry.')
  const [[key, value] = []] = given
  if (key === undefined) return undefined
  if (!dimensions.includes(key) || typeof value !== 'string') throw invalid(`The dimension is not valid: ${key}`)
  return { key, value }
}

/** Valid values of Period, in seconds. */
const periods = [60, 300, 3600]

const dayMs = 86_400_000

const ListInsightsMetricData: Behaviour = (input, context) => {
  const trail = readString(input, 'TrailName')
  const [EventSource, EventName] = [readString(input, 'EventSource'), readString(input, 'EventName')]
  const [InsightType, ErrorCode] = [readString(input, 'InsightType') ?? '', readString(input, 'ErrorCode')]
  if (!EventSource || !EventName) throw invalid('EventSource and EventName are required.')
  if (!/^Api(CallRate|ErrorRate)Insight$/.test(InsightType)) throw invalid(`InsightType is not valid: ${InsightType}`)
  if (InsightType === 'ApiErrorRateInsight' && !ErrorCode)
    throw invalid('ErrorCode is required with ApiErrorRateInsight.')
  const period = readInteger(input, 'Period') ?? 3600
  if (!periods.includes(period)) throw invalid(`Period must be one of ${periods.join(', ')}.`)
  const end = readTimestamp(input, 'EndTime') ?? context.nowMs / 1000
  const start = readTimestamp(input, 'StartTime') ?? (context.nowMs - 90 * dayMs) / 1000
  if (start > end) throw invalid('StartTime is after EndTime.')
  const isFilled = readString(input, 'DataType') === 'FillWithZeros'
  const points = isFilled ? Math.ceil((end - start) / period) : 0
  const { from, size } = pageOf(input, 21_600)
  const count = Math.max(0, Math.min(size, points - from))
  return {
    TrailARN: trail === undefined ? undefined : findTrail(trail, context).arn,
    EventSource,
    EventName,
    InsightType,
    ErrorCode,
    Timestamps: Array.from({ length: count }, (_, index) => start + (from + index) * period),
    Values: Array.from({ length: count }, () => 0),
    NextToken: tokenAfter(input, from + count, points),
  }
}

/** Everything that must be the same when a token comes back: all but the token and the page size. */
const parametersOf = ({ NextToken: _token, MaxResults: _size, ...rest }: Input): string => JSON.stringify(rest)

function pageOf(input: Input, maxSize: number): { from: number; size: number } {
  const size = readPageSize(input, invalid, maxSize)
  const token = readString(input, 'NextToken')
  const from = token === undefined ? '0' : openToken(token, parametersOf(input))
  if (from === undefined) throw invalid('NextToken is not valid.')
  return { from: Number(from), size }
}

const tokenAfter = (input: Input, next: number, total: number): string | undefined =>
  next < total ? sealToken(String(next), parametersOf(input)) : undefined

const invalid = (message: string): Refusal => new Refusal('InvalidParameterException', message)

export const insightsData: Behaviours = { ListInsightsData, ListInsightsMetricData }
