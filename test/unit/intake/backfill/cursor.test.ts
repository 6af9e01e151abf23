/** What is taken for a cursor, and what is not. */
import { expect, test } from 'vitest'
import { cursorAt, isCursor } from '../../../../src/intake/backfill/cursor.js'

const cursor = { newest: '20240229T2359', floor: '20240228T2359', recent: ['20240229T2359Z_a'], unfinished: [] }

test('a cursor survives JSON', () => {
  expect(isCursor(JSON.parse(JSON.stringify(cursor)))).toBe(true)
  expect(isCursor(cursorAt(Date.UTC(2024, 1, 29, 23, 59, 59)))).toBe(true)
  expect(cursorAt(Date.UTC(2024, 1, 29, 23, 59, 59))).toMatchObject({ newest: '20240229T2359', floor: '20240229T2359' })
})

test.each([
  ['null', null],
  ['text', 'cursor'],
  ['a list', []],
  ['no floor', { ...cursor, floor: undefined }],
  ['a floor that is no minute', { ...cursor, floor: '20240230T0000' }],
  ['a floor above the newest', { ...cursor, floor: '20240301T0000' }],
  ['a number for the newest', { ...cursor, newest: 20240229 }],
  ['no list', { ...cursor, recent: undefined }],
  ['a list with something else', { ...cursor, recent: [5] }],
  ['a list with nothing', { ...cursor, unfinished: [''] }],
])('%s is no cursor', (_, value) => {
  expect(isCursor(value)).toBe(false)
})
