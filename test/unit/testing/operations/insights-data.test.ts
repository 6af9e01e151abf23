/** What Insights found, and help with writing queries. */
import { beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal } from '../../../support/emulator-call.js'

const nowMs = Date.UTC(2026, 0, 1, 12)
let emulator: Emulator

const insight = (eventID: string, eventName: string) => ({
  eventID,
  eventName,
  eventSource: 's3.amazonaws.com',
  eventTime: '2026-01-01T11:00:00Z',
  eventCategory: 'Insight',
})

beforeEach(() => {
  const records = [insight('a', 'GetObject'), insight('b', 'PutObject'), insight('c', 'GetObject')]
  emulator = createEmulator({
    now: () => nowMs,
    records: [...records, { ...insight('d', 'GetObject'), eventCategory: 'Management' }],
  })
})

const source = { InsightSource: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/main', DataType: 'InsightsEvents' }
interface Page {
  Events: { EventId: string }[]
  NextToken?: string
}

test('Insights events are listed in pages, by one dimension', async () => {
  const first = await call<Page>(emulator, 'ListInsightsData', { ...source, MaxResults: 2 })
  const next = { ...source, MaxResults: 2, NextToken: first.NextToken }
  const second = await call<Page>(emulator, 'ListInsightsData', next)
  expect([...first.Events, ...second.Events].map(({ EventId }) => EventId).sort()).toEqual(['a', 'b', 'c'])
  expect(second.NextToken).toBeUndefined()
  const filtered = await call<Page>(emulator, 'ListInsightsData', { ...source, Dimensions: { EventName: 'PutObject' } })
  expect(filtered.Events.map(({ EventId }) => EventId)).toEqual(['b'])
})

test.each([
  [{ InsightSource: 'x' }],
  [{ DataType: 'Other' }],
  [{ Dimensions: { Username: 'ann' } }],
  [{ Dimensions: { EventId: 'a', EventName: 'b' } }],
  [{ StartTime: 2, EndTime: 1 }],
  [{ MaxResults: 51 }],
  [{ NextToken: 'garbage' }],
])('Insights events with %j are refused', async (more) => {
  expect(await refusal(emulator, 'ListInsightsData', { ...source, ...more })).toBe('InvalidParameterException')
})

const metric = { EventSource: 's3.amazonaws.com', EventName: 'GetObject', InsightType: 'ApiCallRateInsight' }

test('metrics are empty, or zeros at every period', async () => {
  expect(await call(emulator, 'ListInsightsMetricData', metric)).toEqual({ ...metric, Timestamps: [], Values: [] })
  const [StartTime, EndTime] = [nowMs / 1000 - 600, nowMs / 1000]
  const filled = { ...metric, DataType: 'FillWithZeros', Period: 300, StartTime, EndTime }
  expect(await call(emulator, 'ListInsightsMetricData', filled)).toMatchObject({
    Timestamps: [StartTime, StartTime + 300],
    Values: [0, 0],
  })
})

test.each([
  [{ EventName: undefined }],
  [{ InsightType: 'Other' }],
  [{ InsightType: 'ApiErrorRateInsight' }],
  [{ Period: 61 }],
  [{ StartTime: 2, EndTime: 1 }],
])('metrics with %j are refused', async (more) => {
  expect(await refusal(emulator, 'ListInsightsMetricData', { ...metric, ...more })).toBe('InvalidParameterException')
})

test('sample queries are found by their words, the closest first', async () => {
  const { SearchResults } = await call<{ SearchResults: { Name: string; Relevance: number }[] }>(
    emulator,
    'SearchSampleQueries',
    { SearchPhrase: 'console sign-ins' },
  )
  expect(SearchResults[0]).toMatchObject({ Name: 'Console sign-ins', Relevance: 1 })
  expect(await call(emulator, 'SearchSampleQueries', { SearchPhrase: 'xylophone' })).toEqual({ SearchResults: [] })
})

test('a generated query runs', async () => {
  const { EventDataStoreArn } = await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
    Name: 'events',
  })
  const { QueryStatement } = await call(emulator, 'GenerateQuery', {
    EventDataStores: [EventDataStoreArn],
    Prompt: 'who did what?',
  })
  expect(await refusal(emulator, 'StartQuery', { QueryStatement })).toBe('no refusal')
})
