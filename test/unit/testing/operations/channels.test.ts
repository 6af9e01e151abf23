/** Channels, the audit events that come in through them, and the policies and administrators beside them. */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { CloudTrail, isServiceError } from 'cloudtrail-client'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal } from '../../../support/emulator-call.js'
import { failed } from '../../../support/failed.js'

let emulator: Emulator
let store: string
let cloudtrail: CloudTrail

beforeEach(async () => {
  emulator = createEmulator({ now: () => Date.UTC(2026, 0, 1, 12) })
  const AdvancedEventSelectors = [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['ActivityAuditLog'] }] }]
  store = (
    await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
      Name: 'outside',
      AdvancedEventSelectors,
      TerminationProtectionEnabled: false,
    })
  ).EventDataStoreArn
  cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
  })
})

const input = (more: object = {}) => ({
  Name: 'vault',
  Source: 'Custom',
  Destinations: [{ Type: 'EVENT_DATA_STORE', Location: store }],
  ...more,
})
const create = async (more: object = {}) => call<{ ChannelArn: string }>(emulator, 'CreateChannel', input(more))

test('a channel is made, shown, listed, changed and deleted', async () => {
  const { ChannelArn } = await create({ Tags: [{ Key: 'team', Value: 'audit' }] })
  expect(ChannelArn).toMatch(/^arn:aws:cloudtrail:us-east-1:123456789012:channel\/[\da-f-]{36}$/)
  expect(await call(emulator, 'GetChannel', { Channel: ChannelArn.slice(-36) })).toEqual({
    ChannelArn,
    Name: 'vault',
    Source: 'Custom',
    Destinations: [{ Type: 'EVENT_DATA_STORE', Location: store }],
    IngestionStatus: {},
  })
  await call(emulator, 'UpdateChannel', { Channel: ChannelArn, Name: 'renamed' })
  expect(await call(emulator, 'ListChannels')).toEqual({ Channels: [{ ChannelArn, Name: 'renamed' }] })
  expect(await refusal(emulator, 'DeleteEventDataStore', { EventDataStore: store })).toBe(
    'ChannelExistsForEDSException',
  )
  await call(emulator, 'DeleteChannel', { Channel: ChannelArn })
  expect(await refusal(emulator, 'GetChannel', { Channel: ChannelArn })).toBe('ChannelNotFoundException')
})

test.each([
  [{ Name: 'a' }, 'InvalidParameterException'],
  [{ Source: '' }, 'InvalidSourceException'],
  [{ Destinations: [] }, 'InvalidParameterException'],
  [{ Destinations: [{ Type: 'AWS_SERVICE', Location: 'x' }] }, 'InvalidParameterException'],
  [{ Destinations: [{ Type: 'EVENT_DATA_STORE', Location: 'x' }] }, 'EventDataStoreARNInvalidException'],
])('%j is refused with %s', async (more, code) => {
  expect(await refusal(emulator, 'CreateChannel', input(more))).toBe(code)
})

test('a store of other events, a name that is taken and an eleventh channel of a source are refused', async () => {
  const { EventDataStoreArn } = await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
    Name: 'inside',
  })
  const Destinations = [{ Type: 'EVENT_DATA_STORE', Location: EventDataStoreArn }]
  expect(await refusal(emulator, 'CreateChannel', input({ Destinations }))).toBe(
    'InvalidEventDataStoreCategoryException',
  )
  await create()
  expect(await refusal(emulator, 'CreateChannel', input())).toBe('ChannelAlreadyExistsException')
  for (let number = 2; number <= 10; number++) await create({ Name: `vault-${String(number)}` })
  expect(await refusal(emulator, 'CreateChannel', input({ Name: 'eleventh' }))).toBe('ChannelMaxLimitExceededException')
})

const event = (UID: string) =>
  JSON.stringify({
    version: '1',
    userIdentity: { type: 'user', principalId: 'ann' },
    eventSource: 'vault.example',
    eventName: 'Open',
    eventTime: '2026-01-01T11:00:00Z',
    UID,
    recipientAccountId: '123456789012',
  })

test('audit events come in one by one, each with its own result', async () => {
  const { ChannelArn: channelArn } = await create()
  const checksum = (text: string) => createHash('sha256').update(text).digest('base64')
  const { successful, failed: refused } = await cloudtrail.putAuditEvents({
    channelArn,
    auditEvents: [
      { id: 'good', eventData: event('1') },
      { id: 'checked', eventData: event('2'), eventDataChecksum: checksum(event('2')) },
      { id: 'changed', eventData: event('3'), eventDataChecksum: checksum(event('4')) },
      { id: 'broken', eventData: '{' },
      { id: 'empty', eventData: '{}' },
    ],
  })
  expect(successful.map(({ id }) => id)).toEqual(['good', 'checked'])
  expect(refused.map(({ id, errorCode }) => [id, errorCode])).toEqual([
    ['changed', 'InvalidChecksum'],
    ['broken', 'InvalidData'],
    ['empty', 'FieldNotFound'],
  ])
  const { IngestionStatus } = await cloudtrail.getChannel({ Channel: channelArn })
  expect(IngestionStatus?.LatestIngestionSuccessEventID).toBe(successful[1]?.eventID)
})

