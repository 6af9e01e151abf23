/** Event selectors: defaults, the two kinds, and what is refused. */
import { beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal } from '../../../support/emulator-call.js'

let emulator: Emulator

beforeEach(async () => {
  emulator = createEmulator()
  await call(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs' })
})

const TrailARN = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/main'
const get = () => call(emulator, 'GetEventSelectors', { TrailName: 'main' })
const put = (selectors: object) => call(emulator, 'PutEventSelectors', { TrailName: 'main', ...selectors })
const advanced = (...FieldSelectors: object[]) => ({ AdvancedEventSelectors: [{ Name: 'x', FieldSelectors }] })
const management = { Field: 'eventCategory', Equals: ['Management'] }

test('a new trail logs every management event', async () => {
  expect(await get()).toEqual({
    TrailARN,
    EventSelectors: [
      { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
    ],
  })
})

test('one kind of selectors replaces the other', async () => {
  const DataResources = [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::sample-data/'] }]
  await put({ EventSelectors: [{ ReadWriteType: 'WriteOnly', DataResources }] })
  expect(await get()).toEqual({
    TrailARN,
    EventSelectors: [
      { ReadWriteType: 'WriteOnly', IncludeManagementEvents: true, DataResources, ExcludeManagementEventSources: [] },
    ],
  })
  await put(advanced(management))
  expect(await get()).toEqual({ TrailARN, ...advanced(management) })
  expect(await call(emulator, 'GetTrail', { Name: 'main' })).toMatchObject({ Trail: { HasCustomEventSelectors: true } })
})

const lambdas = (count: number) => ({
  DataResources: [{ Type: 'AWS::Lambda::Function', Values: Array.from({ length: count }, () => 'arn:aws:lambda') }],
})

test.each([
  ['neither kind', {}],
  ['both kinds', { EventSelectors: [{}], ...advanced(management) }],
  ['no selector', { EventSelectors: [] }],
  ['six selectors', { EventSelectors: [{}, {}, {}, {}, {}, {}] }],
  ['an unknown read-write type', { EventSelectors: [{ ReadWriteType: 'Some' }] }],
  ['an unknown resource type', { EventSelectors: [{ DataResources: [{ Type: 'AWS::SQS::Queue' }] }] }],
  ['a value that is no ARN', { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['x'] }] }] }],
  ['251 data resources', { EventSelectors: [lambdas(125), lambdas(126)] }],
  ['an unknown source to exclude', { EventSelectors: [{ ExcludeManagementEventSources: ['s3.amazonaws.com'] }] }],
  ['no advanced selector', { AdvancedEventSelectors: [] }],
  ['no event category', advanced({ Field: 'readOnly', Equals: ['true'] })],
  ['an unknown event category', advanced({ Field: 'eventCategory', Equals: ['Insight'] })],
  ['data events of no resource type', advanced({ Field: 'eventCategory', Equals: ['Data'] })],
  ['a field without operator', advanced(management, { Field: 'eventName' })],
  ['an operator without values', advanced(management, { Field: 'eventName', Equals: [] })],
  ['readOnly with another operator', advanced(management, { Field: 'readOnly', NotEquals: ['true'] })],
  ['501 values', advanced(management, { Field: 'eventName', Equals: Array.from({ length: 500 }, String) })],
  ['a long name', { AdvancedEventSelectors: [{ Name: 'x'.repeat(1001), FieldSelectors: [management] }] }],
])('%s is refused', async (_, selectors) => {
  expect(await refusal(emulator, 'PutEventSelectors', { TrailName: 'main', ...selectors })).toBe(
    'InvalidEventSelectorsException',
  )
})

test('selectors are changed in the home Region only', async () => {
  await call(emulator, 'UpdateTrail', { Name: 'main', IsMultiRegionTrail: true })
  const input = { TrailName: TrailARN, EventSelectors: [{}] }
  expect(await refusal(emulator, 'PutEventSelectors', input, 'eu-west-1')).toBe('InvalidHomeRegionException')
  expect(await call(emulator, 'GetEventSelectors', { TrailName: TrailARN }, 'eu-west-1')).toMatchObject({ TrailARN })
})
