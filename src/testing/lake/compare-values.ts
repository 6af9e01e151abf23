/** Compares two values of records or statements; neither may be missing. */
import type { Value } from './query.js'

/** Negative when `left` comes first. Timestamps compare by time whatever their spelling, numbers by size. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [comparable(left), comparable(right)]
  return one < other ? -1 : Number(one > other)
}

const timestampPattern = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?$/

function comparable(value: Value): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (!timestampPattern.test(text)) return text
  const parsed = Date.parse(`${text.replace(' ', 'T').replace('Z', '')}${text.length > 10 ? 'Z' : ''}`)
  return Number.isNaN(parsed) ? text : new Date(parsed).toISOString()
}
