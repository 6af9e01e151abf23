/** Queries of CloudTrail Lake: their states, and the SQL that is understood. */
import { beforeEach, describe, expect, test } from 'vitest'
import { CloudTrail, waitForQuery } from 'cloudtrail-client'
import { createEmulator, type Emulator } from '../../../../src/testing/index.js'
import { drain } from '../../../support/drain.js'
import { call, refusal } from '../../../support/emulator-call.js'
import { FakeClock } from '../../../support/fake-clock.js'
import { inVirtualTime } from '../../../support/virtual-time.js'

let emulator: Emulator
let clock: FakeClock
let storeArn: string
let store: string

const record = (eventID: string, eventName: string, second: number, more: object = {}) => ({
  eventID,
  eventName,
  eventTime: `2026-01-01T11:00:0${String(second)}Z`,
  eventSource: eventName.startsWith('Get') ? 's3.amazonaws.com' : 'iam.amazonaws.com',
  readOnly: eventName.startsWith('Get'),
  userIdentity: {
    type: 'IAMUser',
    userName: second % 2 === 0 ? 'ann' : 'ben',
    sessionContext: { attributes: { mfaAuthenticated: 'true' } },
  },
  ...more,
})

const records = [
  record('a', 'GetObject', 1, { requestParameters: { bucketName: 'logs' } }),
  record('b', 'GetObject', 2),
  record('c', 'CreateUser', 3, { errorCode: 'AccessDenied' }),
  record('d', 'DeleteUser', 4),
  record('e', 'GetBucketAcl', 5),
]

