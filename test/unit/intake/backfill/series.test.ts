/** Names within a series of log files. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minuteOf } from '../../../../src/intake/objects/day.js'
import { Series } from '../../../../src/intake/backfill/series.js'

const series = new Series({ prefix: 'audit', accountId: '1', kind: 'CloudTrail', region: 'us-east-1' })
const prefix = 'audit/AWSLogs/1/CloudTrail/us-east-1/'
const name = '2024/02/29/1_CloudTrail_us-east-1_20240229T2355Z_Mu0KsOhtH1ar15ZZ.json.gz'

test('a name is the key without what all keys of the series begin with', () => {
  expect(series.nameOf(prefix + name)).toBe(name)
  expect(series.nameOf(`AWSLogs/1/CloudTrail/us-east-1/${name}`)).toBeUndefined()
})

test.each([
  [name, '20240229T2355'],
  ['2024/03/01/1_CloudTrail_us-east-1_20240229T2355Z_x.json.gz', '20240301T0000'],
  ['2024/02/29/2_CloudTrail_us-east-1_20240229T2355Z_x.json.gz', '20240229T0000'],
  ['2024/02/29/1_CloudTrail_us-east-1_20240229T2575Z_x.json.gz', '20240229T0000'],
  ['2024/02/29/copy.json', '20240229T0000'],
  ['2024/02/30/copy.json', undefined],
  ['0000/00/00/1_CloudTrail_us-east-1_00000000T0000Z_x.json.gz', undefined],
  ['copy.json', undefined],
  ['', undefined],
])('the minute of %j is %s', (of, minute) => {
  expect(series.minuteOf(of)).toBe(minute)
})

test('the short form of a name is the part of it that is its own', () => {
  expect(series.shorten(name)).toBe('20240229T2355Z_Mu0KsOhtH1ar15ZZ')
})

const stem = '2024/02/29/1_CloudTrail_us-east-1_20240229T'
const likeName = fc.oneof(
  fc.stringMatching(/^[0-9]{4}Z_[A-Za-z0-9]{0,16}$/).map((end) => `${stem}${end}.json.gz`),
  fc.string({
    unit: fc.constantFrom('2024/02/29/', '1_CloudTrail_us-east-1_', '20240229T2355Z_', '.json.gz', '/', 'a'),
  }),
  fc.string(),
)

test('every name comes back from its short form, and no two have the same', () => {
  fc.assert(
    fc.property(likeName, likeName, (one, other) => {
      expect(series.restore(series.shorten(one))).toBe(one)
      expect(series.shorten(one) === series.shorten(other)).toBe(one === other)
    }),
    { numRuns: 1000 },
  )
})

test('no name sorts before its minute', () => {
  fc.assert(
    fc.property(likeName, (one) => {
      const minute = series.minuteOf(one)
      if (minute !== undefined) expect(one >= series.nameOfMinute(minute).slice(0, '2024/02/29/'.length)).toBe(true)
      if (minute !== undefined && !minute.endsWith('T0000')) expect(one >= series.nameOfMinute(minute)).toBe(true)
    }),
  )
})

test('a minute sorts behind all files of the minutes before', () => {
  const time = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }).map(minuteOf)
  fc.assert(
    fc.property(time, time, (minute, floor) => {
      const file = series.restore(`${minute}Z_zzzzzzzzzzzzzzzz`)
      expect(file < series.nameOfMinute(floor)).toBe(minute < floor)
    }),
  )
})
