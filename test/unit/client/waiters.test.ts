/** Waiting for queries, imports and event data stores: when it ends, how, and how often the service is asked. */
import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import {
  TimeoutError,
  UnexpectedStateError,
  waitForEventDataStore,
  waitForImport,
  waitForQuery,
} from 'cloudtrail-client'
import { failed } from '../../support/failed.js'
import { FakeClock } from '../../support/fake-clock.js'
import { inVirtualTime } from '../../support/virtual-time.js'

const $metadata = {}

/** A client whose queries, imports and event data stores go through these states and stay in the last one. */
function going(...states: string[]) {
  const clock = new FakeClock()
  const startMs = clock.now()
  const asked: number[] = []
  const given: unknown[] = []
  const next = (input: unknown, options: unknown) => {
    asked.push(clock.now() - startMs)
    given.push([input, options])
    const state = states[Math.min(asked.length, states.length) - 1] ?? ''
    const output = { $metadata, QueryStatus: state, ImportStatus: state, Status: state, ErrorMessage: 'no such column' }
    return Promise.resolve(output)
  }
  return { clock, asked, given, client: { describeQuery: next, getImport: next, getEventDataStore: next } }
}

const QueryId = '11111111-2222-3333-4444-555555555555'

test('a query is waited for until it is finished, with longer and longer pauses', async () => {
  const { clock, asked, client } = going('QUEUED', 'RUNNING', 'RUNNING', 'FINISHED')
  const output = await inVirtualTime(clock, waitForQuery(client, { QueryId }, { clock }))
  expect(output.QueryStatus).toBe('FINISHED')
  expect(asked).toEqual([0, 1000, 2500, 4750])
  expect(clock.pending).toBe(0)
})

test('no pause is longer than maxDelayMs', async () => {
  const { clock, asked, client } = going(...Array.from({ length: 9 }, () => 'RUNNING'), 'FINISHED')
  await inVirtualTime(clock, waitForQuery(client, { QueryId }, { clock, minDelayMs: 100, maxDelayMs: 200 }))
  expect(asked.map((ms, index) => ms - (asked[index - 1] ?? 0)).slice(1)).toEqual([
    100, 150, 200, 200, 200, 200, 200, 200, 200,
  ])
})

test.each(['FAILED', 'CANCELLED', 'TIMED_OUT'])(
  'a query that is %s is an error with state, reason and answer',
  async (state) => {
    const { clock, client } = going('RUNNING', state)
    const error = await inVirtualTime(clock, failed(waitForQuery(client, { QueryId }, { clock })))
    expect(error).toBeInstanceOf(UnexpectedStateError)
    expect(error).toMatchObject({
      code: 'UnexpectedState',
      state,
      output: { QueryStatus: state },
      message: `DescribeQuery: the query ${QueryId} is ${state} and will not be FINISHED: no such column`,
    })
    expect(clock.pending).toBe(0)
  },
)

test.each([
  ['COMPLETED', undefined],
  ['FAILED', UnexpectedStateError],
  ['STOPPED', UnexpectedStateError],
])('an import that is %s', async (state, errorClass) => {
  const { clock, client } = going('INITIALIZING', 'IN_PROGRESS', state)
  const outcome = await inVirtualTime(
    clock,
    waitForImport(client, { ImportId: QueryId }, { clock }).catch((error: unknown) => error),
  )
  if (errorClass === undefined) expect(outcome).toMatchObject({ ImportStatus: state })
  else expect(outcome).toBeInstanceOf(errorClass)
})

test('an event data store is waited for until it is enabled, or in the state that is asked for', async () => {
  const EventDataStore = 'arn:aws:cloudtrail:eu-west-1:123456789012:eventdatastore/1'
  const made = going('CREATED', 'ENABLED')
  expect(
    (await inVirtualTime(made.clock, waitForEventDataStore(made.client, { EventDataStore }, { clock: made.clock })))
      .Status,
  ).toBe('ENABLED')
  const stopped = going('ENABLED', 'STOPPING_INGESTION', 'STOPPED_INGESTION')
  const options = { clock: stopped.clock, state: 'STOPPED_INGESTION' }
  expect(
    (await inVirtualTime(stopped.clock, waitForEventDataStore(stopped.client, { EventDataStore }, options))).Status,
  ).toBe('STOPPED_INGESTION')
  const deleted = going('PENDING_DELETION')
  expect(await failed(waitForEventDataStore(deleted.client, { EventDataStore }))).toBeInstanceOf(UnexpectedStateError)
  const wanted = going('PENDING_DELETION')
  expect(await waitForEventDataStore(wanted.client, { EventDataStore }, { state: 'PENDING_DELETION' })).toBeDefined()
})

test('a state that the service adds later is one on the way', async () => {
  const { clock, asked, client } = going('REHEATING', 'FINISHED')
  await inVirtualTime(clock, waitForQuery(client, { QueryId }, { clock }))
  expect(asked).toHaveLength(2)
})

test('it ends with its time limit', async () => {
  const { clock, client } = going('RUNNING')
  const error = await inVirtualTime(clock, failed(waitForQuery(client, { QueryId }, { clock, timeoutMs: 5000 })))
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({
    code: 'WaitTimeout',
    message: `DescribeQuery: the query ${QueryId} was not FINISHED within 5000 ms`,
  })
  expect(clock.pending).toBe(0)
})

test.each(['signal', 'abortSignal'] as const)('it ends with its %s, and leaves nothing behind', async (name) => {
  const { clock, client } = going('RUNNING')
  const controller = new AbortController()
  clock.after(2000, () => {
    controller.abort('the user left')
  })
  const wait = failed(waitForQuery(client, { QueryId }, { clock, [name]: controller.signal }))
  expect(await inVirtualTime(clock, wait)).toBe('the user left')
  expect([clock.pending, getEventListeners(controller.signal, 'abort')]).toEqual([0, []])
})

test('the other options of a call reach every call', async () => {
  const { clock, given, client } = going('FINISHED')
  await waitForQuery(client, { QueryId }, { clock, maxAttempts: 5, priority: 'follow' })
  expect(given).toMatchObject([[{ QueryId }, { maxAttempts: 5, priority: 'follow' }]])
  expect(Object.keys((given[0] as [object, object])[1]).sort()).toEqual(['maxAttempts', 'priority', 'signal'])
})
