/** What the operations for event data stores refuse, and how they are called and read. */
import { expect, test } from 'vitest'
import { InputError } from '../../../src/contracts/errors.js'
import {
  CreateEventDataStore,
  EnableFederation,
  GetEventDataStore,
  ListEventDataStores,
  RestoreEventDataStore,
  StartEventDataStoreIngestion,
  StopEventDataStoreIngestion,
  UpdateEventDataStore,
} from '../../../src/operations/event-data-stores.js'
import { decodeOutput, encodeInput } from '../../../src/request/validate.js'

const eventDataStoreArn =
  'arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/8b9d1f0e-0c1a-4e59-9f65-1a2b3c4d5e6f'
const managementEvents = { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }

test('creates with a name alone', () => {
  expect(encodeInput(CreateEventDataStore, { Name: 'audit' })).toEqual({ Name: 'audit' })
})

test.each([
  ['FIXED_RETENTION_PRICING', 2557],
  ['EXTENDABLE_RETENTION_PRICING', 3653],
  [undefined, 3653],
])('billing mode %s keeps events up to %i days', (BillingMode, RetentionPeriod) => {
  const input = { Name: 'audit', BillingMode, RetentionPeriod }
  expect(encodeInput(CreateEventDataStore, input)).toMatchObject({ RetentionPeriod })
  expect(() => encodeInput(CreateEventDataStore, { ...input, RetentionPeriod: RetentionPeriod + 1 })).toThrow(
    InputError,
  )
})

test('the refusal of a long retention with fixed pricing says what to do', () => {
  const input = { Name: 'audit', BillingMode: 'FIXED_RETENTION_PRICING', RetentionPeriod: 3000 }
  expect(() => encodeInput(CreateEventDataStore, input)).toThrow(/use EXTENDABLE_RETENTION_PRICING/)
})

test.each([6, 30.5])('refuses a retention of %d days', (RetentionPeriod) => {
  expect(() => encodeInput(CreateEventDataStore, { Name: 'audit', RetentionPeriod })).toThrow(InputError)
  expect(() => encodeInput(UpdateEventDataStore, { EventDataStore: eventDataStoreArn, RetentionPeriod })).toThrow(
    InputError,
  )
})

test('creates with 5 advanced event selectors and refuses a sixth', () => {
  const five = Array.from({ length: 5 }, () => managementEvents)
  const input = { Name: 'audit', AdvancedEventSelectors: five }
  expect(encodeInput(CreateEventDataStore, input)).toEqual(input)
  expect(() =>
    encodeInput(CreateEventDataStore, { ...input, AdvancedEventSelectors: [...five, managementEvents] }),
  ).toThrow(InputError)
})

test('refuses a billing mode the service does not know, but reads one', () => {
  expect(() => encodeInput(CreateEventDataStore, { Name: 'audit', BillingMode: 'FREE' })).toThrow(InputError)
  expect(decodeOutput(GetEventDataStore, { BillingMode: 'FREE' })).toEqual({ output: { BillingMode: 'FREE' } })
})

test.each(['ab', 'a'.repeat(129), 'with space', 'sl/ash'])('refuses the name %j', (Name) => {
  expect(() => encodeInput(CreateEventDataStore, { Name })).toThrow(InputError)
})

test('takes an event data store by its ARN and by its id', () => {
  for (const EventDataStore of [eventDataStoreArn, '8b9d1f0e-0c1a-4e59-9f65-1a2b3c4d5e6f']) {
    expect(encodeInput(GetEventDataStore, { EventDataStore })).toEqual({ EventDataStore })
  }
})

test('an update with nothing but the event data store is sent as it is', () => {
  const input = { EventDataStore: eventDataStoreArn }
  expect(encodeInput(UpdateEventDataStore, input)).toEqual(input)
})

test('an update refuses the members of creation', () => {
  const input = { EventDataStore: eventDataStoreArn, StartIngestion: true }
  expect(() => encodeInput(UpdateEventDataStore, input)).toThrow(/StartIngestion/)
})

test('federation needs a role of at most 125 characters, which may contain @ = + and comma', () => {
  const role = (name: string) => ({
    EventDataStore: eventDataStoreArn,
    FederationRoleArn: `arn:aws:iam::111122223333:role/${name}`,
  })
  expect(encodeInput(EnableFederation, role('lake@a=b+c,d'))).toEqual(role('lake@a=b+c,d'))
  expect(() => encodeInput(EnableFederation, role('a'.repeat(95)))).toThrow(InputError)
  expect(() => encodeInput(EnableFederation, { EventDataStore: eventDataStoreArn })).toThrow(/FederationRoleArn/)
})

test.each([0, 1001])('refuses pages of %i event data stores', (MaxResults) => {
  expect(() => encodeInput(ListEventDataStores, { MaxResults })).toThrow(InputError)
})

test('reads the items of a page, and none where the service leaves the list out', () => {
  const EventDataStores = [{ EventDataStoreArn: eventDataStoreArn, Name: 'audit' }]
  expect(ListEventDataStores.paging?.items({ EventDataStores })).toBe(EventDataStores)
  expect(ListEventDataStores.paging?.items({})).toBeUndefined()
})

test('reads moments as dates, and statuses it does not know as they are', () => {
  const reply = {
    Status: 'HIBERNATING',
    CreatedTimestamp: 1767225600,
    PartitionKeys: [{ Name: 'day', Type: 'string' }],
  }
  expect(decodeOutput(GetEventDataStore, reply)).toEqual({
    output: { ...reply, CreatedTimestamp: new Date('2026-01-01T00:00:00Z') },
  })
})

test.each([
  CreateEventDataStore,
  RestoreEventDataStore,
  StartEventDataStoreIngestion,
  StopEventDataStoreIngestion,
  EnableFederation,
])('$name is not sent again when it may have been carried out', ({ retry }) => {
  expect(retry).toBe('unless-sent')
})
