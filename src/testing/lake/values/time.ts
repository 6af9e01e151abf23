/** Timestamps in UTC as Trino reads and writes them. */

const pattern = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d?:\d\d)(:\d\d(?:\.\d+)?)?)?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?$/

/** Epoch milliseconds of `2026-01-01`, `2026-01-01 12:00:00.000` or `2026-01-01T12:00:00Z`; `undefined` for other text. */
export function readTime(text: string): number | undefined {
  const [, day, minutes = '00:00', seconds = ':00', zone = 'Z'] = pattern.exec(text.trim()) ?? []
  if (day === undefined) return undefined
  const parsed = Date.parse(`${day}T${minutes.padStart(5, '0')}${seconds}${zone === 'UTC' ? 'Z' : zone}`)
  return Number.isNaN(parsed) ? undefined : parsed
}

/** `2026-01-01 12:00:00.000` */
export const showTime = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace('Z', '')

/** `2026-01-01` */
export const showDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const dayMs = 86_400_000

export const startOfDay = (ms: number): number => Math.floor(ms / dayMs) * dayMs

/** A length of time. Months are counted on the calendar. */
export interface Interval {
  readonly months: number
  readonly ms: number
}

/** `1 02:03:04.000`, or `1-2` for years and months. */
export function showInterval({ months, ms }: Interval): string {
  const sign = months < 0 || ms < 0 ? '-' : ''
  if (months !== 0) return `${sign}${Math.trunc(Math.abs(months) / 12)}-${Math.abs(months) % 12}`
  const time = new Date(Math.abs(ms) % dayMs).toISOString().slice(11, 23)
  return `${sign}${Math.trunc(Math.abs(ms) / dayMs)} ${time}`
}

/** A time some months later; the 31st becomes the last day of a shorter month. */
export function addMonths(ms: number, months: number): number {
  const then = new Date(ms)
  const day = then.getUTCDate()
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(day, lastDay))
  return then.getTime()
}

export const addInterval = (ms: number, { months, ms: more }: Interval, sign: number): number =>
  addMonths(ms, months * sign) + more * sign
