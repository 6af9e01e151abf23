/** Values of a lookup that the service takes from a closed set, though the API calls them strings. */
import { expect, test } from 'vitest'
import { PutEventSelectors } from '../../../src/operations/event-selectors.js'
import { ListInsightsData, LookupEvents } from '../../../src/operations/events.js'
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
