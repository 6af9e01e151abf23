/** What is taken for a cursor, and what is not. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { cursorAt, cursorSince, isCursor, notAfter } from '../../../../src/intake/backfill/cursor.js'

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
  ['a first start that is no minute', { ...cursor, since: 'noon' }],
  ['a list with nothing', { ...cursor, unfinished: [''] }],
])('%s is no cursor', (_, value) => {
  expect(isCursor(value)).toBe(false)
})

const minute = 60_000
const nowMs = Date.UTC(2026, 0, 15, 12)

test('a cursor since a time begins the lookback before it, and says since when', () => {
  expect(cursorSince(nowMs, 90)).toEqual({
    newest: '20260115T1200',
    floor: '20260115T1030',
    recent: [],
    unfinished: [],
    since: '20260115T1200',
  })
})

test('a cursor that is not later than now, give or take a minute, stays as it is', () => {
  for (const early of [-1e9, -1, 0, minute]) {
    const stored = cursorSince(nowMs + early, 60)
    expect(notAfter(stored, nowMs, 60)).toBe(stored)
  }
})

test('a cursor of the future is moved to now, keeps its files, and skips none of the lookback', () => {
  const files = { recent: ['20260115T1130Z_a'], unfinished: ['20260101T0000Z_b'] }
  const whole = fc.integer({ min: 1, max: 5_000_000 })
  fc.assert(
    fc.property(whole, whole, whole, (ahead, back, lookback) => {
      const newestMs = nowMs + (ahead + 1) * minute
      const stored = { ...cursorAt(newestMs), floor: cursorAt(newestMs - back * minute).floor, ...files }
      const moved = notAfter(stored, nowMs, lookback)
      expect(isCursor(moved)).toBe(true)
      expect(moved).toMatchObject({ newest: '20260115T1200', ...files })
      expect(moved.floor <= cursorSince(nowMs, lookback).floor && moved.floor <= stored.floor).toBe(true)
      expect(moved.since).toBeUndefined()
    }),
  )
})
