/** Days and minutes in UTC as strings that sort by time: `2024-02-29`, and `20240229T2359` as in the names of log files. */

const msPerMinute = 60_000
const msPerDay = 1440 * msPerMinute

/** The UTC day of a time, e.g. `2024-02-29`. */
export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10)

/** Whether a string is a day that exists; `2023-02-29` does not. */
export function isDay(text: string): boolean {
  const timeMs = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(timeMs) && dayOf(timeMs) === text
}

/** The day this number of days later, or earlier if negative. */
export const dayPlus = (day: string, days: number): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * msPerDay)

/** The UTC minute of a time, e.g. `20240229T2359`. */
export const minuteOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')

/** The start of a minute, in epoch milliseconds; `NaN` for a minute that does not exist. */
export function timeOfMinute(minute: string): number {
  const [, year, month, day, hour, minutes] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)$/.exec(minute) ?? []
  if (year === undefined || month === undefined || day === undefined) return NaN
  const timeMs = Date.parse(`${year}-${month}-${day}T${hour ?? ''}:${minutes ?? ''}:00Z`)
  return !Number.isNaN(timeMs) && minuteOf(timeMs) === minute ? timeMs : NaN
}

/** The minute this number of minutes earlier, but not before 1970. */
export const minuteBefore = (minute: string, minutes: number): string =>
  minuteOf(Math.max(0, timeOfMinute(minute) - minutes * msPerMinute))