test('the same id twice, and a channel that does not exist, are refused as a whole', async () => {
  const { ChannelArn: channelArn } = await create()
  const twice = [
    { id: 'same', eventData: event('1') },
    { id: 'same', eventData: event('2') },
  ]
  const codes = [
    await failed(cloudtrail.putAuditEvents({ channelArn, auditEvents: twice })),
    await failed(cloudtrail.putAuditEvents({ channelArn: channelArn.replace(/.{4}$/, '0000'), auditEvents: twice })),
  ].map((error) => isServiceError(error) && error.code)
  expect(codes).toEqual(['DuplicatedAuditEventId', 'ChannelNotFound'])
})

describe('resource policies', () => {
  const policyFor = (arn: string, more: object = {}) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'in',
          Effect: 'Allow',
          Principal: { AWS: '111122223333' },
          Action: 'cloudtrail-data:PutAuditEvents',
          Resource: arn,
          ...more,
        },
      ],
    })

  test('one is put, shown and deleted', async () => {
    const { ChannelArn: ResourceArn } = await create()
    expect(await refusal(emulator, 'GetResourcePolicy', { ResourceArn })).toBe('ResourcePolicyNotFoundException')
    const ResourcePolicy = policyFor(ResourceArn)
    expect(await call(emulator, 'PutResourcePolicy', { ResourceArn, ResourcePolicy })).toEqual({
      ResourceArn,
      ResourcePolicy,
    })
    expect(await call(emulator, 'GetResourcePolicy', { ResourceArn })).toEqual({ ResourceArn, ResourcePolicy })
    await call(emulator, 'DeleteResourcePolicy', { ResourceArn })
    expect(await refusal(emulator, 'DeleteResourcePolicy', { ResourceArn })).toBe('ResourcePolicyNotFoundException')
  })

  test.each([
    ['not JSON', () => '{'],
    ['no statement', () => '{"Statement":[]}'],
    ['another effect', (arn: string) => policyFor(arn, { Effect: 'Maybe' })],
    ['no principal', (arn: string) => policyFor(arn, { Principal: undefined })],
    ['an action of another kind of resource', (arn: string) => policyFor(arn, { Action: 'cloudtrail:StartQuery' })],
    ['another resource', (arn: string) => policyFor(arn, { Resource: '*' })],
    ['too much', (arn: string) => policyFor(arn, { Sid: 'x'.repeat(8192) })],
  ])('a policy with %s is refused', async (_, policy) => {
    const { ChannelArn: ResourceArn } = await create()
    const put = { ResourceArn, ResourcePolicy: policy(ResourceArn) }
    expect(await refusal(emulator, 'PutResourcePolicy', put)).toBe('ResourcePolicyNotValidException')
  })

  test.each([
    ['vault', 'ResourceARNNotValidException'],
    ['arn:aws:cloudtrail:us-east-1:123456789012:trail/main', 'ResourceTypeNotSupportedException'],
    [
      'arn:aws:cloudtrail:us-east-1:123456789012:channel/11111111-2222-3333-4444-555555555555',
      'ResourceNotFoundException',
    ],
  ])('%s is refused with %s', async (ResourceArn, code) => {
    expect(await refusal(emulator, 'GetResourcePolicy', { ResourceArn })).toBe(code)
  })
})

test('delegated administrators are registered, three at most, and deregistered', async () => {
  const register = (MemberAccountId: string) =>
    refusal(emulator, 'RegisterOrganizationDelegatedAdmin', { MemberAccountId })
  expect(await register('123456789012')).toBe('CannotDelegateManagementAccountException')
  expect(await register('member')).toBe('InvalidParameterException')
  for (const id of ['111111111111', '222222222222', '333333333333']) expect(await register(id)).toBe('no refusal')
  expect(await register('111111111111')).toBe('AccountRegisteredException')
  expect(await register('444444444444')).toBe('DelegatedAdminAccountLimitExceededException')
  const DelegatedAdminAccountId = '111111111111'
  await call(emulator, 'DeregisterOrganizationDelegatedAdmin', { DelegatedAdminAccountId })
  expect(await refusal(emulator, 'DeregisterOrganizationDelegatedAdmin', { DelegatedAdminAccountId })).toBe(
    'AccountNotRegisteredException',
  )
})
