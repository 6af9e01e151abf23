/** Every record of a real log goes into the event history and comes back. */
import { expect, test } from 'vitest'
import { createEmulator } from 'cloudtrail-client/testing'
import { realRecords } from '../../examples/records.js'
import { connectTo, credentials } from '../support/client.js'
import { drain } from '../support/drain.js'

const records = [...realRecords()]
const emulator = createEmulator({ records, region: 'eu-west-1', lookbackDays: null, credentials: [credentials] })
const { cloudtrail } = connectTo(emulator, { region: 'eu-west-1' })

const byId = new Map(records.map((record) => [record['eventID'], record]))
const idsOf = (category: string) =>
  records.filter((record) => record['eventCategory'] === category).map((record) => record['eventID'])

test('every management event comes back exactly once, newest first', async () => {
  const before = emulator.requests.length
  const events = await drain(cloudtrail.lookupEvents())

  const ids = events.map(({ EventId }) => EventId)
  expect(ids.length).toBeGreaterThan(100)
  expect([...ids].sort()).toEqual(idsOf('Management').sort())
  const times = events.map(({ EventTime }) => EventTime?.getTime() ?? NaN)
  expect(times).toEqual([...times].sort((left, right) => right - left))
  expect(emulator.requests.length - before).toBe(Math.ceil(ids.length / 50))
})

test('every Insights event comes back exactly once, when asked for', async () => {
  const events = await drain(cloudtrail.lookupEvents({ EventCategory: 'insight' }))
  expect(events.map(({ EventId }) => EventId).sort()).toEqual(idsOf('Insight').sort())
})

test('an event carries its record as it is in the log', async () => {
  for await (const { EventId, EventName, EventSource, EventTime, CloudTrailEvent } of cloudtrail.lookupEvents()) {
    const record = byId.get(EventId)
    expect(JSON.parse(CloudTrailEvent ?? '')).toEqual(record)
    expect({ EventName, EventSource, EventTime }).toEqual({
      EventName: record?.['eventName'],
      EventSource: record?.['eventSource'],
      EventTime: new Date(String(record?.['eventTime'])),
    })
  }
})

test('a filter finds the events that it names, and no others', async () => {
  const someName = String(records.at(-1)?.['eventName'])
  const LookupAttributes = [{ AttributeKey: 'EventName' as const, AttributeValue: someName }]
  const events = await drain(cloudtrail.lookupEvents({ LookupAttributes, MaxResults: 7 }))
  const expected = records.filter(
    (record) => record['eventName'] === someName && record['eventCategory'] === 'Management',
  )
  expect(events.map(({ EventId }) => EventId).sort()).toEqual(expected.map((record) => record['eventID']).sort())
})
