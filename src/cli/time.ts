/** Reads times of the command line. */

const form = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.(\d+))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * A time such as `2026-01-10`, `2026-01-10T05:30:00Z` or `2026-01-10 05:30+02:00`; in UTC unless it has an offset.
 *
 * The AWS CLI drops an offset, which is hours away from what was asked for.
 *
 * @returns `undefined` for what is no such time.
 */
export function parseTime(text: string): Date | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] =
    form.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const timeMs = Date.parse(`${utc}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  // `Date` takes February 30 for March 2.
  if (Number.isNaN(timeMs) || !new Date(timeMs).toISOString().startsWith(utc)) return undefined
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(timeMs - (sign === '-' ? -offsetMs : offsetMs))
}
