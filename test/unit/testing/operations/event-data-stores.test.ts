/** Event data stores: settings, states, limits. */
import { beforeEach, expect, test } from 'vitest'
import { CloudTrail, waitForEventDataStore } from 'cloudtrail-client'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal, reply } from '../../../support/emulator-call.js'

let emulator: Emulator
let nowMs: number
beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1, 12)
  emulator = createEmulator({ now: () => nowMs })
})

const dayMs = 86_400_000
const create = (Name: string, more: object = {}) =>
  call<{ EventDataStoreArn: string; Status: string }>(emulator, 'CreateEventDataStore', { Name, ...more })
const unprotected = { TerminationProtectionEnabled: false }
const statusOf = async (EventDataStore: string) =>
  (await call(emulator, 'GetEventDataStore', { EventDataStore }))['Status']

test('a store that is told nothing takes in management events for 366 days', async () => {
  const store = await create('events')
  expect(store).toEqual({
    EventDataStoreArn: expect.stringMatching(
      /^arn:aws:cloudtrail:us-east-1:123456789012:eventdatastore\/[\da-f-]{36}$/,
    ) as string,
    Name: 'events',
    Status: 'CREATED',
    AdvancedEventSelectors: [
      { Name: 'Default management events', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    ],
    MultiRegionEnabled: true,
    OrganizationEnabled: false,
    RetentionPeriod: 366,
    TerminationProtectionEnabled: true,
    BillingMode: 'EXTENDABLE_RETENTION_PRICING',
    CreatedTimestamp: nowMs / 1000,
    UpdatedTimestamp: nowMs / 1000,
    TagsList: [],
  })
  expect(await call(emulator, 'GetEventDataStore', { EventDataStore: store.EventDataStoreArn })).toMatchObject({
    Status: 'ENABLED',
    FederationStatus: 'DISABLED',
  })
})

test('it is found by ARN and by the id at its end, in its own Region', async () => {
  const { EventDataStoreArn } = await create('events')
  const id = EventDataStoreArn.slice(-36)
  expect(await statusOf(id)).toBe('ENABLED')
  expect(await refusal(emulator, 'GetEventDataStore', { EventDataStore: id }, 'eu-west-1')).toBe(
    'EventDataStoreNotFoundException',
  )
  expect(await refusal(emulator, 'GetEventDataStore', { EventDataStore: 'events' })).toBe(
    'EventDataStoreARNInvalidException',
  )
})

test('ingestion stops and starts, and each state is seen on the way', async () => {
  const { EventDataStoreArn: EventDataStore } = await create('events', { StartIngestion: false })
  expect(await statusOf(EventDataStore)).toBe('STOPPED_INGESTION')
  expect(await refusal(emulator, 'StopEventDataStoreIngestion', { EventDataStore })).toBe(
    'InvalidEventDataStoreStatusException',
  )
  await call(emulator, 'StartEventDataStoreIngestion', { EventDataStore })
  expect([await statusOf(EventDataStore), await statusOf(EventDataStore)]).toEqual(['STARTING_INGESTION', 'ENABLED'])
  await call(emulator, 'StopEventDataStoreIngestion', { EventDataStore })
  nowMs += 1000
  expect(await statusOf(EventDataStore)).toBe('STOPPED_INGESTION')
})

test('only some kinds of events can be started and stopped', async () => {
  const AdvancedEventSelectors = [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Insight'] }] }]
  const { EventDataStoreArn: EventDataStore } = await create('insights', { AdvancedEventSelectors })
  expect(await refusal(emulator, 'StopEventDataStoreIngestion', { EventDataStore })).toBe(
    'InvalidEventDataStoreCategoryException',
  )
})

test('a protected store is not deleted; another one is gone after seven days, until when it can be restored', async () => {
  const { EventDataStoreArn: EventDataStore } = await create('events')
  expect(await refusal(emulator, 'DeleteEventDataStore', { EventDataStore })).toBe(
    'EventDataStoreTerminationProtectedException',
  )
  await call(emulator, 'UpdateEventDataStore', { EventDataStore, ...unprotected })
  expect(await refusal(emulator, 'RestoreEventDataStore', { EventDataStore })).toBe(
    'InvalidEventDataStoreStatusException',
  )
  await call(emulator, 'DeleteEventDataStore', { EventDataStore })
  expect(await statusOf(EventDataStore)).toBe('PENDING_DELETION')
  expect(await refusal(emulator, 'UpdateEventDataStore', { EventDataStore })).toBe('InactiveEventDataStoreException')
  nowMs += 7 * dayMs - 1
  expect(await call(emulator, 'RestoreEventDataStore', { EventDataStore })).toMatchObject({ Status: 'ENABLED' })
  await call(emulator, 'DeleteEventDataStore', { EventDataStore })
  nowMs += 7 * dayMs
  expect(await refusal(emulator, 'GetEventDataStore', { EventDataStore })).toBe('EventDataStoreNotFoundException')
})

test('a name is taken until its store is deleted, and there are ten in a Region', async () => {
  const { EventDataStoreArn: EventDataStore } = await create('events', unprotected)
  expect(await refusal(emulator, 'CreateEventDataStore', { Name: 'events' })).toBe(
    'EventDataStoreAlreadyExistsException',
  )
  await call(emulator, 'DeleteEventDataStore', { EventDataStore })
  await create('events')
  for (let number = 3; number <= 10; number++) await create(`store-${String(number)}`)
  expect(await refusal(emulator, 'CreateEventDataStore', { Name: 'one-more' })).toBe(
    'EventDataStoreMaxLimitExceededException',
  )
  await call(emulator, 'CreateEventDataStore', { Name: 'elsewhere' }, 'eu-west-1')
})

test('what an update does not name stays as it is', async () => {
  const { EventDataStoreArn: EventDataStore } = await create('events', { RetentionPeriod: 90 })
  nowMs += 5000
  const updated = await call(emulator, 'UpdateEventDataStore', { EventDataStore, Name: 'renamed' })
  expect(updated).toMatchObject({ Name: 'renamed', RetentionPeriod: 90, UpdatedTimestamp: nowMs / 1000 })
})

test.each([
  [{ Name: 'ab' }, 'InvalidParameterException'],
  [{ Name: 'a b c' }, 'InvalidParameterException'],
  [{ RetentionPeriod: 6 }, 'InvalidParameterException'],
  [{ RetentionPeriod: 3654 }, 'InvalidParameterException'],
  [{ RetentionPeriod: 2558, BillingMode: 'FIXED_RETENTION_PRICING' }, 'InvalidParameterException'],
  [{ BillingMode: 'FREE' }, 'InvalidParameterException'],
  [{ AdvancedEventSelectors: [] }, 'InvalidEventSelectorsException'],
  [{ TagsList: [{ Key: 'a' }, { Key: 'a' }] }, 'InvalidTagParameterException'],
])('%j is refused with %s', async (input, code) => {
  expect(await refusal(emulator, 'CreateEventDataStore', { Name: 'events', ...input })).toBe(code)
})

test('federation is enabled once, and keeps a store from being deleted', async () => {
  const { EventDataStoreArn: EventDataStore } = await create('events', unprotected)
  const FederationRoleArn = 'arn:aws:iam::123456789012:role/athena'
  const enable = { EventDataStore, FederationRoleArn }
  expect(await refusal(emulator, 'EnableFederation', { EventDataStore, FederationRoleArn: 'athena' })).toBe(
    'InvalidParameterException',
  )
  expect(await call(emulator, 'EnableFederation', enable)).toEqual({
    EventDataStoreArn: EventDataStore,
    FederationStatus: 'ENABLED',
    FederationRoleArn,
  })
  expect(await refusal(emulator, 'EnableFederation', enable)).toBe('EventDataStoreFederationEnabledException')
  expect(await refusal(emulator, 'DeleteEventDataStore', { EventDataStore })).toBe(
    'EventDataStoreFederationEnabledException',
  )
  expect(await call(emulator, 'DisableFederation', { EventDataStore })).toMatchObject({ FederationStatus: 'DISABLED' })
  await call(emulator, 'DeleteEventDataStore', { EventDataStore })
})

test('stores have tags, are listed in pages, and are waited for by the client', async () => {
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
  })
  const names = ['one', 'two', 'three']
  for (const Name of names) await cloudtrail.createEventDataStore({ Name, TagsList: [{ Key: 'team', Value: Name }] })
  const listed: (string | undefined)[] = []
  for await (const { Name } of cloudtrail.listEventDataStores({ MaxResults: 2 })) listed.push(Name)
  expect(listed.sort()).toEqual([...names].sort())
  const { EventDataStoreArn: EventDataStore = '' } = await cloudtrail.createEventDataStore({ Name: 'four' })
  const { ResourceTagList } = await cloudtrail.listTags({ ResourceIdList: [EventDataStore] })
  expect(ResourceTagList).toEqual([{ ResourceId: EventDataStore, TagsList: [] }])
  expect((await waitForEventDataStore(cloudtrail, { EventDataStore })).CreatedTimestamp).toEqual(new Date(nowMs))
})

test("an account that is no customer of Lake gets the service's answer, and has no store", async () => {
  emulator = createEmulator({ now: () => nowMs, lake: 'closed' })
  expect(await reply(emulator, 'CreateEventDataStore', { Name: 'events' })).toMatchObject({
    status: 400,
    body: {
      __type: 'InvalidParameterException',
      Message:
        'CloudTrail Lake is no longer accepting new customers. Existing customers can continue to use their event data stores.',
    },
  })
  expect(await call(emulator, 'ListEventDataStores')).toMatchObject({ EventDataStores: [] })
})

test('whether Lake is closed is one of two words', () => {
  // @ts-expect-error -- a program in JavaScript
  expect(() => createEmulator({ lake: true })).toThrow("createEmulator: lake must be 'open' or 'closed'")
  expect(() => createEmulator({ lake: undefined })).not.toThrow()
})
