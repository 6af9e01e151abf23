/** Functions of dates and timestamps, all in UTC. */
import { QueryFailure } from '../values/failure.js'
import { addMonths, dayMs, readTime, startOfDay } from '../values/time.js'
import { bigint, date, double, timestamp, varchar, type Type } from '../values/type.js'
import type { Value } from '../values/value.js'
import { formatTime, parseTime } from './date-patterns.js'
import type { Functions, Parameter, ScalarFunction } from './scalar.js'

const time: Parameter = ['timestamp', 'date']
const text: Parameter = ['varchar']

const hourMs = 3_600_000

/** Monday is 1, Sunday 7. */
const weekday = (ms: number): number => new Date(ms).getUTCDay() || 7
const monday = (ms: number): number => startOfDay(ms) - (weekday(ms) - 1) * dayMs
const startOfMonth = (ms: number, month = new Date(ms).getUTCMonth()): number =>
  Date.UTC(new Date(ms).getUTCFullYear(), month, 1)
const startOfYear = (ms: number): number => startOfMonth(ms, 0)

/** The ISO week's Thursday lies in the year that the week belongs to. */
const weekYear = (ms: number): number => new Date(monday(ms) + 3 * dayMs).getUTCFullYear()
const week = (ms: number): number =>
  1 + Math.floor((monday(ms) + 3 * dayMs - Date.UTC(weekYear(ms), 0, 1)) / (7 * dayMs))

interface Unit {
  readonly start: (ms: number) => number
  readonly add: (ms: number, count: number) => number
  readonly between: (from: number, to: number) => number
}

const fixed = (length: number, start = (ms: number) => Math.floor(ms / length) * length): Unit => ({
  start,
  add: (ms, count) => ms + count * length,
  between: (from, to) => Math.trunc((to - from) / length),
})

/** Whole months between two times: the last one counts only when it is over. */
function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from)
  const [first, last] = [new Date(from), new Date(to)]
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth()
  return addMonths(from, months) > to ? months - 1 : months
}

const ofMonths = (size: number, start: (ms: number) => number): Unit => ({
  start,
  add: (ms, count) => addMonths(ms, count * size),
  between: (from, to) => Math.trunc(monthsBetween(from, to) / size),
})

const units: Readonly<Record<string, Unit>> = {
  millisecond: fixed(1),
  second: fixed(1000),
  minute: fixed(60_000),
  hour: fixed(hourMs),
  day: fixed(dayMs),
  week: fixed(7 * dayMs, monday),
  month: ofMonths(1, startOfMonth),
  quarter: ofMonths(3, (ms) => startOfMonth(ms, Math.floor(new Date(ms).getUTCMonth() / 3) * 3)),
  year: ofMonths(12, startOfYear),
}

function unitOf(name: Value): Unit {
  const unit = units[(name as string).toLowerCase()]
  if (unit !== undefined) return unit
  throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', `'${name as string}' is not a valid unit of time`)
}

const part = (read: (ms: number) => number): ScalarFunction => ({
  takes: [time],
  gives: bigint,
  apply: ([ms]) => read(ms as number),
})

const parts = {
  year: part((ms) => new Date(ms).getUTCFullYear()),
  quarter: part((ms) => Math.floor(new Date(ms).getUTCMonth() / 3) + 1),
  month: part((ms) => new Date(ms).getUTCMonth() + 1),
  week: part(week),
  day: part((ms) => new Date(ms).getUTCDate()),
  day_of_week: part(weekday),
  day_of_year: part((ms) => 1 + (startOfDay(ms) - startOfYear(ms)) / dayMs),
  hour: part((ms) => new Date(ms).getUTCHours()),
  minute: part((ms) => new Date(ms).getUTCMinutes()),
  second: part((ms) => new Date(ms).getUTCSeconds()),
  millisecond: part((ms) => new Date(ms).getUTCMilliseconds()),
  year_of_week: part(weekYear),
}

const sameTime =
  (index: number) =>
  (types: readonly Type[]): Type =>
    types[index] ?? timestamp

function read(value: Value): number {
  const ms = readTime(value as string)
  if (ms !== undefined) return ms
  throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', `Invalid format: "${value as string}"`)
}

export const dateFunctions: Functions = {
  ...parts,
  day_of_month: parts.day,
  dow: parts.day_of_week,
  doy: parts.day_of_year,
  week_of_year: parts.week,
  yow: parts.year_of_week,
  date: {
    takes: [['timestamp', 'date', 'varchar']],
    gives: date,
    apply: ([value]) => startOfDay(typeof value === 'string' ? read(value) : (value as number)),
  },
  last_day_of_month: { takes: [time], gives: date, apply: ([ms]) => addMonths(startOfMonth(ms as number), 1) - dayMs },
  date_trunc: {
    takes: [text, time],
    gives: sameTime(1),
    apply: ([unit, ms]) => unitOf(unit).start(ms as number),
  },
  date_add: {
    takes: [text, ['bigint'], time],
    gives: sameTime(2),
    apply: ([unit, count, ms]) => unitOf(unit).add(ms as number, count as number),
  },
  date_diff: {
    takes: [text, time, time],
    gives: bigint,
    apply: ([unit, from, to]) => unitOf(unit).between(from as number, to as number),
  },
  date_format: {
    takes: [time, text],
    gives: varchar,
    apply: ([ms, format]) => formatTime(ms as number, format as string),
  },
  date_parse: {
    takes: [text, text],
    gives: timestamp,
    apply: ([value, format]) => parseTime(value as string, format as string),
  },
  from_iso8601_timestamp: { takes: [text], gives: timestamp, apply: ([value]) => read(value) },
  from_iso8601_date: { takes: [text], gives: date, apply: ([value]) => startOfDay(read(value)) },
  to_iso8601: {
    takes: [time],
    gives: varchar,
    apply: ([ms], [type]) => {
      const iso = new Date(ms as number).toISOString()
      return type?.kind === 'date' ? iso.slice(0, 10) : iso
    },
  },
  from_unixtime: { takes: [['bigint', 'double']], gives: timestamp, apply: ([seconds]) => (seconds as number) * 1000 },
  to_unixtime: { takes: [time], gives: double, apply: ([ms]) => (ms as number) / 1000 },
}
