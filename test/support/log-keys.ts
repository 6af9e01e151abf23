/** Keys of log files as CloudTrail writes them. */
import { minuteOf } from '../../src/intake/objects/day.js'
import { locationPrefix, type LogLocation } from '../../src/intake/objects/object-key.js'

/** A series for tests in which one is enough. */
export const series: LogLocation = { accountId: '111111111111', kind: 'CloudTrail', region: 'eu-west-1' }

/** The key of a file that was delivered at a time, e.g. `2026-01-15T12:05`. */
export function logKey(
  time: string,
  { of = series, unique = 'x' }: { of?: LogLocation; unique?: string } = {},
): string {
  const minute = minuteOf(Date.parse(`${time}Z`))
  const folders = `${minute.slice(0, 4)}/${minute.slice(4, 6)}/${minute.slice(6, 8)}/`
  return `${locationPrefix(of)}${folders}${of.accountId}_${of.kind}_${of.region}_${minute}Z_${unique}.json.gz`
}
