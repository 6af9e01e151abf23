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

/** Reads `{'AccessKeyId': 'ASIA…', …}`, as Python prints a dictionary of strings; `undefined` for anything else. */
export function pythonDictionaryOf(text: string): Record<string, string> | undefined {
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1]
  if (body === undefined) return undefined
  const entry = /\s*'([^'\\]*)'\s*:\s*'([^'\\]*)'\s*(?:,|$)/gy
  const entries: [string, string][] = []
  let end = 0
  for (let found = entry.exec(body); found !== null; found = entry.exec(body)) {
    entries.push([found[1] ?? '', found[2] ?? ''])
    end = entry.lastIndex
  }
  return body.slice(end).trim() === '' ? Object.fromEntries(entries) : undefined
}
