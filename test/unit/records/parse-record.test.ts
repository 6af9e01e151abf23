/** The record of an event of a lookup. */
import { expect, test } from 'vitest'
import { CloudTrailError } from '../../../src/contracts/errors.js'
import { parseRecord, RecordError } from '../../../src/records/parse-record.js'

const text = '{"eventVersion":"1.11","eventName":"GetObject","userIdentity":{"type":"IAMUser","extra":1}}'

test('gives the record of an event and of its text', () => {
  expect(parseRecord({ CloudTrailEvent: text })).toEqual(JSON.parse(text) as unknown)
  expect(parseRecord(text).userIdentity?.['extra']).toBe(1)
})

test.each(['', 'no json', '{"a":', '[]', '[{}]', 'null', '"{}"', '5'])('refuses %j', (bad) => {
  const refusal = expect.objectContaining({ name: 'RecordError', code: 'InvalidRecord' }) as Error
  expect(() => parseRecord(bad)).toThrow(refusal)
  expect(() => parseRecord({ CloudTrailEvent: bad })).toThrow(refusal)
})

test('refuses an event without text, and names it', () => {
  const message = 'parseRecord: event e-1 has no CloudTrailEvent'
  const refusal = expect.objectContaining({ code: 'MissingRecord', message }) as Error
  expect(() => parseRecord({ EventId: 'e-1' })).toThrow(refusal)
})

test('says nothing of the text', () => {
  try {
    parseRecord('{"secret":hunter2}')
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(RecordError)
    expect(error).toBeInstanceOf(CloudTrailError)
    expect((error as Error).message).toBe('parseRecord: the text of the event is not a JSON object')
    expect(error).not.toHaveProperty('cause')
  }
})

test('keeps __proto__ a member like any other', () => {
  const record = parseRecord('{"__proto__":{"isAdmin":true}}')
  expect(Object.keys(record)).toEqual(['__proto__'])
  expect(record['isAdmin']).toBeUndefined()
})
