import { expect, test } from 'vitest'
import { EventTimes, eventTimesOutside } from '../../../../src/integrity/content/event-times.js'

const [oldest, newest] = ['2026-01-10T01:00:00Z', '2026-01-10T02:00:00Z']
const record = (time: string) => Buffer.from(`{"eventTime":"${time}","eventName":"x"}`)

function isOutside(pieces: readonly Uint8Array[], bounds: readonly [unknown, unknown] = [oldest, newest]): boolean {
  const times = new EventTimes(...bounds)
  for (const piece of pieces) times.add(piece)
  return times.hasOutside
}

test('times within the bounds, bounds included, are none of interest; others are', () => {
  expect(isOutside([record(oldest), record(newest)])).toBe(false)
  expect(isOutside([record(oldest), record('2026-01-10T02:00:01Z')])).toBe(true)
  expect(isOutside([record('2026-01-09T23:59:59Z')])).toBe(true)
  expect(isOutside([record('1026-01-10T01:30:00Z')])).toBe(true)
})

test('a time is found wherever the text is cut', () => {
  const text = Buffer.concat([record(oldest), record('2027-01-01T00:00:00Z'), record(newest)])
  for (let at = 1; at < text.length; at++) expect(isOutside([text.subarray(0, at), text.subarray(at)])).toBe(true)
  expect(isOutside(Array.from(text, (byte) => Uint8Array.of(byte)))).toBe(true)
})

test('bounds that are no times are none', () => {
  expect(isOutside([record('2026-01-09T23:59:59Z')], [null, undefined])).toBe(false)
  expect(isOutside([record('2026-01-09T23:59:59Z')], ['2026', newest])).toBe(false)
})

test('of a log file that is parsed, the times outside are told; what is none is passed over', () => {
  const outside = (log: unknown) => eventTimesOutside(log, oldest, newest)
  const times = [oldest, '2026-01-10T00:59:59Z', newest, '2026-01-10T02:00:01Z']
  const records = [...times.map((eventTime) => ({ eventTime })), null, 5, {}, { eventTime: 5 }, { eventTime: '1999' }]
  expect(outside({ Records: records })).toEqual(['2026-01-10T00:59:59Z', '2026-01-10T02:00:01Z'])
  for (const log of [undefined, null, 5, [], {}, { Records: {} }]) expect(outside(log)).toEqual([])
})
