/** Values of a lookup that the service takes from a closed set, though the API calls them strings. */
import { expect, test } from 'vitest'
import { PutEventSelectors } from '../../../src/operations/event-selectors.js'
import { ListInsightsData, ListInsightsMetricData, LookupEvents } from '../../../src/operations/events.js'
import { ListPublicKeys } from '../../../src/operations/trails.js'
import { encodeInput } from '../../../src/request/validate.js'

const byReadOnly = (AttributeValue: string) => ({ LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue }] })

test('management events, and any other category but that of Insights, are found without a category', () => {
  for (const EventCategory of ['management', 'Management', 'data', '', 5]) {
    expect(() => encodeInput(LookupEvents, { EventCategory })).toThrow(
      'LookupEvents: EventCategory must be insight: leave it out for management events',
    )
  }
  expect(encodeInput(LookupEvents, { EventCategory: 'insight' })).toEqual({ EventCategory: 'insight' })
  expect(encodeInput(LookupEvents, { EventCategory: undefined })).toEqual({})
})

test("events are looked up as read-only with 'true' and 'false' and nothing else", () => {
  for (const text of ['true', 'false']) expect(encodeInput(LookupEvents, byReadOnly(text))).toEqual(byReadOnly(text))
  for (const text of ['True', 'FALSE', 'yes', '1', 'true ']) {
    expect(() => encodeInput(LookupEvents, byReadOnly(text))).toThrow(
      "LookupAttributes[0].AttributeValue must be 'true' or 'false' for the AttributeKey ReadOnly",
    )
  }
  const byName = { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'True' }] }
  expect(encodeInput(LookupEvents, byName)).toEqual(byName)
})

test('an event is looked up by an id that is a UUID, in either case, and by nothing else', () => {
  const byId = (AttributeValue: string) => ({ LookupAttributes: [{ AttributeKey: 'EventId', AttributeValue }] })
  for (const id of ['0b9a8c7d-1e2f-4a5b-8c6d-7e8f9a0b1c2d', '0B9A8C7D-1E2F-4A5B-8C6D-7E8F9A0B1C2D']) {
    expect(encodeInput(LookupEvents, byId(id))).toEqual(byId(id))
  }
  for (const text of [
    '1',
    'ConsoleLogin',
    '0b9a8c7d1e2f4a5b8c6d7e8f9a0b1c2d',
    ' 0b9a8c7d-1e2f-4a5b-8c6d-7e8f9a0b1c2d',
  ]) {
    expect(() => encodeInput(LookupEvents, byId(text))).toThrow(
      'LookupAttributes[0].AttributeValue must be a UUID for the AttributeKey EventId',
    )
  }
})

test('a time of milliseconds that were taken for seconds is refused with the question, for every operation', () => {
  const late = new Date(Date.UTC(2026, 0, 1) * 1000)
  for (const row of [LookupEvents, ListPublicKeys, ListInsightsMetricData]) {
    for (const member of ['StartTime', 'EndTime']) {
      const input = { EventSource: 's3.amazonaws.com', EventName: 'ListBuckets', InsightType: 'ApiCallRateInsight' }
      const known = row === ListInsightsMetricData ? input : {}
      expect(() => encodeInput(row, { ...known, [member]: late })).toThrow(
        `${row.name}: ${member} must be earlier: is it in milliseconds?`,
      )
    }
  }
  const last = new Date(1e14)
  expect(encodeInput(ListPublicKeys, { EndTime: last })).toEqual({ EndTime: 1e11 })
})

test("a condition on readOnly takes 'true' and 'false', and one on another field any text", () => {
  const input = (Field: string, ...Equals: readonly string[]) => ({
    TrailName: 'audit',
    AdvancedEventSelectors: [{ FieldSelectors: [{ Field, Equals }] }],
  })
  for (const good of [input('readOnly', 'true'), input('readOnly', 'false'), input('eventName', 'yes')]) {
    expect(encodeInput(PutEventSelectors, good)).toEqual(good)
  }
  expect(() => encodeInput(PutEventSelectors, input('readOnly', 'true', 'no'))).toThrow(
    "FieldSelectors[0].Equals must be 'true' or 'false' for the Field readOnly",
  )
})

test('of a set with one value, the message does not speak of several', () => {
  expect(() => encodeInput(ListInsightsData, { InsightSource: 'abc', DataType: 'Events' })).toThrow(
    'ListInsightsData: DataType must be InsightsEvents',
  )
})
