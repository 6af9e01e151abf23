/** Behaviour of LookupEvents. */
import { readInteger, readString, readStructures, readTimestamp, type Input } from '../front/input.js'
import { openToken, readPageSize, sealToken } from '../front/page-token.js'
import { Refusal } from '../front/refusal.js'
import { attributes, eventOf, type Position } from '../history/entry.js'
import type { Filter } from '../history/event-history.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most events in a page; also the default. */
const maxResults = 50

/** Attributes by which Insights events can be looked up. */
const insightAttributes = ['EventId', 'EventName', 'EventSource']

const secondsPerDay = 24 * 3600

const LookupEvents: Behaviour = (input, { account, region, nowMs, lookbackDays }) => {
  const category = readCategory(input)
  const filter = readFilter(input, category)
  const limit = readPageSize(input, (message) => new Refusal('InvalidMaxResultsException', message), maxResults)
  const { start, end } = readTimes(input, nowMs / 1000, lookbackDays)
  const boundTo = parametersOf(input, region)
  const after = readToken(readString(input, 'NextToken'), boundTo)

  const { entries, hasMore } = account.history(region).page(category, filter, { start, end, after, limit })
  const last = entries.at(-1)
  const nextToken = hasMore && last !== undefined ? sealToken(JSON.stringify([last.time, last.id]), boundTo) : undefined
  return { Events: entries.map(eventOf), NextToken: nextToken }
}

function readCategory(input: Input): 'management' | 'insight' {
  const category = readString(input, 'EventCategory')
  if (category === undefined) return 'management'
  if (category === 'insight') return 'insight'
  throw new Refusal('InvalidEventCategoryException', `The event category is not valid: ${category}`)
}

/** Only the first attribute counts: the service silently ignores the others. */
function readFilter(input: Input, category: 'management' | 'insight'): Filter | undefined {
  const [first] = readStructures(input, 'LookupAttributes') ?? []
  if (first === undefined) return undefined
  const key = readString(first, 'AttributeKey') ?? ''
  const value = readString(first, 'AttributeValue') ?? ''
  if (!Object.hasOwn(attributes, key)) throw invalidAttributes(`The attribute key is not valid: ${key}`)
  if (category === 'insight' && !insightAttributes.includes(key)) {
    throw invalidAttributes(`Insights events can be looked up by ${insightAttributes.join(', ')} only.`)
  }
  const length = value.length + (value.match(/[_ ,\n]/g)?.length ?? 0)
  if (length < 1 || length > 2000) throw invalidAttributes('The attribute value must have 1 to 2000 characters.')
  const closed = closedValues[key]
  if (closed !== undefined && !closed.pattern.test(value)) throw invalidAttributes(closed.message)
  return { key, value }
}

/** Attributes whose values come from a closed set; the message for `EventId` is recorded, that for `ReadOnly` is ours. */
const closedValues: Readonly<Record<string, { readonly pattern: RegExp; readonly message: string }>> = {
  EventId: { pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, message: 'EventId must be a valid UUID.' },
  ReadOnly: { pattern: /^(true|false)$/, message: 'ReadOnly must be true or false.' },
}

const invalidAttributes = (message: string): Refusal => new Refusal('InvalidLookupAttributesException', message)

function readTimes(input: Input, now: number, lookbackDays: number): { start: number; end: number } {
  const oldest = now - lookbackDays * secondsPerDay
  const start = readTimestamp(input, 'StartTime') ?? -Infinity
  const end = readTimestamp(input, 'EndTime') ?? now
  if (start > (readTimestamp(input, 'EndTime') ?? Infinity)) {
    throw new Refusal('InvalidTimeRangeException', 'The start time must not be after the end time.')
  }
  if (end < oldest) {
    throw new Refusal('InvalidTimeRangeException', `The time range ends more than ${lookbackDays} days ago.`)
  }
  return { start: Math.max(start, oldest), end }
}

/** Everything that must be the same when a token comes back, as one string. */
const parametersOf = (input: Input, region: string): string =>
  JSON.stringify([
    region,
    readStructures(input, 'LookupAttributes')?.map((item) => [
      readString(item, 'AttributeKey'),
      readString(item, 'AttributeValue'),
    ]),
    readTimestamp(input, 'StartTime'),
    readTimestamp(input, 'EndTime'),
    readString(input, 'EventCategory'),
    readInteger(input, 'MaxResults'),
  ])

function readToken(token: string | undefined, boundTo: string): Position | undefined {
  if (token === undefined) return undefined
  const payload = openToken(token, boundTo)
  if (payload === undefined) {
    throw new Refusal('InvalidNextTokenException', 'The token is not valid, or was issued for other parameters.')
  }
  const [time, id] = JSON.parse(payload) as [number, string] // sound: the seal shows that this file wrote it
  return { time, id }
}

export const lookup: Behaviours = { LookupEvents }
