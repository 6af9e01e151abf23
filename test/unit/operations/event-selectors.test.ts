import { expect, test } from 'vitest'
import {
  GetEventConfiguration,
  GetEventSelectors,
  GetInsightSelectors,
  PutEventConfiguration,
  PutEventSelectors,
  PutInsightSelectors,
} from '../../../src/operations/event-selectors.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'
import { issuesOf } from '../../support/refusal.js'

const eventDataStoreArn = 'arn:aws:cloudtrail:eu-central-1:123456789012:eventdatastore/EXAMPLE-f852-4e8f-8bd1'
const management = { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }
const callRate = [{ InsightType: 'ApiCallRateInsight' }]
const contextKeys = [{ Type: 'TagContext', Equals: ['team'] }]
const aggregation = [{ EventCategory: 'Data', Templates: ['API_ACTIVITY'] }]

const pathsOf = (encode: () => unknown): string[] => issuesOf(encode).map(({ path }) => path)

test('a trail takes basic or advanced selectors, not both at once', () => {
  const basic = { TrailName: 'audit', EventSelectors: [{ ReadWriteType: 'All' }] }
  const advanced = { TrailName: 'audit', AdvancedEventSelectors: [management] }
  expect(encodeInput(PutEventSelectors, basic)).toEqual(basic)
  expect(encodeInput(PutEventSelectors, advanced)).toEqual(advanced)
  expect(issuesOf(() => encodeInput(PutEventSelectors, { ...basic, ...advanced }))).toEqual([
    {
      path: 'AdvancedEventSelectors',
      message: 'cannot be given together with EventSelectors: leave out one or the other',
    },
  ])
})

test('a trail takes at most 5 basic selectors', () => {
  const input = (length: number) => ({ TrailName: 'audit', EventSelectors: Array.from({ length }, () => ({})) })
  expect(encodeInput(PutEventSelectors, input(5))).toEqual(input(5))
  expect(issuesOf(() => encodeInput(PutEventSelectors, input(6)))).toEqual([
    { path: 'EventSelectors', message: 'must have at most 5 items' },
  ])
})

test('the values of all operators, fields and advanced selectors count towards 500', () => {
  const values = (length: number) => Array.from({ length }, (_, index) => `arn:aws:s3:::bucket-${String(index)}/`)
  const input = (length: number) => ({
    TrailName: 'audit',
    AdvancedEventSelectors: [
      { FieldSelectors: [{ Field: 'resources.ARN', StartsWith: values(250), NotStartsWith: values(100) }] },
      {
        FieldSelectors: [
          { Field: 'eventName', Equals: values(100) },
          { Field: 'eventSource', Equals: values(length) },
        ],
      },
    ],
  })
  expect(encodeInput(PutEventSelectors, input(50))).toEqual(input(50))
  expect(issuesOf(() => encodeInput(PutEventSelectors, input(51)))).toMatchObject([
    { path: 'AdvancedEventSelectors', message: expect.stringContaining('500') as string },
  ])
})

test('an advanced selector needs a condition, and an operator a value', () => {
  const put = (selector: object) =>
    encodeInput(PutEventSelectors, { TrailName: 'audit', AdvancedEventSelectors: [selector] })
  expect(pathsOf(() => put({ Name: 'nothing', FieldSelectors: [] }))).toEqual([
    'AdvancedEventSelectors[0].FieldSelectors',
  ])
  expect(pathsOf(() => put({ FieldSelectors: [{ Field: 'eventName', Equals: [] }] }))).toEqual([
    'AdvancedEventSelectors[0].FieldSelectors[0].Equals',
  ])
})

test('a mistyped operator of an advanced selector is refused with the one that was meant', () => {
  const AdvancedEventSelectors = [{ FieldSelectors: [{ Field: 'eventName', Equal: ['PutObject'] }] }]
  expect(issuesOf(() => encodeInput(PutEventSelectors, { TrailName: 'audit', AdvancedEventSelectors }))).toEqual([
    {
      path: 'AdvancedEventSelectors[0].FieldSelectors[0].Equal',
      message: 'is not a member; did you mean Equals?',
    },
  ])
})

test('only the events of KMS and the RDS Data API can be left out of management events', () => {
  const input = (sources: readonly string[]) => ({
    TrailName: 'audit',
    EventSelectors: [{ ExcludeManagementEventSources: sources }],
  })
  for (const sources of [[], ['kms.amazonaws.com', 'rdsdata.amazonaws.com']]) {
    expect(encodeInput(PutEventSelectors, input(sources))).toEqual(input(sources))
  }
  expect(pathsOf(() => encodeInput(PutEventSelectors, input(['s3.amazonaws.com'])))).toEqual([
    expect.stringMatching(/^EventSelectors\[0\]\.ExcludeManagementEventSources/),
  ])
})

test('a source that can be left out one day, and selectors beyond the limits, are received', () => {
  const selector = { ReadWriteType: 'DeleteOnly', ExcludeManagementEventSources: ['s3.amazonaws.com'] }
  const wire = { EventSelectors: Array.from({ length: 6 }, () => selector) }
  expect(decodeOutput(GetEventSelectors, wire)).toEqual({ output: wire })
})

