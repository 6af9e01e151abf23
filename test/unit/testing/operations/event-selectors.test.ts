/** Event selectors: defaults, the two kinds, and what is refused. */
import { beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal, reply } from '../../../support/emulator-call.js'

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

/** The message of a refusal of PutEventSelectors. */
const answerTo = async (selectors: object): Promise<unknown> => {
  const { body } = await reply(emulator, 'PutEventSelectors', { TrailName: 'main', ...selectors })
  return body['__type'] === 'InvalidEventSelectorsException' ? body['Message'] : body
}

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

const resources = (Type: string, ...Values: string[]) => ({ EventSelectors: [{ DataResources: [{ Type, Values }] }] })
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:pay'
const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders'

test.each([
  ['AWS::S3::Object', 'arn:aws:s3'],
  ['AWS::S3::Object', 'arn:aws:s3:::'],
  ['AWS::S3::Object', 'arn:aws:s3:::sample-data/'],
  ['AWS::S3::Object', 'arn:aws:s3:::sample-data/invoices/2026'],
  ['AWS::S3::Object', 'arn:aws-cn:s3:::sample-data/'],
  ['AWS::Lambda::Function', 'arn:aws:lambda'],
  ['AWS::Lambda::Function', lambda],
  ['AWS::DynamoDB::Table', 'arn:aws:dynamodb'],
  ['AWS::DynamoDB::Table', table],
])('data resources of the type %s can be %s', async (type, value) => {
  expect(await put(resources(type, value))).toMatchObject(resources(type, value))
})

test.each([
  ['AWS::S3::Object', 'arn:aws:s3:::sample-data'],
  ['AWS::S3::Object', 'arn:aws:s3:::*'],
  ['AWS::S3::Object', 'arn:aws:s3:::*/*'],
  ['AWS::S3::Object', 'arn:aws:s3:::ab/'],
  ['AWS::S3::Object', 'sample-data/'],
  ['AWS::S3::Object', lambda],
  ['AWS::Lambda::Function', 'arn:aws:lambda:*'],
  ['AWS::Lambda::Function', 'arn:aws:lambda:us-east-1:123456789012:function:*'],
  ['AWS::Lambda::Function', 'arn:aws:lambda:us-east-1:123456789012:function'],
  ['AWS::Lambda::Function', 'arn:aws:s3:::sample-data/'],
  ['AWS::DynamoDB::Table', 'arn:aws:dynamodb:us-east-1:123456789012:Orders'],
  ['AWS::DynamoDB::Table', `${table}/stream/2026`],
])('data resources of the type %s cannot be %s', async (type, value) => {
  expect(await answerTo(resources(type, value))).toBe(`Value ${value} for DataResources.Values is invalid.`)
})

test('selectors that select nothing, and more resources than a trail can have, are refused in the words of the service', async () => {
  const nothing =
    'Invalid combination of parameters in EventSelectors. ' +
    'When includeManagementEvents is false, DataResources must not be empty.'
  expect(await answerTo({ EventSelectors: [{ IncludeManagementEvents: false }] })).toBe(nothing)
  expect(await answerTo({ EventSelectors: [{ IncludeManagementEvents: false, DataResources: [] }] })).toBe(nothing)
  expect(await answerTo({ EventSelectors: [lambdas(251)] })).toBe(
    'Specify a valid number of DataResources.Values (0 to 250) for all your selectors',
  )
})

test('selectors are changed in the home Region only', async () => {
  await call(emulator, 'UpdateTrail', { Name: 'main', IsMultiRegionTrail: true })
  const input = { TrailName: TrailARN, EventSelectors: [{}] }
  expect(await refusal(emulator, 'PutEventSelectors', input, 'eu-west-1')).toBe('InvalidHomeRegionException')
  expect(await call(emulator, 'GetEventSelectors', { TrailName: TrailARN }, 'eu-west-1')).toMatchObject({ TrailARN })
})