beforeEach(async () => {
  clock = new FakeClock()
  emulator = createEmulator({ now: clock.now, records })
  storeArn = (await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', { Name: 'events' }))
    .EventDataStoreArn
  store = storeArn.slice(-36)
})

const start = async (QueryStatement: string) =>
  (await call<{ QueryId: string }>(emulator, 'StartQuery', { QueryStatement })).QueryId

/** The values of a query's rows, in the order of its columns. */
async function rowsOf(sql: string): Promise<string[][]> {
  const QueryId = await start(sql.replace('STORE', store))
  clock.advance(1000)
  const { QueryResultRows } = await call<{ QueryResultRows: Record<string, string>[][] }>(emulator, 'GetQueryResults', {
    QueryId,
  })
  return QueryResultRows.map((row) => row.flatMap((column) => Object.values(column)))
}

describe('a query', () => {
  test('is queued, runs and finishes, as the client waits for it and reads its rows', async () => {
    const cloudtrail = new CloudTrail({
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      transport: emulator.transport,
      limiter: false,
    })
    const { QueryId = '' } = await cloudtrail.startQuery({
      QueryStatement: `SELECT eventID FROM ${store} ORDER BY eventID`,
    })
    const finished = await inVirtualTime(clock, waitForQuery(cloudtrail, { QueryId }, { clock }))
    expect(finished.QueryStatistics).toMatchObject({ EventsMatched: 5, EventsScanned: 5 })
    const rows = await drain(cloudtrail.getQueryResults({ QueryId, MaxQueryResults: 2 }))
    expect(rows.flat()).toEqual(['a', 'b', 'c', 'd', 'e'].map((eventID) => ({ eventID })))
  })

  test('shows each state when the clock stands', async () => {
    const QueryId = await start(`SELECT eventID FROM ${store}`)
    const states: unknown[] = []
    for (let look = 0; look < 3; look++)
      states.push((await call(emulator, 'DescribeQuery', { QueryId }))['QueryStatus'])
    expect(states).toEqual(['QUEUED', 'RUNNING', 'FINISHED'])
  })

  test('has no rows before it has finished', async () => {
    const QueryId = await start(`SELECT eventID FROM ${store}`)
    expect(await call(emulator, 'GetQueryResults', { QueryId })).toMatchObject({
      QueryStatus: 'QUEUED',
      QueryResultRows: [],
    })
  })

  test('is cancelled while it runs, and not afterwards', async () => {
    const QueryId = await start(`SELECT eventID FROM ${store}`)
    expect(await call(emulator, 'CancelQuery', { QueryId })).toMatchObject({ QueryStatus: 'CANCELLED' })
    expect(await refusal(emulator, 'CancelQuery', { QueryId })).toBe('InactiveQueryException')
    expect(await refusal(emulator, 'CancelQuery', { QueryId: 'none' })).toBe('QueryIdNotFoundException')
  })

  test('is one of ten at a time, and listed by store and status', async () => {
    const first = await start(`SELECT eventID FROM ${store}`)
    for (let number = 2; number <= 10; number++) await start(`SELECT eventID FROM ${store}`)
    expect(await refusal(emulator, 'StartQuery', { QueryStatement: `SELECT eventID FROM ${store}` })).toBe(
      'MaxConcurrentQueriesException',
    )
    await call(emulator, 'CancelQuery', { QueryId: first })
    const listed = await call(emulator, 'ListQueries', { EventDataStore: storeArn, QueryStatus: 'CANCELLED' })
    expect(listed).toMatchObject({ Queries: [{ QueryId: first, QueryStatus: 'CANCELLED' }] })
  })
})

test.each<[sql: string, rows: string[][]]>([
  [`SELECT eventID, userIdentity.userName FROM STORE WHERE eventName = 'CreateUser'`, [['c', 'ben']]],
  [`SELECT eventID FROM STORE WHERE eventTime >= '2026-01-01 11:00:04' ORDER BY eventTime DESC`, [['e'], ['d']]],
  [
    `SELECT eventID FROM STORE WHERE eventTime BETWEEN '2026-01-01 11:00:02' AND '2026-01-01 11:00:03' ORDER BY eventID`,
    [['b'], ['c']],
  ],
  [
    `SELECT eventID FROM STORE WHERE eventName LIKE 'Get%' AND NOT userIdentity.userName = 'ann' ORDER BY eventID`,
    [['a'], ['e']],
  ],
  [`SELECT eventID FROM STORE WHERE eventName NOT LIKE 'Get%' ORDER BY eventID`, [['c'], ['d']]],
  [`SELECT eventID FROM STORE WHERE eventName IN ('CreateUser', 'DeleteUser') ORDER BY eventID DESC`, [['d'], ['c']]],
  [`SELECT eventID FROM STORE WHERE errorCode IS NOT NULL`, [['c']]],
  [`SELECT eventID FROM STORE WHERE errorCode IS NULL AND readOnly = false`, [['d']]],
  [`SELECT eventID FROM STORE WHERE errorCode <> 'Other'`, [['c']]],
  [
    `SELECT eventID FROM STORE WHERE (eventName = 'GetObject' OR eventName = 'DeleteUser') AND userIdentity.userName = 'ann' ORDER BY 1, eventID`,
    [['b'], ['d']],
  ],
  [
    `SELECT eventID FROM STORE WHERE userIdentity.sessionContext.attributes.mfaAuthenticated = 'true' ORDER BY eventID LIMIT 2`,
    [['a'], ['b']],
  ],
  [`SELECT element_at(requestParameters, 'bucketName') AS bucket FROM STORE WHERE eventID = 'a'`, [['logs']]],
  [`SELECT DISTINCT eventSource FROM STORE ORDER BY eventSource`, [['iam.amazonaws.com'], ['s3.amazonaws.com']]],
  [`SELECT count(*) AS n FROM STORE WHERE readOnly = true`, [['3']]],
  [`SELECT count(*) AS n FROM STORE WHERE eventName = 'None'`, [['0']]],
  [
    `SELECT eventName, count(*) AS n FROM STORE GROUP BY eventName ORDER BY n DESC, eventName LIMIT 2`,
    [
      ['GetObject', '2'],
      ['CreateUser', '1'],
    ],
  ],
  [
    `SELECT count(DISTINCT userIdentity.userName) AS users, min(eventTime) AS first, max(eventName) AS last FROM STORE`,
    [['2', '2026-01-01 11:00:01.000', 'GetObject']],
  ],
  [`SELECT eventTime FROM STORE WHERE eventID = 'a'`, [['2026-01-01 11:00:01.000']]],
  [`SELECT eventID FROM "STORE" WHERE eventName = 'It''s'`, []],
])('%s', async (sql, rows) => {
  expect(await rowsOf(sql)).toEqual(rows)
})

test('a star gives every column that has a value, structures as Lake shows them', async () => {
  const [row = []] = await rowsOf(`SELECT * FROM STORE WHERE eventID = 'a'`)
  expect(row).toContain('GetObject')
  expect(row).toContain('{bucketName=logs}')
  expect(row).toContainEqual(
    expect.stringMatching(
      /^\{type=IAMUser, .*username=ben, sessioncontext=\{attributes=\{creationdate=null, mfaauthenticated=true\}/,
    ),
  )
})

test('a query that fails while it runs says why', async () => {
  const QueryId = await start(`SELECT cast(eventName AS bigint) FROM ${store}`)
  clock.advance(1000)
  const ErrorMessage = "INVALID_CAST_ARGUMENT: Cannot cast 'GetObject' to bigint"
  const failed = { QueryStatus: 'FAILED', ErrorMessage }
  expect(await call(emulator, 'DescribeQuery', { QueryId })).toMatchObject(failed)
  expect(await call(emulator, 'GetQueryResults', { QueryId })).toMatchObject({ ...failed, QueryResultRows: [] })
})

test('a query of two stores reads both, and is listed for each', async () => {
  const { EventDataStoreArn } = await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
    Name: 'more',
  })
  const other = EventDataStoreArn.slice(-36)
  const QueryId = await start(
    `SELECT one.eventID FROM ${store} one JOIN ${other} two ON one.eventID = two.eventID WHERE one.readOnly`,
  )
  const statistics = { EventsMatched: 3, EventsScanned: 10 }
  expect(await call(emulator, 'DescribeQuery', { QueryId })).toMatchObject({ QueryStatistics: statistics })
  for (const EventDataStore of [storeArn, EventDataStoreArn])
    expect(await call(emulator, 'ListQueries', { EventDataStore })).toMatchObject({ Queries: [{ QueryId }] })
})

test('audit events of a channel are found in its store', async () => {
  const AdvancedEventSelectors = [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['ActivityAuditLog'] }] }]
  const outside = await call<{ EventDataStoreArn: string }>(emulator, 'CreateEventDataStore', {
    Name: 'outside',
    AdvancedEventSelectors,
  })
  const Destinations = [{ Type: 'EVENT_DATA_STORE', Location: outside.EventDataStoreArn }]
  const { ChannelArn } = await call<{ ChannelArn: string }>(emulator, 'CreateChannel', {
    Name: 'vault',
    Source: 'Custom',
    Destinations,
  })
  const cloudtrail = new CloudTrail({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    transport: emulator.transport,
    limiter: false,
  })
  const eventData = JSON.stringify({
    version: '1',
    userIdentity: { type: 'user' },
    eventSource: 'vault',
    eventName: 'Open',
    eventTime: '2026-01-01T11:00:00Z',
    UID: '1',
    recipientAccountId: '123456789012',
  })
  await cloudtrail.putAuditEvents({ channelArn: ChannelArn, auditEvents: [{ id: '1', eventData }] })
  store = outside.EventDataStoreArn.slice(-36)
  expect(
    await rowsOf(`SELECT eventData.eventName, eventType, metadata.channelARN FROM STORE WHERE eventdata.uid = '1'`),
  ).toEqual([['Open', 'ActivityLog', ChannelArn]])
})

