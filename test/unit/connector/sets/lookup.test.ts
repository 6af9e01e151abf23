/** The lookup that two actions share: its rules, and what is left of one that fails. */
import { expect, test } from 'vitest'
import type { ActionContext } from '../../../../src/connector/action/action.js'
import { lookUp, lookupIssues } from '../../../../src/connector/sets/lookup.js'
import { ConnectionError } from '../../../../src/contracts/errors.js'
import type { Event } from '../../../../src/operations/events.js'
import { failed } from '../../../support/failed.js'

const none = {
  attribute_key: undefined,
  attribute_value: undefined,
  start_date: undefined,
  end_date: undefined,
  max_results: undefined,
}

/** A client whose lookup returns so many events, and then fails with an error. */
function contextOf(events: number, error: unknown): ActionContext {
  async function* lookupEvents() {
    for (let id = 0; id < events; id++) yield await Promise.resolve({ EventId: String(id) })
    throw error
  }
  return { cloudtrail: { lookupEvents }, options: {} } as unknown as ActionContext // sound: only this method is called
}
const rowOf = (event: Event) => event

test.each([
  [{ attribute_key: 'EventName' as const }, 'attribute_value', 'is required when attribute_key is given'],
  [{ attribute_value: 'x' }, 'attribute_key', 'is required when attribute_value is given'],
  [{ attribute_key: 'ReadOnly' as const, attribute_value: 'yes' }, 'attribute_value', 'must be true or false'],
])('%j breaks a rule', (values, path, message) => {
  expect(lookupIssues({ ...none, ...values })).toEqual([{ path, message: expect.stringContaining(message) as string }])
})

test('an issue of an input member names its parameter', () => {
  const [issue] = lookupIssues({ ...none, start_date: new Date(2000), end_date: new Date(1000) })
  expect(issue?.path).toMatch(/^(start|end)_date$/)
  expect(issue?.message).not.toMatch(/StartTime|EndTime/)
  const tooLong = lookupIssues({ ...none, attribute_key: 'EventName', attribute_value: 'x'.repeat(3000) })
  expect(new Set(tooLong.map(({ path }) => path))).toEqual(new Set(['attribute_value']))
})

test('it stops at the number of events that was asked for', async () => {
  expect(await lookUp({ ...none, max_results: 2 }, contextOf(5, new Error('never')), rowOf)).toEqual({
    rows: [{ EventId: '0' }, { EventId: '1' }],
    failures: [],
    successful: 1,
    counts: { total_lookup_events: 2, reached_max_results: true },
    message: 'Total lookup events: 2',
  })
})

test('events that were found before a failure are kept', async () => {
  const error = new ConnectionError('it broke', { mayBeSent: true })
  expect(await lookUp(none, contextOf(3, error), rowOf)).toMatchObject({
    rows: [{ EventId: '0' }, { EventId: '1' }, { EventId: '2' }],
    failures: [{ subject: null, error }],
    successful: 0,
    counts: { total_lookup_events: 3, reached_max_results: false },
  })
})

test('what is no error of the client, such as the reason of a signal, is thrown', async () => {
  expect(await failed(lookUp(none, contextOf(1, 'the user left'), rowOf))).toBe('the user left')
})
