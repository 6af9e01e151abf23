/** What platforms send in the place of a value: nulls for nothing, and lists for single values. */
import { parseJson } from '../../runtime/parse-json.js'
import { isPlain } from '../../schema/kind-of.js'

/** Deeper values are left as they are; what is nested like that is refused later. */
const maxDepth = 64

/** The value without the nulls in its lists and objects, which stand for what was left out. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > maxDepth) return value
  const isThere = (each: unknown) => each !== null && each !== undefined
  if (Array.isArray(value)) return value.filter(isThere).map((item) => withoutNulls(item, depth + 1))
  if (!isPlain(value)) return value
  const members = Object.entries(value).filter(([, member]) => isThere(member))
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member, depth + 1)]))
}

/** The one item of a list; anything else as it is. */
export const onlyItemOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value)

/** A single value that may be given as a list of one, or as the JSON text of either. */
export function singleValue(value: unknown): unknown {
  const json = typeof value === 'string' && /^\s*["[]/.test(value) ? parseJson(value) : undefined
  const item = onlyItemOf(json ?? value)
  return Array.isArray(item) ? value : item
}
