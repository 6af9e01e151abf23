/** The patterns of `date_format` and `date_parse`, which are MySQL's: `%Y-%m-%d %H:%i:%s`. */
import { QueryFailure } from '../values/failure.js'
import { dayMs, startOfDay } from '../values/time.js'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

const padded = (value: number, size = 2): string => String(value).padStart(size, '0')
const hour12 = (time: Date): number => time.getUTCHours() % 12 || 12
const name = (names: readonly string[], index: number): string => names[index] ?? ''

/** What each letter is replaced by. */
const shown: Readonly<Record<string, (time: Date) => string>> = {
  a: (time) => name(days, time.getUTCDay()).slice(0, 3),
  b: (time) => name(months, time.getUTCMonth()).slice(0, 3),
  c: (time) => String(time.getUTCMonth() + 1),
  d: (time) => padded(time.getUTCDate()),
  e: (time) => String(time.getUTCDate()),
  f: (time) => `${padded(time.getUTCMilliseconds(), 3)}000`,
  H: (time) => padded(time.getUTCHours()),
  h: (time) => padded(hour12(time)),
  I: (time) => padded(hour12(time)),
  i: (time) => padded(time.getUTCMinutes()),
  j: (time) => padded(1 + (startOfDay(time.getTime()) - Date.UTC(time.getUTCFullYear(), 0, 1)) / dayMs, 3),
  k: (time) => String(time.getUTCHours()),
  l: (time) => String(hour12(time)),
  M: (time) => name(months, time.getUTCMonth()),
  m: (time) => padded(time.getUTCMonth() + 1),
  p: (time) => (time.getUTCHours() < 12 ? 'AM' : 'PM'),
  r: (time) => formatTime(time.getTime(), '%h:%i:%s %p'),
  S: (time) => padded(time.getUTCSeconds()),
  s: (time) => padded(time.getUTCSeconds()),
  T: (time) => time.toISOString().slice(11, 19),
  W: (time) => name(days, time.getUTCDay()),
  Y: (time) => padded(time.getUTCFullYear(), 4),
  y: (time) => padded(time.getUTCFullYear() % 100),
  '%': () => '%',
}

export const formatTime = (ms: number, pattern: string): string =>
  pattern.replace(/%(.)/gs, (_, letter: string) => {
    const show = shown[letter]
    if (show === undefined) throw notKnown(letter)
    return show(new Date(ms))
  })

const notKnown = (letter: string): QueryFailure =>
  new QueryFailure('INVALID_FUNCTION_ARGUMENT', `The emulator does not know %${letter} in a pattern of a date`)

/** What each letter matches, and what it tells. */
const read: Readonly<Record<string, readonly [pattern: string, part: keyof Parts]>> = {
  Y: ['\\d{4}', 'year'],
  m: ['\\d\\d?', 'month'],
  c: ['\\d\\d?', 'month'],
  d: ['\\d\\d?', 'day'],
  e: ['\\d\\d?', 'day'],
  H: ['\\d\\d?', 'hour'],
  k: ['\\d\\d?', 'hour'],
  i: ['\\d\\d?', 'minute'],
  s: ['\\d\\d?', 'second'],
  S: ['\\d\\d?', 'second'],
  f: ['\\d{1,9}', 'fraction'],
}

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** Of a second. */
  fraction: number
}

export function parseTime(text: string, pattern: string): number {
  const found: (keyof Parts)[] = []
  const source = pattern.replace(/%(.)|[\\^$.*+?()[\]{}|]/gs, (matched, letter: string | undefined) => {
    if (letter === undefined) return `\\${matched}`
    if (letter === '%') return '%'
    const reader = read[letter]
    if (reader === undefined) throw notKnown(letter)
    found.push(reader[1])
    return `(${reader[0]})`
  })
  const values = new RegExp(`^${source}$`).exec(text)?.slice(1)
  if (values === undefined) throw new QueryFailure('INVALID_FUNCTION_ARGUMENT', `Invalid format: "${text}"`)
  const parts: Parts = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: 0 }
  for (const [index, part] of found.entries())
    parts[part] = Number(part === 'fraction' ? `0.${values[index] ?? '0'}` : values[index])
  const { year, month, day, hour, minute, second, fraction } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(fraction * 1000))
}