test.each([
  ['SELECT eventID', 'InvalidQueryStatementException'],
  ['SELEC eventID FROM STORE', 'InvalidQueryStatementException'],
  ['DELETE FROM STORE', 'InvalidQueryStatementException'],
  ['SELECT sum(eventName) FROM STORE', 'InvalidQueryStatementException'],
  ['SELECT evntName FROM STORE', 'InvalidQueryStatementException'],
  ['SELECT 1', 'InvalidQueryStatementException'],
  ['SELECT eventID FROM events', 'InvalidQueryStatementException'],
  ['SELECT eventID FROM 11111111-2222-3333-4444-555555555555', 'EventDataStoreNotFoundException'],
])('%s is refused with %s', async (sql, code) => {
  const run = async () => refusal(emulator, 'StartQuery', { QueryStatement: sql.replace('STORE', store) })
  expect(await run()).toBe(code)
})

test('the longest statement is understood, and a longer one is refused', async () => {
  const long = `SELECT eventID FROM ${store} WHERE ${'readOnly OR '.repeat(800)}readOnly`
  expect(await call(emulator, 'StartQuery', { QueryStatement: long.padEnd(10_000) })).toHaveProperty('QueryId')
  expect(await refusal(emulator, 'StartQuery', { QueryStatement: long.padEnd(10_001) })).toBe(
    'InvalidParameterException',
  )
})

test('the samples that the emulator offers run on it', async () => {
  const found = await call<{ SearchResults: { SQL: string }[] }>(emulator, 'SearchSampleQueries', {
    SearchPhrase: 'select',
  })
  expect(found.SearchResults).toHaveLength(3)
  for (const { SQL } of found.SearchResults) await start(SQL.replace('<event-data-store-id>', store))
})
