/** Tags of a trail. */
import { beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal, reply } from '../../../support/emulator-call.js'

let emulator: Emulator

const ResourceId = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/main'

beforeEach(async () => {
  emulator = createEmulator()
  const TagsList = [{ Key: 'team', Value: 'security' }]
  await call(emulator, 'CreateTrail', { Name: 'main', S3BucketName: 'sample-logs', TagsList })
})

const tags = (count: number, prefix = 'k') =>
  Array.from({ length: count }, (_, index) => ({ Key: `${prefix}${index}` }))
const list = () => call(emulator, 'ListTags', { ResourceIdList: [ResourceId] })

test('AddTags sets the tags it names and leaves the others', async () => {
  await call(emulator, 'AddTags', { ResourceId, TagsList: [{ Key: 'team', Value: 'audit' }, { Key: 'bare' }] })
  expect(await list()).toEqual({
    ResourceTagList: [{ ResourceId, TagsList: [{ Key: 'team', Value: 'audit' }, { Key: 'bare' }] }],
  })
})

test('RemoveTags goes by the key and passes over keys that are not there', async () => {
  await call(emulator, 'RemoveTags', { ResourceId, TagsList: [{ Key: 'team', Value: 'any' }, { Key: 'none' }] })
  expect(await list()).toEqual({ ResourceTagList: [{ ResourceId, TagsList: [] }] })
})

test('a resource holds 50 tags', async () => {
  await call(emulator, 'AddTags', { ResourceId, TagsList: tags(49) })
  expect(await refusal(emulator, 'AddTags', { ResourceId, TagsList: [{ Key: 'more' }] })).toBe(
    'TagsLimitExceededException',
  )
  await call(emulator, 'AddTags', { ResourceId, TagsList: [{ Key: 'team', Value: 'other' }] })
})

test.each([
  [[{ Key: 'twice' }, { Key: 'twice' }]],
  [[{ Key: '' }]],
  [[{ Key: 'x'.repeat(129) }]],
  [[{ Key: 'x', Value: 'x'.repeat(257) }]],
  [[{ Key: 'aws:x' }]],
])('the tags %j are refused', async (TagsList) => {
  expect(await refusal(emulator, 'AddTags', { ResourceId, TagsList })).toBe('InvalidTagParameterException')
})

test.each([
  ['main', 'CloudTrailARNInvalidException'],
  [undefined, 'CloudTrailARNInvalidException'],
  [ResourceId.replace('main', 'none'), 'ResourceNotFoundException'],
  [ResourceId.replace('trail/main', 'eventdatastore/x'), 'EventDataStoreNotFoundException'],
  [ResourceId.replace('trail/main', 'channel/x'), 'ChannelNotFoundException'],
  [ResourceId.replace('trail/main', 'queue/x'), 'ResourceTypeNotSupportedException'],
])('the resource %s is refused', async (id, code) => {
  expect(await refusal(emulator, 'AddTags', { ResourceId: id, TagsList: [] })).toBe(code)
  expect(await refusal(emulator, 'RemoveTags', { ResourceId: id, TagsList: [] })).toBe(code)
})

const elsewhere = {
  region: 'Region in ARN is wrong, you can only access resources in region eu-west-1.',
  account: 'AccountID in ARN is wrong, you can only access resources with AccountID 123456789012.',
}
const ofAnotherAccount = ResourceId.replace('123456789012', '999999999999')

test.each([
  [['lll'], 'us-east-1', 'The ARN lll is invalid.'],
  [[ResourceId], 'eu-west-1', elsewhere.region],
  [[ofAnotherAccount], 'us-east-1', elsewhere.account],
  [[ResourceId, ofAnotherAccount], 'us-east-1', 'You cannot have resources belonging to multiple owners'],
])('ListTags of %j in %s is refused in the words of the service', async (ResourceIdList, region, Message) => {
  const { status, body } = await reply(emulator, 'ListTags', { ResourceIdList }, { region })
  expect([status, body]).toEqual([400, { __type: 'CloudTrailARNInvalidException', Message }])
})

test('ListTags takes 1 to 20 resources', async () => {
  const ask = (count: number) =>
    refusal(emulator, 'ListTags', { ResourceIdList: Array.from({ length: count }, () => ResourceId) })
  expect([await ask(0), await ask(20), await ask(21)]).toEqual([
    'ValidationException',
    'no refusal',
    'ValidationException',
  ])
})