test('Insights selectors are read of a trail or of an event data store, of exactly one', () => {
  for (const input of [{ TrailName: 'audit' }, { EventDataStore: eventDataStoreArn }]) {
    expect(encodeInput(GetInsightSelectors, input)).toEqual(input)
  }
  expect(issuesOf(() => encodeInput(GetInsightSelectors, {}))).toMatchObject([
    { path: 'TrailName', message: 'is required, or else EventDataStore' },
  ])
  const both = { TrailName: 'audit', EventDataStore: eventDataStoreArn }
  expect(issuesOf(() => encodeInput(GetInsightSelectors, both))).toMatchObject([
    { path: 'EventDataStore', message: 'cannot be given together with TrailName: leave out one or the other' },
  ])
})

test.for([
  [
    'an event data store without the destination of its Insights',
    { EventDataStore: eventDataStoreArn },
    'InsightsDestination is required together with EventDataStore',
  ],
  [
    'a destination without the event data store to watch',
    { InsightsDestination: eventDataStoreArn },
    'EventDataStore is required together with InsightsDestination',
  ],
  [
    'a trail with a destination',
    { TrailName: 'audit', InsightsDestination: eventDataStoreArn },
    'InsightsDestination cannot be given together with TrailName: leave out one or the other',
  ],
  [
    'neither a trail nor an event data store',
    {},
    'TrailName is required, or else EventDataStore and InsightsDestination',
  ],
] as const)('Insights cannot be switched on for %s', ([, target, sentence]) => {
  const issues = issuesOf(() => encodeInput(PutInsightSelectors, { ...target, InsightSelectors: callRate }))
  expect(issues.map(({ path, message }) => `${path} ${message}`)).toEqual([sentence])
})

test('Insights can be switched on for a trail, and for an event data store with a destination', () => {
  const ofTrail = { TrailName: 'audit', InsightSelectors: callRate }
  const ofStore = {
    ...{ EventDataStore: eventDataStoreArn, InsightsDestination: eventDataStoreArn },
    InsightSelectors: callRate,
  }
  expect(encodeInput(PutInsightSelectors, ofTrail)).toEqual(ofTrail)
  expect(encodeInput(PutInsightSelectors, ofStore)).toEqual(ofStore)
})

test('an empty list of Insights selectors, which switches Insights off, is sent, and a missing one is refused', () => {
  const off = { TrailName: 'audit', InsightSelectors: [] }
  expect(encodeInput(PutInsightSelectors, off)).toEqual(off)
  expect(issuesOf(() => encodeInput(PutInsightSelectors, { TrailName: 'audit' }))).toEqual([
    { path: 'InsightSelectors', message: 'is required' },
  ])
})

test('a configuration is read of a trail or of an event data store, not of both', () => {
  expect(encodeInput(GetEventConfiguration, {})).toEqual({})
  const both = { TrailName: 'audit', EventDataStore: eventDataStoreArn }
  expect(issuesOf(() => encodeInput(GetEventConfiguration, both))).toMatchObject([{ path: 'EventDataStore' }])
})

test('context keys are refused with events of standard size', () => {
  const input = (MaxEventSize: string) => ({
    ...{ EventDataStore: eventDataStoreArn, MaxEventSize },
    ContextKeySelectors: contextKeys,
  })
  expect(encodeInput(PutEventConfiguration, input('Large'))).toEqual(input('Large'))
  expect(issuesOf(() => encodeInput(PutEventConfiguration, input('Standard')))).toMatchObject([
    { path: 'MaxEventSize', message: expect.stringContaining('Large') as string },
  ])
})

test('events of a trail are summed up, and those of an event data store enlarged, never the other way round', () => {
  const ofTrail = { TrailName: 'audit', AggregationConfigurations: aggregation }
  const ofStore = { EventDataStore: eventDataStoreArn, MaxEventSize: 'Standard' }
  expect(encodeInput(PutEventConfiguration, ofTrail)).toEqual(ofTrail)
  expect(encodeInput(PutEventConfiguration, ofStore)).toEqual(ofStore)
  for (const crossed of [
    { TrailName: 'audit', MaxEventSize: 'Standard' },
    { TrailName: 'audit', MaxEventSize: 'Large', ContextKeySelectors: contextKeys },
    { EventDataStore: eventDataStoreArn, AggregationConfigurations: aggregation },
  ]) {
    expect(issuesOf(() => encodeInput(PutEventConfiguration, crossed))).not.toEqual([])
  }
})

test('a selector of context keys has 1 to 50 keys of 1 to 128 characters', () => {
  const put = (Equals: readonly string[]) =>
    encodeInput(PutEventConfiguration, {
      ...{ EventDataStore: eventDataStoreArn, MaxEventSize: 'Large' },
      ContextKeySelectors: [{ Type: 'RequestContext', Equals }],
    })
  expect(pathsOf(() => put(Array.from({ length: 50 }, () => 'k'.repeat(128))))).toEqual([])
  expect(pathsOf(() => put([]))).toEqual(['ContextKeySelectors[0].Equals'])
  expect(pathsOf(() => put(Array.from({ length: 51 }, () => 'k')))).toEqual(['ContextKeySelectors[0].Equals'])
  expect(pathsOf(() => put(['']))).toEqual(['ContextKeySelectors[0].Equals[0]'])
  expect(pathsOf(() => put(['k'.repeat(129)]))).toEqual(['ContextKeySelectors[0].Equals[0]'])
})
