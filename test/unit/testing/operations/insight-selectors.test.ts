/** Insights selectors of a trail. */
import { beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal, reply } from '../../../support/emulator-call.js'

let emulator: Emulator

beforeEach(async () => {
  emulator = createEmulator()
  await call(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs' })
})

const TrailARN = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/main'
const put = (InsightSelectors: unknown) =>
  call(emulator, 'PutInsightSelectors', { TrailName: 'main', InsightSelectors })

test('a trail without Insights is told so', async () => {
  expect(await reply(emulator, 'GetInsightSelectors', { TrailName: 'main' })).toMatchObject({
    status: 400,
    body: {
      __type: 'InsightNotEnabledException',
      Message:
        `Trail ${TrailARN} does not have Insights enabled. ` +
        'Edit the trail settings to enable Insights, and then try the operation again.',
    },
  })
})

test('selectors come back as they were put, and an empty list turns Insights off', async () => {
  const InsightSelectors = [{ InsightType: 'ApiCallRateInsight', EventCategories: ['Data'] }]
  expect(await put(InsightSelectors)).toEqual({ TrailARN, InsightSelectors })
  expect(await call(emulator, 'GetInsightSelectors', { TrailName: 'main' })).toEqual({ TrailARN, InsightSelectors })
  expect(await call(emulator, 'GetTrail', { Name: 'main' })).toMatchObject({ Trail: { HasInsightSelectors: true } })
  expect(await put([])).toEqual({ TrailARN, InsightSelectors: [] })
  expect(await refusal(emulator, 'GetInsightSelectors', { TrailName: 'main' })).toBe('InsightNotEnabledException')
})

test.each([
  [{ TrailName: 'main', InsightSelectors: [{ InsightType: 'Other' }] }, 'InvalidInsightSelectorsException'],
  [{ TrailName: 'main', InsightSelectors: [{}] }, 'InvalidInsightSelectorsException'],
  [{ TrailName: 'main' }, 'InvalidInsightSelectorsException'],
  [{ InsightSelectors: [] }, 'InvalidParameterCombinationException'],
  [{ TrailName: 'main', EventDataStore: 'x', InsightSelectors: [] }, 'InvalidParameterCombinationException'],
  [{ EventDataStore: 'arn:x', InsightSelectors: [] }, 'InvalidParameterException'],
])('%j is refused', async (input, code) => {
  expect(await refusal(emulator, 'PutInsightSelectors', input)).toBe(code)
})

test('an event data store has Insights too, whose findings go to another store', async () => {
  const make = async (Name: string) =>
    (await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', { Name })).EventDataStoreArn
  const [EventDataStore, InsightsDestination] = [await make('events'), await make('findings')]
  const InsightSelectors = [{ InsightType: 'ApiErrorRateInsight' }]
  expect(await refusal(emulator, 'GetInsightSelectors', { EventDataStore })).toBe('InsightNotEnabledException')
  expect(await refusal(emulator, 'PutInsightSelectors', { EventDataStore, InsightSelectors })).toBe(
    'InvalidParameterCombinationException',
  )
  const set = { EventDataStoreArn: EventDataStore, InsightSelectors, InsightsDestination }
  expect(
    await call(emulator, 'PutInsightSelectors', { EventDataStore, InsightSelectors, InsightsDestination }),
  ).toEqual(set)
  expect(await call(emulator, 'GetInsightSelectors', { EventDataStore })).toEqual(set)
  await call(emulator, 'PutInsightSelectors', { EventDataStore, InsightSelectors: [] })
  expect(await refusal(emulator, 'GetInsightSelectors', { EventDataStore })).toBe('InsightNotEnabledException')
})
