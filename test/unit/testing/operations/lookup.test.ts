/** LookupEvents: order, bounds, filters, tokens. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { realRecords } from '../../../../examples/records.js'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { call, refusal, reply } from '../../../support/emulator-call.js'
import { sampleRecords } from '../../../support/sample-records.js'

interface Page {
  Events: { EventId: string; EventTime: number; CloudTrailEvent: string; [name: string]: unknown }[]
  NextToken?: string
}

const now = Date.UTC(2024, 2, 1, 12)
const at = (second: number) => new Date(now - 3_600_000 + second * 1000).toISOString()
const seconds = (second: number) => now / 1000 - 3600 + second
const record = (eventID: string, second: number, more: object = {}) => ({
  eventID,
  eventTime: at(second),
  eventName: 'DescribeVpcs',
  eventSource: 'ec2.amazonaws.com',
  ...more,
})

const emulate = (records: Iterable<Record<string, unknown>>) => createEmulator({ records, now: () => now })
const lookup = (emulator: Emulator, input: object = {}) => call<Page>(emulator, 'LookupEvents', input)
const ids = ({ Events }: Page) => Events.map(({ EventId }) => EventId)

async function drain(emulator: Emulator, input: object = {}, between?: () => void): Promise<Page['Events']> {
  const events: Page['Events'] = []
  let NextToken: string | undefined
  do {
    const page = await lookup(emulator, { ...input, NextToken })
    events.push(...page.Events)
    NextToken = page.NextToken
    between?.()
  } while (NextToken !== undefined)
  return events
}

test('every real record comes back once, as it was, newest first, over pages of any size', async () => {
  const records = [...realRecords()].filter((entry) => entry['eventCategory'] === 'Management')
  const emulator = createEmulator({ region: 'us-east-1', records, lookbackDays: null })
  for (const MaxResults of [50, 7]) {
    const events = await drain(emulator, { MaxResults })
    const times = events.map(({ EventTime }) => EventTime)
    const byId = new Map(records.map((entry) => [entry['eventID'], entry]))
    expect(events.length).toBe(records.length)
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(records.length)
    expect(times).toEqual([...times].sort((left, right) => right - left))
    for (const event of events) expect(JSON.parse(event.CloudTrailEvent)).toEqual(byId.get(event.EventId))
  }
})

test('an event has the members that the service gives it', async () => {
  const alice = sampleRecords().find(({ eventName }) => eventName === 'GetBucketAcl')
  const { Events } = await lookup(
    createEmulator({ region: 'us-east-1', records: [alice ?? {}], lookbackDays: Infinity }),
  )
  expect(Events).toEqual([
    {
      EventId: alice?.['eventID'],
      EventName: 'GetBucketAcl',
      ReadOnly: 'true',
      AccessKeyId: 'AKIAEXAMPLEALICE',
      EventTime: Date.parse(String(alice?.['eventTime'])) / 1000,
      EventSource: 's3.amazonaws.com',
      Username: 'alice',
      Resources: [{ ResourceType: 'AWS::S3::Bucket', ResourceName: 'sample-logs' }],
      CloudTrailEvent: JSON.stringify(alice),
    },
  ])
})

test('members that a record does not tell are left out', async () => {
  const { Events } = await lookup(emulate([{ eventTime: at(0) }]))
  expect(Events).toEqual([
    { EventTime: seconds(0), Resources: [], CloudTrailEvent: JSON.stringify({ eventTime: at(0) }) },
  ])
})

test.each([
  ['a user', { userName: 'alice', arn: 'arn:aws:iam::1:user/alice' }, 'alice'],
  [
    'a role session',
    { arn: 'arn:aws:sts::1:assumed-role/deploy/run-1', sessionContext: { sessionIssuer: { userName: 'deploy' } } },
    'run-1',
  ],
  ['a role without session', { sessionContext: { sessionIssuer: { userName: 'deploy' } } }, 'deploy'],
  ['the root user', { type: 'Root', arn: 'arn:aws:iam::1:root' }, 'root'],
  ['a service', { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, undefined],
])('Username is that of %s', async (_, userIdentity, name) => {
  const { Events } = await lookup(emulate([record('a', 0, { userIdentity })]))
  expect(Events[0]?.['Username']).toBe(name)
})

test('events of one second come in the order of their ids', async () => {
  expect(ids(await lookup(emulate([record('b', 1), record('a', 1), record('c', 2)])))).toEqual(['c', 'a', 'b'])
})

test('both ends of the time range belong to it', async () => {
  const emulator = emulate([1, 2, 3, 4].map((second) => record(`r${second}`, second)))
  expect(ids(await lookup(emulator, { StartTime: seconds(2), EndTime: seconds(3) }))).toEqual(['r3', 'r2'])
  expect(ids(await lookup(emulator, { StartTime: seconds(2), EndTime: seconds(2) }))).toEqual(['r2'])
})

test('the history ends now and reaches 90 days back', async () => {
  const day = 86_400
  const emulator = emulate([record('old', -91 * day), record('kept', -89 * day), record('future', day)])
  expect(ids(await lookup(emulator))).toEqual(['kept'])
  expect(ids(await lookup(emulator, { StartTime: seconds(-100 * day) }))).toEqual(['kept'])
})

test.each([
  [{ MaxResults: 0 }, 'InvalidMaxResultsException'],
  [{ MaxResults: 51 }, 'InvalidMaxResultsException'],
  [{ MaxResults: 1.5 }, 'SerializationException'],
  [{ StartTime: seconds(1), EndTime: seconds(0) }, 'InvalidTimeRangeException'],
  [{ EndTime: seconds(-91 * 86_400) }, 'InvalidTimeRangeException'],
  [{ StartTime: '2024-03-01' }, 'SerializationException'],
  [{ EventCategory: 'management' }, 'InvalidEventCategoryException'],
  [{ LookupAttributes: [{ AttributeKey: 'eventName', AttributeValue: 'x' }] }, 'InvalidLookupAttributesException'],
  [{ LookupAttributes: [{ AttributeKey: 'EventName' }] }, 'InvalidLookupAttributesException'],
  [
    { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: '_'.repeat(1001) }] },
    'InvalidLookupAttributesException',
  ],
  [
    { EventCategory: 'insight', LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'x' }] },
    'InvalidLookupAttributesException',
  ],
  [{ NextToken: 'garbage' }, 'InvalidNextTokenException'],
  [{ NextToken: '' }, 'InvalidNextTokenException'],
])('%j is refused', async (input, code) => {
  expect(await refusal(emulate([]), 'LookupEvents', input)).toBe(code)
})

const rich = record('rich', 1, {
  readOnly: false,
  userIdentity: { userName: 'alice', accessKeyId: 'AKIAEXAMPLEALICE' },
  resources: [{ ARN: 'arn:aws:kms:us-east-1:1:key/k', type: 'AWS::KMS::Key' }],
})

test.each([
  ['EventName', 'DescribeVpcs'],
  ['Username', 'alice'],
  ['ResourceType', 'AWS::KMS::Key'],
  ['ResourceName', 'arn:aws:kms:us-east-1:1:key/k'],
  ['EventSource', 'ec2.amazonaws.com'],
  ['AccessKeyId', 'AKIAEXAMPLEALICE'],
])('%s finds by the exact value', async (AttributeKey, value) => {
  const emulator = emulate([rich, { eventTime: at(0) }])
  const find = (AttributeValue: string) => lookup(emulator, { LookupAttributes: [{ AttributeKey, AttributeValue }] })
  expect(ids(await find(value))).toEqual(['rich'])
  expect(ids(await find(value.toUpperCase() === value ? value.toLowerCase() : value.toUpperCase()))).toEqual([])
  expect(ids(await find(value.slice(0, -1)))).toEqual([])
})

test('EventId and ReadOnly find by the exact value, and refuse what is none of theirs', async () => {
  const id = '0b9a8c7d-1e2f-4a5b-8c6d-7e8f9a0b1c2d'
  const emulator = emulate([{ ...rich, eventID: id }, record('other', 0, { readOnly: true })])
  const input = (AttributeKey: string, AttributeValue: string) => ({
    LookupAttributes: [{ AttributeKey, AttributeValue }],
  })
  expect(ids(await lookup(emulator, input('EventId', id)))).toEqual([id])
  expect(ids(await lookup(emulator, input('EventId', id.replace('0', '1'))))).toEqual([])
  expect(ids(await lookup(emulator, input('ReadOnly', 'false')))).toEqual([id])
  expect(ids(await lookup(emulator, input('ReadOnly', 'true')))).toEqual(['other'])

  const refusals = [
    ['EventId', 'rich', 'EventId must be a valid UUID.'],
    ['EventId', id.slice(1), 'EventId must be a valid UUID.'],
    ['ReadOnly', 'TRUE', 'ReadOnly must be true or false.'],
  ] as const
  for (const [key, value, Message] of refusals) {
    const { status, body } = await reply(emulator, 'LookupEvents', input(key, value))
    expect([status, body]).toEqual([400, { __type: 'InvalidLookupAttributesException', Message }])
  }
})

test('only the first attribute counts, as with AWS', async () => {
  const emulator = emulate([record('a', 0), record('b', 1, { eventName: 'RunInstances' })])
  const LookupAttributes = [
    { AttributeKey: 'EventName', AttributeValue: 'RunInstances' },
    { AttributeKey: 'EventId', AttributeValue: 'a' },
  ]
  expect(ids(await lookup(emulator, { LookupAttributes }))).toEqual(['b'])
})

test('an index that is in use takes in the records that come later', async () => {
  const emulator = emulate([record('a', 1)])
  const LookupAttributes = [{ AttributeKey: 'EventName', AttributeValue: 'DescribeVpcs' }]
  expect(ids(await lookup(emulator, { LookupAttributes }))).toEqual(['a'])
  emulator.addRecords([record('c', 3), record('b', 2)])
  expect(ids(await lookup(emulator, { LookupAttributes }))).toEqual(['c', 'b', 'a'])
})

test('management and Insights events are looked up apart, data events not at all', async () => {
  const emulator = createEmulator({ region: 'us-east-1', records: sampleRecords(), lookbackDays: null })
  const management = await drain(emulator)
  const insights = await drain(emulator, { EventCategory: 'insight' })
  expect([management.length, insights.length]).toEqual([114, 2])
})

test('a record that comes twice is shown once', async () => {
  expect(ids(await lookup(emulate([record('a', 1), record('a', 1)])))).toEqual(['a'])
})

test('records without id are all kept', async () => {
  const { Events } = await lookup(emulate([{ eventTime: at(1) }, { eventTime: at(1) }]))
  expect(Events.length).toBe(2)
})

test('a record without a readable time is a mistake of the test', () => {
  expect(() => emulate([{ eventID: 'x', eventTime: 'soon' }])).toThrow(
    new TypeError('Record x has no readable eventTime'),
  )
})

test('records are found in every Region, or in the one that was named', async () => {
  const records = [record('a', 0)]
  expect(await call(emulate(records), 'LookupEvents', {}, 'eu-west-1')).toMatchObject({ Events: [{ EventId: 'a' }] })
  const bound = createEmulator({ records, region: 'us-east-1', now: () => now })
  expect(await call(bound, 'LookupEvents', {}, 'us-east-1')).toMatchObject({ Events: [{ EventId: 'a' }] })
  expect(await call(bound, 'LookupEvents', {}, 'eu-west-1')).toMatchObject({ Events: [] })
})

test('a token is good for the very parameters it was issued for', async () => {
  const emulator = emulate([record('a', 0), record('b', 1)])
  const input = { MaxResults: 1, StartTime: seconds(0), LookupAttributes: [] }
  const { NextToken } = await lookup(emulator, input)
  const changes = [
    { MaxResults: 2 },
    { StartTime: seconds(-1) },
    { EndTime: seconds(5) },
    { EventCategory: 'insight' },
    { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'a' }] },
    { NextToken: `${NextToken}x` },
    { NextToken: NextToken?.slice(0, -1) },
  ]
  for (const change of changes) {
    const changed = { ...input, NextToken, ...change }
    expect([change, await refusal(emulator, 'LookupEvents', changed)]).toEqual([change, 'InvalidNextTokenException'])
  }
  expect(await refusal(emulator, 'LookupEvents', { ...input, NextToken }, 'eu-west-1')).toBe(
    'InvalidNextTokenException',
  )
  expect(ids(await lookup(emulator, { ...input, NextToken }))).toEqual(['a'])
})

const someRecords = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    second: fc.integer({ min: 0, max: 9 }),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
)

test('pages of any size, over any range, hold each event of the range once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      someRecords,
      fc.integer({ min: 1, max: 50 }),
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
      async (entries, MaxResults, [one, other]) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)]
        const emulator = emulate(entries.map(({ id, second }) => record(id, second)))
        const events = await drain(emulator, { MaxResults, StartTime: seconds(first), EndTime: seconds(last) })
        const expected = entries
          .filter(({ second }) => second >= first && second <= last)
          .sort((left, right) => right.second - left.second || (left.id < right.id ? -1 : 1))
        expect(events.map(({ EventId }) => EventId)).toEqual(expected.map(({ id }) => id))
      },
    ),
    { seed: 11, numRuns: 60 },
  )
})

test('records that arrive between pages neither repeat nor lose an event', async () => {
  await fc.assert(
    fc.asyncProperty(someRecords, someRecords, fc.integer({ min: 1, max: 7 }), async (before, later, MaxResults) => {
      const emulator = emulate(before.map(({ id, second }) => record(`b${id}`, second)))
      const arriving = later.map(({ id, second }) => record(`l${id}`, second))
      const events = await drain(emulator, { MaxResults }, () => {
        emulator.addRecords(arriving.splice(0, 5))
      })
      const seen = events.map(({ EventId }) => EventId)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.filter((id) => id.startsWith('b')).length).toBe(before.length)
    }),
    { seed: 13, numRuns: 60 },
  )
})

test('a record is found in the Region that it names, one that names none in every Region', async () => {
  const record = (eventID: string, awsRegion?: string) => ({ eventID, awsRegion, eventTime: '2024-03-01T11:00:00Z' })
  const emulator = createEmulator({
    now: () => Date.parse('2024-03-01T12:00:00Z'),
    records: [record('here', 'us-east-1'), record('there', 'eu-west-1'), record('anywhere')],
  })
  const idsIn = async (region: string) => {
    const { Events } = await call<{ Events: { EventId: string }[] }>(emulator, 'LookupEvents', {}, region)
    return Events.map(({ EventId }) => EventId).sort()
  }
  expect(await idsIn('us-east-1')).toEqual(['anywhere', 'here'])
  expect(await idsIn('eu-west-1')).toEqual(['anywhere', 'there'])
  emulator.addRecords([record('later')])
  expect([await idsIn('us-east-1'), await idsIn('ap-south-1')]).toEqual([
    ['anywhere', 'here', 'later'],
    ['anywhere', 'later'],
  ])
})
