/** The strings that platforms send for lists and objects. */
import { parseJson } from '../../runtime/parse-json.js'

/** The items of a list, trimmed and without duplicates; `undefined` when one of them is blank or not a string. */
export function itemsOf(list: string | readonly string[]): string[] | undefined {
  const items: unknown = typeof list === 'string' ? splitText(list.trim()) : list
  if (!Array.isArray(items) || !items.every((item) => typeof item === 'string' && item.trim() !== '')) return undefined
  return [...new Set(items.map((item: string) => item.trim()))]
}

/** Reads `["a", "b"]`, `"a"` and `a, b`; a trailing comma is ignored. */
function splitText(text: string): unknown {
  if (/^[["]/.test(text)) {
    const json = parseJson(text)
    return typeof json === 'string' ? [json] : json
  }
  return text.replace(/,\s*$/, '').split(',')
}

/**
 * Reads `{'AccessKeyId': 'ASIA…', 'Expiration': datetime.datetime(…), …}`, as Python prints a dictionary; `undefined` for anything
 * else. Entries that are `None` are left out; times must be in UTC.
 */
export function pythonDictionaryOf(text: string): Record<string, string> | undefined {
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1]
  if (body === undefined) return undefined
  const entry =
    /\s*'([^'\\]*)'\s*:\s*(?:'([^'\\]*)'|(None)|datetime\.datetime\(([\d, ]+)(?:, tzinfo=(?:tzutc\(\)|datetime\.timezone\.utc))?\))\s*(?:,|$)/gy
  const entries: [string, string][] = []
  let end = 0
  for (let found = entry.exec(body); found !== null; found = entry.exec(body)) {
    const [, name = '', value = '', nothing, time] = found
    if (nothing === undefined) entries.push([name, time === undefined ? value : isoOf(time)])
    end = entry.lastIndex
  }
  return body.slice(end).trim() === '' ? Object.fromEntries(entries) : undefined
}

/** The time that `2026, 11, 21, 22, 28, 4` means in UTC; blank for none. */
function isoOf(numbers: string): string {
  const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = numbers.split(',').map(Number)
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}
